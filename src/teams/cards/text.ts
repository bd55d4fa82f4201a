import { type Inline, type Moment, type Rich, toTyped } from '../../card.ts';
import { keepTogether } from '../../phrase.ts';

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

export type Spacing = 'None' | 'Small' | 'Medium' | 'Large';

/**
 * Turns each line into a block, because Teams shows a line break in a run as a space. A blank line becomes space
 * between blocks.
 */
export function toLines(rich: Rich, look: Look = {}, spacing?: Spacing): RichTextBlock[] {
  return toBlocks(splitRuns([rich].flat().flatMap((inline) => toRuns(inline, look))), spacing);
}

function toBlocks(lines: TextRun[][], spacing?: Spacing): RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  let after = spacing;
  for (const inlines of lines) {
    if (inlines.every((run) => run.text.trim() === '')) {
      after = spacing;
      continue;
    }
    blocks.push({ type: 'RichTextBlock', inlines, ...(after ? { spacing: after } : {}) });
    after = 'None';
  }
  return blocks;
}

/** Turns a text for people to copy into lines. Unlike in other texts, each character stays as it is. */
export function toCopyLines(text: string): RichTextBlock[] {
  return toBlocks(splitRuns(literal(text, {})));
}

/** Turns one line of text into runs. */
export function toRuns(inline: Inline, look: Look = {}): TextRun[] {
  if (typeof inline === 'string') return literal(unbroken(inline), look);
  if ('bold' in inline) return literal(unbroken(inline.bold), { ...look, weight: 'Bolder' });
  if ('code' in inline) return literal(inline.code, { ...look, fontType: 'Monospace' });
  if ('command' in inline) return literal(toTyped(inline, address), { ...look, fontType: 'Monospace' });
  if ('moment' in inline) return [toDate(inline, look)];
  const selectAction = { type: 'Action.OpenUrl' as const, url: inline.link };
  return literal(inline.label, { ...look, color: 'Accent', underline: true, selectAction });
}

/** A date that Teams shows in each reader's time zone. */
function toDate({ moment, only, style, day: words }: Moment, look: Look): TextRun {
  const day = words ?? `{{DATE(${moment}, SHORT)}}`;
  const time = `{{TIME(${moment})}}`;
  const text = only ? { day, time }[only] : `${day}, ${time}`;
  return { type: 'TextRun', text, ...look, ...(style ? { weight: 'Bolder' } : {}) };
}

/** Splits runs at their line breaks. */
function splitRuns(runs: TextRun[]): TextRun[][] {
  const all: TextRun[][] = [[]];
  for (const run of runs) {
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

/**
 * Keeps `MIG-18` and `U-04` in one line, with a hyphen that doesn't break, and symbols with their words. `dropMarks` makes
 * them plain ones again.
 */
function unbroken(text: string): string {
  return keepTogether(text).replace(/\b(MIG|PLC|[A-Z])-(?=\d)/g, '$1\u2011');
}
