import { setTimeout as delay } from 'node:timers/promises';
import { askServer } from '../support/database-url.ts';
import { createFolder } from '../support/process.ts';
import { type LoopbackSlack, ownUrl, startBareApp, startReady, startSlack, stopBot } from './bot.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import { commandsPerTicket, eventsPerTicket, workOnTickets } from './load.ts';
import { memoryOf, treeOf, usersOf } from './processes.ts';

const tickets = 200;
const commands = (tickets * commandsPerTicket).toLocaleString('en-US');

/** How much more memory the bot may need than the bare app, in MB. */
const allowance = 200;

export const figure: Figure = {
  name: 'memory',
  what: `Memory after a load of ${commands} commands`,
  target: `a bare Bolt app + ${allowance} MB`,
  how: 'PSS of the bot with its own Postgres, and of a bare Bolt app, after the same commands',
  explanation: `The bot starts on an empty data folder, with only Slack and with its own Postgres. Ten people write ${commands} commands at the same time: \`open\`, \`done\`, \`note\`, \`show\`, and \`list\`. Then the memory of the whole process tree is added up: the bot, all processes of its Postgres, and the shell that guards Postgres. The unit is PSS, which divides shared memory among the processes that share it. It is read ten times in the ten seconds after the last answer, and the figure is the median. Then a bare Bolt app gets the same commands and is measured the same way. It acknowledges and answers each command and does nothing else. Both run with the options and variables that \`npm start\` gives Node. 1 MB is 1,024 × 1,024 bytes.`,
  measure: compareMemory,
};

/** Memory in MB, before and after the load. */
interface Memory {
  atStart: number;
  afterLoad: number;
  /** The part of `afterLoad` that doesn't belong to the Node process. */
  postgres: number;
}

async function compareMemory(run: Run): ReturnType<Figure['measure']> {
  const bot = await measureBot();
  run.say(`the bot: ${describe(bot)}`);
  const bare = await measureBareApp();
  run.say(`the bare Bolt app: ${describe(bare)}`);
  const more = bot.afterLoad - bare.afterLoad;
  return {
    figure: `${round(bot.afterLoad)} MB; bare Bolt app: ${round(bare.afterLoad)} MB; difference: ${round(more)} MB`,
    met: more <= allowance,
    notes: [
      `Of the bot's ${round(bot.afterLoad)} MB, Node used ${round(bot.afterLoad - bot.postgres)} MB and Postgres ${round(bot.postgres)} MB. Before the load, the bot used ${round(bot.atStart)} MB and the bare app ${round(bare.atStart)} MB.`,
    ],
  };
}

function describe({ atStart, afterLoad }: Memory): string {
  return `${round(atStart)} MB before the load, ${round(afterLoad)} MB after it`;
}

async function measureBot(): Promise<Memory> {
  const folder = createFolder();
  const slack = await startSlack();
  try {
    const bot = await startReady(slack, { MD_DATA_DIR: folder.path });
    const memory = await underLoad(slack, bot.pid, folder.path);
    await expectWork(ownUrl(folder.path));
    await stopBot(bot);
    return memory;
  } finally {
    await slack.platform.stop();
    folder.remove();
  }
}

/** Throws unless the commands wrote all of their events. */
async function expectWork(url: string): Promise<void> {
  const [row] = await askServer(url, 'SELECT count(*)::int AS events FROM "Event"');
  if (row?.events === tickets * eventsPerTicket) return;
  throw new Error(
    `the commands should have written ${tickets * eventsPerTicket} events, but wrote ${row?.events}`,
  );
}

async function measureBareApp(): Promise<Memory> {
  const slack = await startSlack();
  const app = await startBareApp(slack);
  try {
    slack.botUrl = app.url;
    return await underLoad(slack, app.pid);
  } finally {
    await app.stop();
    await slack.platform.stop();
  }
}

/**
 * Measures the memory of a process and its descendants, before and after the load. Also counts all processes that use
 * the data folder.
 */
async function underLoad(slack: LoopbackSlack, pid: number, dataDir?: string): Promise<Memory> {
  const others = () => [...treeOf(pid), ...(dataDir ? usersOf(dataDir) : [])].filter((one) => one !== pid);
  const readTree = async (): Promise<[total: number, others: number]> => {
    const samples: [number, number][] = [];
    for (let i = 0; i < 10; i++) {
      await delay(1_000);
      const rest = memoryOf([...new Set(others())]);
      samples.push([memoryOf([pid]) + rest, rest]);
    }
    return samples.sort(([a], [b]) => a - b)[samples.length >> 1]!;
  };
  const [atStart] = await readTree();
  await workOnTickets(slack.platform, tickets);
  const [afterLoad, postgres] = await readTree();
  return { atStart, afterLoad, postgres };
}

function round(megabytes: number): number {
  return Math.round(megabytes);
}

if (import.meta.main) await runAlone(figure);
