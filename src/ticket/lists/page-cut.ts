/** What a page of a list shows, and where its neighbors begin; pure. */

/** Counting stops here, and so do numbered pages. A cursor can be further on. */
export const mostCounted = 500;

/** A cursor: a place in a list, at a ticket. `key` is the moment by which the list is sorted; null sorts last. */
export interface Cursor {
  number: number;
  key: Date | null;
}

export type Side = 'after' | 'before';

/** The tickets to show, and where the previous and next pages continue; null if there is no such page. */
export interface Cut<Row> {
  shown: Row[];
  previous: Row | Cursor | null;
  next: Row | Cursor | null;
}

/** What it takes of a ticket: its position among all matches, from 1; null beyond the counted ones. */
interface Ranked {
  rank: number | null;
}

/** What was read for a page, and how many tickets were counted. */
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
 * Cuts a page on one side of a cursor, out of one ticket more than it shows.
 * If there are no tickets on that side, only the other side has a page, and that page starts at the
 * cursor.
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
  // A ticket without a rank comes after all counted ones.
  const isFirst = first.rank === 1;
  const isLast = counted <= mostCounted && last.rank === counted;
  return side === 'after'
    ? { shown, previous: isFirst ? null : first, next: isMore ? last : null }
    : { shown, previous: isMore ? first : null, next: isLast ? null : last };
}
