import { Fault } from '../../errors.ts';
import { type Ticket, type TicketStep, ticketKey } from '../state.ts';
import type { Fact } from './fact.ts';
import { buttonsFor, commandFor, factOf } from './facts.ts';
import { stepName } from './step-name.ts';

/** Throws a `Fault` for a step with a fact, because nobody completes such a step by hand. */
export function refuseFactStep(ticket: Ticket, step: TicketStep): void {
  if (!factOf(step)) return;
  throw new Fault(`${stepName(step)} can't be completed by hand.`, {
    hint: 'Enter its value, and the step completes by itself.',
    example: commandFor(ticket, step),
    buttons: buttonsFor(ticket, [step]),
    field: 'steps',
  });
}

/** Throws a `Fault` for a step with a fact, because nobody reopens such a step by hand. */
export function refuseFactUndone(ticket: Ticket, step: TicketStep): void {
  const fact = factOf(step);
  if (!fact) return;
  throw new Fault(`${stepName(step)} can't be reopened by hand.`, {
    hint: undoHint(fact),
    example: fact.undo?.(ticket)?.replace('KEY', ticketKey(ticket)),
    field: 'steps',
  });
}

function undoHint({ undo, undoneByLead }: Pick<Fact, 'undo' | 'undoneByLead'>): string {
  if (!undo) return 'It stays done on this ticket.';
  return undoneByLead
    ? 'A lead can clear its value with a reason, and the step opens again.'
    : 'Clear its value, and the step opens again.';
}
