import { type Card, type CardBlock, note } from '../../card.ts';
import { type SlackBlock, toBlocks } from './blocks.ts';
import { toTable } from './chart.ts';
import { fill } from './parts.ts';
import { cutShort, textLimits, toEscaped, toText, toWholeText } from './plain.ts';
import { simplify } from './simple.ts';
import { type Room, room, smallRoom, without } from './size.ts';
import type { Version } from './versions.ts';

/** A message in Slack's format. */
export interface SlackMessage {
  text: string;
  blocks: SlackBlock[];
  /** Set for a message without blocks, so that Slack shows its text literally. Slack ignores it where it has no use. */
  mrkdwn?: false;
}

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
export function toPosting({ blocks: all, event }: Card, version: Version, isReply: boolean): Posting {
  const blocks = inVersion(all, version);
  const most = roomFor(version);
  const whole = fill(blocks, most);
  if (whole.later.length === 0) return { message: draw({ blocks: whole.now, event }, version, 'post') };
  if (isReply)
    return {
      message: draw({ blocks: whole.now, event }, version, 'post'),
      rest: { blocks: whole.later, event },
    };
  const { now, later } = fill(blocks, without(most, toBlocks([inThread])));
  return {
    message: draw({ blocks: [...now, inThread], event }, version, 'post'),
    rest: { blocks: later, event },
  };
}

/**
 * Turns a card into a message that replaces another one. Cuts off what doesn't fit, but keeps the buttons at the end,
 * which belong to the whole card.
 */
export function toUpdate({ blocks: all, event }: Card, version: Version): SlackMessage {
  const blocks = inVersion(all, version);
  const most = roomFor(version);
  if (fill(blocks, most).later.length === 0) return draw({ blocks, event }, version, 'update');
  const at = blocks.findLastIndex(({ type }) => type !== 'buttons' && type !== 'menu') + 1;
  const end = [note(cutShort), ...blocks.slice(at)];
  const start = blocks.slice(0, at);
  const { now } = fill(start, without(most, toBlocks(end)));
  return draw({ blocks: [...now, ...end], event }, version, 'update');
}

/**
 * Turns a part of the answer to a command into a message. Its `text` is the whole message.
 *
 * @param within what the ids of its buttons start with
 */
export function toReply(part: CardBlock[], version: Version, within = ''): SlackMessage {
  const toWords = version === 'text' ? toWholeText : toText;
  return {
    ...withBlocks(inVersion(part, version), version, within),
    text: toWords(part, textLimits.reply),
  };
}

/** Returns a message with types that Slack's client accepts. The client's types lack some of Slack's blocks. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function toPayload(message: SlackMessage): SlackMessage & { blocks: any[] } {
  return message;
}

function inVersion(blocks: CardBlock[], version: Version): CardBlock[] {
  return version === 'simple' ? simplify(blocks) : blocks;
}

function roomFor(version: Version): Room {
  return version === 'short' ? smallRoom : room;
}

/** Draws a card that the courier sends. Deliveries from before an update of the bot may lack an event. */
function draw({ blocks, event }: Card, version: Version, way: 'post' | 'update'): SlackMessage {
  const toNotification = () =>
    event ? toEscaped(event, textLimits.notification) : toText(blocks, textLimits.notification);
  const text = version === 'text' ? toWholeText(blocks, textLimits[way]) : toNotification();
  return { ...withBlocks(blocks, version), text };
}

function withBlocks(blocks: CardBlock[], version: Version, within = ''): Omit<SlackMessage, 'text'> {
  if (version === 'text') return { blocks: [], mrkdwn: false };
  const charts = blocks.filter((block) => block.type === 'chart');
  if (version !== 'simple' || charts.length === 0) return { blocks: toBlocks(blocks, within) };
  const [first, ...others] = toBlocks(
    blocks.filter((block) => block.type !== 'chart'),
    within,
  );
  return { blocks: first ? [first, toTable(charts), ...others] : [toTable(charts)] };
}
