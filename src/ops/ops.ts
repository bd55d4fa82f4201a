import type { Clock } from '../clock.ts';
import type { Condition } from '../condition.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/client.ts';
import type { Logger } from '../logger.ts';
import type { Calendar } from '../time/calendar.ts';
import { createHealth } from './health.ts';
import type { Latencies } from './latencies.ts';
import { createMetrics } from './metrics.ts';
import { createOpsServer } from './ops-server.ts';
import type { Readiness } from './readiness.ts';
import type { Replica } from './replica.ts';

/** What an operator sees of a running process. */
export interface Ops {
  /** The answer of `/readyz`. */
  readiness(): Promise<Readiness>;
  /** Starts the server for metrics, if there is one. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The URL of the metrics, once they can be read. Null if there are none. */
  metricsUrl(): string | null;
}

export function createOps(options: {
  config: Pick<Config, 'opsHost' | 'opsPort' | 'backupDir'>;
  database: Database;
  clock: Clock;
  calendar: Calendar;
  logger: Logger;
  latencies: Latencies;
  platforms: Record<string, { check(): Promise<Condition> }>;
  replica: Replica;
  /** What runs the jobs. Null if nothing does. */
  jobs: { started(): boolean; ping(): Promise<void> } | null;
  /** The folder of our own Postgres. Null if the database is elsewhere. */
  ownFolder: string | null;
}): Ops {
  const { opsHost: host, opsPort, backupDir } = options.config;
  const readiness = createHealth({ ...options, backupDir });
  const platforms = Object.keys(options.platforms);
  const server = createOpsServer(createMetrics({ ...options, platforms, backupDir, readiness }), host);
  let url: string | null = null;
  return {
    readiness,
    async start() {
      if (opsPort === null) return;
      const port = await server.start({ host, port: opsPort });
      url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/metrics`;
    },
    stop: () => server.stop(0),
    metricsUrl: () => url,
  };
}
