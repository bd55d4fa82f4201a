import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure, Result } from './figure.ts';

const file = join(import.meta.dirname, '../../docs/performance.md');

/** A figure as it appears in the document. */
interface Entry {
  figure: string;
  /** The paragraphs after the explanation: the notes, then the date, command, and machine. */
  measured: string[];
}

/** Writes the results to docs/performance.md. A figure without a new result keeps its earlier text. */
export function writeDocument(
  figures: Figure[],
  results: Map<Figure, Result>,
  { command, seed, machine }: { command: string; seed: number; machine: string },
): void {
  const previous = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const today = new Date().toLocaleDateString('en-US', { year: 'numeric', month: 'short', day: 'numeric' });
  const entries = figures.map((figure): [Figure, Entry] => {
    const result = results.get(figure);
    if (!result) return [figure, findEntry(previous, figure)];
    const shown = result.met === false ? `${result.figure} (**missed**)` : result.figure;
    const origin = `Measured on ${today} with \`${command}\` (seed ${seed}) on this machine: ${machine}.`;
    return [figure, { figure: shown, measured: [...(result.notes ?? []), origin] }];
  });
  writeFileSync(file, `${[...introduction, table(entries), ...entries.flatMap(section)].join('\n\n')}\n`);
}

const introduction = [
  '# Performance',
  '`npm run bench` measures these figures and writes this page. `npm run bench -- power-cut memory` measures only the figures with these names and keeps the others. Each run prints its seed. To repeat the random moments of an earlier run, add its seed: `--seed 7`.',
];

function table(entries: [Figure, Entry][]): string {
  const rows = entries.map(([{ what, target, how }, entry]) => [what, entry.figure, target ?? 'none', how]);
  return [
    '| what | figure | target | how measured |',
    '|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function section([{ name, what, explanation }, { measured }]: [Figure, Entry]): string[] {
  return [`## ${what}`, `\`${name}\`: ${explanation}`, ...measured];
}

/** Finds a figure in an earlier version of the document. */
function findEntry(document: string, { what }: Figure): Entry {
  const row = document.split('\n').find((line) => line.startsWith(`| ${what} |`));
  const text = document.split(/^## /m).find((part) => part.startsWith(`${what}\n`));
  return {
    figure: row?.split(' | ')[1] ?? 'not measured yet',
    measured: (text ?? '').trim().split('\n\n').slice(2),
  };
}
