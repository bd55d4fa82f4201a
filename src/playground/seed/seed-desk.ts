import type { App } from '../../app.ts';
import { keepMessages } from '../../jobs/keep-messages.ts';
import { sendMornings } from '../../jobs/send-mornings.ts';
import { jobs } from '../../jobs/table.ts';
import { tick } from '../../jobs/tick.ts';
import type { Logger } from '../../logger.ts';
import { createRelativeDays } from '../../time/relative-days.ts';
import type { PlaygroundClock } from '../clock.ts';
import type { PlaygroundDns } from '../dns/playground-dns.ts';
import type { SlackChannel, SlackMessage, SlackPlatform } from '../slack/platform.ts';
import type { Store } from '../store.ts';
import type { TimeMachine } from '../time-machine.ts';
import { type PlannedLine, seedPlan } from './plan.ts';
import { stories } from './stories/table.ts';

interface SeedOptions {
  slack: SlackPlatform;
  app: App;
  clock: PlaygroundClock;
  timeMachine: TimeMachine;
  dns: PlaygroundDns;
  store: Store;
  logger: Logger;
  /** When aborted, the seeding stops after the current line. The next start continues with the next line. */
  signal: AbortSignal;
  /** Called as the seeding goes on. @param percent how much is done, from 0 to 100 */
  onProgress(percent: number): void;
}

/** How far the seeding got, so that the next start can continue if the process is killed. */
interface Progress {
  /** When the plan was made, in ISO 8601. */
  from: string;
  done: number;
  finished: boolean;
}

/** How many business days before today to replay in detail. On earlier days, nobody gets direct messages. */
const recentDays = 2;

/**
 * On earlier days, the clock stops only at this time, after work, to do what is due and to send the day's messages. Each stop takes a
 * while, and of all updates of a message, only the day's last one is sent.
 */
const earlyStops = ['17:00'];

/** On recent days and today, the clock stops at these times. Morning messages and the digest are sent at the first ones. */
const recentStops = ['08:00', '09:00', '10:00', '12:00', '15:00', '17:00'];

/** How long before the end the product first looks at DNS, in ms. An hour later, it looks at all records again. */
const watchBefore = 65 * 60_000;

/** How long the app may take to answer a command, in ms of real time. */
const patience = 20_000;

/** Fills an empty desk with a month of work, through the product's own commands. Does nothing if the desk has tickets. */
export async function seedDesk(options: SeedOptions): Promise<void> {
  const { app, slack, clock, store, logger, signal } = options;
  const kept = store.get<Progress>('seed', 'progress');
  if (kept?.finished) return;
  const numbers = await ticketNumbers(options);
  if (!kept && numbers.length > 0) return;
  const progress = kept ?? { from: clock.present().toISOString(), done: 0, finished: false };
  const keep = (more: Partial<Progress>) => store.put('seed', 'progress', Object.assign(progress, more));
  const { calendar } = options.app.desk;
  const from = new Date(progress.from);
  const plan = seedPlan(calendar, from);
  const recent = calendar.at(createRelativeDays(calendar, from)(-recentDays), '00:00');
  try {
    for (const [index, line] of plan.entries()) {
      if (index < progress.done) continue;
      if (signal.aborted) return;
      keep({});
      // On early days, channels get their messages at the next stop. By then, later ones have replaced many of them.
      if (line.at < recent) app.pauseMessages();
      else app.resumeMessages();
      if (index === 0) {
        clock.set(line.at);
        // The clock goes back on purpose, so there is nothing to repair.
        await app.desk.database.client.clockRecord.deleteMany();
      } else await moveTo(options, line.at, recent);
      await say(options, line, numbers);
      keep({ done: index + 1 });
      options.onProgress(Math.floor((100 * (index + 1)) / plan.length));
    }
  } catch (error) {
    // Doesn't throw, because a desk with some sample tickets is better than none.
    logger.warn(
      { err: error, line: progress.done },
      'the playground could not create all of its sample tickets',
    );
  } finally {
    app.resumeMessages();
  }
  await watchDns(options, recent);
  if (signal.aborted) return;
  slack.forget((message) => isPast(slack, message, recent));
  keep({ finished: true });
}

/**
 * Turns on DNS, which the stories do without, so that what they tell about records is done by people. First DNS is as the stories end.
 * Then something goes wrong in some domains, and the product tells it.
 */
async function watchDns(options: SeedOptions, recent: Date): Promise<void> {
  const { app, clock, timeMachine, dns, signal } = options;
  await moveTo(options, new Date(clock.present().getTime() - watchBefore), recent);
  if (dns.runs && !signal.aborted) {
    app.desk.outside.dns = dns.dns;
    await app.look();
    for (const { lines, dns: scene } of stories)
      if (scene) await dns.zones.play(lines[0]?.says.split(' ')[1] ?? '', scene);
  }
  await timeMachine.leapTo(clock.present());
}

/**
 * Moves the clock forward, and stops at a few times a day to do the work that is due. To stop whenever something is due would take
 * much longer.
 * @param recent when the recent days begin
 */
async function moveTo(options: SeedOptions, to: Date, recent: Date): Promise<void> {
  const { clock, timeMachine, signal } = options;
  const { localDay, at, nextBusinessDay } = options.app.desk.calendar;
  for (let day = localDay(clock.now()); day <= localDay(to); day = nextBusinessDay(day)) {
    const isRecent = at(day, '00:00') >= recent;
    const moments = (isRecent ? recentStops : earlyStops).map((time) => at(day, time));
    for (const moment of moments.filter((moment) => moment > clock.now() && moment < to)) {
      if (signal.aborted) return;
      await (isRecent ? timeMachine.leapTo(moment) : stopEarly(options, moment));
    }
  }
  clock.set(to);
}

/** The jobs of early days. Nobody would read direct messages of these days, or see more of a runbook than its last state. */
const earlyJobs = jobs.filter((job) => job !== sendMornings && job !== keepMessages);

/** Does the work that is due on an early day. */
async function stopEarly({ app, clock, logger }: SeedOptions, moment: Date): Promise<void> {
  const { desk } = app;
  clock.set(moment);
  await tick(desk, logger, earlyJobs);
  await desk.database.client.notice.deleteMany();
  await app.drain();
}

/** Whether a message is ephemeral, or is a direct message older than the last few days. */
function isPast(slack: SlackPlatform, { channel, ephemeralTo, ts }: SlackMessage, recent: Date): boolean {
  const isDirect = slack.channels.get(channel)?.isIm ?? false;
  return ephemeralTo !== undefined || (isDirect && Number(ts) * 1_000 < recent.getTime());
}

/**
 * Sends one line. If the line is a command, or has a file, waits for the answer.
 * @param numbers the numbers of all tickets so far. The number of a new ticket is added
 */
async function say(options: SeedOptions, line: PlannedLine, numbers: number[]): Promise<void> {
  const { slack } = options;
  const user = [...slack.people.values()].find(({ name }) => name === line.who)!.id;
  const channel = findChannel(slack, line, user).id;
  if (!line.noun) {
    const text = withNumbers(line.text, numbers);
    const files = line.file ? [{ name: line.file.name, content: Buffer.from(await line.file.write()) }] : [];
    const { ts } = await slack.say({ user, channel, text, files });
    if (line.file) await slack.until(() => isAnswered(slack, channel, ts), patience);
    return;
  }
  // The ticket already exists: an earlier run was killed right after it opened the ticket.
  if (line.opens && toOrdinal(line.opens) <= numbers.length) return;
  const text = withNumbers(line.text, numbers);
  const answer = await slack.command({ user, channel, command: `/${line.noun}`, text });
  const url = new URLSearchParams(answer.sent.body).get('response_url');
  // Only the newest replies, because this is asked after each change.
  await slack.until(() => slack.replies.slice(-20).some((reply) => reply.url === url), patience);
  if (!line.opens) return;
  numbers.splice(0, numbers.length, ...(await ticketNumbers(options)));
  if (numbers.length !== toOrdinal(line.opens)) throw new Error(`${line.opens} was not opened: ${line.text}`);
}

/** Whether the bot has written to a conversation after a message. @param ts of the message */
function isAnswered(slack: SlackPlatform, channel: string, ts: string): boolean {
  return slack.messages(channel).some(({ bot_id, ts: later }) => bot_id !== undefined && later > ts);
}

/**
 * Replaces the plan's ticket numbers with the real ones. The two can differ, because a database that was killed may
 * skip numbers.
 */
function withNumbers(text: string, numbers: number[]): string {
  return text.replace(/\b(MIG|PLC)-(\d+)\b/g, (key, kind) => `${kind}-${numbers[toOrdinal(key) - 1]}`);
}

function toOrdinal(key: string): number {
  return Number(key.replace(/\D/g, ''));
}

async function ticketNumbers({ app }: SeedOptions): Promise<number[]> {
  const found = await app.desk.database.client.ticket.findMany({
    select: { number: true },
    orderBy: { number: 'asc' },
  });
  return found.map(({ number }) => number);
}

function findChannel(slack: SlackPlatform, { channel }: PlannedLine, user: string): SlackChannel {
  const channels = [...slack.channels.values()];
  const isDesk = (one: SlackChannel) => one.isIm && one.user === user;
  return channels.find((one) => (channel === 'desk' ? isDesk(one) : one.name === channel))!;
}
