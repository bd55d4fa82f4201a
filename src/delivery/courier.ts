import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { platformOf } from '../ids.ts';
import { within } from '../within.ts';
import { findSendable, renew } from './destination.ts';
import { type CourierLog, reportDatabase } from './report.ts';
import { createServePlace } from './serve-place.ts';
import type { Transport } from './transport.ts';

/**
 * Times in ms. If a courier is killed, its places become free after `lease`, and another courier finds them within
 * `pollEvery`. Together that is less than 10 seconds.
 */
const usual = { lease: 6_000, renewEvery: 2_000, pollEvery: 1_000, sendWithin: 35_000, stopWithin: 5_000 };

/** The limit of concurrent places per platform, so that a platform that hangs can't slow down the other platform. */
const placesAtOnce = 64;

export interface CourierOptions {
  database: Database;
  clock: Clock;
  /** The transports by platform name, which is the part of a place before the colon. */
  transports: Record<string, Transport>;
  logger: CourierLog;
  timing?: Partial<typeof usual>;
}

export interface Courier {
  start(): void;
  /** Starts no new deliveries, and waits up to five seconds for running ones. */
  stop(): Promise<void>;
  /** Looks for owed deliveries now. Call it after a commit. */
  wake(): void;
  /**
   * Sends everything that may be sent now, even if the courier is not started. Deliveries to a paused place, or to a
   * place that another courier holds, stay owed. Rejects if the database fails.
   */
  drain(): Promise<void>;
}

/**
 * Creates a courier, which sends owed deliveries. Each place gets its deliveries in order and one at a time, even if
 * several couriers share the database. Different places are served at the same time. While the courier sends to a
 * place, it holds a lease on the place, but no open transaction. Each delivery is sent at least once. A delivery is
 * sent twice only if the process dies after the platform took the message and before the database recorded that.
 */
export function createCourier({ database, clock, transports, logger, timing }: CourierOptions): Courier {
  const { client } = database;
  const { lease, renewEvery, pollEvery, sendWithin, stopWithin } = { ...usual, ...timing };
  const holder = randomUUID();
  let running = false;
  let stopping = false;
  const isStopping = () => stopping;
  const servePlace = createServePlace({ database, clock, logger, holder, lease, sendWithin, isStopping });
  /** The places that this courier is serving now. */
  const active = new Map<string, Promise<Date | undefined>>();
  const unconnected = new Set<string>();
  /** Timers that wake this courier when a pause ends, because the next poll may be up to a second late. */
  const alarms = new Set<NodeJS.Timeout>();
  let poll: NodeJS.Timeout | undefined;
  let renewal: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let lookQueued = false;

  /** Looks for owed deliveries, after the previous look has finished. */
  function look(): Promise<void> {
    const next = looking.then(lookOnce);
    looking = next.catch(() => {});
    return next;
  }

  async function lookOnce(): Promise<void> {
    lookQueued = false;
    if (stopping) return;
    for (const place of await findSendable(client, holder, clock.now())) {
      const transport = transports[platformOf(place)];
      if (!transport) reportUnconnected(place);
      else if (!stopping && !active.has(place) && !isFull(platformOf(place))) attend(place, transport);
    }
  }

  function reportUnconnected(place: string): void {
    const platform = platformOf(place);
    if (unconnected.has(platform)) return;
    unconnected.add(platform);
    logger.warn({ platform, place }, 'deliveries are waiting for a platform that is not connected');
  }

  function isFull(platform: string): boolean {
    return [...active.keys()].filter((place) => platformOf(place) === platform).length >= placesAtOnce;
  }

  function attend(place: string, transport: Transport): void {
    const work = servePlace(place, transport).finally(() => {
      active.delete(place);
      if (active.size === 0) stopRenewing();
    });
    active.set(place, work);
    renewal ??= setInterval(renewActive, renewEvery);
    // Look again. More deliveries may have become owed while the place was busy.
    work.then(
      (notBefore) => {
        wake();
        if (notBefore) wakeAt(notBefore);
      },
      (error) => reportDatabase(logger, error, place),
    );
  }

  /**
   * Wakes the courier at a time by the product's clock. Waits one extra millisecond, because timers may fire slightly
   * early. Sets no timer for times after the next poll, because the poll handles them.
   */
  function wakeAt(moment: Date): void {
    const wait = moment.getTime() - clock.now().getTime();
    if (!running || wait > pollEvery) return;
    const alarm = setTimeout(() => {
      alarms.delete(alarm);
      wake();
    }, wait + 1);
    alarms.add(alarm);
  }

  function renewActive(): void {
    renew(client, [...active.keys()], holder, clock.now(), lease).catch((error) =>
      reportDatabase(logger, error),
    );
  }

  function stopRenewing(): void {
    clearInterval(renewal);
    renewal = undefined;
  }

  function wake(): void {
    if (!running || lookQueued) return;
    lookQueued = true;
    look().catch((error) => reportDatabase(logger, error));
  }

  function start(): void {
    if (running) return;
    running = true;
    stopping = false;
    poll = setInterval(wake, pollEvery);
    wake();
  }

  async function stop(): Promise<void> {
    running = false;
    stopping = true;
    clearInterval(poll);
    for (const alarm of alarms) clearTimeout(alarm);
    alarms.clear();
    const done = looking.then(() => Promise.allSettled(active.values()));
    await within(stopWithin, done).catch(() => {});
    // Deliveries that are still running keep their lease until it expires.
    stopRenewing();
  }

  async function drain(): Promise<void> {
    for (;;) {
      await look();
      if (active.size === 0) return;
      await Promise.race(active.values());
    }
  }

  return { start, stop, wake, drain };
}
