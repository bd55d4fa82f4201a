import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMachine } from '../bench/machine.ts';
import { seed } from './rounds.ts';
import type { Tally } from './tally.ts';

const file = join(import.meta.dirname, '../../docs/reliability.md');

/** A line of the page: what went wrong, how often, and what was counted. */
export interface Entry {
  what: string;
  times: number;
  found: Tally;
}

const heading = [
  '# Reliability',
  '`npm run torture` runs the bot under load while things go wrong, and writes this page. Four people write notes without a pause, on four tickets. A channel that the bot is in gets every update. Afterward, the notes that were confirmed to people are compared with the database, and the database with the channel. `npm test` runs a short form. The trials of a full disk need root, and those of a wrong clock need the Debian package `faketime`.',
  "Every column after the third should be 0. *Lost* are confirmed changes that the database doesn't have. *Made twice* are changes that one request made two times. *Torn* are tickets whose timeline has a gap. *Posted twice* and *not posted* are messages in the channel.",
];

const columns = [
  'what goes wrong',
  'times',
  'confirmed changes',
  'lost',
  'made twice',
  'torn',
  'posted twice',
  'not posted',
];

/** Writes the page. A line that wasn't run again keeps its earlier figures and date. */
export function writePage(entries: Entry[], asked: string): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const day = new Date().toLocaleDateString('en-US', { year: 'numeric', month: 'short', day: 'numeric' });
  const rows = new Map(
    before
      .filter((line) => line.startsWith('| ') && !line.startsWith(`| ${columns[0]}`))
      .map((line) => [line.split(' | ')[0]!.slice(2), line]),
  );
  for (const { what, times, found } of entries) {
    const { confirmed, lost, repeated, torn, doubled, missing } = found;
    const cells = [what, times, confirmed, lost, repeated, torn, doubled, missing, day];
    rows.set(what, `| ${cells.join(' | ')} |`);
  }
  const command = `npm run torture${asked === 'all' ? '' : ` -- ${asked}`}`;
  const table = [
    `| ${[...columns, 'date'].join(' | ')} |`,
    `|${'---|'.repeat(columns.length + 1)}`,
    ...rows.values(),
  ];
  const origin = `Last run on ${day} with \`${command}\` (seed ${seed}) on this machine: ${describeMachine()}.`;
  writeFileSync(file, `${[...heading, table.join('\n'), origin].join('\n\n')}\n`);
}
