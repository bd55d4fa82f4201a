/* Reads one sheet in a process of its own, and prints a `Reading` as JSON. sheets.ts starts it. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { readSheets } from '../../src/sheets/read-sheet.ts';
import type { Reading } from './sheets.ts';

const [path = '', rows] = process.argv.slice(2);
const bytes = readFileSync(path);
await delay(300);

const resolution = 1;
const pauses = monitorEventLoopDelay({ resolution });
const before = process.memoryUsage.rss();
pauses.enable();
const started = performance.now();
const sheets = await readSheets({ name: 'sheet', bytes });
const seconds = (performance.now() - started) / 1_000;
await delay(10);
pauses.disable();
if (sheets[0]?.rows.length !== Number(rows))
  throw new Error(`read ${sheets[0]?.rows.length} rows of ${rows}`);
const reading: Reading = {
  seconds,
  // The highest resident set is in kilobytes.
  megabytes: process.resourceUsage().maxRSS / 1024 - before / 1024 ** 2,
  pause: pauses.max / 1e6 - resolution,
};
console.log(JSON.stringify(reading));
