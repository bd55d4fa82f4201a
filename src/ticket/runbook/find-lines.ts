import type { Inline } from '../../card.ts';
import { type Draft, isForTicket } from '../../knowledge/drafts/draft.ts';
import { drafts } from '../../knowledge/drafts/table.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords, momentWords } from '../../time/date-words.ts';
import { personIn } from '../dns/mx-alarm.ts';
import { actorWords } from '../playbooks/systems.ts';
import { nameOf, type TicketState, type TicketStep } from '../state.ts';
import { isRequired } from '../steps/gate.ts';
import { isDone, isOpen } from '../steps/marks.ts';
import { earlySwitch } from '../steps/obstacles.ts';
import { isUpToDns, seenAt } from '../steps/seen-steps.ts';
import { dateOf, type RunbookDay } from './runbook-days.ts';
import { type ContactEntry, type RunbookEntry, runbookEntries, type StepEntry } from './runbook-entries.ts';

/** A line of a ticket's runbook. */
export interface RunbookLine {
  day: RunbookDay;
  isDone: boolean;
  /** What is to be done, and by whom, or how we know that it is done. */
  words: Inline[];
  /** The letter that goes with it. */
  draft?: Draft;
}

/** The lines of a ticket's runbook, in order. */
export function findLines(calendar: Calendar, state: TicketState, agreed: Date, at: Date): RunbookLine[] {
  return runbookEntries.flatMap((entry): RunbookLine[] => {
    const line =
      'contact' in entry
        ? contactLine(calendar, state, entry, agreed, at)
        : stepLine(calendar, state, entry, at);
    return line ? [{ day: entry.day, ...line, draft: draftOf(state, entry) }] : [];
  });
}

type Said = Pick<RunbookLine, 'isDone' | 'words'>;

function stepLine(calendar: Calendar, state: TicketState, entry: StepEntry, at: Date): Said | null {
  const { ticket, steps, names } = state;
  const step = entry.steps.map((id) => steps.find((one) => one.id === id)).find((one) => one !== undefined);
  // A step that follows another one, which wasn't done, isn't needed.
  if (!step || (isOpen(step) && step.follows !== null && !isRequired(steps, step))) return null;
  const seen = seenAt(ticket, step);
  // A switch that came too early isn't done.
  const isEarly = step.switches && earlySwitch(state, at) !== null;
  if (isOpen(step) && (!seen || isEarly))
    return openLine(step.label, step.id, `${doerOf(state, step)}${seen ? ' · switched too early' : ''}`);
  const { mark } = step;
  if (!isOpen(step) && !isDone(step)) return doneLine(step.label, `skipped: ${mark?.reason ?? ''}`);
  if (seen && !mark?.byId) return doneLine(step.label, `seen ${momentWords(calendar, seen, at)}`);
  const day = mark ? dayWords(calendar, calendar.localDay(mark.at), at) : '';
  return doneLine(step.label, mark?.byId ? `${nameOf(names, mark.byId)}, ${day}` : day);
}

function contactLine(
  calendar: Calendar,
  state: TicketState,
  { contact, day }: ContactEntry,
  agreed: Date,
  at: Date,
): Said {
  const { contactedAt } = state.ticket;
  const from = calendar.at(dateOf(calendar, agreed, day), '00:00');
  if (!contactedAt || contactedAt < from) return openLine(contact, null, ownerOf(state));
  return doneLine(contact, `contacted ${dayWords(calendar, calendar.localDay(contactedAt), at)}`);
}

function openLine(label: string, id: string | null, doer: string): Said {
  return { isDone: false, words: ['☐ ', { bold: label }, `${id ? ` (${id})` : ''} · ${doer}`] };
}

function doneLine(label: string, how: string): Said {
  return { isDone: true, words: [`✓ ${label} · ${how}`] };
}

/** Who does a step: the owner for a Racker, and by name whoever runs the DNS. */
function doerOf(state: TicketState, step: TicketStep): string {
  const { dnsContact } = state.ticket;
  if (isUpToDns(step) && dnsContact) return `${personIn(dnsContact)} (DNS)`;
  return step.actor === 'racker' ? ownerOf(state) : actorWords(step.actor);
}

function ownerOf({ ticket, names }: TicketState): string {
  return ticket.ownerId ? nameOf(names, ticket.ownerId) : 'unassigned';
}

/** The letter of a line, if it is for tickets on this path. */
function draftOf({ ticket, phases }: TicketState, { draft: id }: RunbookEntry): Draft | undefined {
  const path = { source: ticket.source, target: ticket.target, service: ticket.service };
  const found = drafts.find((draft) => draft.id === id);
  return found && isForTicket(found, { path, phases: phases.map(({ slug }) => slug) }) ? found : undefined;
}
