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
 * Times in ms. If a courier dies, its places are free again after `lease`, and another courier finds them within
 * `pollEvery`. Together that is less than 10 seconds.
 */
const usual = { lease: 6_000, renewEvery: 2_000, pollEvery: 1_000, sendWithin: 35_000, stopWithin: 5_000 };

/**
 * How many places of a platform may get messages at the same time. The limit keeps a platform that doesn't respond from
 * slowing down the other one.
 */
const placesAtOnce = 64;

export interface CourierOptions {
  database: Database;
  clock: Clock;
  /** The transports, keyed by the name of their platform. A place's id starts with that name and a colon. */
  transports: Record<string, Transport>;
  logger: CourierLog;
  timing?: Partial<typeof usual>;
}

export interface Courier {
  start(): void;
  /** Starts no new deliveries, and waits up to five seconds for running ones. */
  stop(): Promise<void>;
  /** Looks for owed deliveries right away. Call this function after a commit that adds deliveries. */
  wake(): void;
  /** Sends nothing by itself anymore, as before the start. `start` continues, and `drain` still sends what is owed. */
  pause(): void;
  /**
   * Sends everything that may be sent now, even if the courier is not started. Skips a place that must wait or that
   * another courier is serving. Rejects if the database fails.
   */
  drain(): Promise<void>;
}

/**
 * Creates a courier, which sends owed deliveries. Each place gets its deliveries in order and one at a time, even if
 * several couriers share the database. Different places are served at the same time. While the courier sends to a
 * place, it holds a lease on the place, but keeps no transaction open. Each delivery is sent at least once. If nobody
 * knows whether the platform has a message, because a courier died or an answer was lost, the next courier looks for it
 * first. The message is sent twice only where the platform doesn't let the bot look.
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
  /** Timers that wake this courier when a place may get its next message. The next poll may be up to a second later. */
  const alarms = new Set<NodeJS.Timeout>();
  let poll: NodeJS.Timeout | undefined;
  let renewal: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let lookQueued = false;

  /** Looks for owed deliveries, but only after the previous call has finished. */
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
    // Look again, because more deliveries may have been added while the place was busy.
    work.then(
      (notBefore) => {
        wake();
        if (notBefore) wakeAt(notBefore);
      },
      (error) => reportDatabase(logger, error, place),
    );
  }

  /**
   * Wakes the courier at `moment`, a time of the product's clock. Waits one extra millisecond, because timers may fire
   * slightly early. Sets no timer for times after the next poll, because the poll handles them.
   */
  function wakeAt(moment: Date): void {
    const wait = moment.getTime() - clock.now().getTime();
    if (!running || wait > pollEvery) return;
    const alarm = setTimeout(() => {
      alarms.delete(alarm);
      wake();
    }, Math.max(0, wait) + 1);
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

  function pause(): void {
    running = false;
    clearInterval(poll);
    for (const alarm of alarms) clearTimeout(alarm);
    alarms.clear();
  }

  async function stop(): Promise<void> {
    pause();
    stopping = true;
    const done = looking.then(() => Promise.allSettled(active.values()));
    await within(stopWithin, done).catch(() => {});
    // Leases are no longer renewed. A delivery that is still running keeps its lease until the lease expires.
    stopRenewing();
  }

  async function drain(): Promise<void> {
    for (;;) {
      await look();
      if (active.size === 0) return;
      await Promise.race(active.values());
    }
  }

  return { start, pause, stop, wake, drain };
}
