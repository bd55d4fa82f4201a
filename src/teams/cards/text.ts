import { type Inline, type Moment, type Rich, toTyped } from '../../card.ts';

/** What people type before a command. */
export const address = '@Migration Desk ';

/** Text that Teams shows literally. A TextBlock would interpret markdown and `<at>`. */
export interface TextRun extends Look {
  type: 'TextRun';
  text: string;
  fontType?: 'Monospace';
  underline?: boolean;
  selectAction?: { type: 'Action.OpenUrl'; url: string };
}

export interface Look {
  size?: 'Small' | 'Large';
  weight?: 'Bolder';
  color?: 'Accent' | 'Attention';
  isSubtle?: boolean;
}

export interface RichTextBlock {
  type: 'RichTextBlock';
  inlines: TextRun[];
  spacing?: Spacing;
}

export type Spacing = 'None' | 'Small' | 'Large';

/**
 * Turns each line into a block, because Teams shows a line break in a run as a space. A blank line becomes space
 * between blocks.
 */
export function toLines(rich: Rich, look: Look = {}, spacing?: Spacing): RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  let after = spacing;
  for (const inlines of splitLines(typeof rich === 'string' ? [rich] : rich, look)) {
    if (inlines.every((run) => run.text.trim() === '')) {
      after = spacing;
      continue;
    }
    blocks.push({ type: 'RichTextBlock', inlines, ...(after ? { spacing: after } : {}) });
    after = 'None';
  }
  return blocks;
}

/** Turns one line of text into runs. */
export function toRuns(inline: Inline, look: Look = {}): TextRun[] {
  if (typeof inline === 'string') return literal(inline, look);
  if ('bold' in inline) return literal(inline.bold, { ...look, weight: 'Bolder' });
  if ('code' in inline) return literal(inline.code, { ...look, fontType: 'Monospace' });
  if ('command' in inline) return literal(toTyped(inline, address), { ...look, fontType: 'Monospace' });
  if ('moment' in inline) return [toDate(inline, look)];
  const selectAction = { type: 'Action.OpenUrl' as const, url: inline.link };
  return literal(inline.label, { ...look, color: 'Accent', underline: true, selectAction });
}

/** A date that Teams shows in each reader's time zone. */
function toDate({ moment, only, style }: Moment, look: Look): TextRun {
  const day = `{{DATE(${moment}, SHORT)}}`;
  const time = `{{TIME(${moment})}}`;
  const text = only ? { day, time }[only] : `${day}, ${time}`;
  return { type: 'TextRun', text, ...look, ...(style ? { weight: 'Bolder' } : {}) };
}

function splitLines(inlines: Inline[], look: Look): TextRun[][] {
  const all: TextRun[][] = [[]];
  for (const run of inlines.flatMap((inline) => toRuns(inline, look))) {
    run.text.split(/\r\n|[\n\r\u2028\u2029]/).forEach((text, i) => {
      if (i > 0) all.push([]);
      if (text) all.at(-1)?.push({ ...run, text });
    });
  }
  return all;
}

/**
 * Splits text between two `{` in a row. Otherwise, Teams would replace `{{DATE(…)}}` with a date. Text runs have no
 * other markup.
 */
function literal(text: string, look: Omit<TextRun, 'type' | 'text'>): TextRun[] {
  return text.split(/(?<=\{)(?=\{)/).map((part) => ({ type: 'TextRun', text: part, ...look }));
}
