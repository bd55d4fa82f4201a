/** Steps that are no longer true once fields of a ticket change: docs/rules.md, "Steps that reopen". */

import { Fault } from '../../errors.ts';
import type { Change } from '../change.ts';
import { settableFields } from '../fields/table.ts';
import { type Ticket, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { isOpen } from '../steps/marks.ts';
import { restsOn } from '../steps/obstacles.ts';
import { stepName } from '../steps/step-name.ts';

/** A new value for a field. Null clears the field. `raw` is the value as the person typed it. */
export interface FieldValue {
  name: string;
  value: unknown;
  raw: string;
}

/**
 * The steps to reopen, because they depend on a field that changes. More mailboxes reopen the steps about every mailbox,
 * because nobody has copied or tested those. A first method that keeps the ticket's phases reopens nothing.
 */
export function stepsInvalidatedBy(
  state: TicketState,
  patch: Partial<Ticket>,
  plan: Change['plan'],
): TicketStep[] {
  const same = plan === undefined && state.ticket.method === null ? 'method' : null;
  const steps = plan?.steps ?? state.steps;
  const grows = addsMailboxes(state, patch);
  return steps.filter(
    (step) =>
      !isOpen(step) &&
      ((step.about !== null && step.about !== same && differs(state, patch, step.about)) ||
        (grows && step.everyMailbox)),
  );
}

/** Whether a change adds mailboxes. */
function addsMailboxes({ ticket }: TicketState, { mailboxes }: Partial<Ticket>): boolean {
  return ticket.mailboxes !== null && (mailboxes ?? 0) > ticket.mailboxes;
}

/** Throws a `Fault` if a value, such as a sign-off, would complete a step that rests on a step that reopens. */
export function refuseResting({ ticket }: TicketState, invalid: TicketStep[], values: FieldValue[]): void {
  for (const step of invalid) {
    const base = invalid.find((other) => restsOn(step, other));
    const field = settableFields.find(({ fact }) => fact !== undefined && fact === step.fact);
    if (!base || !values.some(({ name, value }) => name === field?.name && value !== null)) continue;
    throw new Fault(`More mailboxes reopen ${stepName(base)}, so ${stepName(step)} can't be done yet.`, {
      hint: `Leave out \`${field?.name}:\`, and set it after ${stepName(base)} is done again.`,
      example: `show ${ticketKey(ticket)}`,
      field: field?.name,
      omit: true,
    });
  }
}

/** Whether a change gives a column another value. */
export function differs(
  { ticket }: Pick<TicketState, 'ticket'>,
  patch: Partial<Ticket>,
  column: string,
): boolean {
  if (!(column in patch)) return false;
  return String(ticket[column as keyof Ticket]) !== String(patch[column as keyof Ticket]);
}
