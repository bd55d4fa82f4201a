import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { within } from '../../src/within.ts';
import { askServer } from '../support/database-url.ts';
import { createFolder } from '../support/process.ts';
import { ownUrl, startReady, startSlack, stopBot } from './bot.ts';
import { type Crowd, gatherCrowd } from './burst-load.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import { median } from './median.ts';

/** The flood: this many commands, evenly spread over this time, in ms. */
const [commands, lasts] = [2_000, 5_000];

/** How often the other person writes, in ms. */
const every = 250;

/** The longest that the other person may wait for an answer, in ms. */
const longest = 1_500;

/** The flood is over when no answer has come for this long, in ms. */
const quiet = 3_000;

/** How long the other person waits for an answer, in ms. */
const patience = 30_000;

const flooding = 'U0SAM';
const other = 'U0LEE';
const wrong = 'Something went wrong';

export const figure: Figure = {
  name: 'flood',
  what: `Slowest answer to another person while one person sends ${commands.toLocaleString('en-US')} commands`,
  target: `at most ${longest / 1_000} s, and no “${wrong}”`,
  how: `\`list\` and \`note\` every ${every} ms, while one person sends ${commands.toLocaleString('en-US')} commands in ${lasts / 1_000} s`,
  explanation: `The bot runs with its own Postgres and 20 tickets. One person sends ${commands.toLocaleString('en-US')} commands, evenly spread over ${lasts / 1_000} seconds: \`note\`, \`list\`, and \`show\` in turn. They don't wait for answers. Until the flood has been answered, another person sends \`list\` and \`note\` every ${every} ms. The time is from the signed request to the answer at the response_url. The load and the bot share the machine.`,
  measure: timeOthers,
};

/** The answers to one person's commands. */
interface Heard {
  sent: number;
  /** The slowest acknowledgment, in ms. */
  acknowledged: number;
  answers: string[];
}

async function timeOthers(run: Run): ReturnType<Figure['measure']> {
  const folder = createFolder();
  const slack = await startSlack();
  const crowd = await gatherCrowd(slack);
  try {
    const bot = await startReady(slack, { MD_DATA_DIR: folder.path });
    const tickets = 20;
    for (let i = 1; i <= tickets; i++) {
      const path = 'from:rackspace-email to:office-365 service:assisted';
      await crowd.ask(bot.url, `open acme${i}.com ${path} customer:"Acme ${i}" account:${1_000_000 + i}`);
    }
    for (const user of [flooding, other]) await crowd.ask(bot.url, 'list', user);
    const over = new AbortController();
    const watching = watchOthers(crowd, bot.url, over.signal);
    const flood = await sendFlood(crowd, bot.url, (i) => {
      const ticket = 1 + (i % tickets);
      return [`note ${ticket} flood ${i}`, 'list', `show ${ticket}`][i % 3]!;
    });
    over.abort();
    const times = await watching;
    const notes = await countNotes(ownUrl(folder.path));
    await stopBot(bot);
    return summarize(run, flood, times, notes);
  } finally {
    await Promise.all([crowd.stop(), slack.platform.stop()]);
    folder.remove();
  }
}

/** Sends the flood, and waits for its answers. */
async function sendFlood(crowd: Crowd, url: string, textOf: (i: number) => string): Promise<Heard> {
  // Slack reuses connections, too. Without a limit, a busy machine refuses some of the new ones.
  const agent = new Agent({ keepAlive: true, scheduling: 'fifo', maxSockets: 100 });
  const heard: Heard = { sent: 0, acknowledged: 0, answers: [] };
  let last = performance.now();
  const started = performance.now();
  const sending: Promise<void>[] = [];
  const one = async (i: number) => {
    const { acknowledged, answer } = await crowd.send(agent, url, { user: flooding, text: textOf(i) });
    heard.acknowledged = Math.max(heard.acknowledged, acknowledged);
    last = performance.now();
    void answer.then((said) => {
      heard.answers.push(said);
      last = performance.now();
    });
  };
  while (heard.sent < commands) {
    const due = Math.min(commands, Math.ceil(((performance.now() - started) / lasts) * commands));
    while (heard.sent < due) sending.push(one(heard.sent++));
    await delay(5);
  }
  await Promise.all(sending);
  while (performance.now() - last < quiet) await delay(100);
  agent.destroy();
  return heard;
}

/** How long the other person waited for each answer, in ms, and what they got. */
interface Times {
  took: number[];
  wrong: number;
}

async function watchOthers(crowd: Crowd, url: string, over: AbortSignal): Promise<Times> {
  const agent = new Agent();
  const times: Times = { took: [], wrong: 0 };
  const asking: Promise<void>[] = [];
  const ask = async (text: string, says: RegExp) => {
    const started = performance.now();
    const { answer } = await crowd.send(agent, url, { user: other, text });
    const said = await within(patience, answer).catch(() => 'no answer');
    times.took.push(performance.now() - started);
    if (!says.test(said)) times.wrong++;
  };
  for (let i = 0; !over.aborted; i++) {
    asking.push(ask('list', /MIG-/), ask(`note 1 watching ${i}`, /Added a note to Acme Corp \(MIG-1\)/));
    await delay(every);
  }
  await Promise.all(asking);
  return times;
}

async function countNotes(database: string): Promise<number> {
  const [row] = await askServer(database, `SELECT count(*)::int AS notes FROM "Event" WHERE "type" = 'note'`);
  return Number(row?.notes);
}

function summarize(
  run: Run,
  flood: Heard,
  { took, wrong: refused }: Times,
  notes: number,
): Awaited<ReturnType<Figure['measure']>> {
  const slowest = Math.max(...took);
  const failed = flood.answers.filter((said) => said.includes(wrong)).length;
  const told = flood.answers.filter((said) => said.includes('requests waiting')).length;
  run.say(`the other person: median ${median(took).toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`);
  run.say(`the flood: acknowledged within ${flood.acknowledged.toFixed(0)} ms, ${notes} notes in all`);
  return {
    figure: `slowest ${(slowest / 1_000).toFixed(2)} s, median ${(median(took) / 1_000).toFixed(2)} s; “${wrong}”: ${failed}`,
    met: slowest <= longest && failed + refused === 0,
    notes: [
      `The other person got ${took.length - refused} of ${took.length} answers. Of the flood's ${flood.sent.toLocaleString('en-US')} commands, ${(flood.answers.length - told - failed).toLocaleString('en-US')} ran, and ${told} got the answer that too many requests are waiting. The slowest acknowledgment took ${(flood.acknowledged / 1_000).toFixed(2)} s.`,
    ],
  };
}

if (import.meta.main) await runAlone(figure);
