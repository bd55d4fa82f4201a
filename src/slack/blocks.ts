import type {
  ActionsBlock,
  KnownBlock,
  RichTextBlock,
  RichTextElement,
  RichTextPreformatted,
  RichTextSection,
  SectionBlock,
  Button as SlackButton,
} from '@slack/types';
import {
  type Button,
  type Card,
  type CardBlock,
  type Inline,
  plainText,
  type Rich,
  type Task,
  toPlain,
  toTyped,
  typedTask,
} from '../card.ts';
import { startOf, truncate } from '../truncate.ts';
import { type ChartBlock, toChart } from './chart.ts';
import { escapeText, toSlackText } from './slack-text.ts';

/** A message as Slack takes it. */
export interface SlackMessage {
  text: string;
  blocks: (KnownBlock | ChartBlock)[];
}

/** Before a command that a person is to type. */
export const address = '/migration ';

/** Slack's limits, in characters: docs/slack.md, "Blocks". */
const limits = {
  header: 150,
  richText: 2_900,
  context: 2_900,
  label: 75,
  text: 39_000,
  buttons: 25,
  value: 2_000,
  // Each takes a block, of which a message has 50.
  tasks: 30,
};

/**
 * Block Kit for a card. Text goes into rich text and plain text only, which Slack shows literally, so nothing that a
 * person typed becomes a mention, a link or formatting.
 */
export function toBlocks(card: Card): SlackMessage {
  return {
    text: fallbackText(card),
    blocks: card.blocks.flatMap((block, i) => toBlock(block, i)),
  };
}

/** A message as the Web API's types take it: they lag behind Slack's blocks. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function toPayload(message: SlackMessage): { text: string; blocks: any[] } {
  return { text: message.text, blocks: message.blocks };
}

const leftOut = 'The rest is left out: it is more than a Slack message holds. Ask for less at a time.';

/** The whole message in words. Slack cuts what is longer than 40,000 characters, escapes included. */
function fallbackText(card: Card): string {
  const words = plainText(card.blocks, address);
  const escaped = escapeText(words);
  if (escaped.length <= limits.text) return escaped;
  return escapeText(`${truncate(words, Math.floor(limits.text / 5))}\n${leftOut}`);
}

function toBlock(block: CardBlock, index: number): (KnownBlock | ChartBlock)[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'header', text: plain(truncate(block.text, limits.header)) }];
    case 'text':
      return sections(block.text).map((section) => richText([section]));
    case 'list':
      return groups(block.items).map((elements) =>
        richText([{ type: 'rich_text_list', style: 'bullet', elements }]),
      );
    case 'lines':
      return groups(block.items).map(richText);
    case 'tasks':
      return toTasks(block.tasks, index);
    case 'copy':
      return sections(block.text).map(({ elements }) => richText([preformatted(elements)]));
    case 'note':
      return [{ type: 'context', elements: [plain(truncate(toPlain(block.text, address), limits.context))] }];
    case 'buttons':
      return toActions(block.buttons, index);
    case 'chart':
      return [toChart(block)];
  }
}

/** Items in as many groups as their length needs blocks. */
function groups(items: Rich[]): RichTextSection[][] {
  const blocks: RichTextSection[][] = [];
  let room = 0;
  for (const section of items.flatMap((item) => sections(item))) {
    const length = lengthOf(section.elements);
    if (length > room) {
      blocks.push([]);
      room = limits.richText;
    }
    blocks.at(-1)?.push(section);
    room -= length;
  }
  return blocks;
}

/** A text as sections that are each short enough for one block. */
function sections(rich: Rich): RichTextSection[] {
  const whole = typeof rich === 'string' ? [toElement(rich)] : rich.map(toElement);
  // Almost every text fits into one section.
  if (lengthOf(whole) <= limits.richText) {
    const elements = whole.filter((element) => element.type !== 'text' || element.text !== '');
    return elements.length > 0 ? [{ type: 'rich_text_section', elements }] : [];
  }
  const all: RichTextSection[] = [{ type: 'rich_text_section', elements: [] }];
  let room = limits.richText;
  for (const element of whole) {
    for (const part of cut(element, room)) {
      const length = elementLength(part);
      if (length > room) {
        all.push({ type: 'rich_text_section', elements: [] });
        room = limits.richText;
      }
      all.at(-1)?.elements.push(part);
      room -= length;
    }
  }
  return all.filter((section) => section.elements.length > 0);
}

/** A text element in parts, the first of at most `room` characters. Empty text, which Slack refuses, goes. */
function cut(element: RichTextElement, room: number): RichTextElement[] {
  if (element.type !== 'text') return [element];
  const parts: RichTextElement[] = [];
  let rest = element.text;
  let size = room > 100 ? room : limits.richText;
  while (rest.length > 0) {
    const part = startOf(rest, size);
    parts.push({ ...element, text: part });
    rest = rest.slice(part.length);
    size = limits.richText;
  }
  return parts;
}

function toElement(inline: Inline): RichTextElement {
  if (typeof inline === 'string') return { type: 'text', text: inline };
  if ('bold' in inline) return { type: 'text', text: inline.bold, style: { bold: true } };
  if ('code' in inline) return { type: 'text', text: inline.code, style: { code: true } };
  if ('command' in inline) return { type: 'text', text: toTyped(inline, address), style: { code: true } };
  return { type: 'link', url: inline.link, text: inline.label };
}

/** As many as fit with their button beside them, the others with the command to type. */
function toTasks(tasks: Task[], index: number): (SectionBlock | RichTextBlock)[] {
  return [
    ...tasks.slice(0, limits.tasks).flatMap((task, i) => toTask(task, `${index}:${i}`)),
    ...groups(tasks.slice(limits.tasks).map(typedTask)).map(richText),
  ];
}

function toTask(task: Task, at: string): (SectionBlock | RichTextBlock)[] {
  const { text, button } = task;
  const words = toPlain(text, address);
  if (words === '' || words.length > limits.richText || (button && !isPressable(button)))
    return groups([typedTask(task)]).map(richText);
  const accessory = button && toButton(button, at);
  return [{ type: 'section', text: plain(words), ...(accessory ? { accessory } : {}) }];
}

/** A command too long for a button is left to be typed. */
function toActions(buttons: Button[], index: number): ActionsBlock[] {
  const fitting = buttons.filter(isPressable).slice(0, limits.buttons);
  if (fitting.length === 0) return [];
  return [
    {
      type: 'actions',
      elements: fitting.map((button, i) => toButton(button, `${index}:${i}`)),
    },
  ];
}

function isPressable({ command }: Button): boolean {
  return toSlackText(command).length <= limits.value;
}

/** @param at its place in the message, which makes its id unique there */
function toButton(button: Button, at: string): SlackButton {
  return {
    type: 'button',
    action_id: `command:${button.noun ?? 'migration'}:${at}`,
    text: plain(truncate(button.label, limits.label)),
    value: toSlackText(button.command),
    ...(button.style ? { style: button.style } : {}),
  };
}

function richText(elements: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** Slack makes no emoji or link of what stands in it, and a person can copy it as it is. */
function preformatted(elements: RichTextElement[]): RichTextPreformatted {
  return { type: 'rich_text_preformatted', elements: elements as RichTextPreformatted['elements'] };
}

function plain(text: string) {
  return { type: 'plain_text' as const, text, emoji: false };
}

function lengthOf(elements: RichTextElement[]): number {
  return elements.reduce((sum, element) => sum + elementLength(element), 0);
}

function elementLength(element: RichTextElement): number {
  if (element.type === 'text') return element.text.length;
  return element.type === 'link' ? element.url.length + (element.text?.length ?? 0) : 20;
}
