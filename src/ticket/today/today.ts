import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import { findZones } from '../../people/zones.ts';
import type { Calendar } from '../../time/calendar.ts';
import { type Attention, countQuiet, findAttention, type Quiet } from '../attention/find-attention.ts';
import { type Load, readLoad } from '../attention/load.ts';
import { untouchedFirst } from '../attention/urgent.ts';
import type { Desk } from '../desk.ts';
import { conditionSql, noFilter } from '../lists/filter.ts';
import {
  cantWait,
  classesOf,
  ownSections,
  type Section,
  type SectionKind,
  teamClasses,
  teamSections,
  unassigned,
  without,
} from './sections.ts';

/** For whom to make Today. `lead`: someone who looks after the whole team. */
export interface TodayReader {
  id: string;
  name: string;
  lead: boolean;
}

/** What a person should do now, before it is put into words. */
export interface Today {
  reader: TodayReader;
  at: Date;
  /** The team's calendar. */
  calendar: Calendar;
  /** The calendar in the person's time zone. */
  own: Calendar;
  /** Whether the person's time zone is known. If not, `own` is the team's calendar. */
  zoned: boolean;
  /** The most urgent section first. Empty ones are included. */
  sections: Section[];
  /** What the tickets need that the person owns. */
  attention: Attention;
  /** What the tickets of others need: of the whole team for a lead, and those that nobody owns for everyone else. */
  others: Attention;
  /** How many tickets each person has. Null unless the person is a lead. */
  load: Load | null;
  /** How many open tickets the person owns. */
  owned: number;
  quiet: Quiet;
}

/** The most tickets to read for each class. `sections.ts` says how many are shown. */
const mostRead = 12;

/** The most unassigned tickets that a Racker sees. A lead sees as many as there is room for. */
const mostUnassigned = 5;

/** @param options `muted`: whether to include tickets that the person muted. The default is true */
export async function collectToday(
  desk: Pick<Desk, 'calendar' | 'logger' | 'plans'>,
  tx: Tx,
  reader: TodayReader,
  at: Date,
  { muted = true }: { muted?: boolean } = {},
): Promise<Today> {
  const { calendar } = desk;
  const mine = { ...noFilter, only: { ownerId: [reader.id] } };
  const where = muted
    ? Prisma.sql`true`
    : Prisma.sql`NOT EXISTS (SELECT 1 FROM "Mute" m WHERE m."personId" = ${reader.id} AND m."ticketNumber" = t."number")`;
  const attention = await findAttention(desk, tx, {
    filter: mine,
    where,
    at,
    most: mostRead,
    classes: classesOf(ownSections),
  });
  const quiet = await countQuiet(desk, tx, { filter: mine, at, where });
  const owned = [...Object.values(attention.counts), ...Object.values(quiet)].reduce((a, b) => a + b, 0);
  const zone = (await findZones(tx, [reader.id])).get(reader.id) ?? null;
  const others = reader.lead
    ? await findAttention(desk, tx, {
        filter: noFilter,
        where,
        at,
        most: mostRead,
        classes: teamClasses,
      })
    : await findUnowned(desk, tx, reader, at, where);
  const sections = reader.lead ? sectionsOfLead(others, attention) : sectionsOfRacker(others, attention);
  return {
    reader,
    at,
    calendar,
    own: calendar.inZone(zone),
    zoned: zone !== null,
    attention,
    others,
    owned,
    quiet,
    sections: sections.map((section) => ({
      ...section,
      entries: untouchedFirst(calendar, section.entries, at),
    })),
    load: reader.lead ? await readLoad(tx, calendar, { filter: noFilter, at }) : null,
  };
}

/**
 * The tickets that nobody owns and that can't wait, and others that nobody owns on paths on which the person works. All of
 * them, if the person owns no tickets.
 */
async function findUnowned(
  desk: Pick<Desk, 'calendar' | 'logger' | 'plans'>,
  tx: Tx,
  { id }: TodayReader,
  at: Date,
  where: Prisma.Sql,
): Promise<Attention> {
  const paths = pathRows.parse(
    await tx.$queryRaw`
      SELECT DISTINCT "source", "target" FROM "Ticket" WHERE "status" = 'open' AND "ownerId" = ${id}`,
  );
  const pairs = paths.map(({ source, target }) => Prisma.sql`(${source}, ${target})`);
  const cantWaitSql = conditionSql({ ...noFilter, states: ['missed'] }, at);
  return findAttention(desk, tx, {
    filter: { ...noFilter, only: { ownerId: [null] } },
    where:
      pairs.length > 0
        ? Prisma.sql`${where} AND (${cantWaitSql} OR (t."source", t."target") IN (${Prisma.join(pairs)}))`
        : where,
    classes: classesOf([cantWait, unassigned]),
    at,
    most: mostUnassigned,
  });
}

const pathRows = z.array(z.object({ source: z.string(), target: z.string() }));

function sectionsOf(kinds: SectionKind[], { entries, counts }: Attention, owner: 'mine' | ''): Section[] {
  return kinds.map((kind) => ({
    kind,
    entries: entries.filter((entry) => kind.classes.includes(entry.class)),
    total: kind.classes.reduce((sum, name) => sum + counts[name], 0),
    command: ['list', kind.list, owner].filter(Boolean).join(' '),
  }));
}

/** The person's own tickets. What can't wait and has no owner stands at the top, because nobody else may see it. */
function sectionsOfRacker(unowned: Attention, attention: Attention): Section[] {
  const [alarms] = sectionsOf([cantWait], unowned, '');
  const own = sectionsOf(ownSections, attention, 'mine').map((section) =>
    section.kind === cantWait && alarms && alarms.total > 0
      ? {
          ...section,
          entries: [...section.entries, ...alarms.entries],
          total: section.total + alarms.total,
          command: alarms.command,
        }
      : section,
  );
  return [...own, ...sectionsOf([unassigned], unowned, '')];
}

/** What the team needs, and then a lead's own tickets, except for those that the team's sections list. */
function sectionsOfLead(team: Attention, attention: Attention): Section[] {
  const listed = new Set(team.entries.map(({ ticket }) => ticket.number));
  const beside = ownSections.filter((kind) => !kind.classes.some((name) => teamClasses.includes(name)));
  const own = sectionsOf(beside, attention, 'mine').map((section) => without(section, listed));
  return [...sectionsOf(teamSections, team, ''), ...own];
}
