import type { Tx } from '../db/client.ts';
import { Fault } from '../errors.ts';
import { eases } from './clocks/escalation.ts';
import { hasLockoutChanged, isOverPlan } from './clocks/lockout.ts';
import { derive } from './derive.ts';
import type { By, Desk } from './desk.ts';
import { wantsOthers } from './dns/wanted-records.ts';
import { lookSoon } from './dns/watch-row.ts';
import type { MailboxChanges } from './mailboxes/stored-mailboxes.ts';
import { settleAlarm } from './notices/kept-messages.ts';
import { restoreAlarm } from './notices/notify.ts';
import { passOn } from './notices/queue.ts';
import { AlreadyDone, onceWithLock } from './once.ts';
import { transact } from './perform.ts';
import { changePeriod } from './periods.ts';
import { record } from './record.ts';
import {
  loadTicket,
  type Ticket,
  type TicketPlan,
  type TicketState,
  type TicketStep,
  ticketKey,
} from './state.ts';
import { isProgress } from './steps/facts.ts';
import { isDone } from './steps/marks.ts';
import { forgottenProofs, refreshProofs, withoutProofs } from './steps/proofs.ts';
import { refreshFacts } from './steps/refresh-facts.ts';
import { markReopened, reopenReason } from './steps/reopening.ts';
import { refreshSeen } from './steps/seen-steps.ts';
import type { RecordedEvent, TicketEvent } from './ticket-event.ts';
import { changesOf } from './undo/changed-values.ts';
import { type BlockerChange, listWrites, markWrites, ticketWrite, writeBlockers } from './write-change.ts';

/** What to change about a ticket, and the event that records the change. */
export interface Change {
  event: TicketEvent;
  ticket?: Partial<Ticket>;
  /** Only the steps that change. */
  steps?: TicketStep[];
  blockers?: BlockerChange;
  /** What changes about the list of mailboxes, and the sheet that the new rows come from. */
  mailboxes?: { changes: MailboxChanges; sheet?: number };
  /** The ticket's new phases and steps, after someone chooses a method. */
  plan?: TicketPlan;
  /** Gives the notices about the ticket that wait for one person to another person, too. */
  passesOn?: { from: string; to: string };
  /** Whether the event records what it changed, so that `undo` can put it back. */
  undoable?: true;
  /** The event that the change takes back. */
  undoes?: RecordedEvent;
}

/**
 * Decides about a locked ticket what a change does. Throws a `Fault` to refuse the change, and returns null if nothing
 * changes. Writes nothing itself, because a preview calls it, too.
 */
export type Decide = (state: TicketState, at: Date, tx: Tx) => Change | null | Promise<Change | null>;

interface Options {
  /** Also allows the change on a closed or canceled ticket. */
  ended?: boolean;
}

/**
 * Changes one ticket in one transaction: writes its new state, one event, and the messages about the event. Returns
 * the ticket after the change.
 */
export async function changeTicket(
  desk: Desk,
  by: By,
  number: number,
  decide: Decide,
  options: Options = {},
): Promise<TicketState> {
  return transact(desk, async (tx, at) => {
    const isLocked = await onceWithLock(tx, by.request, at, number);
    const state = await loadTicket(desk, tx, number);
    // The ticket exists, because `loadTicket` didn't throw. So `isLocked` is false only if the request is a repeat.
    if (!isLocked) throw new AlreadyDone();
    // Jobs pick only open tickets. If someone has closed or canceled this ticket in the meantime, do nothing.
    if (!by.person && state.ticket.status !== 'open') return state;
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

/**
 * Writes a change, its event and messages, and all columns that depend on the change. Runs in the caller's
 * transaction. `before` is the ticket as stored. For a new ticket that isn't stored yet, `before.ticket.lastEvent` is
 * 0. Returns the ticket after the change.
 */
export async function apply(
  tx: Tx,
  desk: Desk,
  by: By,
  before: TicketState,
  change: Change,
  at: Date,
): Promise<TicketState> {
  if (change.passesOn) await passOn(tx, change.passesOn.from, change.passesOn.to, before.ticket.number);
  const changed = new Map((change.steps ?? []).map((step) => [step.id, step]));
  const { phases, steps: planned } = change.plan ?? before;
  const ticked = planned.map((step) => changed.get(step.id) ?? step);
  const patch = {
    ...change.ticket,
    lastEvent: before.ticket.lastEvent + 1,
    ...(change.plan ? { planHash: await desk.plans.store(tx, change.plan) } : {}),
  };
  const byId = by.person?.id ?? null;
  const phase = change.ticket?.phase ?? before.ticket.phase;
  const forgotten = change.mailboxes ? [] : forgottenProofs(before, { phase, steps: ticked });
  Object.assign(patch, withoutProofs(before.ticket, forgotten));
  const next = { ...before.ticket, ...patch };
  const factual = refreshFacts(before.ticket, next, ticked, at, byId);
  const proven = refreshProofs(
    desk.calendar,
    before.ticket,
    { ticket: next, phases, steps: factual },
    at,
    byId,
  );
  const seen = { ticket: next, phases, steps: proven };
  const refreshed = desk.outside.dns ? refreshSeen(desk.calendar, seen, at) : proven;
  const factsTicked = refreshed.filter((step, i) => isDone(step) && !isDone(ticked[i]!));
  const { steps, reopened } = markReopened(before.steps, refreshed, {
    at,
    byId,
    reason: (step) => reopenReason(change.event, step, by.person?.name),
  });
  const wasDone = new Set(before.steps.filter(isDone).map(({ id }) => id));
  const completed = steps.filter((step) => isDone(step) && !wasDone.has(step.id));
  const event = { ...change.event, progress: change.event.progress || factsTicked.some(isProgress) };
  const { undoes } = change;
  if (undoes) Object.assign(event, { data: { ...event.data, undoes: undoes.seq } });
  const ticket = derive({ desk, by, at, before, patch, progress: event.progress, phases, steps, undoes });
  if (ticket.forcedMxOn && !before.ticket.forcedMxOn) event.notice ??= 'forced-mx';
  if (isOverPlan(before.ticket, at) && !ticket.lockoutEndsAt) event.notice ??= 'unlocked';
  if (by.person && !undoes && eases(event, before, ticket, at)) {
    event.eases = true;
    event.notice ??= 'eased';
  }
  const period = changePeriod(desk.calendar, before, ticket, at);
  const blockers = await writeBlockers(tx, before, change.blockers ?? {}, { by, at });
  const names = new Map(before.names);
  if (by.person) names.set(by.person.id, by.person.name);
  const { waits, since } = period;
  const after = { ticket, phases, steps, blockers, waits, since, completed, reopened, names };
  if (change.undoable) {
    const changed = changesOf(before, after, { patch: change.ticket ?? {}, progress: event.progress });
    Object.assign(event, { data: { ...event.data, changed } });
  }
  const writes = [
    ticketWrite(before.ticket, ticket),
    ...markWrites(before, after),
    ...listWrites(ticket, change, forgotten),
    ...period.writes,
    wantsOthers(before.ticket, ticket) ? lookSoon(ticket, at) : null,
  ];
  await record(tx, desk, after, event, { by, at, factsTicked, writes });
  if (hasLockoutChanged(before.ticket, ticket)) {
    if (undoes && isOverPlan(ticket, at)) await restoreAlarm(tx, desk, after, { by, at });
    else if (before.ticket.lockoutEndsAt) await settleAlarm(tx, desk.calendar, after, at);
  }
  return after;
}
