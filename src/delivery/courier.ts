import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { platformOf } from '../ids.ts';
import { within } from '../within.ts';
import { findSendable, renew } from './destination.ts';
import { type CourierLog, reportDatabase } from './report.ts';
import { createServePlace } from './serve-place.ts';
import type { Transport } from './transport.ts';

/** In ms. A killed courier's places are free again after `lease`, and found within `pollEvery`: together under 10 s. */
const usual = { lease: 6_000, renewEvery: 2_000, pollEvery: 1_000, sendWithin: 35_000, stopWithin: 5_000 };

/** Places of one platform that are sent to at once: a platform that hangs takes nothing from another. */
const placesAtOnce = 64;

export interface CourierOptions {
  database: Database;
  clock: Clock;
  /** By platform, the part of a place before the colon. */
  transports: Record<string, Transport>;
  logger: CourierLog;
  timing?: Partial<typeof usual>;
}

export interface Courier {
  start(): void;
  /** Begins nothing new and waits, up to five seconds, for what is under way. */
  stop(): Promise<void>;
  /** Looks for owed deliveries now; call it after a commit. */
  wake(): void;
  /**
   * Sends until nothing is owed that may be sent now, started or not; what waits for its moment, as in a place that rests
   * after a message, or is held by another courier stays owed. Rejects when the database fails.
   */
  drain(): Promise<void>;
}

/**
 * Sends what is owed: per place in order and one at a time, whatever the number of couriers on the database; different
 * places at once. A place is leased while it is sent to, and no transaction is open meanwhile. At least once: a
 * delivery is sent again only if we die between the platform's answer and its settling.
 */
export function createCourier({ database, clock, transports, logger, timing }: CourierOptions): Courier {
  const { client } = database;
  const { lease, renewEvery, pollEvery, sendWithin, stopWithin } = { ...usual, ...timing };
  const holder = randomUUID();
  let running = false;
  let stopping = false;
  const isStopping = () => stopping;
  const servePlace = createServePlace({ database, clock, logger, holder, lease, sendWithin, isStopping });
  /** The places that are being sent to. */
  const active = new Map<string, Promise<Date | undefined>>();
  const strangers = new Set<string>();
  /** Wake this courier when a place has rested: the poll would be up to its whole length late. */
  const alarms = new Set<NodeJS.Timeout>();
  let poll: NodeJS.Timeout | undefined;
  let renewal: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let lookQueued = false;

  /** One look at a time. */
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
      if (!transport) reportStranger(place);
      else if (!stopping && !active.has(place) && !isFull(platformOf(place))) attend(place, transport);
    }
  }

  function reportStranger(place: string): void {
    const platform = platformOf(place);
    if (strangers.has(platform)) return;
    strangers.add(platform);
    logger.warn({ platform, place }, 'deliveries are owed to a platform that is not connected');
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
    // Whatever came to be owed while the place was taken has waited for this moment.
    work.then(
      (notBefore) => {
        wake();
        if (notBefore) wakeAt(notBefore);
      },
      (error) => reportDatabase(logger, error, place),
    );
  }

  /** By the product's clock, and never early: a timer may be so by a part of a millisecond. What is further away than a poll is found by that. */
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
    // What is still under way keeps its lease, which lapses by itself.
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
