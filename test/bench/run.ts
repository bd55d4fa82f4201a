/*
 * `npm run bench` measures every figure and writes docs/performance.md. To measure only some figures, name them:
 * `npm run bench -- power-cut memory`. The exit code is 1 if a figure misses its target.
 */
import { figure as answer } from './answer.ts';
import { figure as bursts } from './bursts.ts';
import { figure as digest } from './digest.ts';
import { figure as dns } from './dns.ts';
import { figure as dnsWatch } from './dns-watch.ts';
import { writeDocument } from './document.ts';
import { endOnSignals, type Figure, measure, type Result, readArguments } from './figure.ts';
import { figure as flood } from './flood.ts';
import { figure as growth } from './growth.ts';
import { figure as kills } from './kills.ts';
import { describeMachine } from './machine.ts';
import { figure as mailboxes } from './mailboxes.ts';
import { figure as memory } from './memory.ts';
import { figure as powerCut } from './power-cut.ts';
import { figure as sheets } from './sheets.ts';
import { figure as start } from './start.ts';
import { figure as statements } from './statements.ts';
import { figure as tests } from './tests.ts';

const figures: Figure[] = [
  powerCut,
  kills,
  memory,
  start,
  tests,
  answer,
  flood,
  statements,
  bursts,
  growth,
  digest,
  sheets,
  mailboxes,
  dns,
  dnsWatch,
];

endOnSignals();
const { names, run } = readArguments();
const unknown = names.find((name) => !figures.some((figure) => figure.name === name));
if (unknown) {
  console.error(
    `There is no figure "${unknown}". Name one of ${figures.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}

const machine = describeMachine();
const command = `npm run bench${names.length > 0 ? ` -- ${names.join(' ')}` : ''}`;
const results = new Map<Figure, Result>();
for (const figure of figures) {
  if (names.length > 0 && !names.includes(figure.name)) continue;
  results.set(figure, await measure(figure, run));
  // Write after each figure, so that an interrupted run keeps its results.
  writeDocument(figures, results, { command, seed: run.seed, machine });
}
for (const end of run.atEnd) await end();
process.exit([...results.values()].some(({ met }) => met === false) ? 1 : 0);
