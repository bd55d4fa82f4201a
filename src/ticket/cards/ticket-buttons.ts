import { type Button, buttons, type CardBlock } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { billedUntil, onlyBillingLeft } from '../clocks/billing-end.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { type TicketPhase, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { buttonsFor } from '../steps/facts.ts';
import { missingSteps, nextSteps } from '../steps/gate.ts';
import { obstacleTo } from '../steps/obstacles.ts';

/** The maximum number of buttons that complete steps. */
const mostStepButtons = 4;

/** Buttons that complete the next steps, except those that `others` already has. */
function stepButtons(calendar: Calendar, state: TicketState, at: Date, others: Button[]): Button[] {
  return buttonsFor(state.ticket, readySteps(calendar, state, at))
    .filter(({ command }) => !others.some((other) => other.command === command))
    .slice(0, mostStepButtons);
}

/** A button that shows a ticket. Its label is the ticket's key: `MIG-12`. */
export function toShow(ticket: { kind: string; number: number }): Button {
  const key = ticketKey(ticket);
  return { label: key, command: `show ${key}` };
}

/**
 * A button with the label `Show MIG-12`.
 *
 * @param key such as `MIG-12`
 */
export function showButton(key: string): Button {
  return { label: `Show ${key}`, command: `show ${key}` };
}

/** The command that takes back the latest change of a ticket. The state must be the one right after that change. */
export function undoCommand({ ticket }: Pick<TicketState, 'ticket'>): string {
  return `undo ${ticketKey(ticket)} change:${ticket.lastEvent}`;
}

/** The buttons of a ticket's card. */
export function ticketButtons(calendar: Calendar, state: TicketState, at: Date): CardBlock | undefined {
  const { ticket } = state;
  const key = ticketKey(ticket);
  if (ticket.status !== 'open') {
    return buttons(
      { label: 'Reopen', command: `reopen ${key}` },
      { label: 'History', command: `history ${key}` },
    );
  }
  const free = missingSteps(state, ticket.phase).length === 0 && !mustWait(calendar, state, at);
  const always: Button[] = [
    { label: 'Assign', command: `assign ${key}` },
    { label: 'Add note', command: `note ${key}` },
    ticket.heldAt
      ? { label: 'Resume', command: `resume ${key}` }
      : { label: 'Put on hold', command: `hold ${key}` },
  ];
  return buttons(
    { ...advanceButton(state), ...(free ? { style: 'primary' as const } : {}) },
    ...stepButtons(calendar, state, at, always),
    ...always,
  );
}

/**
 * The one button that brings a ticket forward: a step that can be done now, or the move to the next phase.
 *
 * @param first steps to choose from before the ticket's next steps
 */
export function answerButton(
  calendar: Calendar,
  state: TicketState,
  at: Date,
  first: TicketStep[] = [],
): Button {
  const [step] = readySteps(calendar, state, at, first);
  if (step) return buttonsFor(state.ticket, [step])[0]!;
  const isFree = missingSteps(state, state.ticket.phase).length === 0 && !mustWait(calendar, state, at);
  return isFree ? advanceButton(state) : { label: 'Show', command: `show ${ticketKey(state.ticket)}` };
}

/** The required steps that can be done now and have a button, in order, after those of `first` that can. */
export function readySteps(
  calendar: Calendar,
  state: TicketState,
  at: Date,
  first: TicketStep[] = [],
): TicketStep[] {
  return [...first, ...nextSteps(state)].filter(
    (step) => !obstacleTo(calendar, state, step, at) && buttonsFor(state.ticket, [step]).length > 0,
  );
}

/** The button that moves a ticket to its next phase, or closes it. */
export function advanceButton(state: TicketState): Button {
  const { ticket } = state;
  return { label: nextWords(state), command: `advance ${ticketKey(ticket)} phase:${ticket.phase}` };
}

/** Whether a ticket can't be closed yet, because the old mailboxes are still billed. */
function mustWait(calendar: Calendar, state: TicketState, at: Date): boolean {
  return onlyBillingLeft(state) !== null && billedUntil(calendar, state, at) !== null;
}

/** The label of the button that moves a ticket to its next phase. */
function nextWords({ ticket, phases }: TicketState): string {
  const next = phaseAfter(phases, ticket.phase);
  return next ? `Move to ${phaseLabel(next.slug)}` : 'Close ticket';
}

/** The phase that follows a phase. Undefined after the last one. */
export function phaseAfter(phases: TicketPhase[], phase: string): TicketPhase | undefined {
  return phases[phases.findIndex(({ slug }) => slug === phase) + 1];
}
