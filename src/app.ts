import type { IRouter, RequestHandler } from 'express';
import { type Clock, earliest, systemClock } from './clock.ts';
import type { AppContext } from './commands/context.ts';
import type { Platform, PlatformParts } from './commands/platform.ts';
import { createFairQueue } from './commands/queue/fair-queue.ts';
import type { Config } from './config.ts';
import { createDailyBackups } from './db/backup/daily.ts';
import { type Database, openDatabase } from './db/client.ts';
import { createCourier } from './delivery/courier.ts';
import { nextRested } from './delivery/destination.ts';
import { createDns } from './dns/create-dns.ts';
import type { Dns } from './dns/dns.ts';
import { createFiles } from './files/files.ts';
import { createHttp } from './http.ts';
import { platformOf } from './ids.ts';
import { createClockwork } from './jobs/clockwork.ts';
import { createDnsWatch } from './jobs/dns/watch-dns.ts';
import { createKeeper } from './jobs/keep-messages.ts';
import { createPlaceCheck } from './jobs/places/close-places.ts';
import { createDoubleRemoval } from './jobs/places/remove-doubles.ts';
import { createFailingReport } from './jobs/places/tell-failing.ts';
import { nextTick, tick } from './jobs/tick.ts';
import { createLogger, type Logger } from './logger.ts';
import { createLatencies } from './ops/latencies.ts';
import { createOps } from './ops/ops.ts';
import { createReplica } from './ops/replica.ts';
import { createLeadLookup } from './people/meet-leads.ts';
import { createPeople } from './people/people.ts';
import { createSlack } from './slack/slack.ts';
import type { Connection } from './teams/connection/settings.ts';
import type { Desk } from './ticket/desk.ts';
import { createPlans } from './ticket/playbooks/plans.ts';
import type { Playbook } from './ticket/playbooks/playbook.ts';
import { playbooks } from './ticket/playbooks/table.ts';
import { createCalendar } from './time/calendar.ts';
import { outside } from './trace/outside.ts';
import { arrive } from './trace/request.ts';
import { TooLate, within } from './within.ts';

export interface App {
  /** Starts everything. Resolves to the port of the HTTP server. */
  start(): Promise<number>;
  /** Refuses new work, finishes the work in progress, and resolves within ten seconds. */
  stop(): Promise<void>;
  /** Finishes the work in progress and sends every delivery that may be sent now. */
  drain(): Promise<void>;
  /**
   * Sends and updates no message until `resumeMessages`, except when someone calls `drain`. Messages that wait are not sent if later
   * ones replace them.
   */
  pauseMessages(): void;
  /** Sends and updates messages as usual. */
  resumeMessages(): void;
  /** Runs all jobs once, and then looks at the DNS of domains that are due. In production, the minute timer does both. */
  tick(): Promise<void>;
  /** Runs all jobs once. */
  runJobs(): Promise<void>;
  /** Looks at the DNS of domains that are due. Returns how many looks found something new. */
  look(): Promise<number>;
  /**
   * Returns the next time, after `after`, when there is something to do: the minute timer finds a job with work, or a place that
   * had to wait may get its next message. Returns null if no such time is known yet.
   */
  nextDue(after: Date): Promise<Date | null>;
  /**
   * Returns the next time, after `after`, when a look at DNS is due. Null if none is planned yet.
   * @param unseenSince only counts domains that nobody has looked at since this moment, and that answer
   */
  nextLook(after: Date, unseenSince?: Date): Promise<Date | null>;
  /** The URL of the metrics, once the app has started. Null if there are none. */
  metricsUrl(): string | null;
  desk: Desk;
}

/** Options for tests and the playground. They replace or turn off parts of the product. */
export interface Overrides {
  clock?: Clock;
  database?: Database;
  logger?: Logger;
  playbooks?: Playbook[];
  /** More routes for the HTTP server. */
  routers?: IRouter[];
  /** Refuses requests for health and readiness that come from elsewhere. */
  guard?: RequestHandler;
  /** Replaces the connection to Microsoft's services. */
  teams?: Connection;
  /** Replaces what asks DNS. Null: nobody asks. */
  dns?: Dns | null;
  /** False turns off the minute timer. Tests then call `tick` themselves. */
  clockwork?: boolean;
  /** Replaces the constant `askWithin`, in ms. Most tests set a longer time, in case the machine is slow. */
  askWithin?: number;
}

/**
 * How long a command waits for an answer from Slack or Teams, in ms. A submitted form waits this long for its command's
 * answer, too. After that, the bot continues without the answer. Slack gives up on a submitted form after three
 * seconds.
 */
const askWithin = 2_000;

/** How long the process waits for running requests and jobs when it stops, in ms. */
const patience = 4_000;

/** Connects all parts of the product. Rejects if the database doesn't open. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const { databaseUrl: url, dataDir, backupDir } = config;
  const opening = overrides.database ?? openDatabase({ url, dataDir, backupDir }, logger);
  // The Teams packages take half a second to load, so they load while the database starts.
  const [database] = await Promise.all([opening, config.teams && loadTeams()]);
  const latencies = createLatencies();
  const parts = {
    ...{ database, clock, logger, latencies, askWithin: overrides.askWithin ?? askWithin },
    timezone: config.calendar.timezone,
    arrive: (platform: string) => arrive(platform, latencies.measure),
  };
  const platforms = await createPlatforms(config, { ...parts, connection: overrides.teams });
  const transports = each(platforms, ({ transport }) => transport);
  const replica = createReplica(database);
  const courier = createCourier({ database, clock, transports, logger });
  const desk: Desk = {
    database,
    clock,
    logger,
    calendar: createCalendar(config.calendar),
    playbooks: overrides.playbooks ?? playbooks,
    plans: createPlans(overrides.playbooks ?? playbooks, logger),
    leads: config.leads,
    support: config.support,
    secureRoute: config.secureRoute ?? null,
    keep: config.keep,
    backups: backupDir ? createDailyBackups({ ...parts, folder: backupDir }) : null,
    outside: {
      files: createFiles(
        each(platforms, ({ files }) => files),
        logger,
      ),
      dns: overrides.dns === undefined ? config.dns && createDns(config.dns, clock) : overrides.dns,
    },
    // What the courier then sends belongs to other requests, too.
    wake: () =>
      outside(() => {
        courier.wake();
        if (!isPaused) keeper.wake();
      }),
  };
  let isPaused = false;
  const keeper = createKeeper(desk, logger);
  const directories = each(platforms, ({ directory }) => directory);
  const people = createPeople({ ...parts, directories, leads: config.leads });
  const meetLeads = createLeadLookup({
    ...parts,
    directories,
    leads: config.leads,
    warn: (details, message) => logger.warn(details, message),
  });
  const checkPlaces = () =>
    within(
      parts.askWithin,
      checkAllPlaces().catch((err) => logger.error({ err }, 'the check of channels failed')),
    ).catch(() => {});
  /** Platforms may be slow, and the jobs must run. So what takes longer continues during the next minute. */
  const tidyUp = () =>
    within(parts.askWithin, Promise.all([tellFailing(), removeDoubles()])).catch((err) => {
      if (!(err instanceof TooLate)) logger.error({ err }, 'looking after failed or doubled messages failed');
    });
  const redraw = () =>
    within(parts.askWithin, Promise.all(all.map((platform) => platform.redraw?.()))).catch((err) => {
      if (!(err instanceof TooLate)) logger.error({ err }, 'drawing again what people see failed');
    });
  const runJobs = async () => {
    await checkPlaces();
    await meetLeads();
    await tidyUp();
    await tick(desk, logger);
    await redraw();
    await replica.ticked().catch((err) => logger.error({ err }, 'the run of the jobs was not recorded'));
  };
  const queue = createFairQueue({ clock });
  const context: AppContext = {
    desk,
    people,
    queue,
    places: {
      checkPostable: (place, asker) => platforms[platformOf(place.id)]!.places.checkPostable(place, asker),
      whyClosed: (place) => platforms[platformOf(place)]?.places.whyClosed(place) ?? Promise.resolve(null),
      explain: (place, reason) => platforms[platformOf(place)]?.places.explain(place, reason),
      nameOf: async (place) => {
        const person = await database.client.person.findUnique({ where: { id: place } });
        const platform = platformOf(place);
        const name = person?.name ?? (await platforms[platform]?.places.nameOf(place)) ?? place;
        const title = people.platforms[platform]?.title;
        return title && all.length > 1 ? `${name} in ${title}` : name;
      },
    },
  };
  const all = Object.values(platforms);
  const checkAllPlaces = createPlaceCheck(desk, context.places);
  const tellFailing = createFailingReport(desk, context.places);
  const removeDoubles = createDoubleRemoval(desk, transports);
  const dnsWatch = createDnsWatch(desk, logger);
  const clockwork = createClockwork({
    ...{ database, logger, tick: runJobs },
    look: dnsWatch.look,
  });
  const ops = createOps({
    ...parts,
    config,
    calendar: desk.calendar,
    platforms,
    replica,
    jobs: overrides.clockwork === false ? null : clockwork,
    // A test's database is somewhere else.
    ownFolder: url || overrides.database ? null : dataDir,
  });
  const http = createHttp({
    routers: [...all.map(({ router }) => router), ...(overrides.routers ?? [])],
    readiness: ops.readiness,
    guard: overrides.guard,
  });

  return {
    desk,
    async start() {
      for (const platform of all) await platform.start(context);
      // Before anything is sent, because a channel may have been shared while we were down.
      await checkPlaces();
      const port = await http.start(config);
      await ops.start();
      courier.start();
      if (overrides.clockwork !== false) await clockwork.start();
      return port;
    },
    async stop() {
      // Refuse what still waits for its turn, while there is time left to say so.
      const closing = setTimeout(queue.close, patience / 2);
      // Stop the HTTP server first, and then the platforms. Otherwise, a platform could get new requests after it has
      // stopped.
      const requests = http.stop(patience).then(() => Promise.all(all.map((one) => one.stop(patience))));
      const work = [clockwork.stop(patience), dnsWatch.stop(), courier.stop(), desk.backups?.stop()];
      await Promise.all([requests, ...work]);
      await keeper.settled();
      clearTimeout(closing);
      await ops.stop();
      await database.close();
      logger.flushRepeats();
    },
    async drain() {
      for (const platform of all) await platform.settled();
      await keeper.settled();
      await courier.drain();
      await desk.backups?.settled();
    },
    pauseMessages() {
      isPaused = true;
      courier.pause();
    },
    resumeMessages() {
      isPaused = false;
      courier.start();
    },
    async tick() {
      await runJobs();
      await dnsWatch.look();
    },
    runJobs,
    look: dnsWatch.look,
    nextLook: dnsWatch.next,
    metricsUrl: ops.metricsUrl,
    async nextDue(after) {
      return earliest([await nextTick(desk, after), await nextRested(database.client, after)]);
    },
  };
}

/** Creates the configured chat platforms, keyed by name. Loads the Teams packages only if Teams is configured. */
async function createPlatforms(
  { slack, teams }: Config,
  parts: PlatformParts & { connection?: Connection },
): Promise<Record<string, Platform>> {
  const platforms: Record<string, Platform> = {};
  if (slack) platforms.slack = createSlack({ settings: slack, ...parts });
  if (teams) {
    const { createTeams } = await loadTeams();
    platforms.teams = createTeams({ settings: teams, ...parts });
  }
  if (!slack && !teams) throw new Error('no chat platform is configured');
  return platforms;
}

function loadTeams() {
  return import('./teams/teams.ts');
}

/** Applies `pick` to each value of a record, and keeps the keys. */
function each<T, U>(record: Record<string, T>, pick: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, pick(value)]));
}
