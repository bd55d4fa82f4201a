import { type Card, type CardBlock, note } from '../../card.ts';
import { type SlackBlock, toBlocks } from './blocks.ts';
import { toTable } from './chart.ts';
import { fill } from './parts.ts';
import { cutShort, textLimits, toEscaped, toText, toWholeText } from './plain.ts';
import { simplify } from './simple.ts';
import { type Room, room, smallRoom, without } from './size.ts';

/** A message in Slack's format. */
export interface SlackMessage {
  text: string;
  blocks: SlackBlock[];
  /** Set for a message without blocks, so that Slack shows its text literally. Slack ignores it where it has no use. */
  mrkdwn?: false;
}

/**
 * How to draw a card. After a refusal, the next message is simpler: without the blocks that a workspace may lack, a
 * shorter message, or a message without blocks.
 */
export type Form = 'full' | 'simple' | 'short' | 'text';

/** A message, and what doesn't fit in it. */
export interface Posting {
  message: SlackMessage;
  rest?: Card;
}

const inThread = note('The rest is in this thread.');

/**
 * Turns as much of a card into a message as fits. Its `text` is only the notification.
 *
 * @param isReply whether the message is in a thread. If not, it says where the rest is
 */
export function toPosting({ blocks: all, event }: Card, form: Form, isReply: boolean): Posting {
  const blocks = inForm(all, form);
  const most = roomFor(form);
  const whole = fill(blocks, most);
  if (whole.later.length === 0) return { message: draw({ blocks: whole.now, event }, form, 'post') };
  if (isReply)
    return {
      message: draw({ blocks: whole.now, event }, form, 'post'),
      rest: { blocks: whole.later, event },
    };
  const { now, later } = fill(blocks, without(most, toBlocks([inThread])));
  return {
    message: draw({ blocks: [...now, inThread], event }, form, 'post'),
    rest: { blocks: later, event },
  };
}

/**
 * Turns a card into a message that replaces another one. Cuts off what doesn't fit, but keeps the buttons at the end,
 * which belong to the whole card.
 */
export function toUpdate({ blocks: all, event }: Card, form: Form): SlackMessage {
  const blocks = inForm(all, form);
  const most = roomFor(form);
  if (fill(blocks, most).later.length === 0) return draw({ blocks, event }, form, 'update');
  const at = blocks.findLastIndex(({ type }) => type !== 'buttons' && type !== 'menu') + 1;
  const end = [note(cutShort), ...blocks.slice(at)];
  const start = blocks.slice(0, at);
  const { now } = fill(start, without(most, toBlocks(end)));
  return draw({ blocks: [...now, ...end], event }, form, 'update');
}

/** The forms of an answer. A short one is a part that was split once more. */
export type ReplyForm = Form;

/** Turns a part of the answer to a command into a message. Its `text` is the whole message. */
export function toReply(part: CardBlock[], form: ReplyForm): SlackMessage {
  const toWords = form === 'text' ? toWholeText : toText;
  return { ...withBlocks(inForm(part, form), form), text: toWords(part, textLimits.reply) };
}

/** Returns a message with types that Slack's client accepts. The client's types lack some of Slack's blocks. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function toPayload(message: SlackMessage): SlackMessage & { blocks: any[] } {
  return message;
}

function inForm(blocks: CardBlock[], form: Form): CardBlock[] {
  return form === 'simple' ? simplify(blocks) : blocks;
}

function roomFor(form: Form): Room {
  return form === 'short' ? smallRoom : room;
}

/** Draws a card that the courier sends. One that the last release owed has no event. */
function draw({ blocks, event }: Card, form: Form, way: 'post' | 'update'): SlackMessage {
  const toNotification = () =>
    event ? toEscaped(event, textLimits.notification) : toText(blocks, textLimits.notification);
  const text = form === 'text' ? toWholeText(blocks, textLimits[way]) : toNotification();
  return { ...withBlocks(blocks, form), text };
}

function withBlocks(blocks: CardBlock[], form: Form): Omit<SlackMessage, 'text'> {
  if (form === 'text') return { blocks: [], mrkdwn: false };
  const charts = blocks.filter((block) => block.type === 'chart');
  if (form !== 'simple' || charts.length === 0) return { blocks: toBlocks(blocks) };
  const [first, ...others] = toBlocks(blocks.filter((block) => block.type !== 'chart'));
  return { blocks: first ? [first, toTable(charts), ...others] : [toTable(charts)] };
}
