import type { Tx } from '../../db/client.ts';
import { Fault, Faults } from '../../errors.ts';
import { type Change, changeTicket } from '../change.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import { hasHappened } from '../clocks/missed-dates.ts';
import type { By, Desk } from '../desk.ts';
import { refuseTooMany } from '../fields/counts.ts';
import { settableFields } from '../fields/table.ts';
import type { CheckContext, TicketField } from '../fields/ticket-field.ts';
import { chooseVariant } from '../playbooks/variant.ts';
import { type Ticket, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { isRenewed } from '../steps/facts.ts';
import { isDone, isOpen } from '../steps/marks.ts';
import { obstacleFault, obstacleTo, restsOn } from '../steps/obstacles.ts';
import { reopenAll } from '../steps/reopening.ts';
import { listWords } from '../words.ts';

/** A new value for a field. Null clears the field. `raw` is the value as the person typed it. */
interface FieldValue {
  name: string;
  value: unknown;
  raw: string;
}

/** Sets fields of a ticket, all or none, in one event. Throws `Faults` that name each value the ticket can't have. */
export async function setFields(
  desk: Desk,
  by: By,
  number: number,
  values: FieldValue[],
  force?: string,
): Promise<TicketState> {
  return changeTicket(desk, by, number, async (state, at, tx) => {
    const context = {
      calendar: desk.calendar,
      at,
      by,
      force,
      ticketExists: (other: number) => exists(tx, other),
      enteredAt: (phase: string) => enteredAt(tx, state, phase),
    };
    const { patch, isForced } = await toPatch(state, values, context, at);
    refuseUnchanged(state, patch);
    refuseTooMany({ ...state.ticket, ...patch });
    const chosen =
      patch.method === undefined ? null : chooseVariant(desk.playbooks, state, patch.method, { by, force });
    const plan = chosen?.plan;
    const invalid = stepsInvalidatedBy(state, patch, plan);
    const again = reopenAll(
      state.ticket,
      invalid.filter((step) => !isRenewed(state.ticket, step, patch, at)),
      at,
    );
    const replaces = replacedLate(desk.calendar, state, patch, at);
    const event = setEvent(values, isForced || chosen?.isForced ? force : undefined);
    return {
      plan,
      event: replaces ? withReplaced(event, replaces) : event,
      ticket: { ...again.ticket, ...patch },
      steps: again.steps,
    };
  });
}

/** The columns to change, and whether a lead forces one of the values. */
async function toPatch(
  state: TicketState,
  values: FieldValue[],
  context: CheckContext,
  at: Date,
): Promise<{ patch: Partial<Ticket>; isForced: boolean }> {
  const { ticket, phases, steps } = state;
  const patch: Partial<Ticket> = {};
  const faults: Fault[] = [];
  const checked = { ...ticket, key: ticketKey(ticket), phases, steps };
  let isForced = false;
  for (const { name, value } of values) {
    const field = settableFields.find((candidate) => candidate.name === name);
    if (!field) throw new Error(`no settable field ${name}`);
    try {
      field.checkForPath?.(value, ticket);
      if (value !== null) refuseEarlyFact(context.calendar, state, field, at);
      isForced = (await field.check?.(value, checked, context)) === true || isForced;
      Object.assign(patch, field.toColumns(value));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(error);
    }
  }
  if (faults.length === 1 && faults[0]) throw faults[0];
  if (faults.length > 0) throw new Faults(faults);
  return { patch, isForced };
}

/** Throws a `Fault` if a value would complete a step that can't be done yet, such as a sign-off before the test. */
function refuseEarlyFact(
  calendar: CheckContext['calendar'],
  state: TicketState,
  { fact, name }: TicketField,
  at: Date,
): void {
  for (const step of state.steps.filter((one) => fact !== undefined && one.fact === fact && !isDone(one))) {
    const obstacle = obstacleTo(calendar, state, step, at);
    if (obstacle) throw obstacleFault(calendar, state, step, obstacle, name);
  }
}

/** When a ticket last entered a phase. Null if it never did. */
async function enteredAt(tx: Tx, { ticket }: TicketState, phase: string): Promise<Date | null> {
  if (ticket.phase === phase) return ticket.phaseEnteredAt;
  const last = await tx.ticketPeriod.findFirst({
    where: { ticketNumber: ticket.number, phase },
    orderBy: { seq: 'desc' },
  });
  return last?.phaseEnteredAt ?? null;
}

/**
 * The steps to reopen, because they depend on a field that changes. More mailboxes reopen the passes and the test. A
 * first method that keeps the ticket's phases reopens nothing.
 */
function stepsInvalidatedBy(state: TicketState, patch: Partial<Ticket>, plan: Change['plan']): TicketStep[] {
  const same = plan === undefined && state.ticket.method === null ? 'method' : null;
  const steps = plan?.steps ?? state.steps;
  const passes = addsMailboxes(state, patch) ? steps.filter((step) => isPass(steps, step)) : [];
  return steps.filter(
    (step) =>
      !isOpen(step) &&
      ((step.about !== null && step.about !== same && differs(state, patch, step.about)) ||
        passes.some((pass) => pass === step || restsOn(step, pass))),
  );
}

/** Whether a change adds mailboxes. No pass has copied those, and no customer has tested them. */
function addsMailboxes({ ticket }: TicketState, { mailboxes }: Partial<Ticket>): boolean {
  return ticket.mailboxes !== null && (mailboxes ?? 0) > ticket.mailboxes;
}

/** Whether a step is a pass of the migration tool over all mailboxes, or an import that the customer's test rests on. */
function isPass(steps: TicketStep[], step: TicketStep): boolean {
  return step.actor === 'tool' || steps.some(({ earliest }) => earliest?.after?.includes(step.id));
}

function setEvent(values: FieldValue[], force?: string): Change['event'] {
  const words = values.map(({ name, value, raw }) =>
    value === null ? `cleared ${name}` : `set ${name} to ${raw}`,
  );
  return {
    type: 'fields',
    text: `${listWords(words)}${force ? ` (forced: ${force})` : ''}`,
    progress: false,
    data: {
      fields: values.map(({ name }) => name),
      ...(force && { force }),
    },
  };
}

/**
 * The agreed date that another one replaces, if it was missed or is less than a business day ahead. The leads hear of it,
 * so that nobody can put a date off again and again in silence.
 */
function replacedLate(
  calendar: CheckContext['calendar'],
  state: TicketState,
  patch: Partial<Ticket>,
  at: Date,
): Date | null {
  const old = agreedOf(state.ticket);
  const next = agreedOf({ ...state.ticket, ...patch });
  if (!old || !next || next.at.getTime() === old.at.getTime() || hasHappened(state)) return null;
  return calendar.subtract(old.at, calendar.dayLength) <= at ? old.at : null;
}

function withReplaced(event: Change['event'], replaced: Date): Change['event'] {
  if (event.type !== 'fields') return event;
  return { ...event, data: { ...event.data, replaces: replaced.toISOString() }, notice: 'moved' };
}

async function exists(tx: Tx, number: number): Promise<boolean> {
  return (await tx.ticket.count({ where: { number } })) > 0;
}

function differs({ ticket }: Pick<TicketState, 'ticket'>, patch: Partial<Ticket>, column: string): boolean {
  if (!(column in patch)) return false;
  return String(ticket[column as keyof Ticket]) !== String(patch[column as keyof Ticket]);
}

function refuseUnchanged({ ticket }: TicketState, patch: Partial<Ticket>): void {
  if (Object.keys(patch).some((column) => differs({ ticket }, patch, column))) return;
  throw new Fault(`Nothing changed: ${ticketKey(ticket)} already has these values.`);
}
