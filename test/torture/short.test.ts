import { test } from 'vitest';
import { harms, kill } from './harms.ts';
import { expectWhole } from './tally.ts';
import { runTrial } from './trial.ts';

/* The short form of `npm run torture`: everything goes wrong once. */

test('nothing is lost or sent twice while one thing after another goes wrong', {
  timeout: 600_000,
}, async () => {
  expectWhole(await runTrial({ harms: harms.map((harm) => [harm, 1]) }));
});

test('nothing is lost or sent twice if one of two replicas is killed', { timeout: 600_000 }, async () => {
  expectWhole(await runTrial({ replicas: 2, harms: [[kill, 2]] }));
});
