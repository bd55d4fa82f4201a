import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../scripts/random.ts';
import { startOwnServer } from '../../src/db/own-server.ts';
import { createLogger } from '../../src/logger.ts';
import type { SlackPlatform } from '../../src/playground/slack/platform.ts';
import { askServer } from '../support/database-url.ts';
import { createFolder, replyTo, say } from '../support/process.ts';
import { type LoopbackSlack, ownUrl, startReady, startSlack } from './bot.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import { createImage, loopMountProblem, mountImage } from './loop-disk.ts';
import { endAll, pause, treeOf, usersOf } from './processes.ts';

const tries = 5;
const tickets = [1, 2, 3, 4, 5];

/** The shortest and longest time between the first note and the power cut, in ms. */
const [shortest, longest] = [2_000, 8_000];

/** The time between two notes, in ms. */
const pace = 50;

export const figure: Figure = {
  name: 'power-cut',
  what: 'Confirmed notes lost in a power cut',
  target: '0',
  how: `${tries} power cuts at random moments while 20 notes a second are written`,
  explanation: `The data folder is on an ext4 file system in an image file, mounted with a loop device. The bot runs there with its own Postgres, and people write about 20 notes per second in a simulated Slack. A note is confirmed when its writer gets the private answer. At a random moment, ${shortest / 1_000} to ${longest / 1_000} seconds after the first note, all processes are paused, and the image file is copied without a sync. The copy contains only what reached the disk, not what the kernel still holds in memory. Then everything is killed, the copy is mounted, and the bot starts on it. Each note that was confirmed before the pause must be in the table of events, and \`history\` must show the last one. If the kernel writes to the loop device during the copy, the copy is repeated, so it never mixes two moments. A control run with \`fsync=off\` must lose notes. Loop mounts need root. On a machine without loop mounts, the page says so, and the figure neither passes nor fails.`,
  measure: measureLosses,
};

/** The result of one power cut. */
interface Cut {
  confirmed: number;
  lost: number;
  /** Why the bot doesn't start or answer after the cut. If this is set, every confirmed note counts as lost. */
  broken?: string;
}

async function measureLosses(run: Run): ReturnType<Figure['measure']> {
  const folder = createFolder();
  try {
    const problem = await loopMountProblem(folder.path);
    if (problem) return { figure: `not measured: this machine allows no loop mounts (${problem})` };
  } finally {
    folder.remove();
  }
  const random = createRandom(run.seed);
  const cuts: Cut[] = [];
  for (let i = 1; i <= tries; i++) {
    cuts.push(await cutPower(startCareful, random));
    run.say(`power cut ${i}: ${describe(cuts.at(-1)!)}`);
  }
  const control = await cutPower(startCareless, random);
  run.say(`control without fsync: ${describe(control)}`);
  const lost = cuts.reduce((sum, cut) => sum + cut.lost, 0);
  const confirmed = cuts.reduce((sum, cut) => sum + cut.confirmed, 0);
  const broken = cuts.filter((cut) => cut.broken).length;
  return {
    figure: `${lost} of ${confirmed} in ${tries} power cuts`,
    met: lost === 0 && broken === 0 && control.lost > 0,
    notes: [
      `Control: with \`fsync=off\`, one more power cut lost ${control.lost} of ${control.confirmed} confirmed notes. ${control.lost > 0 ? 'This shows that the measurement detects a loss.' : 'This shows that the measurement does not detect a loss, so the target counts as missed.'}`,
      ...(broken > 0 ? [`After ${broken} of the power cuts the bot did not start.`] : []),
    ],
  };
}

function describe({ lost, confirmed, broken }: Cut): string {
  return `${lost} of ${confirmed} confirmed notes lost${broken ? ` (${broken})` : ''}`;
}

/** A running product: the processes that use one data folder. */
interface Desk {
  pids(): number[];
  /** Prepares the data folder for the power cut. Runs once, before the first note. */
  prepare?(): void;
  /** Kills all of the processes at the same time. */
  kill(): Promise<void>;
}

type StartDesk = (slack: LoopbackSlack, dataDir: string) => Promise<Desk>;

/** Starts the product as it is, with its usual settings. */
const startCareful: StartDesk = async (slack, dataDir) => {
  const bot = await startReady(slack, { MD_DATA_DIR: dataDir });
  const pids = () => [...treeOf(bot.pid), ...usersOf(dataDir)];
  return {
    pids,
    async kill() {
      endAll(pids());
      await bot.ended;
    },
  };
};

/**
 * Starts the control group, whose Postgres doesn't wait until data is on disk. The bot has no setting for this, so the
 * test starts Postgres itself.
 */
const startCareless: StartDesk = async (slack, dataDir) => {
  const server = await startOwnServer(dataDir, createLogger('error'), { fsync: 'off' });
  const folder = createFolder();
  const bot = await startReady(slack, { MD_DATA_DIR: folder.path, DATABASE_URL: server.url });
  const pids = () => [...treeOf(bot.pid), ...usersOf(dataDir)];
  return {
    pids,
    // Without this sync, Postgres doesn't even start after the cut.
    prepare: () => void execFileSync('sync', ['--file-system', dataDir]),
    async kill() {
      // Call `stop` before the kill. Otherwise, the supervisor would restart Postgres.
      const stopped = server.stop();
      endAll(pids());
      await Promise.all([stopped, bot.ended]);
      folder.remove();
    },
  };
};

/** Writes notes, cuts the power, and starts the product with the data that is left. */
async function cutPower(start: StartDesk, random: () => number): Promise<Cut> {
  const folder = createFolder();
  const slack = await startSlack();
  const image = createImage(folder.path, 'disk');
  const disk = mountImage(image);
  const copy = image.replace('disk.img', 'copy.img');
  try {
    const desk = await start(slack, disk.path);
    for (const i of tickets) await openTicket(slack.platform, i);
    desk.prepare?.();
    const notes = writeNotes(slack.platform);
    await delay(shortest + random() * (longest - shortest));
    const confirmed = notes.confirmed();
    await pause(desk.pids);
    disk.copyImage(copy);
    notes.stop();
    await desk.kill();
    if (confirmed.length === 0) throw new Error(`no note was confirmed. The last answer: ${notes.said()}`);
    return await lookAfterwards(slack, copy, confirmed);
  } finally {
    endAll(usersOf(disk.path));
    await disk.unmount();
    await slack.platform.stop();
    folder.remove();
  }
}

async function openTicket(slack: SlackPlatform, i: number): Promise<void> {
  const path = 'from:rackspace-email to:office-365 service:assisted';
  const said = await say(slack, 'U0DANA', `open acme${i}.com ${path} customer:Acme account:100000${i}`);
  if (!said.includes(`MIG-${i}`)) throw new Error(`ticket ${i} was not opened: ${said}`);
}

/** Starts to write notes, to each ticket in turn. Doesn't wait for the answers. */
function writeNotes(slack: SlackPlatform): { confirmed(): string[]; said(): string; stop(): void } {
  const confirmed: string[] = [];
  let written = 0;
  let said = '';

  async function write(): Promise<void> {
    const text = `note number ${String(++written).padStart(5, '0')}`;
    const ticket = tickets[written % tickets.length];
    const answer = await slack.command({
      user: 'U0DANA',
      channel: 'C0MIGR',
      command: '/migration',
      text: `note ${ticket} ${text}`,
    });
    if (answer.status !== 200) return;
    // Notes that are written just before the power cut never get an answer.
    const reply = await replyTo(slack, answer).catch(() => undefined);
    if (!reply) return;
    said = String(reply.body.text);
    if (/noted/i.test(said)) confirmed.push(text);
  }

  const timer = setInterval(() => void write(), pace);
  return { confirmed: () => [...confirmed], said: () => said, stop: () => clearInterval(timer) };
}

/** Starts the product on the copied disk, and counts the lost notes. */
async function lookAfterwards(slack: LoopbackSlack, image: string, confirmed: string[]): Promise<Cut> {
  const disk = mountImage(image);
  try {
    await startReady(slack, { MD_DATA_DIR: disk.path });
    const events = await askServer(ownUrl(disk.path), 'SELECT "ticketNumber", seq, text FROM "Event"');
    const found = (note: string) => events.find(({ text }) => String(text).includes(note));
    const lost = confirmed.filter((note) => !found(note)).length;
    const last = confirmed.at(-1)!;
    const row = found(last);
    if (row) {
      const history = await say(slack.platform, 'U0DANA', `history ${row.ticketNumber} from:${row.seq}`);
      if (!history.includes(last)) throw new Error(`history does not show "${last}": ${history}`);
    }
    return { confirmed: confirmed.length, lost };
  } catch (error) {
    return { confirmed: confirmed.length, lost: confirmed.length, broken: String(error) };
  } finally {
    endAll(usersOf(disk.path));
    await disk.unmount();
  }
}

if (import.meta.main) await runAlone(figure);
