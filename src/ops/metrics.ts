import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { sinceLastBackup } from '../checks/backups.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { Logger } from '../logger.ts';
import type { Calendar } from '../time/calendar.ts';
import { within } from '../within.ts';
import { oldestSendable } from './deliveries.ts';
import { countDigests } from './digests.ts';
import type { Latencies } from './latencies.ts';
import type { Readiness } from './readiness.ts';
import { sinceLastTick } from './replica.ts';

interface Options {
  database: Database;
  clock: Clock;
  calendar: Calendar;
  logger: Logger;
  latencies: Latencies;
  platforms: string[];
  backupDir: string | undefined;
  readiness(): Promise<Readiness>;
}

/** How long one figure from the database may take, in ms. */
const patience = 2_000;

const prefix = 'migration_desk_';

/** A figure with its label's value. Null leaves it out. */
type Figures = Record<string, number | null>;

/** The metrics of one process. No label has a person, a place, or a ticket, and each has few values. */
export function createMetrics(options: Options): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addFigures(registry, options);
  addFaults(registry, options.logger);
  for (const metric of options.latencies.metrics) registry.registerMetric(metric);
  return registry;
}

function addFigures(registry: Registry, options: Options): void {
  const { database, clock, calendar, platforms, backupDir } = options;
  const { client } = database;
  const add = (name: string, help: string, label: string | null, read: () => Promise<Figures>) =>
    addGauge(registry, { name: `${prefix}${name}`, help, label, read });

  add('deliveries', 'Deliveries by state', 'state', async () => {
    const rows = await client.delivery.groupBy({ by: ['state'], _count: true });
    return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
  });
  add('tickets', 'Tickets by status', 'status', async () => {
    const rows = await client.ticket.groupBy({ by: ['status'], _count: true });
    return Object.fromEntries(rows.map(({ status, _count }) => [status, _count]));
  });
  add('oldest_owed_seconds', 'How long the oldest delivery could have been sent', null, async () => {
    const [now, since] = [clock.now(), await oldestSendable(client, platforms, clock.now())];
    return { '': since ? Math.max(0, now.getTime() - since.getTime()) / 1_000 : 0 };
  });
  add('digests_today', "Today's scheduled digests: sent, late, overdue", 'state', async () => ({
    ...(await countDigests(client, calendar, clock.now())),
  }));
  add('last_tick_age_seconds', 'How long ago any replica ran all jobs', null, async () => ({
    '': toSeconds(await sinceLastTick(database)),
  }));
  if (backupDir) {
    add('last_backup_age_seconds', 'The age of the newest backup in MD_BACKUP_DIR', null, async () => ({
      '': toSeconds(sinceLastBackup(backupDir, clock.now())),
    }));
  }
  add('check_ok', 'The checks of /readyz: 1 is ok, 0 is a warning or a failure', 'check', async () => {
    const { checks } = await options.readiness();
    return Object.fromEntries(
      Object.entries(checks).map(([name, { state }]) => [name, Number(state === 'ok')]),
    );
  });
}

function toSeconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1_000;
}

/** Adds a gauge. If its figures can't be read, it is left out, so that the other metrics still show what is wrong. */
function addGauge(
  registry: Registry,
  { name, help, label, read }: { name: string; help: string; label: string | null; read(): Promise<Figures> },
): void {
  new Gauge({
    name,
    help,
    labelNames: label ? [label] : [],
    registers: [registry],
    async collect() {
      this.reset();
      const figures = await within(patience, read()).catch(() => ({}));
      // Without labels, a reset leaves a zero, which would look like a figure.
      if (!label) this.remove();
      for (const [value, figure] of Object.entries(figures))
        if (figure !== null) this.set(label ? { [label]: value } : {}, figure);
    },
  });
}

function addFaults(registry: Registry, logger: Logger): void {
  new Counter({
    name: `${prefix}faults_total`,
    help: 'Warnings and errors by what the log says',
    labelNames: ['level', 'kind'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { level, kind, count } of logger.faults.values()) this.inc({ level, kind }, count);
    },
  });
}
