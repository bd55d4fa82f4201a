import { z } from 'zod';
import type { Tx } from '../../db/client.ts';
import { capitalize, listSome, listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords, momentWords } from '../../time/date-words.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { type Ticket, type TicketPhase, type TicketState, ticketName } from '../state.ts';
import { isDone } from '../steps/marks.ts';
import { type TimedStep, timedStepWarnings } from '../steps/timed-steps.ts';
import { agreedOf, agreedSql, placeBy } from './agreed-dates.ts';

/** The parts of a ticket that date warnings need. */
export interface Dated {
  ticket: Pick<
    Ticket,
    | 'phase'
    | 'cutover'
    | 'slot'
    | 'targetDate'
    | 'billingTarget'
    | 'billingStopsOn'
    | 'unavailableFrom'
    | 'unavailableTo'
    | 'heldAt'
    | 'holdUntil'
  >;
  phases: Pick<TicketPhase, 'slug' | 'position' | 'billed' | 'clock' | 'lockedOut'>[];
  steps: TimedStep[];
}

/** The maximum number of tickets that a warning about a busy day names. */
const mostNamed = 5;

/**
 * Warnings about a ticket's dates, one sentence each. A warning doesn't stop anyone.
 *
 * @param readerId who reads the warnings. An owner is addressed as “you”
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

/** Warns about other cutovers and platform changes that the owner has on the same day. */
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
    SELECT t."number", t."kind", t."customer" FROM "Ticket" t
    WHERE t."ownerId" = ${ownerId} AND t."number" <> ${number} AND t."status" = 'open'
      AND ${agreedSql} >= ${calendar.at(day, '00:00')} AND ${agreedSql} < ${calendar.at(day, '24:00')}
    ORDER BY t."number"`;
  const others = otherRows.parse(rows).map(ticketName);
  return clashWords(
    others,
    dayWords(calendar, day, at),
    ownerId === readerId ? 'you also have' : 'the owner also has',
  );
}

const otherRows = z.array(z.object({ number: z.int(), kind: z.string(), customer: z.string() }));

/**
 * Builds the warning about several agreed dates on one day.
 *
 * @param others keys of the owner's other tickets on that day
 * @param day in words
 * @param who the start of the sentence
 */
export function clashWords(
  others: string[],
  day: string,
  who: 'you also have' | 'the owner also has',
): string[] {
  if (others.length === 0) return [];
  return [`Scheduling conflict: ${who} ${listSome(others, mostNamed)} on ${day}.`];
}

/**
 * The warnings that don't involve other tickets.
 *
 * @param lastDay leaves out steps that are due after this day
 */
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
    ...earlyWarnings(calendar, { ticket, phases, steps }, at),
    ...holdWarnings(calendar, { ticket, phases }, at),
    ...(day && !calendar.isBusinessDay(day) ? [dayOffWords(calendar, day, at)] : []),
    ...(day && from && to && isAway(ticket, day)
      ? [`The customer is away from ${dayWords(calendar, from, at)} to ${dayWords(calendar, to, at)}.`]
      : []),
    ...billingWarnings(calendar, ticket, phases, { day, name: ahead?.field, at }),
    ...timedStepWarnings(calendar, ticket, left, at, lastDay),
  ];
}

/** Whether the customer is away on a day. */
export function isAway(
  { unavailableFrom: from, unavailableTo: to }: Pick<Ticket, 'unavailableFrom' | 'unavailableTo'>,
  day: string,
): boolean {
  return from !== null && to !== null && day >= from && day <= to;
}

/**
 * Warns if a ticket left the phase of its agreed date before that date. No gate prevents this. A ticket may enter that
 * phase early to get ready, unless users are locked out in that phase.
 */
export function earlyWarnings(
  calendar: Calendar,
  { ticket, phases, steps }: Pick<Dated, 'ticket' | 'phases' | 'steps'>,
  at: Date,
): string[] {
  // On the day of the cutover, the customer may switch some hours early.
  if (steps.some((step) => step.switches && isDone(step))) return [];
  const agreed = agreedOf(ticket);
  const place = agreed && agreed.at > at ? placeBy(phases, ticket.phase, agreed) : null;
  if (!agreed || !place || !(place.hasLeft || (place.isIn && place.about.lockedOut))) return [];
  const where = `has already ${place.hasLeft ? 'left' : 'entered'} ${phaseLabel(place.about.slug)}`;
  const when = momentWords(calendar, agreed.at, at);
  return [
    `The ticket ${where}, but the agreed ${agreed.field} is ${when}. If that date is still right, move the ticket back.`,
  ];
}

/** Warns if a hold covers the agreed date, even after that date has passed. */
export function holdWarnings(
  calendar: Calendar,
  { ticket, phases }: Pick<Dated, 'ticket' | 'phases'>,
  at: Date,
): string[] {
  const agreed = agreedOf(ticket);
  const { heldAt, holdUntil } = ticket;
  if (!agreed || !heldAt || !holdUntil || agreed.at < heldAt || agreed.at >= holdUntil) return [];
  if (placeBy(phases, ticket.phase, agreed)?.hasLeft) return [];
  const until = dayWords(calendar, calendar.localDay(holdUntil), at);
  const when = momentWords(calendar, agreed.at, at);
  return [`The hold lasts until ${until}, but the agreed ${agreed.field} is ${when}.`];
}

function dayOffWords(calendar: Calendar, day: string, at: Date): string {
  const words = dayWords(calendar, day, at);
  return calendar.isHoliday(day) ? `${words} is a holiday; the team is off.` : `The team is off on ${words}.`;
}

/**
 * Warns if the work or the old billing ends after the agreed end of the old billing (S1-13, S1-14). The customer would then pay for two
 * platforms for longer than agreed.
 */
function billingWarnings(
  calendar: Calendar,
  { targetDate, billingTarget, billingStopsOn }: Dated['ticket'],
  phases: Dated['phases'],
  { day, name, at }: { day: string | null; name: string | undefined; at: Date },
): string[] {
  if (!billingTarget || !phases.some(({ billed }) => billed)) return [];
  const target = targetDate && targetDate >= calendar.localDay(at) ? targetDate : null;
  const late = [
    ...(day && day > billingTarget ? [`the ${name}`] : []),
    ...(target && target > billingTarget ? [`the target date (${dayWords(calendar, target, at)})`] : []),
  ];
  const verb = late.length > 1 ? 'are' : 'is';
  const end = dayWords(calendar, billingTarget, at);
  const overrun =
    billingStopsOn && billingStopsOn > billingTarget
      ? `The old billing stops on ${dayWords(calendar, billingStopsOn, at)}, after ${end}, when it should end. Tell the customer, and agree on a new billing target.`
      : null;
  return [
    ...(late.length > 0
      ? [`${capitalize(listWords(late))} ${verb} after ${end}, when the old billing should end.`]
      : []),
    ...(overrun ? [overrun] : []),
  ];
}

/** The steps of the current phase and of later phases. */
function stepsAhead(phase: string, phases: Dated['phases'], steps: TimedStep[]): TimedStep[] {
  const places = new Map(phases.map(({ slug, position }) => [slug, position]));
  const here = places.get(phase) ?? 0;
  return steps.filter(({ gate }) => gate === null || (places.get(gate) ?? 0) >= here);
}
