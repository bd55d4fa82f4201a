/** Computes which tickets a page of a list shows, and where the previous and next pages start. */

/**
 * A list counts up to this many tickets, and only counted tickets have page numbers. People reach the other tickets
 * with Next.
 */
export const mostCounted = 500;

/** A ticket's place in a list. `key` is the time that the list is sorted by. A null key sorts last. */
export interface Cursor {
  number: number;
  key: Date | null;
}

export type Side = 'after' | 'before';

/**
 * The tickets to show, and where the previous and next pages continue. `previous` and `next` are null if there is no
 * such page.
 */
export interface Cut<Row> {
  shown: Row[];
  previous: Row | Cursor | null;
  next: Row | Cursor | null;
}

/** A ticket's place among all matches, starting at 1. Null after the first `mostCounted` matches. */
interface Ranked {
  rank: number | null;
}

/** The tickets that were read for a page, and how many matches were counted. */
interface Found<Row> {
  counted: number;
  tickets: Row[];
}

/** Cuts a page that was chosen by its number. */
export function cutByNumber<Row extends Ranked>({ counted, tickets: shown }: Found<Row>): Cut<Row> {
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return { shown, previous: null, next: null };
  return {
    shown,
    previous: first.rank === 1 ? null : first,
    next: last.rank === counted ? null : last,
  };
}

/**
 * Cuts a page before or after a cursor. If the list continues, `tickets` has one ticket more than the page shows. If
 * there are no tickets on that side, the page is empty, and the list continues only on the cursor's other side.
 */
export function cutBeside<Row extends Ranked>(
  { counted, tickets }: Found<Row>,
  side: Side,
  cursor: Cursor,
  size: number,
): Cut<Row> {
  const isMore = tickets.length > size;
  const shown = side === 'after' ? tickets.slice(0, size) : tickets.slice(-size);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) {
    const back = counted > 0 ? cursor : null;
    return side === 'after' ? { shown, previous: back, next: null } : { shown, previous: null, next: back };
  }
  // A ticket without a rank comes after all counted tickets, so it is never the first.
  const isFirst = first.rank === 1;
  const isLast = counted <= mostCounted && last.rank === counted;
  return side === 'after'
    ? { shown, previous: isFirst ? null : first, next: isMore ? last : null }
    : { shown, previous: isMore ? first : null, next: isLast ? null : last };
}
