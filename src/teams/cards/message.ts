import {
  type Button,
  type Card,
  type CardBlock,
  card,
  lines,
  type MenuOption,
  plainText,
  type Rich,
  tableLines,
  text,
} from '../../card.ts';
import { truncate } from '../../truncate.ts';
import { type ActionSet, type Shown, toActionSets, toMenu } from './buttons.ts';
import { type ChartElement, toChart } from './chart.ts';
import { type FactSet, toFacts } from './fact-set.ts';
import { type Folded, type FoldTitle, toFold } from './fold.ts';
import type { InputElement } from './inputs.ts';
import { type TableElement, toTable } from './table.ts';
import { type Badge, type ColumnSet, hasButtonsBelow, mapActions, toTasks } from './tasks.ts';
import { address, type RichTextBlock, toCopyLines, toLines } from './text.ts';

/**
 * An activity that the bot sends. It has no `text`, because Teams would show that as a second message, in markdown.
 * Notifications and chat lists show the `summary`.
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
  /** What a screen reader reads aloud. */
  speak: string;
  /**
   * What a client shows if it doesn't know this card version. Clients read it as markdown, so it contains only our own
   * words.
   */
  fallbackText: string;
  msteams: { width: 'Full' };
  body: Element[];
}

export type Element =
  | RichTextBlock
  | ActionSet
  | ColumnSet
  | Badge
  | FactSet
  | FoldTitle
  | Folded<Element>
  | TableElement
  | ChartElement
  | InputElement;

/** `card` counts bytes of UTF-8 JSON. The other limits count characters. */
const limits = { card: 28_000, heading: 150, speak: 200, summary: 4_000 };

/** Bytes reserved for everything except the card's body. Escapes can make `speak` several times longer. */
const envelope = 2_000;

/** The maximum size of a card's body, in bytes. */
export const room = limits.card - envelope;

const cutShort: Rich = [
  "The rest doesn't fit in a Teams card. Ask for less at a time, for example ",
  { command: 'show <ticket>' },
  ', ',
  { command: 'history <ticket> from:10' },
  ', or ',
  { command: 'list stalled' },
  '.',
];

/**
 * Turns a card into a message. Uses only text runs, which Teams shows literally, so nothing that a person typed becomes
 * a mention, a link, or formatting. If the card is too long, cuts it near the end and says that the rest is missing.
 */
export function toMessage({ blocks, event }: Card): TeamsMessage {
  return wrap(fitting(blocks), plainText(blocks, address), event);
}

/**
 * Builds a message with one card.
 * @param words everything that the card says, as plain text
 * @param event what a phone shows. Without it, the phone shows the start of `words`
 */
export function wrap(body: Element[], words: string, event = words): TeamsMessage {
  const content: AdaptiveCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: truncate(words.split('\n')[0] ?? '', limits.speak),
    fallbackText: `Your Teams client can't show this card. Type ${address}help to see the commands.`,
    msteams: { width: 'Full' },
    body,
  };
  return {
    type: 'message',
    summary: truncate(event, limits.summary),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}

/**
 * Turns the blocks of a card into elements. A menu after buttons joins their set.
 * @param within the position of the block that these blocks are in
 */
function toBody(blocks: CardBlock[], within = 'block'): Element[] {
  return blocks.flatMap((block, i): Element[] => {
    const next = blocks[i + 1];
    if (block.type === 'menu' && blocks[i - 1]?.type === 'buttons') return [];
    if (block.type === 'buttons' && next?.type === 'menu') return withMenu(block.buttons, next.options);
    if (block.type === 'fold')
      return toFold(block.title, toBody(block.blocks, `${within}-${i}`), `${within}-${i}`);
    return toElements(block);
  });
}

/** Puts a menu behind the last set of buttons. */
function withMenu(buttons: Button[], options: MenuOption[]): ActionSet[] {
  const sets = toActionSets(buttons);
  const last = sets.at(-1);
  const menu = toMenu(options);
  return [...sets.slice(0, -1), { type: 'ActionSet', actions: [...(last?.actions ?? []), ...menu] }];
}

/**
 * Turns one block of a card into elements. A fold is opened.
 * @param more whether the block's buttons send the card's inputs
 */
export function toElements(block: CardBlock, more: Pick<Shown, 'associatedInputs'> = {}): Element[] {
  switch (block.type) {
    case 'heading':
      return toLines(truncate(block.text, limits.heading), { size: 'Large', weight: 'Bolder' });
    case 'text':
      return toLines(block.text);
    case 'copy':
      return toCopyLines(block.text);
    case 'list':
      return block.items.flatMap((item) => toLines(['• ', ...[item].flat()], {}, 'Small'));
    case 'lines':
      return block.items.flatMap((item) => toLines(item, {}, 'Small'));
    case 'note':
      return toLines(block.text, { size: 'Small', isSubtle: true });
    case 'buttons':
      return toActionSets(block.buttons, more);
    case 'menu':
      return [{ type: 'ActionSet', actions: toMenu(block.options, more) }];
    case 'fold':
      return [
        ...toLines(block.title, { weight: 'Bolder' }),
        ...block.blocks.flatMap((inside) => toElements(inside, more)),
      ];
    case 'figures':
      return toFacts(block.figures);
    case 'table':
      return toTable(block);
    case 'tasks':
      return toTasks(block.tasks, more);
    case 'chart':
      return [...toLines(block.title, { weight: 'Bolder' }), toChart(block)];
  }
}

/** Returns the first elements, as many as fit in the given number of bytes of JSON. */
export function upTo(elements: Element[], bytes: number): Element[] {
  let used = 0;
  const over = elements.findIndex((element) => {
    used += sizeOf(element) + 1;
    return used > bytes;
  });
  return over < 0 ? elements : elements.slice(0, over);
}

/** Returns the size of a value as UTF-8 JSON, in bytes. */
export function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/**
 * Makes a card's elements fit the size limit. Drops the fallbacks for old clients and shows tables as lines first, and then
 * drops elements near the end.
 */
function fitting(blocks: CardBlock[]): Element[] {
  const whole = apart(toBody(blocks));
  if (sizeOf(whole) <= room) return whole;
  const lean = (some: CardBlock[]) => apart(toBody(withoutTables(some))).map(withoutFallback);
  if (sizeOf(lean(blocks)) <= room) return lean(blocks);
  const at = tailOf(blocks);
  const says = toLines(cutShort, { size: 'Small', isSubtle: true });
  const tail = upTo(lean(blocks.slice(at)), room - sizeOf(says));
  const start = upTo(lean(blocks.slice(0, at)), room - sizeOf([...says, ...tail]));
  return [...start, ...says, ...tail];
}

/**
 * Returns the index of the buttons at the end of a card. They apply to the whole card, so they stay when the card is
 * cut. If earlier blocks have buttons too, returns the number of blocks, and nothing at the end has to stay.
 */
function tailOf(blocks: CardBlock[]): number {
  const at = blocks.findLastIndex((block) => !isPressed(block)) + 1;
  return blocks.findIndex(isPressed) < at ? blocks.length : at;
}

function isPressed({ type }: CardBlock): boolean {
  return type === 'buttons' || type === 'menu';
}

/** Adds space after buttons, so that they don't seem to belong to the text below them. */
function apart(elements: Element[]): Element[] {
  return elements.map((element, i) =>
    element.type === 'RichTextBlock' && isAfterButtons(element, elements[i - 1])
      ? { ...element, spacing: 'Large' }
      : element,
  );
}

/** A line between tasks already has the space that it needs. */
function isAfterButtons({ spacing }: RichTextBlock, before: Element | undefined): boolean {
  if (before?.type === 'ColumnSet') return spacing !== 'Medium' && hasButtonsBelow(before);
  return before?.type === 'ActionSet';
}

function withoutTables(blocks: CardBlock[]): CardBlock[] {
  return blocks.flatMap((block) =>
    block.type === 'table' ? card(text([{ bold: block.caption }]), lines(tableLines(block))).blocks : [block],
  );
}

function withoutFallback(element: Element): Element {
  if (element.type === 'ColumnSet') return mapActions(element, bare);
  if (element.type === 'Container' && 'id' in element)
    return { ...element, items: element.items.map(withoutFallback) };
  return element.type === 'ActionSet' ? bare(element) : element;
}

function bare(set: ActionSet): ActionSet {
  return { ...set, actions: set.actions.map(({ fallback: _, ...action }) => action) };
}
