import { type Card, type CardBlock, plainText, type Rich } from '../../card.ts';
import { truncate } from '../../truncate.ts';
import { type ActionSet, type Shown, toActionSets } from './buttons.ts';
import { type ChartElement, toChart } from './chart.ts';
import type { InputElement } from './inputs.ts';
import { type ColumnSet, mapActions, toTask } from './tasks.ts';
import { address, type RichTextBlock, toLines } from './text.ts';

/**
 * An activity that botbuilder sends. It has no `text`: beside a card, Teams shows that as a message of its own, in
 * markdown. `summary` is what notifications and lists of chats say.
 */
export interface TeamsMessage {
  type: 'message';
  summary: string;
  attachments: { contentType: 'application/vnd.microsoft.card.adaptive'; content: AdaptiveCard }[];
}

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  /** The card's name for screen readers. */
  speak: string;
  /** Markdown, so our words only: shown by a client that does not know this version. */
  fallbackText: string;
  msteams: { width: 'Full' };
  body: Element[];
}

export type Element = RichTextBlock | ActionSet | ColumnSet | ChartElement | InputElement;

/** `card` in bytes of the JSON in UTF-8, the others in characters. */
const limits = { card: 28_000, heading: 150, speak: 200, summary: 4_000 };

/** How much of a card is not its body, in bytes: `speak` may be escapes only. */
const envelope = 2_000;

/** How many bytes a card's elements may have. */
export const room = limits.card - envelope;

const leftOut: Rich = [
  'The rest is left out: it is more than a Teams card holds. Ask for less at a time, as in ',
  { command: 'show <ticket>' },
  ', ',
  { command: 'history <ticket> from:1' },
  ' or ',
  { command: 'list stalled' },
  '.',
];

/**
 * A message for a card. Text goes into runs only, which Teams shows literally, so nothing that a person typed becomes a
 * mention, a link or formatting. What does not fit into a card is left out from the end, and the card says so.
 */
export function toMessage(card: Card): TeamsMessage {
  return wrap(fitting(card.blocks), plainText(card.blocks, address));
}

/** A message with one card. `words`: all that it says. */
export function wrap(body: Element[], words: string): TeamsMessage {
  const content: AdaptiveCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: truncate(words.split('\n')[0] ?? '', limits.speak),
    fallbackText: `This Teams cannot show the card. Say ${address}help to see what you can ask for in words.`,
    msteams: { width: 'Full' },
    body,
  };
  return {
    type: 'message',
    summary: truncate(words, limits.summary),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}

/** @param more how its buttons treat the inputs around it */
export function toElements(block: CardBlock, more: Pick<Shown, 'associatedInputs'> = {}): Element[] {
  switch (block.type) {
    case 'heading':
      return toLines(truncate(block.text, limits.heading), { size: 'Large', weight: 'Bolder' });
    case 'text':
    case 'copy':
      return toLines(block.text);
    case 'list':
      return block.items.flatMap((item) => toLines(['• ', ...[item].flat()], {}, 'Small'));
    case 'lines':
      return block.items.flatMap((item) => toLines(item, {}, 'Small'));
    case 'note':
      return toLines(block.text, { size: 'Small', isSubtle: true });
    case 'buttons':
      return toActionSets(block.buttons, more);
    case 'tasks':
      return block.tasks.flatMap((task) => toTask(task, more));
    case 'chart':
      return [...toLines(block.title, { weight: 'Bolder' }), toChart(block)];
  }
}

/** As many of the elements, from the first on, as `bytes` of JSON hold. */
export function upTo(elements: Element[], bytes: number): Element[] {
  let used = 0;
  const over = elements.findIndex((element) => {
    used += sizeOf(element) + 1;
    return used > bytes;
  });
  return over < 0 ? elements : elements.slice(0, over);
}

/** In bytes, as JSON in UTF-8. */
export function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** The elements that fit. Before any of them is left out, the buttons do without what only old clients need. */
function fitting(blocks: CardBlock[]): Element[] {
  const whole = apart(blocks.flatMap((block) => toElements(block)));
  if (sizeOf(whole) <= room) return whole;
  const lean = (some: CardBlock[]) => apart(some.flatMap((block) => toElements(block))).map(withoutFallback);
  if (sizeOf(lean(blocks)) <= room) return lean(blocks);
  const at = tailOf(blocks);
  const says = toLines(leftOut, { size: 'Small', isSubtle: true });
  const tail = upTo(lean(blocks.slice(at)), room - sizeOf(says));
  const start = upTo(lean(blocks.slice(0, at)), room - sizeOf([...says, ...tail]));
  return [...start, ...says, ...tail];
}

/** Where the buttons at a card's end begin that are for all of it: where each part has its own, none are. */
function tailOf(blocks: CardBlock[]): number {
  const at = blocks.findLastIndex((block) => block.type !== 'buttons') + 1;
  return blocks.findIndex((block) => block.type === 'buttons') < at ? blocks.length : at;
}

/** What follows on buttons begins something new: without more space they would seem to be its own. */
function apart(elements: Element[]): Element[] {
  return elements.map((element, i) =>
    element.type === 'RichTextBlock' && elements[i - 1]?.type === 'ActionSet'
      ? { ...element, spacing: 'Large' }
      : element,
  );
}

function withoutFallback(element: Element): Element {
  if (element.type === 'ColumnSet') return mapActions(element, bare);
  return element.type === 'ActionSet' ? bare(element) : element;
}

function bare(set: ActionSet): ActionSet {
  return { ...set, actions: set.actions.map(({ fallback: _, ...action }) => action) };
}
