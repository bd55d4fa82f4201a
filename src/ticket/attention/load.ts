import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import { requireDay, toDay, weekdayOf } from '../../time/local-time.ts';
import { conditionSql, type TicketFilter } from '../lists/filter.ts';
import { loadNames, nameOf } from '../state.ts';
import { plural } from '../words.ts';

/** How much a person has to do. */
export interface OwnerLoad {
  ownerId: string;
  name: string;
  open: number;
  stalled: number;
  /** Agreed dates from now until the end of the week that haven't happened. */
  dates: number;
}

export interface Load {
  /** Most open tickets first. */
  owners: OwnerLoad[];
  unassigned: Omit<OwnerLoad, 'ownerId' | 'name'>;
}

/** Counts the open tickets of each owner, and those that nobody owns. Each count reads only an index. */
export async function readLoad(
  tx: Tx,
  calendar: Calendar,
  { filter, at }: { filter: TicketFilter; at: Date },
): Promise<Load> {
  const counts = (condition: Prisma.Sql) => Prisma.sql`
    SELECT t."ownerId", count(*)::int AS "count" FROM "Ticket" t
    WHERE t."status" = 'open' AND ${conditionSql(filter, at)} AND ${condition} GROUP BY t."ownerId"`;
  const rows = loadRows.parse(
    await tx.$queryRaw`
      SELECT o."ownerId", o."count" AS "open", coalesce(s."count", 0) AS "stalled", coalesce(d."count", 0) AS "dates"
      FROM (${counts(Prisma.sql`true`)}) o
      LEFT JOIN (${counts(Prisma.sql`t."stalledAt" <= ${at}`)}) s ON s."ownerId" IS NOT DISTINCT FROM o."ownerId"
      LEFT JOIN (${counts(Prisma.sql`t."missedAt" > ${at} AND t."missedAt" < ${endOfWeek(calendar, at)}`)}) d
        ON d."ownerId" IS NOT DISTINCT FROM o."ownerId"`,
  );
  const names = await loadNames(
    tx,
    rows.map(({ ownerId }) => ownerId),
  );
  const owners = rows.flatMap(({ ownerId, ...load }): OwnerLoad[] =>
    ownerId === null ? [] : [{ ownerId, name: nameOf(names, ownerId), ...load }],
  );
  const { open, stalled, dates } = rows.find(({ ownerId }) => ownerId === null) ?? none;
  return {
    owners: owners.sort((a, b) => b.open - a.open || a.name.localeCompare(b.name)),
    unassigned: { open, stalled, dates },
  };
}

/** What stands before the counts. */
export const loadTitle = 'Open tickets by owner';

/** `19 (5 stalled, 2 dates this week)`. */
export function loadWords({ open, stalled, dates }: Load['unassigned']): string {
  const parts = [
    stalled > 0 && `${stalled.toLocaleString('en-US')} stalled`,
    dates > 0 && `${plural(dates, 'date')} this week`,
  ];
  const more = parts.filter(Boolean).join(', ');
  return `${open.toLocaleString('en-US')}${more && ` (${more})`}`;
}

/** Adds up the counts of all owners and of the unassigned tickets. */
export function totalOf({ owners, unassigned }: Load): Load['unassigned'] {
  return sumOf([...owners, unassigned]);
}

export function sumOf(all: Load['unassigned'][]): Load['unassigned'] {
  const sum = (key: keyof Load['unassigned']) => all.reduce((total, one) => total + one[key], 0);
  return { open: sum('open'), stalled: sum('stalled'), dates: sum('dates') };
}

const none = { open: 0, stalled: 0, dates: 0 };

const loadRows = z.array(
  z.object({ ownerId: z.string().nullable(), open: z.int(), stalled: z.int(), dates: z.int() }),
);

/** The end of this week's Sunday, in the team's time zone. */
function endOfWeek(calendar: Calendar, at: Date): Date {
  const today = requireDay(calendar.localDay(at));
  const sunday = today + ((7 - weekdayOf(today)) % 7);
  return calendar.at(toDay(sunday), '24:00');
}
