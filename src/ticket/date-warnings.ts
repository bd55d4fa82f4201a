import type { Prisma, Tx } from '../db/client.ts';
import { agreedOf } from './agreed-dates.ts';
import type { Calendar } from './calendar.ts';
import { weekdayName } from './local-time.ts';
import { type Ticket, type TicketPhase, type TicketState, ticketKey } from './state.ts';
import { type TimedStep, timedStepWarnings } from './timed-steps.ts';
import { capitalize, listWords } from './words.ts';

/** What it takes of a ticket to judge its dates. */
export interface Dated {
  ticket: Pick<
    Ticket,
    'phase' | 'cutover' | 'slot' | 'targetDate' | 'billingTarget' | 'unavailableFrom' | 'unavailableTo'
  >;
  phases: Pick<TicketPhase, 'slug' | 'position' | 'billed'>[];
  steps: TimedStep[];
}

/** Tickets of a crowded day that are named. */
const mostNamed = 5;

/** What speaks against the dates of a ticket that lie ahead, a sentence each: warnings, which forbid nothing. */
export async function dateWarnings(
  tx: Tx,
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
  at: Date,
): Promise<string[]> {
  if (state.ticket.status !== 'open') return [];
  const clash = await clashWarnings(tx, calendar, state.ticket, at);
  return [...clash, ...ownWarnings(calendar, state, at)];
}

/** The other cutovers and changes of the same owner, whose hands are full that day. */
export async function clashWarnings(tx: Tx, calendar: Calendar, ticket: Ticket, at: Date): Promise<string[]> {
  const agreed = agreedOf(ticket);
  const { ownerId, number } = ticket;
  if (!agreed || agreed.at <= at || !ownerId) return [];
  const day = calendar.localDay(agreed.at);
  const others = await tx.ticket.findMany({
    where: {
      ownerId,
      number: { not: number },
      ...agreedWithin({ gte: calendar.at(day, '00:00'), lt: calendar.at(day, '24:00') }),
    },
    orderBy: { number: 'asc' },
  });
  return clashWords(others.map(ticketKey), day);
}

/** Open tickets with a cutover or change in a stretch of time. */
export function agreedWithin(when: Prisma.DateTimeNullableFilter) {
  return { status: 'open', OR: [{ cutover: when }, { slot: when }] };
}

/** @param others keys of tickets that the owner has on the same day */
export function clashWords(others: string[], day: string): string[] {
  if (others.length === 0) return [];
  const left = others.length - mostNamed;
  const named = left > 0 ? [...others.slice(0, mostNamed), `${left} more`] : others;
  return [`Its owner has ${listWords(named)} on the same day, ${day}.`];
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
    ...(day && !calendar.isBusinessDay(day) ? [dayOffWords(calendar, day)] : []),
    ...(day && from && to && day >= from && day <= to ? [`The customer is away from ${from} to ${to}.`] : []),
    ...billingWarnings(calendar, ticket, phases, { day, name: ahead?.name, at }),
    ...timedStepWarnings(calendar, ticket, left, at, lastDay),
  ];
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
