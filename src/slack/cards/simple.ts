import { type CardBlock, lines, type Table, tableLines, text } from '../../card.ts';

/**
 * Replaces blocks that only messages in newer workspaces can have: a fold becomes its title and its blocks, and a table
 * becomes lines. Charts stay.
 */
export function simplify(blocks: CardBlock[]): CardBlock[] {
  return blocks.flatMap((block): CardBlock[] => {
    if (block.type === 'fold') return [text([{ bold: block.title }]), ...simplify(block.blocks)];
    return block.type === 'table' ? toLines(block) : [block];
  });
}

/** Slack allows one table in a message. Shows all tables after the first one as lines. */
export function withOneTable(blocks: CardBlock[]): CardBlock[] {
  const first = blocks.findIndex(({ type }) => type === 'table');
  return blocks.flatMap((block, i) => (block.type === 'table' && i > first ? toLines(block) : [block]));
}

function toLines(block: Table): CardBlock[] {
  const rows = lines(tableLines(block));
  return [text([{ bold: block.caption }]), ...(rows ? [rows] : [])];
}
