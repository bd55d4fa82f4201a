/*
 * `npm run torture` runs every trial with all of its rounds, and writes docs/reliability.md. `npm run torture -- disk`
 * runs only the trials whose names contain the word, and keeps the other lines of the page. TORTURE_SEED repeats the
 * random moments of an earlier run.
 */
import { startVitest } from 'vitest/node';

const words = process.argv.slice(2).join(' ');
process.env.TORTURE = words || 'all';
const vitest = await startVitest('test', [], {
  watch: false,
  project: 'torture',
  ...(words && { testNamePattern: words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') }),
});
await vitest.close();
