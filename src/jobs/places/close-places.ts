import { closePlace, settledPlaces } from '../../ticket/close-place.ts';
import type { Desk } from '../../ticket/desk.ts';

/** What the check asks about a place. See `Places`. */
interface Asked {
  whyClosed(place: string): Promise<string | null>;
  nameOf(place: string): Promise<string>;
}

/** How often to ask about a place, in ms. A platform may not report that a company was invited, or while we were down. */
const interval = 3_600_000;

/**
 * Returns a function that asks about each place with a subscription or a scheduled digest, and closes it if people
 * outside the company can see it. Asks about each place at most once an hour, and again at the next call if the
 * platform doesn't respond. The function rejects only if the database fails.
 */
export function createPlaceCheck(desk: Desk, { whyClosed, nameOf }: Asked): () => Promise<void> {
  const checkedAt = new Map<string, number>();
  let running: Promise<void> | null = null;

  async function checkAll(): Promise<void> {
    const now = desk.clock.now().getTime();
    for (const place of await settledPlaces(desk.database.client)) {
      // The playground's clock can go back.
      const age = Math.abs(now - (checkedAt.get(place) ?? Number.NEGATIVE_INFINITY));
      if (age >= interval && (await check(place))) checkedAt.set(place, now);
    }
  }

  /** Returns whether the platform has answered. */
  async function check(place: string): Promise<boolean> {
    let why: string | null;
    try {
      why = await whyClosed(place);
    } catch (err) {
      desk.logger.warn({ err, place }, 'could not check who can see a channel');
      return false;
    }
    if (why) await closePlace(desk, place, await nameOf(place), why);
    return true;
  }

  return () => {
    running ??= checkAll().finally(() => {
      running = null;
    });
    return running;
  };
}
