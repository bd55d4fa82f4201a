import type { Logger } from '../../logger.ts';
import type { Desk } from '../../ticket/desk.ts';
import { forgetAllSeen } from '../../ticket/dns/forget-seen.ts';
import { watchTicket } from '../../ticket/dns/record-look.ts';
import { nextLookAfter, takeDue } from '../../ticket/dns/watch-row.ts';
import { watchedPhases } from '../../ticket/playbooks/dns-watch.ts';
import { dayMs } from '../../time/local-time.ts';
import { requestIdOf, resumed } from '../../trace/request.ts';
import { inSpan } from '../../trace/span.ts';
import { forEach } from '../job.ts';

/**
 * Looks at the DNS of the domains of open tickets, or forgets what was seen if DNS is turned off. It has its own schedule, so that
 * slow DNS delays no job.
 */
export interface DnsWatch {
  /**
   * Looks at every domain that is due, and records what is new. Several replicas may do this at the same time. Returns how many
   * looks found something new.
   */
  look(): Promise<number>;
  /**
   * Returns when a look is due after a moment. Null if none is planned yet.
   * @param unseenSince only counts domains that nobody has looked at since this moment, and that answer
   */
  next(after: Date, unseenSince?: Date): Promise<Date | null>;
  /** Starts no more looks, and waits for those that run. */
  stop(): Promise<void>;
}

/**
 * How many domains are looked at at once. A look at all records has about 50 questions, and `dns/create-dns.ts` asks at most 100 a
 * second. The questions of a person who asks for `dns` go first, but not before those that were asked in the last second.
 */
const atOnce = 3;

/**
 * How many domains are taken at once, and kept from other replicas for a minute (`takeDue`). If none of them answers, `atOnce` looks
 * at a time take 8 times 5 seconds, which is well below that.
 */
const batch = 8 * atOnce;

/** Looks are never planned further ahead than this, in ms. */
const longest = 2 * dayMs;

export function createDnsWatch(desk: Desk, logger: Logger): DnsWatch {
  const { client } = desk.database;
  let running: Promise<number> | null = null;
  let stopped = false;
  // The playground does without DNS only for a while.
  const isOff = desk.outside.dns === null;

  async function lookAtAll(): Promise<number> {
    const { dns } = desk.outside;
    let news = 0;
    if (!dns) return isOff ? forgetAllSeen(desk) : news;
    while (!stopped) {
      const at = desk.clock.now();
      const due = await takeDue(client, { at, phases: watchedPhases, most: batch, longest });
      if (due.length === 0) return news;
      const waiting = due.values();
      const work = () =>
        forEach(
          waiting,
          async (number) => {
            if (stopped) return;
            const isNews = await resumed(requestIdOf(undefined), () =>
              inSpan('look at DNS', {}, () => watchTicket(desk, dns, number)),
            );
            if (isNews) news += 1;
          },
          (error, number) => logger.error({ err: error, ticket: number }, 'a look at DNS failed'),
        );
      await Promise.all(Array.from({ length: atOnce }, work));
    }
    return news;
  }

  return {
    look() {
      running ??= lookAtAll().finally(() => {
        running = null;
      });
      return running;
    },
    next: async (after, unseenSince) => (desk.outside.dns ? nextLookAfter(client, after, unseenSince) : null),
    async stop() {
      stopped = true;
      await running?.catch(() => {});
    },
  };
}
