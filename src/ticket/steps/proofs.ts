/** Steps that complete by themselves because of what is true of every listed mailbox: docs/rules.md, "Mailboxes". */

import type { Button } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { countOf, hasReports, type ProofName } from '../../mailbox/tally.ts';
import { waveTally } from '../../mailbox/wave.ts';
import type { Calendar } from '../../time/calendar.ts';
import { type Ticket, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { plural } from '../words.ts';
import { done, isDone, isOpen, reopened } from './marks.ts';
import { obstacleTo } from './obstacles.ts';
import { placeOf } from './phase-order.ts';
import { stepName } from './step-name.ts';

type Proven = Pick<TicketStep, 'proof'>;

/** What is true of a mailbox, in words that complete “37 of 40 …”. */
const words: Record<ProofName, string> = {
  verified: 'verified',
  fits: 'small enough',
  ready: 'ready',
  copied: 'copied',
  finished: 'finished',
};

/** How many mailboxes a step needs, and of how many it is true or known to be false. Null if the list says nothing. */
function proofOf({ mailboxTally }: Ticket, { proof }: Proven) {
  const found = proof && mailboxTally?.proofs[proof];
  return found && mailboxTally.total > 0 ? { ...found, total: mailboxTally.total } : null;
}

/** Whether the list shows that a step is done. */
function isProven(ticket: Ticket, step: Proven): boolean {
  const found = proofOf(ticket, step);
  return found !== null && found.yes >= found.total;
}

/**
 * Completes each open step that the list of mailboxes shows to be done, as soon as nothing else keeps it from being done. Reopens
 * a step of which more mailboxes are known to lack something than before.
 */
export function refreshProofs(
  calendar: Calendar,
  before: Ticket,
  state: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
  at: Date,
  byId: string | null,
): TicketStep[] {
  if (!state.ticket.mailboxTally) return state.steps;
  let { steps } = state;
  for (const step of state.steps) {
    const after = refreshed(calendar, before, { ...state, steps }, step, at, byId);
    steps = steps.map((other) => (other.id === after.id ? after : other));
  }
  return steps;
}

function refreshed(
  calendar: Calendar,
  before: Ticket,
  state: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
  step: TicketStep,
  at: Date,
  byId: string | null,
): TicketStep {
  const { ticket } = state;
  if (isOpen(step)) {
    return isProven(ticket, step) && !obstacleTo(calendar, state, step, at) ? done(step, at, byId) : step;
  }
  const isOver = placeOf(state.phases, step.gate ?? '') < placeOf(state.phases, ticket.phase);
  // Only a login that fails says something about a phase that is over. A later run doesn't undo an earlier one.
  if (isOver) return step.proof === 'verified' && loginsFail(before, ticket) ? reopened(step) : step;
  const [was, is] = [proofOf(before, step)?.no ?? 0, proofOf(ticket, step)?.no ?? 0];
  const isLost = isDone(step) && isProven(before, step) && !isProven(ticket, step);
  return is > was || isLost ? reopened(step) : step;
}

/** Whether more logins fail than before. */
function loginsFail(before: Ticket, after: Ticket): boolean {
  return (after.mailboxTally?.failedLogins ?? 0) > (before.mailboxTally?.failedLogins ?? 0);
}

/**
 * What the list has shown and must now be shown again: the ticket goes back, so everything of the phases ahead is done again, or
 * someone reopens a step.
 *
 * @param after the phase and the steps as the change leaves them, before facts and the list are looked at
 */
export function forgottenProofs(
  before: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
  after: { phase: string; steps: TicketStep[] },
): ProofName[] {
  if (!before.ticket.mailboxTally) return [];
  const here = placeOf(before.phases, after.phase);
  const goesBack = here >= 0 && here < placeOf(before.phases, before.ticket.phase);
  const settled = new Set(before.steps.filter((step) => !isOpen(step)).map(({ id }) => id));
  const again = after.steps.filter(
    (step) =>
      isOpen(step) &&
      (settled.has(step.id) || (goesBack && step.again && placeOf(before.phases, step.gate ?? '') >= here)),
  );
  return again.flatMap(({ proof }) => proof ?? []);
}

/** The columns after the list has forgotten what it had shown. */
export function withoutProofs({ mailboxTally }: Ticket, names: ProofName[]): Partial<Ticket> {
  if (!mailboxTally || names.length === 0) return {};
  const proofs = { ...mailboxTally.proofs };
  for (const name of names) proofs[name] = { ...proofs[name], yes: 0 };
  const none = Object.fromEntries(names.map((name) => [name, 0]));
  const waves = mailboxTally.waves.map((wave) => waveTally.parse({ ...wave, ...none }));
  return { mailboxTally: { ...mailboxTally, proofs, waves } };
}

/** How many mailboxes a step still needs: `37 of 40 verified`. Null if the list says nothing. */
export function proofDetail(ticket: Ticket, step: Proven): string | null {
  const found = proofOf(ticket, step);
  if (!found || !step.proof || !isKnown(ticket, found)) return null;
  const count = `${found.yes.toLocaleString('en-US')} of ${found.total.toLocaleString('en-US')} ${words[step.proof]}`;
  const failed = step.proof === 'fits' ? 0 : failedCount(ticket);
  return failed > 0 ? `${count}, ${failed.toLocaleString('en-US')} can't move` : count;
}

/** The button that shows the mailboxes, if the list says something about the step. */
export function proofButton(ticket: Ticket, step: Proven): Button | null {
  const found = proofOf(ticket, step);
  return found && isKnown(ticket, found) ? mailboxesButton(ticket) : null;
}

/** The button that shows a ticket's mailboxes. */
export function mailboxesButton(ticket: Parameters<typeof ticketKey>[0]): Button {
  return { label: 'Mailboxes', command: `mailboxes ${ticketKey(ticket)}` };
}

/** How many mailboxes need someone before they can move, by what the tool last reported. */
export function failedCount({ mailboxTally }: Pick<Ticket, 'mailboxTally'>): number {
  return mailboxTally ? countOf(mailboxTally, ['failed', 'quota', 'waiting-user']) : 0;
}

/** When the number of mailboxes that can't move last grew. A mailbox that fails while another one is mended doesn't count. */
export function failedPatch(before: Ticket, after: Ticket, at: Date): Pick<Ticket, 'mailboxesFailedAt'> {
  const [was, is] = [failedCount(before), failedCount(after)];
  if (is === 0) return { mailboxesFailedAt: null };
  return { mailboxesFailedAt: is > was ? at : (before.mailboxesFailedAt ?? at) };
}

/** `3 mailboxes can't move`. Null if there are none. */
export function cantMoveWords(ticket: Pick<Ticket, 'mailboxTally'>): string | null {
  const failed = failedCount(ticket);
  return failed > 0 ? `${plural(failed, 'mailbox', 'mailboxes')} can't move` : null;
}

/** What to do about mailboxes that failed: `fix 3 mailboxes that can't move`. Null if there are none. */
export function failedWords(ticket: Pick<Ticket, 'mailboxTally'>): string | null {
  const failed = failedCount(ticket);
  return failed > 0 ? `fix ${plural(failed, 'mailbox', 'mailboxes')} that can't move` : null;
}

function isKnown({ mailboxTally }: Ticket, { yes, no }: { yes: number; no: number }): boolean {
  return yes + no > 0 || (mailboxTally !== null && hasReports(mailboxTally));
}

/** Throws a `Fault` if a person completes a step although mailboxes are known to lack what it needs. */
export function refuseUnproven(ticket: Ticket, step: TicketStep): void {
  const found = proofOf(ticket, step);
  if (!found || !step.proof || found.no === 0) return;
  const key = ticketKey(ticket);
  throw new Fault(`${stepName(step)} can't be completed yet: ${proofDetail(ticket, step)}.`, {
    hint: 'Upload the latest statistics. The step completes by itself once all mailboxes are there.',
    example: `mailboxes ${key} upload`,
    buttons: [mailboxesButton(ticket)],
    field: 'steps',
  });
}
