import type { Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords, timeWords } from '../../time/date-words.ts';
import { requireDay, weekdayName } from '../../time/local-time.ts';

/** The time whose changes a digest counts: later than `since`, and not later than `until`. */
export interface Window {
  since: Date;
  until: Date;
}

/**
 * A change may be recorded a moment after its time, but never later than this, in ms. So the changes of the last seconds
 * are left for the next digest, and none is lost between two digests.
 */
const settled = 10_000;

/**
 * The time from a place's last scheduled digest until now. Without one, the window begins one business day ago. A digest
 * that someone asked for doesn't count, so the scheduled one is complete.
 */
export async function windowOf(tx: Tx, calendar: Calendar, place: string, at: Date): Promise<Window> {
  // A digest from the future was posted while the clock ran ahead.
  const last = await tx.digestRun.findFirst({
    where: { place, at: { lte: at } },
    orderBy: { at: 'desc' },
  });
  const since = last ? (last.countsUntil ?? last.at) : calendar.subtract(at, calendar.dayLength);
  const until = new Date(at.getTime() - settled);
  return { since, until: until > since ? until : since };
}

/** When a window begins, in words: `9 AM`, `yesterday`, `Friday`, or `Fri, Nov 20`. */
export function sinceWords(calendar: Calendar, { since }: Pick<Window, 'since'>, at: Date): string {
  const day = calendar.localDay(since);
  const apart = requireDay(calendar.localDay(at)) - requireDay(day);
  if (apart === 0) return timeWords(calendar.localTime(since));
  if (apart === 1) return 'yesterday';
  return apart < 7 ? weekdayName(day) : dayWords(calendar, day, at);
}
