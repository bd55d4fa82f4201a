import type { Tx } from '../db/client.ts';
import type { Ticket } from '../db/generated/client.ts';
import { Fault } from '../errors.ts';
import { remindPatch } from './agreed-dates.ts';
import { clockOf, ticketMoments } from './clock-of.ts';
import { contactPatch } from './contact-due.ts';
import type { By, Desk } from './desk.ts';
import { isProgress, refreshFacts } from './facts.ts';
import { perform } from './perform.ts';
import { record } from './record.ts';
import { insertRows } from './rows.ts';
import { clockSpentAt, stallLevel } from './stall.ts';
import {
  activeBlockers,
  lockTicket,
  type TicketBlocker,
  type TicketPhase,
  type TicketState,
  type TicketStep,
  type TicketWait,
  ticketKey,
} from './state.ts';
import type { TicketEvent } from './ticket-event.ts';
import { waitsUntil } from './waited.ts';

/** What a decision about a ticket changes, and the one event that tells of it. */
export interface Change {
  event: TicketEvent;
  ticket?: Partial<Ticket>;
  /** Steps that differ from before. */
  steps?: TicketStep[];
  /** What comes in its way, and what is out of it. */
  blockers?: { added?: Pick<TicketBlocker, 'code' | 'note'>[]; cleared?: TicketBlocker[] };
  /** Rows that take the place of all phases and steps, when a variant is chosen. */
  plan?: { phases: TicketPhase[]; steps: TicketStep[] };
}

/** Changes that an ended ticket still takes. */
interface Options {
  ended?: boolean;
}

/**
 * Changes one ticket in one transaction: its state, one event and the deliveries this owes. `decide` sees the ticket
 * locked; it throws a `Fault` to refuse, which leaves nothing behind, and returns null when there is nothing to change.
 * Returns the ticket as it is afterwards.
 */
export async function changeTicket(
  desk: Desk,
  by: By,
  number: number,
  decide: (state: TicketState, at: Date, tx: Tx) => Change | null | Promise<Change | null>,
  options: Options = {},
): Promise<TicketState> {
  return perform(desk, by, async (tx, at) => {
    const state = await lockTicket(tx, number);
    if (!options.ended) refuseEnded(state);
    const change = await decide(state, at, tx);
    return change ? apply(tx, desk, by, state, change, at) : state;
  });
}

/** Throws a `Fault` for a ticket that is no longer open. */
export function refuseEnded({ ticket }: TicketState): void {
  if (ticket.status === 'open') return;
  const key = ticketKey(ticket);
  throw new Fault(`${key} is ${ticket.status}.`, {
    hint: 'Reopen it to work on it again.',
    example: `reopen ${key}`,
    field: 'ticket',
  });
}

async function apply(
  tx: Tx,
  desk: Desk,
  by: By,
  before: TicketState,
  change: Change,
  at: Date,
): Promise<TicketState> {
  const changed = new Map((change.steps ?? []).map((step) => [step.id, step]));
  const planned = change.plan?.steps ?? before.steps;
  const phases = change.plan?.phases ?? before.phases;
  const merged: Ticket = { ...before.ticket, ...change.ticket };
  const ticked = planned.map((step) => changed.get(step.id) ?? step);
  const steps = refreshFacts(merged, ticked, at, by.person?.id ?? null);
  const factsTicked = steps.filter((step, i) => step.doneAt !== null && ticked[i]?.doneAt === null);
  const event = { ...change.event, progress: change.event.progress || factsTicked.some(isProgress) };

  Object.assign(merged, clockPatch(desk, before, change.ticket ?? {}, event.progress, at));
  merged.lastEvent = before.ticket.lastEvent + 1;
  Object.assign(merged, ticketMoments(desk.calendar, merged, phases, steps));
  merged.stallTold = stallToldAfter(merged, event.progress, at);
  Object.assign(merged, contactPatch(desk.calendar, before.ticket, merged, at), { waitedFrom: at });
  const told = change.ticket?.remindAt === null;
  Object.assign(
    merged,
    remindPatch(
      desk.calendar,
      { before: before.ticket, after: merged, phases, byId: by.person?.id },
      at,
      told,
    ),
  );

  await writePlan(tx, before, change.plan);
  await writeSteps(tx, change.plan ? planned : before.steps, steps);
  await tx.ticket.update({ where: { number: merged.number }, data: merged });

  const names = new Map(before.names);
  if (by.person) names.set(by.person.id, by.person.name);
  const blockers = await writeBlockers(tx, before, merged, change.blockers ?? {}, { by, at });
  const waits = await writeWaits(tx, waitsUntil(desk.calendar, before, at), before);
  const after = { ticket: merged, phases, steps, blockers, waits, names };
  await record(tx, desk, after, event, { by, at, factsTicked });
  return after;
}

/** Who makes progress with a ticket need not be reminded of it, though an agreed moment be near. */
function stallToldAfter(merged: Ticket, progress: boolean, at: Date): string | null {
  const level = stallLevel(merged, at);
  if (level === 'nudge' && progress) return level;
  return level ? merged.stallTold : null;
}

/** Progress starts the stall clock anew; a hold stops it and keeps what was used; its end starts it again. */
function clockPatch(
  desk: Desk,
  { ticket, phases }: TicketState,
  patch: Partial<Ticket>,
  progress: boolean,
  at: Date,
): Partial<Ticket> {
  if (progress)
    return {
      progressAt: at,
      clockFrom: at,
      clockSpent: 0,
      holdExpiredAt: patch.holdExpiredAt ?? null,
      snoozeReason: patch.snoozeReason ?? null,
      snoozedUntil: patch.snoozedUntil ?? null,
    };
  if (patch.heldAt && !ticket.heldAt) {
    const { clockFrom, clockSpent } = ticket;
    const clock = clockOf(phases, ticket.phase);
    return {
      clockFrom: at,
      clockSpent: clockSpentAt(desk.calendar, clock, clockFrom, clockSpent, at, ticket),
    };
  }
  if (patch.heldAt === null && ticket.heldAt) return { clockFrom: patch.holdExpiredAt ?? at };
  return {};
}

async function writeWaits(tx: Tx, waits: TicketWait[], before: TicketState): Promise<TicketWait[]> {
  for (const wait of waits) {
    if (before.waits.includes(wait)) continue;
    const { ticketNumber, party, ms } = wait;
    const where = { ticketNumber_party: { ticketNumber, party } };
    await tx.ticketWait.upsert({ where, create: wait, update: { ms } });
  }
  return waits;
}

async function writeBlockers(
  tx: Tx,
  before: TicketState,
  { number: ticketNumber }: Ticket,
  { added = [], cleared = [] }: NonNullable<Change['blockers']>,
  { by, at }: { by: By; at: Date },
): Promise<TicketBlocker[]> {
  if (added.length === 0 && cleared.length === 0) return before.blockers;
  const ids = cleared.map(({ id }) => id);
  await tx.ticketBlocker.updateMany({ where: { id: { in: ids } }, data: { clearedAt: at } });
  const rows = added.map((blocker) => ({ ...blocker, ticketNumber, at, byId: by.person?.id ?? '' }));
  await tx.ticketBlocker.createMany({ data: rows });
  return tx.ticketBlocker.findMany({ ...activeBlockers, where: { ticketNumber, clearedAt: null } });
}

async function writePlan(tx: Tx, before: TicketState, plan: Change['plan']): Promise<void> {
  if (!plan) return;
  const ticketNumber = before.ticket.number;
  await tx.ticketPhase.deleteMany({ where: { ticketNumber } });
  await tx.ticketStep.deleteMany({ where: { ticketNumber } });
  await insertRows(tx, plan.phases, plan.steps);
}

async function writeSteps(tx: Tx, written: TicketStep[], steps: TicketStep[]): Promise<void> {
  for (const [i, step] of steps.entries()) {
    if (step === written[i]) continue;
    const { doneAt, doneById } = step;
    await tx.ticketStep.update({
      where: { ticketNumber_id: { ticketNumber: step.ticketNumber, id: step.id } },
      data: { doneAt, doneById },
    });
  }
}
