import { askServer } from '../support/database-url.ts';
import { untilNothingOwed } from '../support/process.ts';
import { startReady, startSlack, stopBot } from './bot.ts';
import { gatherCrowd } from './burst-load.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import { openFilled } from './filled.ts';
import { median } from './median.ts';
import { cpuOf, treeOf } from './processes.ts';
import { mix } from './varied-tickets.ts';

const tickets = 100_000;
const runs = 9;

/** The target, in ms. */
const bound = 500;

const share = (part: number) => ((tickets * part) / mix.tickets).toLocaleString('en-US');

export const figure: Figure = {
  name: 'digest',
  what: `Digest of ${tickets.toLocaleString('en-US')} tickets`,
  target: `at most ${bound / 1_000} s`,
  how: `median of ${runs} runs of \`digest now\`, after one that isn't counted`,
  explanation: `The database is the largest one of \`growth\`, with ${share(mix.open)} open tickets, ${share(mix.stalled)} of them stalled. Someone writes \`digest now\` in a channel. The time is from the signed request to the answer, which comes once the digest is in the database and ready to be sent. Each digest is delivered before the next one is requested.`,
  measure: timeDigests,
};

async function timeDigests(run: Run): ReturnType<Figure['measure']> {
  const variables = await (await openFilled(run)).variables(tickets);
  const slack = await startSlack();
  const crowd = await gatherCrowd(slack);
  try {
    const bot = await startReady(slack, variables);
    const times: number[] = [];
    const count = async () =>
      Number((await askServer(variables.DATABASE_URL, 'SELECT count(*) AS all FROM "Delivery"'))[0]?.all);
    let messages = 0;
    for (let i = 0; i <= runs; i++) {
      const before = await count();
      const all = treeOf(process.pid).filter((pid) => pid !== process.pid);
      const cpu = cpuOf(all);
      const started = performance.now();
      await crowd.ask(bot.url, 'digest now');
      const took = performance.now() - started;
      const cpuTook = cpuOf(all) - cpu;
      messages = (await count()) - before;
      if (messages === 0) throw new Error('no digest was written');
      await untilNothingOwed(bot);
      if (i === 0) continue;
      times.push(took);
      run.say(`digest ${i}: ${took.toFixed(0)} ms (CPU ${cpuTook} ms), ${messages} messages`);
    }
    await stopBot(bot);
    const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
    return {
      figure: `median ${seconds(median(times))}`,
      met: median(times) <= bound,
      notes: [
        `From ${seconds(Math.min(...times))} to ${seconds(Math.max(...times))}. A digest has ${messages} messages.`,
      ],
    };
  } finally {
    await Promise.all([crowd.stop(), slack.platform.stop()]);
  }
}

if (import.meta.main) await runAlone(figure);
