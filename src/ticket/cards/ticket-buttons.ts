import { type Button, buttons, type CardBlock, type MenuOption, menu } from '../../card.ts';
import { isBegun } from '../../dns/facts.ts';
import type { Calendar } from '../../time/calendar.ts';
import { type Agreed, agreedOf } from '../clocks/agreed-dates.ts';
import { billedUntil, onlyBillingLeft } from '../clocks/billing-end.ts';
import { pressingSteps } from '../clocks/step-deadlines.ts';
import { mxAlarm } from '../dns/mx-alarm.ts';
import { lateLeft } from '../mailboxes/late.ts';
import { holdingBlocker } from '../playbooks/blockers.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { type TicketPhase, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { buttonsFor } from '../steps/facts.ts';
import { missingSteps, nextSteps } from '../steps/gate.ts';
import { isOpen } from '../steps/marks.ts';
import { earlySwitch, obstacleTo, switchStep } from '../steps/obstacles.ts';
import { failedCount, mailboxesButton } from '../steps/proofs.ts';
import { dueAt } from '../steps/timed-steps.ts';
import { listedSteps } from './listed-steps.ts';

/**
 * A button with the label `Show MIG-12`.
 *
 * @param key such as `MIG-12`
 */
export function showButton(key: string): Button {
  return { label: `Show ${key}`, command: `show ${key}` };
}

/** The button that sends the sheet in which the customer lists the mailboxes. */
export function getSheetButton(key: string): Button {
  return { label: 'Get a sheet', command: `sheet ${key}` };
}

/** The button of the form that takes a sheet of mailboxes. */
export function uploadButton(key: string): Button {
  return { label: 'Upload a sheet…', command: `mailboxes ${key} upload` };
}

/** The button to press after a call or a message to the customer. */
export function contactButton({ ticket }: Pick<TicketState, 'ticket'>): Button {
  return { label: 'Record contact…', command: `contact ${ticketKey(ticket)}` };
}

/** The command that takes back the latest change of a ticket. The state must be the one right after that change. */
export function undoCommand({ ticket }: Pick<TicketState, 'ticket'>): string {
  return `undo ${ticketKey(ticket)} change:${ticket.lastEvent}`;
}

/**
 * The buttons of a ticket's card. What is rarer is in `moreMenu`.
 *
 * @param muted whether the reader has muted the ticket
 */
export function ticketButtons(
  calendar: Calendar,
  state: TicketState,
  at: Date,
  muted = false,
): CardBlock | undefined {
  const { ticket } = state;
  const key = ticketKey(ticket);
  if (ticket.status !== 'open') {
    return buttons(
      { label: 'Reopen', command: `reopen ${key}` },
      { label: 'History', command: `history ${key}` },
    );
  }
  const isFirst = readySteps(calendar, state, at).length === 0;
  const alarm = mxAlarm(ticket);
  return buttons(
    ...(alarm ? [primary(alarm.buttons[0]), ...alarm.buttons.slice(1)] : []),
    canMove(calendar, state, at) && (isFirst ? primary(advanceButton(state)) : advanceButton(state)),
    { label: 'Add note…', command: `note ${key}` },
    ticket.ownerId === null && assignOption(state),
    muted && { label: 'Unmute', command: `unmute ${key}` },
  );
}

/**
 * The buttons of the message in a channel: the next thing, a note, and the whole ticket. If nobody owns the ticket, the
 * first button makes the reader its owner, and there is none for a note.
 */
export function headlineButtons(calendar: Calendar, state: TicketState, at: Date): CardBlock | undefined {
  const { ticket } = state;
  const key = ticketKey(ticket);
  if (ticket.status !== 'open') return ticketButtons(calendar, state, at);
  const next = answerButton(calendar, state, at);
  const act = next.command !== `show ${key}` && next;
  if (ticket.ownerId === null) return buttons(primary(assignToMe(state)), act, showButton(key));
  return buttons(act && primary(act), { label: 'Add note…', command: `note ${key}` }, showButton(key));
}

/** Asks who should own a ticket from now on. */
export function assignOption({ ticket }: Pick<TicketState, 'ticket'>): MenuOption {
  const command = `assign ${ticketKey(ticket)}`;
  return ticket.ownerId === null ? { label: 'Assign…', command } : { label: 'Reassign…', command };
}

/**
 * A menu of the other commands. Undefined for a ticket that has ended.
 *
 * @param readerId who reads the card. Null for a message that everyone reads
 */
export function moreMenu(state: TicketState, readerId: string | null): CardBlock | undefined {
  const { ticket, blockers } = state;
  const key = ticketKey(ticket);
  if (ticket.status !== 'open') return undefined;
  return menu(
    readerId === null && ticket.ownerId === null && { label: 'Add note…', command: `note ${key}` },
    ticket.listsMailboxes && mailboxesButton(ticket),
    assignOption(state),
    contactButton(state),
    ticket.heldAt
      ? { label: 'Resume', command: `resume ${key}` }
      : { label: 'Put on hold…', command: `hold ${key}` },
    { label: 'Block…', command: `block ${key}` },
    blockers.length > 0 && { label: 'Unblock', command: `unblock ${key}` },
    { label: 'Waiting on…', command: `wait ${key}` },
    { label: 'Snooze…', command: `snooze ${key}` },
    ticket.ownerId !== null && ticket.ownerId !== readerId && { label: 'Nudge', command: `nudge ${key}` },
    { label: 'Edit…', command: `set ${key}` },
    { label: 'Draft a letter', command: `draft ${key}` },
    { label: 'Check DNS', command: `dns ${key}` },
    { label: 'Change phase…', command: `move ${key}` },
    { label: 'Reopen a step…', command: `undo ${key}` },
    agreedOf(ticket) !== null && runbookOption(ticket),
    { label: 'History', command: `history ${key}` },
    { label: 'Cancel ticket…', command: `cancel ${key}` },
  );
}

/** Shows the runbook of a ticket's agreed date. */
export function runbookOption(ticket: Parameters<typeof ticketKey>[0]): MenuOption {
  return { label: 'Runbook', command: `runbook ${ticketKey(ticket)}` };
}

/** The button that makes whoever presses it the owner. */
export function assignToMe({ ticket }: Pick<TicketState, 'ticket'>): Button {
  return { label: 'Assign to me', command: `assign ${ticketKey(ticket)} me` };
}

/** The button of the form that asks for a cutover or a slot after a missed one. */
export function newDateButton({ ticket }: Pick<TicketState, 'ticket'>, field: Agreed['field']): Button {
  return { label: `Set a new ${field}…`, command: `set ${ticketKey(ticket)} ${field}` };
}

/** The button that shows the mailboxes that were added after the trial. */
export function lateButton(ticket: Parameters<typeof ticketKey>[0]): Button {
  return { label: 'Late mailboxes', command: `mailboxes ${ticketKey(ticket)} late` };
}

/** A button that stands out. */
function primary(button: Button): Button {
  return { ...button, style: 'primary' };
}

/** Whether nothing holds a ticket in its phase. */
function canMove(calendar: Calendar, state: TicketState, at: Date): boolean {
  const isReady = missingSteps(state, state.ticket.phase).length === 0;
  return isReady && holdingBlocker(state) === null && !mustWait(calendar, state, at);
}

/**
 * The one button that brings a ticket forward: the records to send if MX is no longer right, the mailboxes if any failed, a step that can be done now, or the move to the next
 * phase.
 *
 * @param first steps to choose from before the ticket's next steps
 */
export function answerButton(
  calendar: Calendar,
  state: TicketState,
  at: Date,
  first: TicketStep[] = [],
): Button {
  const alarm = mxAlarm(state.ticket);
  if (first.length === 0 && alarm) return alarm.buttons[0];
  if (first.length === 0 && failedCount(state.ticket) > 0) return mailboxesButton(state.ticket);
  const [step] = readySteps(calendar, state, at, first);
  if (step) return buttonsFor(state.ticket, [step])[0]!;
  if (canMove(calendar, state, at)) return advanceButton(state);
  const key = ticketKey(state.ticket);
  return !phaseAfter(state.phases, state.ticket.phase) && lateLeft(state.ticket) > 0
    ? lateButton(state.ticket)
    : { label: 'Show', command: `show ${key}` };
}

/**
 * The steps that can be done now and have a button, in the order in which to do them: those of `first`, the switch once its time has
 * come, those whose deadline is near or has passed, the required ones, and then the optional ones with a later deadline.
 */
export function readySteps(
  calendar: Calendar,
  state: TicketState,
  at: Date,
  first: TicketStep[] = [],
): TicketStep[] {
  const all = [
    ...first,
    ...dueSwitch(state, at),
    ...pressingSteps(calendar, state, at),
    ...nextSteps(state),
    ...laterSteps(state, at),
  ];
  return [...new Set(all)].filter(
    (step) => !obstacleTo(calendar, state, step, at) && buttonsFor(state.ticket, [step]).length > 0,
  );
}

/** The step of the switch, from the agreed cutover on, or once a part of the switch is made in time. */
function dueSwitch(state: TicketState, at: Date): TicketStep[] {
  const step = switchStep(state.steps);
  const { cutover, dnsFacts } = state.ticket;
  if (!step || !isOpen(step) || earlySwitch(state, at)) return [];
  return (cutover && cutover <= at) || isBegun(dnsFacts?.state ?? null) ? [step] : [];
}

/**
 * The optional steps with a deadline ahead, the nearest deadline first. Empty if nothing else keeps the ticket in its phase,
 * because the next thing is then to move on.
 */
export function laterSteps(state: TicketState, at: Date): TicketStep[] {
  const { ticket } = state;
  const missing = missingSteps(state, ticket.phase);
  if (missing.length === 0) return [];
  const due = (step: TicketStep) => dueAt(ticket, step)?.getTime() ?? 0;
  return listedSteps(state)
    .filter((step) => isOpen(step) && !missing.includes(step) && due(step) > at.getTime())
    .toSorted((one, other) => due(one) - due(other));
}

/** The button that moves a ticket to its next phase, or closes it. */
export function advanceButton(state: TicketState): Button {
  const { ticket } = state;
  return { label: nextWords(state), command: `advance ${ticketKey(ticket)} phase:${ticket.phase}` };
}

/** Whether a ticket can't be closed yet, because the old mailboxes are still billed, or because late mailboxes haven't moved. */
function mustWait(calendar: Calendar, state: TicketState, at: Date): boolean {
  if (onlyBillingLeft(state) !== null && billedUntil(calendar, state, at) !== null) return true;
  return !phaseAfter(state.phases, state.ticket.phase) && lateLeft(state.ticket) > 0;
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
