import { createFolder } from '../support/process.ts';
import { ownUrl, startBareApp, startReady, startSlack, stopBot } from './bot.ts';
import { type Burst, type Command, type Crowd, gatherCrowd } from './burst-load.ts';
import { prepareWork, type Work } from './burst-work.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import { median } from './median.ts';
import { cpuOf, treeOf } from './processes.ts';

/** The lowest rate allowed for the bot, as a fraction of the bare app's rate. */
const targets = { show: 0.33, note: 0.2, done: 0.2, open: 0.12 };
type Kind = keyof typeof targets;
const kinds = Object.keys(targets) as Kind[];

/** The numbers of people who write at the same time. Each round uses the next number. */
const crowds = [20, 35, 50];
const rounds = 6;

/** How long a burst is, in ms. */
const burstLength = 2_000;

/** The number of tickets before the first burst. */
const ticketsAtFirst = 500;

export const figure: Figure = {
  name: 'bursts',
  what: 'Completed commands per second in a burst, compared with a bare Bolt app with one INSERT',
  target: kinds.map((kind) => `\`${kind}\` at least ${targets[kind]}`).join(', '),
  how: `median ratio of ${rounds} pairs of ${burstLength / 1_000}-second bursts per command, ${crowds[0]} to ${crowds.at(-1)} people at once`,
  explanation: `The bot runs with its own Postgres, and a bare Bolt 5 app runs on the same database. The bare app acknowledges a command, stores it with one INSERT, and answers through the response_url. ${new Intl.ListFormat('en-US', { type: 'disjunction' }).format(crowds.map(String))} people write commands at the same time for ${burstLength / 1_000} seconds. Each of them writes the next command as soon as the last one is complete: acknowledged with 200, and answered through the response_url. Each burst of the bot is paired with a burst of the bare app right before or after it, so other load on the machine slows both. The figure is the median of the ratios of the pairs. \`show\` and \`note\` go through many tickets, and \`done\` ticks one step of one ticket at a time. No channel is subscribed, so the courier has nothing to send. The first burst of each command isn't counted. Each burst is checked against the number of events in the database.`,
  measure: compareBursts,
};

interface Side {
  url: string;
  /** Returns the CPU time that was used so far, in ms. For the bot, this includes all processes of its Postgres. */
  cpu(): number;
}

interface Pair {
  ratio: number;
  bot: Burst & { cpu: number };
  bare: Burst & { cpu: number };
}

async function compareBursts(run: Run): ReturnType<Figure['measure']> {
  const folder = createFolder();
  const slack = await startSlack();
  const crowd = await gatherCrowd(slack);
  try {
    const bot = await startReady(slack, { MD_DATA_DIR: folder.path });
    const database = ownUrl(folder.path);
    const app = await startBareApp(slack, { DATABASE_URL: database });
    const postgres = () => treeOf(bot.pid).filter((pid) => pid !== bot.pid);
    const work = await prepareWork(crowd, bot.url, database, ticketsAtFirst);
    const sides = {
      bot: { url: bot.url, cpu: () => cpuOf([bot.pid, ...postgres()]) },
      bare: { url: app.url, cpu: () => cpuOf([app.pid, ...postgres()]) },
    };
    const wanted = kinds.filter((kind) => run.parts.length === 0 || run.parts.includes(kind));
    const pairs = await measurePairs(run, crowd, sides, work, wanted);
    await app.stop();
    await stopBot(bot);
    return summarize(wanted, pairs);
  } finally {
    await Promise.all([crowd.stop(), slack.platform.stop()]);
    folder.remove();
  }
}

async function measurePairs(
  run: Run,
  crowd: Crowd,
  sides: { bot: Side; bare: Side },
  work: Work,
  wanted: Kind[],
): Promise<Map<Kind, Pair[]>> {
  const pairs = new Map(wanted.map((kind): [Kind, Pair[]] => [kind, []]));
  for (let round = 0; round <= (run.quick ? 3 : rounds); round++) {
    const atOnce = crowds[round % crowds.length]!;
    for (const kind of wanted) {
      const burst = async ({ url, cpu }: Side, next: () => Command | undefined) => {
        const before = cpu();
        const done = await crowd.burst(url, { atOnce, ms: burstLength, next });
        return { ...done, cpu: (cpu() - before) / done.complete };
      };
      const ofBot = async () => {
        const events = await work.countEvents();
        const done = await burst(sides.bot, work.next[kind]);
        const written = (await work.countEvents()) - events;
        const expected = kind === 'show' ? 0 : done.complete;
        if (written === expected) return done;
        throw new Error(`${done.complete} complete ${kind} wrote ${written} events`);
      };
      const ofBare = () => burst(sides.bare, () => ({ text: `${kind} MIG-1`, check: () => {} }));
      const bareFirst = round % 2 === 0 ? await ofBare() : undefined;
      const bot = await ofBot();
      const bare = bareFirst ?? (await ofBare());
      // The first round only warms up.
      if (round === 0) continue;
      const pair = { ratio: bot.rate / bare.rate, bot, bare };
      pairs.get(kind)!.push(pair);
      run.say(`${kind}, ${atOnce} at once: ${describe(pair)}`);
    }
  }
  return pairs;
}

function describe({ ratio, bot, bare }: Pair): string {
  const one = (burst: Pair['bot']) =>
    `${burst.rate.toFixed(0)}/s (${burst.cpu.toFixed(1)} ms of CPU each, the load ${burst.ownCpu.toFixed(2)} ms)`;
  return `${ratio.toFixed(3)}, of CPU ${(bare.cpu / bot.cpu).toFixed(3)}; bot ${one(bot)}, bare app ${one(bare)}`;
}

function summarize(wanted: Kind[], pairs: Map<Kind, Pair[]>): Awaited<ReturnType<Figure['measure']>> {
  const medians = wanted.map((kind) => median(pairs.get(kind)!.map(({ ratio }) => ratio)));
  const notes = wanted.map((kind) => {
    const all = pairs.get(kind)!;
    const of = (pick: (pair: Pair) => number) => median(all.map(pick));
    const ratios = all.map(({ ratio }) => ratio);
    return `- \`${kind}\`: the ratios are ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}, from a median of ${of(({ bot }) => bot.rate).toFixed(0)} and ${of(({ bare }) => bare.rate).toFixed(0)} commands a second. One command costs ${of(({ bot }) => bot.cpu).toFixed(1)} ms of CPU with the bot and ${of(({ bare }) => bare.cpu).toFixed(1)} ms with the bare app, Postgres included, and ${of(({ bare }) => bare.ownCpu).toFixed(2)} to ${of(({ bot }) => bot.ownCpu).toFixed(2)} ms for the people who write it.`;
  });
  return {
    figure: wanted.map((kind, i) => `\`${kind}\` ${medians[i]!.toFixed(2)}`).join(', '),
    met: wanted.every((kind, i) => medians[i]! >= targets[kind]),
    notes: [notes.join('\n')],
  };
}

if (import.meta.main) await runAlone(figure);
