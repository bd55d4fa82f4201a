import type { IRouter } from 'express';
import { Gauge, Registry } from 'prom-client';
import { type Clock, systemClock } from './clock.ts';
import type { Office } from './commands/subcommand.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './db/client.ts';
import { createCourier } from './delivery/courier.ts';
import { createHttp } from './http.ts';
import { createClockwork } from './jobs/clockwork.ts';
import { nextDue, tick } from './jobs/tick.ts';
import { createLogger, type Logger } from './logger.ts';
import { createPeople } from './people/people.ts';
import { createSlack } from './slack/slack.ts';
import { createCalendar } from './ticket/calendar.ts';
import type { Desk } from './ticket/desk.ts';
import type { Playbook } from './ticket/playbook.ts';
import { playbooks } from './ticket/playbooks/table.ts';

export interface App {
  /** Starts everything, and resolves to the port that HTTP is served on. */
  start(): Promise<number>;
  /** Takes nothing new, finishes what is under way, and ends within ten seconds. */
  stop(): Promise<void>;
  /** Finishes what is under way, and sends all that is owed and may be sent now. */
  drain(): Promise<void>;
  /** Does at once what the clock asks for each minute. */
  tick(): Promise<void>;
  /** The first moment after `after` at which a tick will have something to do, as far as is known; null: none. */
  nextDue(after: Date): Promise<Date | null>;
  desk: Desk;
}

/** What tests and the playground put in the place of the real thing. */
export interface Overrides {
  clock?: Clock;
  database?: Database;
  logger?: Logger;
  playbooks?: Playbook[];
  /** More to serve over HTTP. */
  routers?: IRouter[];
  /** Whether the clock wakes jobs by itself; tests call `tick`. */
  clockwork?: boolean;
}

/** How long requests and jobs under way may take to finish when the process stops, in ms. */
const patience = 4_000;

/** Wires the product. Rejects when the database cannot be had. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const database =
    overrides.database ?? (await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir }));
  if (!config.slack) throw new Error('no chat platform is configured');
  const slack = createSlack({ settings: config.slack, database, clock, logger });
  const courier = createCourier({ database, clock, transports: { slack: slack.transport }, logger });
  const desk: Desk = {
    database,
    clock,
    calendar: createCalendar(config.calendar),
    playbooks: overrides.playbooks ?? playbooks,
    wake: courier.wake,
  };
  const people = createPeople({
    database,
    clock,
    directories: { slack: slack.directory },
    leads: config.leads,
  });
  const office: Office = { desk, people, places: slack.places };
  const clockwork = createClockwork({ database, logger, tick: () => tick(desk, logger) });
  const http = createHttp({
    routers: [slack.router, ...(overrides.routers ?? [])],
    registry: createRegistry(database),
    checks: {
      database: () => database.ping().then(() => null),
      queue: async () => (overrides.clockwork === false ? null : clockwork.problem()),
      slack: async () => slack.problem(),
    },
  });

  return {
    desk,
    async start() {
      await slack.start(office);
      const port = await http.start(config);
      courier.start();
      if (overrides.clockwork !== false) await clockwork.start();
      return port;
    },
    async stop() {
      // Requests that are still being read come first: only then is it known what is under way.
      const requests = http.stop(patience).then(() => slack.stop(patience));
      await Promise.all([requests, clockwork.stop(patience), courier.stop()]);
      await database.close();
    },
    async drain() {
      await slack.settled();
      await courier.drain();
    },
    tick: () => tick(desk, logger),
    nextDue: (after) => nextDue(desk, after),
  };
}

function createRegistry(database: Database): Registry {
  const registry = new Registry();
  new Gauge({
    name: 'migration_desk_deliveries',
    help: 'Deliveries by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset();
      const rows = await database.client.delivery.groupBy({ by: ['state'], _count: true });
      for (const row of rows) this.set({ state: row.state }, row._count);
    },
  });
  new Gauge({
    name: 'migration_desk_tickets',
    help: 'Tickets by status',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      this.reset();
      const rows = await database.client.ticket.groupBy({ by: ['status'], _count: true });
      for (const row of rows) this.set({ status: row.status }, row._count);
    },
  });
  return registry;
}
