import { type Button, buttons, type CardBlock } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { buttonsFor } from '../steps/facts.ts';
import { missingSteps, nextSteps } from '../steps/gate.ts';
import { earlyUntil } from '../steps/timed-steps.ts';

/** How many buttons tick a phase's steps. */
const mostStepButtons = 4;

/** Buttons that tick what can be ticked next; none that the card has anyway. */
function stepButtons(calendar: Calendar, state: TicketState, at: Date, others: Button[]): Button[] {
  const ready = nextSteps(state).filter((step) => !earlyUntil(calendar, state.ticket, step, at));
  return buttonsFor(state.ticket, ready)
    .filter(({ command }) => !others.some((other) => other.command === command))
    .slice(0, mostStepButtons);
}

/** A ticket among others, to be looked at. */
export function toShow(ticket: { kind: string; number: number }): Button {
  const key = ticketKey(ticket);
  return { label: key, command: `show ${key}` };
}

/** A button that shows a ticket, for an answer about that ticket. @param key as in `MIG-12` */
export function showButton(key: string): Button {
  return { label: `Show ${key}`, command: `show ${key}` };
}

/** What can be done next with a ticket, as commands. */
export function ticketButtons(calendar: Calendar, state: TicketState, at: Date): CardBlock | undefined {
  const { ticket } = state;
  const key = ticketKey(ticket);
  if (ticket.status !== 'open') {
    return buttons(
      { label: 'Reopen', command: `reopen ${key}` },
      { label: 'History', command: `history ${key}` },
    );
  }
  const free = missingSteps(state, ticket.phase).length === 0;
  const always: Button[] = [
    { label: 'Assign', command: `assign ${key}` },
    { label: 'Note', command: `note ${key}` },
    ticket.heldAt ? { label: 'Resume', command: `resume ${key}` } : { label: 'Hold', command: `hold ${key}` },
  ];
  return buttons(
    {
      label: 'Advance',
      command: `advance ${key} phase:${ticket.phase}`,
      ...(free ? { style: 'primary' as const } : {}),
    },
    ...stepButtons(calendar, state, at, always),
    ...always,
  );
}
