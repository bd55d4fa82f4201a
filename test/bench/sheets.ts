import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { cellName } from '../../src/sheets/cell-name.ts';
import { build } from '../sheets/build-workbook.ts';
import { createFolder } from '../support/process.ts';
import { nodeVariables } from './bot.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import { median } from './median.ts';

const rows = 10_000;
const columns = 20;
const most = { seconds: 3, megabytes: 150, pause: 100 };

export const figure: Figure = {
  name: 'sheets',
  what: `Reading a sheet of ${rows.toLocaleString('en-US')} rows and ${columns} columns`,
  target: `at most ${most.seconds} s and ${most.megabytes} MB above idle, and no pause over ${most.pause} ms`,
  how: 'median of 7 processes that each read one file, for .xlsx, which takes longer than CSV',
  explanation:
    'A process with the options that `npm start` gives Node loads the reader and waits. Then it reads one file: a workbook as Excel writes it, with addresses, words, dates, and numbers, or the same rows as CSV. The time is from the call until all rows are there, and includes the start of the thread that reads. The memory is the highest resident set of the whole process, with that thread, less the one before the call. A pause is how long the main thread was busy at a stretch, during which the bot answers nobody. Each figure is a median of 7 runs, because a busy machine delays single runs. 1 MB is 1,024 × 1,024 bytes.',
  measure: measureReading,
};

/** What a process says after it has read a file. See read-alone.ts. */
export interface Reading {
  seconds: number;
  megabytes: number;
  /** The longest pause of the main thread, in ms. */
  pause: number;
}

async function measureReading(run: Run): ReturnType<Figure['measure']> {
  const folder = createFolder();
  try {
    const path = join(folder.path, 'sheet');
    const measured: Reading[] = [];
    const notes: string[] = [];
    for (const [kind, bytes] of Object.entries({ '.xlsx': workbook(), CSV: csv() })) {
      writeFileSync(path, bytes);
      const readings: Reading[] = [];
      for (let i = 0; i < (run.quick ? 2 : 7); i++) readings.push(await readInProcess(path));
      measured.push(typical(readings));
      const size = (bytes.length / 1024 ** 2).toFixed(1);
      const longest = Math.max(...readings.map(({ seconds }) => seconds)).toFixed(2);
      notes.push(`${kind} (${size} MB): ${wordsFor(typical(readings))}. The slowest run took ${longest} s.`);
      run.say(notes.at(-1)!);
    }
    return {
      figure: wordsFor(measured[0]!),
      met: measured.every((one) =>
        (Object.keys(most) as (keyof Reading)[]).every((key) => one[key] <= most[key]),
      ),
      notes,
    };
  } finally {
    folder.remove();
  }
}

function typical(readings: Reading[]): Reading {
  const of = (key: keyof Reading) => median(readings.map((one) => one[key]));
  return { seconds: of('seconds'), megabytes: of('megabytes'), pause: of('pause') };
}

function wordsFor({ seconds, megabytes, pause }: Reading): string {
  return `${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB above idle, longest pause ${pause.toFixed(0)} ms`;
}

async function readInProcess(path: string): Promise<Reading> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'read-alone.ts'), path, String(rows)], {
    env: { PATH: process.env.PATH, ...nodeVariables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout)) as Reading;
}

/** The cells of a row: four texts, a date, and numbers. */
function cellsOf(row: number): (string | number)[] {
  const words = [
    `user${row}@source.example.com`,
    `user${row}@acme.com`,
    `${row % 7} items failed`,
    'Completed',
  ];
  return [...words, 46_000 + row / 24, ...Array.from({ length: columns - 5 }, (_, i) => row * i + 0.5)];
}

function workbook(): Uint8Array {
  const strings = new Map<string, number>();
  const cell = (value: string | number, row: number, column: number) => {
    const at = cellName(row, column);
    if (typeof value === 'number') return `<c r="${at}"${column === 4 ? ' s="2"' : ''}><v>${value}</v></c>`;
    if (!strings.has(value)) strings.set(value, strings.size);
    return `<c r="${at}" t="s"><v>${strings.get(value)}</v></c>`;
  };
  const xml = Array.from({ length: rows }, (_, row) => {
    const cells = cellsOf(row + 1).map((value, column) => cell(value, row, column));
    return `<row r="${row + 1}" spans="1:${columns}">${cells.join('')}</row>`;
  }).join('');
  return build({
    sheets: [{ name: 'Mailboxes', rows: xml }],
    strings: [...strings.keys()].map((one) => `<t>${one}</t>`),
  });
}

function csv(): Uint8Array {
  return Buffer.from(Array.from({ length: rows }, (_, i) => `${cellsOf(i + 1).join(',')}\r\n`).join(''));
}

if (import.meta.main) await runAlone(figure);
