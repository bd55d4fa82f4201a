import type { Tx } from '../../db/client.ts';
import { Fault, Faults } from '../../errors.ts';
import { listWords } from '../../phrase.ts';
import { changeTicket } from '../change.ts';
import { agreedOf, nearDays } from '../clocks/agreed-dates.ts';
import { hasHappened } from '../clocks/missed-dates.ts';
import type { By, Desk } from '../desk.ts';
import { refuseTooMany } from '../fields/counts.ts';
import { settableFields } from '../fields/table.ts';
import type { CheckContext, TicketField } from '../fields/ticket-field.ts';
import { chooseVariant } from '../playbooks/variant.ts';
import { type Ticket, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { isRenewed } from '../steps/facts.ts';
import { isDone } from '../steps/marks.ts';
import { obstacleFault, obstacleTo } from '../steps/obstacles.ts';
import { refreshFacts } from '../steps/refresh-facts.ts';
import { reopenAll } from '../steps/reopening.ts';
import type { TicketEvent } from '../ticket-event.ts';
import { differs, type FieldValue, refuseTooSoon, stepsInvalidatedBy } from './invalidated-steps.ts';

type FieldsEvent = Extract<TicketEvent, { type: 'fields' }>;

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
    const after = { ...state, ...plan, ticket: { ...state.ticket, ...again.ticket, ...patch } };
    refuseTooSoon(desk.calendar, state, withSteps(after, again.steps, at), values, at);
    const event = setEvent(values, isForced || chosen?.isForced ? force : undefined);
    return {
      plan,
      event: withReplaced(desk.calendar, state, patch, at, event),
      ticket: { ...again.ticket, ...patch },
      steps: again.steps,
    };
  });
}

/** The ticket after a change, with the steps whose facts became true or false. */
function withSteps(after: TicketState, changed: TicketStep[], at: Date): TicketState {
  const steps = after.steps.map((step) => changed.find(({ id }) => id === step.id) ?? step);
  return { ...after, steps: refreshFacts(after.ticket, after.ticket, steps, at, null) };
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
      isForced = (await field.check?.(value, checked, context)) === true || isForced;
      if (value !== null) refuseEarlyFact(context.calendar, state, field, at);
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
    if (obstacle) throw obstacleFault(calendar, state, step, obstacle, at, name);
  }
}

/** When a ticket last entered a phase. Null if it never did. */
export async function enteredAt(tx: Tx, { ticket }: TicketState, phase: string): Promise<Date | null> {
  if (ticket.phase === phase) return ticket.phaseEnteredAt;
  const last = await tx.ticketPeriod.findFirst({
    where: { ticketNumber: ticket.number, phase },
    orderBy: { seq: 'desc' },
  });
  return last?.phaseEnteredAt ?? null;
}

function setEvent(values: FieldValue[], force?: string): FieldsEvent {
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
 * Adds to an event the agreed date that another one replaces. The owner hears of it, so that nobody can put off another
 * person's date in silence. If the date was missed or is near, so do the leads: docs/rules.md, "Agreed dates".
 */
function withReplaced(
  calendar: CheckContext['calendar'],
  state: TicketState,
  patch: Partial<Ticket>,
  at: Date,
  event: FieldsEvent,
): FieldsEvent {
  const old = agreedOf(state.ticket);
  const next = agreedOf({ ...state.ticket, ...patch });
  if (!old || !next || next.at.getTime() === old.at.getTime() || hasHappened(state)) return event;
  const isNear = calendar.subtract(old.at, nearDays * calendar.dayLength) <= at;
  return {
    ...event,
    data: { ...event.data, replaces: old.at.toISOString(), ...(isNear && { near: true as const }) },
    notice: isNear ? 'moved' : 'rescheduled',
  };
}

async function exists(tx: Tx, number: number): Promise<boolean> {
  return (await tx.ticket.count({ where: { number } })) > 0;
}

function refuseUnchanged({ ticket }: TicketState, patch: Partial<Ticket>): void {
  if (Object.keys(patch).some((column) => differs({ ticket }, patch, column))) return;
  throw new Fault(`Nothing changed: ${ticketKey(ticket)} already has these values.`);
}
