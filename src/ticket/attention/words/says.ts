import { type Button, type Inline, longestLabel, type Moment, type Sign } from '../../../card.ts';
import type { Calendar } from '../../../time/calendar.ts';
import { nearWords } from '../../../time/date-words.ts';
import { hourMs } from '../../../time/local-time.ts';
import { phaseLabel } from '../../playbooks/phases.ts';
import { actorWords } from '../../playbooks/systems.ts';
import { nameOf, type TicketState, type TicketStep, ticketKey } from '../../state.ts';
import { factDetail } from '../../steps/facts.ts';
import { missingSteps } from '../../steps/gate.ts';
import { spentWords, toMoment } from '../../words.ts';
import type { AttentionEntry } from '../find-attention.ts';

/** Who reads a line, and when. */
export interface Reader {
  /** The team's calendar. */
  calendar: Calendar;
  at: Date;
  /** The person's id. Null for a channel. */
  id: string | null;
  /** Whether the line is for someone who looks after the whole team, rather than for the owner. */
  team: boolean;
}

/** What a line about a ticket says. */
export interface Says {
  sign: Sign;
  /** When it happens or happened, if the line is about a date: `Tomorrow, 4 PM`. */
  when?: Inline[];
  /** Why the ticket needs attention, in words that follow the customer's name. */
  why: Inline[];
  /** The next step, in words. */
  next?: string;
  /** Does the next thing. */
  button: Button;
}

export type SaysOf = (entry: AttentionEntry, reader: Reader) => Says;

/** The first open step: `next: Tenant created (customer's admin)`. */
export function nextWords({ calendar, at }: Reader, state: TicketState): string {
  const [next] = missingSteps(state, state.ticket.phase);
  return next
    ? `next: ${stepWords(calendar, state, next, at)}`
    : `ready to leave ${phaseLabel(state.ticket.phase)}`;
}

/** A step, who does it, and the count so far. */
export function stepWords(calendar: Calendar, { ticket }: TicketState, step: TicketStep, at: Date): string {
  const detail = factDetail(calendar, ticket, step, at);
  const by = step.actor === 'racker' ? '' : actorWords(step.actor);
  const more = [by, detail && `${detail} so far`].filter(Boolean).join(', ');
  return `${step.label}${more && ` (${more})`}`;
}

/** How long ago something was: `3 business days ago`, or `just now`. */
export function agoWords({ calendar, at }: Reader, then: Date): string {
  const passed = calendar.between(then, at);
  return passed < hourMs ? 'just now' : `${spentWords(calendar, passed)} ago`;
}

/** A date that each reader sees in their own time zone. Its words are relative to now if the date is near. */
export function nearMoment(
  { calendar, at: now }: Reader,
  at: Date,
  look: Pick<Moment, 'style'> = {},
): Moment {
  return { ...toMoment(calendar, at, now, look), words: nearWords(calendar, at, now) };
}

/** Reminds the owner. If nobody owns the ticket, assigns it. */
export function nudgeButton({ ticket, names }: TicketState): Button {
  const key = ticketKey(ticket);
  if (ticket.ownerId === null) return { label: 'Assign', command: `assign ${key}` };
  const [first = ''] = nameOf(names, ticket.ownerId).split(' ');
  const name = first.length > longestLabel - 'Nudge '.length ? 'owner' : first;
  return { label: `Nudge ${name}`, command: `nudge ${key}` };
}

/** Whether the owner reads the line. */
export function isOwn({ ticket }: TicketState, reader: Reader): boolean {
  return ticket.ownerId !== null && ticket.ownerId === reader.id;
}
