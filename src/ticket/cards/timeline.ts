import type { Rich } from '../../card.ts';
import type { Prisma, Tx } from '../../db/client.ts';
import type { Event } from '../../db/generated/client.ts';
import { evidenceWords } from '../../dns/evidence.ts';
import type { Calendar } from '../../time/calendar.ts';
import { truncate } from '../../truncate.ts';
import { loadNames, nameOf } from '../state.ts';
import { readEvent } from '../ticket-event.ts';
import { toMoment } from '../words.ts';

interface TimelinePage {
  lines: Rich[];
  /** The numbers of the newest and the oldest event on the page. */
  newest: number;
  oldest: number;
  /** The number of the ticket's newest event. 0 if its events are no longer kept. */
  total: number;
  /** The number of the newest event on the page with newer events, and on the one with older events. Null if there are none. */
  newer: number | null;
  older: number | null;
}

/** The maximum number of events and characters on a page. Slack allows 12,000 characters in a message. */
const most = { events: 10, characters: 7_000 };

/**
 * Reads a page of the timeline, newest first: as many events as fit, and at least one. Numbers never change, so the same number gives
 * the same page, whatever happens meanwhile.
 *
 * @param from the number of the newest event to show. Null: the newest one of the ticket
 */
export async function timelinePage(
  tx: Tx,
  calendar: Calendar,
  ticketNumber: number,
  from: number | null,
  now: Date,
): Promise<TimelinePage> {
  // The first events of a ticket that ended long ago may be gone, so this is not the number of rows.
  const { _max, _min } = await tx.event.aggregate({
    where: { ticketNumber },
    _max: { seq: true },
    _min: { seq: true },
  });
  const [total, first] = [_max.seq ?? 0, _min.seq ?? 0];
  const start = Math.min(Math.max(first, from ?? total), total);
  const shown = await readEvents(tx, { ticketNumber, seq: { lte: start } }, 'desc');
  const after = await readEvents(tx, { ticketNumber, seq: { gt: start } }, 'asc');
  const names = await loadNames(
    tx,
    shown.map((event) => event.actorId),
  );
  const oldest = shown.at(-1)?.seq ?? start;
  return {
    lines: eventLines(calendar, shown, names, { now }).map((line, i) => [...line, evidenceIn(shown[i]!)]),
    newest: shown[0]?.seq ?? start,
    oldest,
    total,
    newer: after.at(-1)?.seq ?? null,
    older: oldest > first ? oldest - 1 : null,
  };
}

async function readEvents(tx: Tx, where: Prisma.EventWhereInput, order: 'asc' | 'desc'): Promise<Event[]> {
  const events = await tx.event.findMany({ where, orderBy: { seq: order }, take: most.events });
  let room = most.characters;
  return events.filter((event, i) => {
    room -= event.text.length;
    return i === 0 || room >= 0;
  });
}

/**
 * Formats one line for each event.
 *
 * @param options the present time, and `shorten`, the maximum length of an event's text
 */
export function eventLines(
  calendar: Calendar,
  events: Pick<Event, 'at' | 'actorId' | 'text'>[],
  names: Map<string, string>,
  { now, shorten }: { now: Date; shorten?: number },
): Rich[] {
  return events.map((event) => {
    const text = shorten ? truncate(event.text, shorten + 1) : event.text;
    return [toMoment(calendar, event.at, now), ' · ', { bold: actorName(event, names) }, ` ${text}`];
  });
}

/** The answers of servers that an event rests on: ` Seen: ns1.acme.com: 10 mx1.emailsrvr.com (TTL 300 s).` Empty for others. */
function evidenceIn(row: Event): string {
  const event = readEvent(row);
  if (event?.type !== 'dns' || event.data.evidence.length === 0) return '';
  return `. Seen: ${evidenceWords(event.data.evidence)}`;
}

/** Who made a change. The clock acts as Migration Desk. */
function actorName({ actorId }: Pick<Event, 'actorId'>, names: Map<string, string>): string {
  return actorId ? nameOf(names, actorId) : 'Migration Desk';
}
