import { type CardBlock, type Inline, type Rich, toTyped, typedTask } from '../../card.ts';
import { startOf } from '../../truncate.ts';
import { toBlocks } from './blocks.ts';
import { withOneTable } from './simple.ts';
import { isEnough, type Room, without } from './size.ts';
import { address } from './text.ts';

/** The maximum number of blocks in the first part of a fold. Slack allows ten in a container. */
const mostInFold = 10;

/** The blocks of a card that fit in one message, and the rest. */
export interface Parts {
  now: CardBlock[];
  later: CardBlock[];
}

/** Splits a card's blocks into messages that each fit. */
export function split(blocks: CardBlock[], room: Room): CardBlock[][] {
  const all: CardBlock[][] = [];
  let rest = blocks;
  do {
    const { now, later } = fill(rest, room);
    all.push(now);
    rest = later;
  } while (rest.length > 0);
  return all;
}

/**
 * Finds the blocks that fit in one message. Splits a long block between its items, or inside a text that is too long for
 * any message. `now` always makes progress, so `later` gets shorter with each message.
 */
export function fill(all: CardBlock[], room: Room): Parts {
  const blocks = withOneTable(all);
  const now: CardBlock[] = [];
  let left = room;
  for (const [i, block] of blocks.entries()) {
    const after = without(left, toBlocks([block]));
    if (isEnough(after)) {
      now.push(block);
      left = after;
      continue;
    }
    const others = blocks.slice(i + 1);
    const [start, rest] = divide(block, left, now.length === 0);
    if (start) return { now: [...now, start], later: [...rest, ...others] };
    return withTitle({ now, later: [block, ...others] });
  }
  return { now, later: [] };
}

/** Moves the block above the rest to the rest, too. A title belongs to its list, and a text to its buttons. */
function withTitle({ now, later }: Parts): Parts {
  const last = now.at(-1);
  const titled = later[0]?.type !== 'text' && (last?.type === 'text' || last?.type === 'heading');
  if (!last || !titled || now.length === 1) return { now, later };
  return { now: now.slice(0, -1), later: [last, ...later] };
}

/**
 * Splits a block: the first part fits, and the rest doesn't. The first part is undefined if nothing fits.
 *
 * @param must whether there must be a first part, because the message has nothing else
 */
function divide(block: CardBlock, left: Room, must: boolean): [CardBlock | undefined, CardBlock[]] {
  switch (block.type) {
    case 'list':
    case 'lines': {
      const { items } = block;
      const count = howMany(items.length, (n) => fits({ ...block, items: items.slice(0, n) }, left));
      if (count > 0 || !must) return between(items, count, (some) => ({ ...block, items: some }));
      const [start, end] = cut(items[0] ?? '', left);
      return [{ ...block, items: [start] }, [{ ...block, items: [end, ...items.slice(1)] }]];
    }
    case 'tasks': {
      const { tasks } = block;
      const count = howMany(tasks.length, (n) => fits({ ...block, tasks: tasks.slice(0, n) }, left));
      const [first, ...others] = tasks;
      if (count > 0 || !must || !first) return between(tasks, count, (some) => ({ ...block, tasks: some }));
      const [start, end] = cut(typedTask(first), left);
      const rest: CardBlock[] = others.length > 0 ? [{ ...block, tasks: others }] : [];
      return [{ type: 'lines', items: [start] }, [{ type: 'lines', items: [end] }, ...rest]];
    }
    case 'fold': {
      if (!must) return [undefined, [block]];
      const frame = toBlocks([{ ...block, blocks: [{ type: 'text', text: block.title }] }]);
      const { now, later } = fill(block.blocks, { ...without(left, frame), blocks: mostInFold });
      const toFold = (some: CardBlock[]) => ({ ...block, blocks: some });
      return [toFold(now), later.length > 0 ? [toFold(later)] : []];
    }
    case 'figures': {
      const count = howMany(block.figures.length, (n) =>
        fits({ ...block, figures: block.figures.slice(0, n) }, left),
      );
      if (count === 0 && must) return [block, []];
      return between(block.figures, count, (some) => ({ ...block, figures: some }));
    }
    case 'table': {
      const count = howMany(block.rows.length, (n) => fits({ ...block, rows: block.rows.slice(0, n) }, left));
      if (count === 0 && must) return [block, []];
      return between(block.rows, count, (some) => ({ ...block, rows: some }));
    }
    case 'text': {
      if (!must) return [undefined, [block]];
      const [start, end] = cut(block.text, left);
      return [{ ...block, text: start }, [{ ...block, text: end }]];
    }
    case 'copy': {
      if (!must) return [undefined, [block]];
      const [start, end] = cutText(block.text, mostText(left));
      return [{ ...block, text: start }, [{ ...block, text: end }]];
    }
    default:
      return must ? [block, []] : [undefined, [block]];
  }
}

function fits(block: CardBlock, left: Room): boolean {
  return isEnough(without(left, toBlocks([block])));
}

/** The highest number of items up to `most` that fit, found by bisection. */
function howMany(most: number, isRoomFor: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isRoomFor(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Splits a block between its items, after `count` of them. */
function between<T>(
  items: T[],
  count: number,
  toBlock: (some: T[]) => CardBlock,
): [CardBlock | undefined, CardBlock[]] {
  const end = items.slice(count);
  return [count > 0 ? toBlock(items.slice(0, count)) : undefined, end.length > 0 ? [toBlock(end)] : []];
}

/** How many characters fit, with something left for the blocks that they are in. */
function mostText({ size }: Room): number {
  return Math.max(1, Math.floor(size * 0.9));
}

/** Cuts rich text in two, so that the first part fits. */
function cut(rich: Rich, left: Room): [Rich, Rich] {
  const start: Inline[] = [];
  const all = [rich].flat();
  let size = mostText(left);
  for (const [i, inline] of all.entries()) {
    const others = all.slice(i + 1);
    const [word, made] = wordsOf(inline);
    if (word.length <= size) {
      start.push(inline);
      size -= word.length;
      continue;
    }
    // A link or a date stays whole. Neither is longer than a message.
    if (!made) return start.length > 0 ? [start, [inline, ...others]] : [[inline], others];
    const [head, tail] = cutText(word, size);
    return [
      [...start, ...(head ? [made(head)] : [])],
      [made(tail), ...others],
    ];
  }
  return [start, []];
}

/** The characters of an inline, and how to make a part of it. A part of a command is code. A link has no parts. */
function wordsOf(inline: Inline): [string, ((words: string) => Inline)?] {
  if (typeof inline === 'string') return [inline, (words) => words];
  if ('bold' in inline) return [inline.bold, (bold) => ({ bold })];
  if ('code' in inline) return [inline.code, (code) => ({ code })];
  if ('command' in inline) return [toTyped(inline, address), (code) => ({ code })];
  if ('moment' in inline) return [inline.words];
  return [`${inline.label}${inline.link}`];
}

/** Cuts a text in two, at the end of a line or of a word if there is one in the second half. */
function cutText(text: string, size: number): [string, string] {
  const at = [text.lastIndexOf('\n', size - 1), text.lastIndexOf(' ', size - 1)].find((i) => i > size / 2);
  const start = at === undefined ? startOf(text, size) : text.slice(0, at + 1);
  return [start, text.slice(start.length)];
}
