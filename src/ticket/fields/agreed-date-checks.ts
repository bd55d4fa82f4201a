/** Checks agreed dates: docs/rules.md, "Agreed dates". Each check throws a `Fault` if a ticket can't have the date. */

import { Fault } from '../../errors.ts';
import { momentWords } from '../../time/date-words.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { requireLead } from '../rights.ts';
import { hasStarted, placeOf, startOf } from '../steps/phase-order.ts';
import { stepName } from '../steps/step-name.ts';
import type { CheckContext, CheckedTicket } from './ticket-field.ts';

/**
 * The minimum number of business days between the request for a platform change and its start: docs/trade.md,
 * "Platform change".
 */
export const slotNotice = 5;

/** Checks an agreed cutover. Returns true if a lead forces that it is cleared. */
export function checkCutover(value: Date | null, ticket: CheckedTicket, context: CheckContext): boolean {
  const { key, kind } = ticket;
  if (kind === 'migration') {
    refuseSwitched(ticket, context);
    return value === null && forcesClearing('cutover', ticket, context);
  }
  throw new Fault(`${key} is a platform change. Set its slot instead.`, {
    example: `set ${key} slot:{day+15}T18:00`,
    field: 'cutover',
  });
}

/**
 * Refuses a new cutover date once the mail goes to the new mailboxes, because that cutover has happened. In a later phase,
 * not even reopening the DNS step allows a new date, because only a move back starts another cutover.
 */
function refuseSwitched({ key, phase, phases, steps }: CheckedTicket, { calendar, at }: CheckContext): void {
  const step = steps.find(({ switches }) => switches);
  const isPast = step?.gate != null && placeOf(phases, phase) > placeOf(phases, step.gate);
  const settled = step?.mark && step.mark.state !== 'reopened' ? step.mark : null;
  if (!step?.gate || (!isPast && !settled)) return;
  const how = settled?.state === 'done' ? 'done' : 'waived';
  throw new Fault(
    settled
      ? `The cutover of ${key} has happened: ${stepName(step)} was ${how} ${momentWords(calendar, settled.at, at)}.`
      : `${key} has already left ${phaseLabel(step.gate)}.`,
    {
      hint: isPast
        ? 'To agree on a new date, first move the ticket back, with a reason.'
        : 'If the cutover has not happened yet, first reopen that step.',
      example: isPast ? `move ${key} ${step.gate} the DNS change was reverted` : `undo ${key} ${step.id}`,
      field: 'cutover',
    },
  );
}

/**
 * Refuses to clear an agreed date, because nobody would hear of it again. It needs a new date, or a lead's reason. Returns
 * whether a lead forces it.
 */
function forcesClearing(
  field: 'cutover' | 'slot',
  ticket: CheckedTicket,
  { by, force }: CheckContext,
): boolean {
  if (ticket[field] === null) return false;
  if (force) {
    requireLead(by, `clear an agreed ${field}`);
    return true;
  }
  throw new Fault(`The ${field} of ${ticket.key} is agreed with the customer, so it can't just be cleared.`, {
    hint: `Agree on a new ${field} with the customer. A lead can clear it with force:"reason".`,
    example: `set ${ticket.key} ${field}:{day+5}T18:00`,
    field,
  });
}

/** Refuses a new slot once the platform change has started. */
function refuseStarted({ key, phase, phases }: CheckedTicket): void {
  const start = startOf(phases);
  const before = start && phases[start.position - 1];
  if (!before || !hasStarted(phases, phase)) return;
  throw new Fault(`The platform change ${key} has started: it is in ${phaseLabel(phase)}.`, {
    hint: 'To agree on a new slot, a lead must first move the ticket back, with a reason.',
    example: `move ${key} ${before.slug} the change was stopped`,
    field: 'slot',
  });
}

/**
 * Checks the start of a platform change. Returns true if a lead forces a start that is too early, or forces that a slot
 * is cleared.
 */
export function checkSlot(slot: Date | null, ticket: CheckedTicket, context: CheckContext): boolean {
  const { calendar, at, by, force } = context;
  const { key, kind, openedAt } = ticket;
  if (kind !== 'platform-change') {
    throw new Fault(`${key} is a migration. Set its cutover instead.`, {
      example: `set ${key} cutover:{day+15}T18:00`,
      field: 'slot',
    });
  }
  refuseStarted(ticket);
  const earliest = calendar.add(openedAt, slotNotice * calendar.dayLength);
  if (!slot) return forcesClearing('slot', ticket, context);
  if (slot >= earliest) return false;
  if (force) {
    requireLead(by, 'book a slot on shorter notice');
    return true;
  }
  throw new Fault(
    `A platform change must start at least ${slotNotice} business days after it was requested.`,
    {
      hint: `Choose ${momentWords(calendar, earliest, at)} or later. A lead can choose an earlier time with force:"reason".`,
      field: 'slot',
    },
  );
}
