import { z } from 'zod';
import type { Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import { weekdayName } from '../../time/local-time.ts';
import { type Ticket, type TicketPhase, type TicketState, ticketKey } from '../state.ts';
import { type TimedStep, timedStepWarnings } from '../steps/timed-steps.ts';
import { capitalize, listWords, moment } from '../words.ts';
import { agreedOf, agreedSql, placeBy } from './agreed-dates.ts';

/** What it takes of a ticket to judge its dates. */
export interface Dated {
  ticket: Pick<
    Ticket,
    | 'phase'
    | 'cutover'
    | 'slot'
    | 'targetDate'
    | 'billingTarget'
    | 'unavailableFrom'
    | 'unavailableTo'
    | 'heldAt'
    | 'holdUntil'
  >;
  phases: Pick<TicketPhase, 'slug' | 'position' | 'billed' | 'clock' | 'lockedOut'>[];
  steps: TimedStep[];
}

/** Tickets of a crowded day that are named. */
const mostNamed = 5;

/**
 * What speaks against the dates of a ticket that lie ahead, a sentence each: warnings, which forbid nothing.
 * @param readerId who is told, which may be the owner
 */
export async function dateWarnings(
  tx: Tx,
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
  at: Date,
  readerId: string | null,
): Promise<string[]> {
  if (state.ticket.status !== 'open') return [];
  const clash = await clashWarnings(tx, calendar, state.ticket, at, readerId);
  return [...clash, ...ownWarnings(calendar, state, at)];
}

/** The other cutovers and changes of the same owner, whose hands are full that day. */
export async function clashWarnings(
  tx: Tx,
  calendar: Calendar,
  ticket: Ticket,
  at: Date,
  readerId: string | null,
): Promise<string[]> {
  const agreed = agreedOf(ticket);
  const { ownerId, number } = ticket;
  if (!agreed || agreed.at <= at || !ownerId) return [];
  const day = calendar.localDay(agreed.at);
  const rows = await tx.$queryRaw<unknown>`
    SELECT t."number", t."kind" FROM "Ticket" t
    WHERE t."ownerId" = ${ownerId} AND t."number" <> ${number} AND t."status" = 'open'
      AND ${agreedSql} >= ${calendar.at(day, '00:00')} AND ${agreedSql} < ${calendar.at(day, '24:00')}
    ORDER BY t."number"`;
  const others = otherRows.parse(rows).map(ticketKey);
  return clashWords(others, day, ownerId === readerId ? 'You have' : 'Its owner has');
}

const otherRows = z.array(z.object({ number: z.int(), kind: z.string() }));

/** @param others keys of tickets that the owner has on the same day @param who has them */
export function clashWords(others: string[], day: string, who: 'You have' | 'Its owner has'): string[] {
  if (others.length === 0) return [];
  const left = others.length - mostNamed;
  const named = left > 0 ? [...others.slice(0, mostNamed), `${left} more`] : others;
  return [`${who} ${listWords(named)} on the same day, ${day}.`];
}

/** The same without other tickets. @param lastDay leaves out steps that are due later */
export function ownWarnings(
  calendar: Calendar,
  { ticket, phases, steps }: Dated,
  at: Date,
  lastDay?: string,
): string[] {
  const agreed = agreedOf(ticket);
  const ahead = agreed && agreed.at > at ? agreed : null;
  const day = ahead && calendar.localDay(ahead.at);
  const { unavailableFrom: from, unavailableTo: to } = ticket;
  const left = stepsAhead(ticket.phase, phases, steps);
  return [
    ...earlyWarnings(calendar, { ticket, phases }, at),
    ...holdWarnings(calendar, { ticket, phases }),
    ...(day && !calendar.isBusinessDay(day) ? [dayOffWords(calendar, day)] : []),
    ...(day && from && to && day >= from && day <= to ? [`The customer is away from ${from} to ${to}.`] : []),
    ...billingWarnings(calendar, ticket, phases, { day, name: ahead?.name, at }),
    ...timedStepWarnings(calendar, ticket, left, at, lastDay),
  ];
}

/**
 * Whether a ticket is further than what was agreed with the customer: gates are steps only, so it is said. A phase that
 * locks the users out begins on the agreed moment; any other is entered before it, to get ready.
 */
export function earlyWarnings(
  calendar: Calendar,
  { ticket, phases }: Pick<Dated, 'ticket' | 'phases'>,
  at: Date,
): string[] {
  const agreed = agreedOf(ticket);
  const place = agreed && agreed.at > at ? placeBy(phases, ticket.phase, agreed) : null;
  if (!agreed || !place || !(place.hasLeft || (place.isIn && place.about.lockedOut))) return [];
  const where = `${place.hasLeft ? 'has left' : 'is in'} ${place.about.slug}`;
  const when = moment(calendar, agreed.at);
  return [
    `It ${where}, and its ${agreed.field} is ${when}: move it back, if that ${agreed.field} still holds.`,
  ];
}

/** Whether a hold covers what was agreed with the customer, also once that has passed. */
export function holdWarnings(
  calendar: Calendar,
  { ticket, phases }: Pick<Dated, 'ticket' | 'phases'>,
): string[] {
  const agreed = agreedOf(ticket);
  const { heldAt, holdUntil } = ticket;
  if (!agreed || !heldAt || !holdUntil || agreed.at < heldAt || agreed.at >= holdUntil) return [];
  if (placeBy(phases, ticket.phase, agreed)?.hasLeft) return [];
  const until = calendar.localDay(holdUntil);
  return [`The hold, until ${until}, lasts past its ${agreed.field}, ${moment(calendar, agreed.at)}.`];
}

function dayOffWords(calendar: Calendar, day: string): string {
  return `${day} is a ${calendar.isHoliday(day) ? 'holiday' : weekdayName(day)}: the team does not work.`;
}

/** Where two platforms are billed, each day after the agreed end of the old bill is paid for twice (S1-13, S1-14). */
function billingWarnings(
  calendar: Calendar,
  { targetDate, billingTarget }: Dated['ticket'],
  phases: Dated['phases'],
  { day, name, at }: { day: string | null; name: string | undefined; at: Date },
): string[] {
  if (!billingTarget || !phases.some(({ billed }) => billed)) return [];
  const target = targetDate && targetDate >= calendar.localDay(at) ? targetDate : null;
  const late = [
    ...(day && day > billingTarget ? [`the ${name}`] : []),
    ...(target && target > billingTarget ? [`the target date (${target})`] : []),
  ];
  if (late.length === 0) return [];
  const verb = late.length > 1 ? 'lie' : 'lies';
  return [`${capitalize(listWords(late))} ${verb} after ${billingTarget}, when the old billing is to end.`];
}

/** The steps of phases that have not been left. */
function stepsAhead(phase: string, phases: Dated['phases'], steps: TimedStep[]): TimedStep[] {
  const places = new Map(phases.map(({ slug, position }) => [slug, position]));
  const here = places.get(phase) ?? 0;
  return steps.filter(({ gate }) => gate === null || (places.get(gate) ?? 0) >= here);
}
