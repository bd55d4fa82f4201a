import { createFolder } from '../support/process.ts';
import { startReady, startSlack, stopBot } from './bot.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import { commandsPerTicket, workOnTickets } from './load.ts';

const tickets = 300;
const starts = 7;

/** The target, in ms. */
const bound = 2_000;

export const figure: Figure = {
  name: 'start',
  what: 'Start on an existing store until `/readyz` is 200',
  target: `at most ${bound / 1_000} s`,
  how: `median and maximum of ${starts} starts on a store with ${tickets} tickets`,
  explanation: `${(tickets * commandsPerTicket).toLocaleString('en-US')} commands fill a store with ${tickets} tickets. Then the bot starts on this store ${starts} times with its own Postgres. SIGTERM stops it each time. The time is from the start of the Node process to the first 200 of \`/readyz\`, which is requested every 10 ms once the bot is listening. All starts must meet the target. The files are in the kernel's cache, as after a restart of the bot without a restart of the machine.`,
  measure: timeStarts,
};

async function timeStarts(run: Run): ReturnType<Figure['measure']> {
  const folder = createFolder();
  const slack = await startSlack();
  const start = () => startReady(slack, { MD_DATA_DIR: folder.path });
  try {
    const first = await start();
    await workOnTickets(slack.platform, tickets);
    await stopBot(first);
    const times: number[] = [];
    for (let i = 1; i <= starts; i++) {
      const bot = await start();
      times.push(bot.startedIn);
      run.say(`start ${i}: ${seconds(bot.startedIn)}`);
      await stopBot(bot);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const [median, longest] = [sorted[starts >> 1]!, sorted.at(-1)!];
    return { figure: `median ${seconds(median)}, maximum ${seconds(longest)}`, met: longest <= bound };
  } finally {
    await slack.platform.stop();
    folder.remove();
  }
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}

if (import.meta.main) await runAlone(figure);
