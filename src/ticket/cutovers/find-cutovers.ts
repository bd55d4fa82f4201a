import { z } from 'zod';
import type { Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayMs } from '../../time/local-time.ts';
import { type Agreed, agreedOf, agreedSql } from '../clocks/agreed-dates.ts';
import type { Desk } from '../desk.ts';
import { conditionSql, type TicketFilter } from '../lists/filter.ts';
import { readStates } from '../read-states.ts';
import type { TicketState } from '../state.ts';

/** How many calendar days are shown, from today on. */
export const shownDays = 14;

/** An agreed date, and the owner's other dates on that day. */
export interface Cutover {
  state: TicketState;
  agreed: Agreed;
  /** The day in the team's time zone. */
  day: string;
  /** Whether it was before today, and what was agreed hasn't happened. */
  isBehind: boolean;
  sameDay: Other[];
}

/** Another ticket of the same owner. */
export interface Other {
  number: number;
  kind: string;
  customer: string;
}

export interface Cutovers {
  /** The dates of the page, earliest first. So those from before today, which were missed, are at the top. */
  cutovers: Cutover[];
  /**
   * All dates that the filter matches, how many of them are from before today, and how many share a day with another date of
   * their owner.
   */
  total: number;
  behind: number;
  conflicts: number;
}

/** The most dates that are read, earliest first. */
const mostRead = 500;

/** Finds the agreed dates of the next two weeks, and those that were missed before. Other dates of the same owner count even if the filter leaves them out. */
export async function findCutovers(
  desk: Pick<Desk, 'calendar' | 'logger' | 'plans'>,
  tx: Tx,
  { filter, at, skip, size }: { filter: TicketFilter; at: Date; skip: number; size: number },
): Promise<Cutovers> {
  const { calendar } = desk;
  const rows = await readDates(calendar, tx, filter, at);
  const today = calendar.localDay(at);
  const dated = rows.map((row) => {
    const day = calendar.localDay(row.agreed);
    return { ...row, day, isBehind: day < today };
  });
  const byOwner = Map.groupBy(
    dated.filter(({ ownerId, isBehind }) => ownerId !== null && !isBehind),
    ({ ownerId, day }) => `${ownerId} ${day}`,
  );
  const sameDay = (row: (typeof dated)[number]) =>
    (byOwner.get(`${row.ownerId} ${row.day}`) ?? []).filter(({ number }) => number !== row.number);
  const passing = dated.filter(({ passes }) => passes);
  const shown = passing.slice(skip, skip + size);
  const states = await readStates(
    desk,
    tx,
    shown.map(({ number }) => number),
  );
  return {
    cutovers: shown.flatMap((row): Cutover[] => {
      const state = states.get(row.number);
      const agreed = state && agreedOf(state.ticket);
      return agreed ? [{ state, agreed, day: row.day, isBehind: row.isBehind, sameDay: sameDay(row) }] : [];
    }),
    total: passing.length,
    behind: passing.filter(({ isBehind }) => isBehind).length,
    conflicts: passing.filter((row) => sameDay(row).length > 0).length,
  };
}

const dateRows = z.array(
  z.object({
    number: z.int(),
    kind: z.string(),
    customer: z.string(),
    ownerId: z.string().nullable(),
    agreed: z.date(),
    passes: z.boolean(),
  }),
);

/** The agreed dates of open tickets from this morning on, and missed ones before, and whether each meets the filter. */
async function readDates(
  calendar: Calendar,
  tx: Tx,
  filter: TicketFilter,
  at: Date,
): Promise<z.infer<typeof dateRows>> {
  const from = calendar.at(calendar.localDay(at), '00:00');
  const lastNoon = calendar.at(calendar.localDay(at), '12:00').getTime() + (shownDays - 1) * dayMs;
  const to = calendar.at(calendar.localDay(new Date(lastNoon)), '24:00');
  return dateRows.parse(
    await tx.$queryRaw`
      SELECT t."number", t."kind", t."customer", t."ownerId", ${agreedSql} AS "agreed", ${conditionSql(filter, at)} AS "passes"
      FROM "Ticket" t WHERE t."status" = 'open' AND (${agreedSql} >= ${from} OR t."missedAt" <= ${at}) AND ${agreedSql} < ${to}
      ORDER BY ${agreedSql}, t."number" LIMIT ${mostRead}`,
  );
}
