/** Steps that are no longer true once fields of a ticket change: docs/rules.md, "Steps that reopen". */

import type { Calendar } from '../../time/calendar.ts';
import type { Change } from '../change.ts';
import { settableFields } from '../fields/table.ts';
import { signedWaves } from '../mailboxes/wave-sign-offs.ts';
import type { Ticket, TicketState, TicketStep } from '../state.ts';
import { isDone, isOpen } from '../steps/marks.ts';
import { obstacleFault, obstacleTo } from '../steps/obstacles.ts';

/** A new value for a field. Null clears the field. `raw` is the value as the person typed it. */
export interface FieldValue {
  name: string;
  value: unknown;
  raw: string;
}

/**
 * The steps to reopen, because they depend on a field that changes. More mailboxes reopen the steps about every mailbox,
 * because nobody has copied or tested those. A first method that keeps the ticket's phases reopens nothing.
 *
 * @param adds whether mailboxes are added. A list knows that also if as many are removed
 */
export function stepsInvalidatedBy(
  state: TicketState,
  patch: Partial<Ticket>,
  plan: Change['plan'],
  adds = addsMailboxes(state, patch),
): TicketStep[] {
  const same = plan === undefined && state.ticket.method === null ? 'method' : null;
  const steps = plan?.steps ?? state.steps;
  return steps.filter(
    (step) =>
      !isOpen(step) &&
      ((step.about !== null && step.about !== same && differs(state, patch, step.about)) ||
        (adds && step.everyMailbox && !hasOwnRule(step, state.ticket, patch))),
  );
}

/** Whether a step is the sign-off in a ticket with waves. `signOffsAfter` says which waves then need another sign-off. */
function hasOwnRule(step: TicketStep, ticket: Ticket, patch: Partial<Ticket>): boolean {
  const hasWaves = [ticket, { ...ticket, ...patch }].some((one) => signedWaves(one).length > 0);
  return hasWaves && isDone(step) && step.fact === 'sign-off';
}

/** Whether a change adds mailboxes. */
function addsMailboxes({ ticket }: TicketState, { mailboxes }: Partial<Ticket>): boolean {
  return ticket.mailboxes !== null && (mailboxes ?? 0) > ticket.mailboxes;
}

/**
 * Throws a `Fault` if a value, such as a sign-off, completes a step that must wait for another step which the same command
 * opens again.
 */
export function refuseTooSoon(
  calendar: Calendar,
  before: TicketState,
  after: TicketState,
  values: FieldValue[],
  at: Date,
): void {
  const opened = before.steps.filter(
    (step) => !isOpen(step) && after.steps.some(({ id, mark }) => id === step.id && isOpen({ mark })),
  );
  if (opened.length === 0) return;
  for (const { fact, name } of settableFields) {
    if (!values.some((value) => value.name === name && value.value !== null)) continue;
    const step = after.steps.find((one) => fact !== undefined && one.fact === fact);
    const obstacle = step && obstacleTo(calendar, after, step, at);
    if (step && obstacle) throw obstacleFault(calendar, after, step, obstacle, at, name);
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
