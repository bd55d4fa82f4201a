import type { Button, Inline } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords, momentWords } from '../../time/date-words.ts';
import type { Agreed } from '../clocks/agreed-dates.ts';
import { hasHappened } from '../clocks/missed-dates.ts';
import { lacksMx, openBeforeDate } from '../clocks/step-deadlines.ts';
import { setMxButton } from '../dns/dns-button.ts';
import { nameOf, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { isRequired } from '../steps/gate.ts';
import { isDone, isOpen } from '../steps/marks.ts';
import { earlySwitch } from '../steps/obstacles.ts';
import { seenAt, seenDetail, shownInstead } from '../steps/seen-steps.ts';
import { stepActor } from '../steps/step-doer.ts';
import { stepName } from '../steps/step-name.ts';
import { dueAt } from '../steps/timed-steps.ts';
import { toMoment } from '../words.ts';
import { topicWords } from './contact-topics.ts';
import type { PlannedTicket } from './recorded-contacts.ts';
import { dateOf, isAhead, type RunbookDay } from './runbook-days.ts';
import {
  type ContactEntry,
  type MxEntry,
  type RunbookEntry,
  runbookEntries,
  type StepEntry,
} from './runbook-entries.ts';

/** A line of a ticket's runbook. */
export interface RunbookLine {
  day: RunbookDay;
  /** `over`: it isn't done, and no longer matters. */
  is: 'open' | 'done' | 'over';
  /** Whether it should be done by now. */
  isLate: boolean;
  /** What is to be done: `TTL lowered (E-16)`. */
  name: string;
  /** The whole line: also who does it, or how we know that it is done. */
  words: Inline[];
  /** Records that it is done, for a line without a step. */
  button?: Button;
  /** The id of the letter that goes with it. */
  draft?: string;
}

/** Finds the lines of a ticket's runbook, in order. */
export function findLines(
  calendar: Calendar,
  planned: PlannedTicket,
  agreed: Agreed,
  at: Date,
): RunbookLine[] {
  const context: Context = { ...planned, calendar, agreed, at };
  return runbookEntries.flatMap((entry): RunbookLine[] => {
    const line = lineOf(context, entry);
    return line ? [{ day: entry.day, draft: entry.draft, ...line }] : [];
  });
}

interface Context extends PlannedTicket {
  calendar: Calendar;
  agreed: Agreed;
  at: Date;
}

type Line = Omit<RunbookLine, 'day' | 'draft'>;

function lineOf(context: Context, entry: RunbookEntry): Line | null {
  if ('contact' in entry) return contactLine(context, entry);
  return 'steps' in entry ? stepLine(context, entry) : mxLine(context, entry);
}

function stepLine(context: Context, entry: StepEntry): Line | null {
  const { calendar, state, at } = context;
  const { ticket, steps, names } = state;
  const step = entry.steps.map((id) => steps.find((one) => one.id === id)).find((one) => one !== undefined);
  // A step that follows another one, which wasn't done, isn't needed.
  if (!step || (isOpen(step) && step.follows !== null && !isRequired(steps, step))) return null;
  const seen = seenAt(ticket, step);
  // A switch that came too early isn't done.
  const isEarly = step.switches && earlySwitch(state, at) !== null;
  if (isOpen(step) && (!seen || isEarly)) return openStep(context, entry, step);
  const { mark } = step;
  if (!isOpen(step) && !isDone(step)) return doneLine(step.label, `skipped: ${mark?.reason ?? ''}`);
  if (seen && !mark?.byId) return doneLine(step.label, `seen ${momentWords(calendar, seen, at)}`);
  const day = mark ? dayWords(calendar, calendar.localDay(mark.at), at) : '';
  const instead = shownInstead(ticket, step);
  const by = mark?.byId ? `${nameOf(names, mark.byId)}, ${day}` : day;
  return doneLine(step.label, instead ? `${by} · DNS: ${instead}` : by);
}

/** What the ticket must do before the date is late by the same rule by which the ticket isn't ready: `openBeforeDate`. */
function openStep(context: Context, { day }: StepEntry, step: TicketStep): Line {
  const { calendar, state, at } = context;
  const due = dueAt(state.ticket, step);
  const isNeeded = isAhead(day) ? openBeforeDate(state).includes(step) : isRequired(state.steps, step);
  if (!isNeeded && isAhead(day) && hasHappened(state)) return overLine(stepName(step));
  const isLate = isNeeded && (due ? due <= at : isPast(context, day));
  const isSeen = seenAt(state.ticket, step) !== null;
  const seen = isSeen ? 'switched too early' : seenDetail(state.ticket, step);
  const doer = step.actor === 'racker' ? ownerOf(state) : stepActor(state.ticket, step);
  const dueWords: Inline[] = due
    ? [isLate ? ' · was due ' : ' · due ', toMoment(calendar, due, at)]
    : isLate
      ? [` · was due ${dayWords(calendar, dayOf(context, day), at)}`]
      : [];
  return {
    is: 'open',
    isLate,
    name: stepName(step),
    words: ['☐ ', { bold: step.label }, ` (${step.id}) · ${doer}${seen ? ` · ${seen}` : ''}`, ...dueWords],
  };
}

function contactLine(context: Context, { contact, day }: ContactEntry): Line {
  const { calendar, state, contacts, agreed, at } = context;
  const { line, act } = topicWords[contact];
  const recorded = contacts.get(contact);
  if (recorded) {
    const on = dayWords(calendar, calendar.localDay(recorded.at), at);
    return doneLine(line, `by ${recorded.way}, ${recorded.by}, ${on}`);
  }
  const lastDay = isAhead(day) ? calendar.localDay(agreed.at) : dayOf(context, 5);
  const isOver = isAhead(day) ? agreed.at <= at : calendar.localDay(at) > lastDay;
  if (isOver) return overLine(line);
  return {
    is: 'open',
    isLate: false,
    name: line,
    words: ['☐ ', { bold: line }, ` · ${ownerOf(state)}`],
    button: { label: `${act}…`, command: `contact ${ticketKey(state.ticket)} about:${contact}` },
  };
}

function mxLine(context: Context, { day }: MxEntry): Line | null {
  const { state } = context;
  const { kind, target, officeMx } = state.ticket;
  if (kind !== 'migration' || target !== 'office-365') return null;
  const name = 'MX known';
  if (officeMx !== null) return doneLine(name, officeMx);
  if (!lacksMx(state)) return overLine(name);
  return {
    is: 'open',
    isLate: isPast(context, day),
    name,
    words: ['☐ ', { bold: name }, ` · ${ownerOf(state)} asks the customer's admin`],
    button: setMxButton(state.ticket),
  };
}

function doneLine(name: string, how: string): Line {
  return { is: 'done', isLate: false, name, words: [`✓ ${name} · ${how}`] };
}

function overLine(name: string): Line {
  return { is: 'over', isLate: false, name, words: [`– ${name} · not recorded`] };
}

function dayOf({ calendar, agreed }: Context, day: RunbookDay): string {
  return dateOf(calendar, agreed.at, day);
}

/** Whether a day of the runbook is over. */
function isPast(context: Context, day: RunbookDay): boolean {
  const { calendar, at } = context;
  return dayOf(context, day) < calendar.localDay(at);
}

function ownerOf({ ticket, names }: TicketState): string {
  return ticket.ownerId ? nameOf(names, ticket.ownerId) : 'unassigned';
}
