import type { Tx } from '../../db/client.ts';
import type { Progress } from '../../knowledge/drafts/progress.ts';
import { closedPhase } from '../../ticket/playbooks/playbook.ts';
import type { TicketState, TicketStep } from '../../ticket/state.ts';
import { missingSteps } from '../../ticket/steps/gate.ts';
import { isDone } from '../../ticket/steps/marks.ts';
import { placeOf } from '../../ticket/steps/phase-order.ts';
import { type RecordedEvent, readEvent } from '../../ticket/ticket-event.ts';
import type { LetterDates } from './letter-dates.ts';

/** Reads from the timeline what happened on a ticket since the last contact with the customer. */
export async function draftProgress(tx: Tx, state: TicketState, dates: LetterDates): Promise<Progress> {
  const { ticket, phases, steps, blockers } = state;
  const rows = await tx.event.findMany({
    where: { ticketNumber: ticket.number, ...(ticket.contactedAt && { at: { gt: ticket.contactedAt } }) },
    orderBy: { seq: 'asc' },
  });
  const events = rows.flatMap((row) => readEvent(row) ?? []);
  const isStillDone = (id: string) =>
    steps.some((step) => step.id === id && isDone(step) && !isOnlySeen(step));
  const open = missingSteps(state, ticket.phase);
  const active = blockers.map(({ code }) => code);
  const cleared = events.flatMap((event) =>
    event.type === 'unblocked'
      ? event.data.codes
      : event.type === 'mailboxes'
        ? (event.data.cleared ?? [])
        : [],
  );
  return {
    since: ticket.contactedAt ? dates.dayOf(ticket.contactedAt) : undefined,
    // The last time counts, because a step may have been reopened in between.
    done: [...new Set(events.toReversed().flatMap((event) => doneIn(event).toReversed()))]
      .reverse()
      .filter(isStillDone),
    open: open.map(({ id }) => id),
    openHere: open.filter(({ gate }) => gate === ticket.phase).map(({ id }) => id),
    nextPhase: phases[placeOf(phases, ticket.phase) + 1]?.slug ?? closedPhase,
    blockers: active,
    cleared: [...new Set(cleared)].filter((code) => !active.includes(code)),
    heldUntil: ticket.holdUntil ? dates.dayOf(ticket.holdUntil) : undefined,
  };
}

/** The steps that an event completed. */
function doneIn({ data }: RecordedEvent): string[] {
  return [...('done' in data ? data.done : []), ...(('ticks' in data && data.ticks) || [])];
}

/** Whether a step of ours counts as done only because DNS shows that the customer has gone on. Nobody told the customer anything. */
function isOnlySeen({ dns, actor, mark }: TicketStep): boolean {
  return dns !== null && actor === 'racker' && mark?.byId === null;
}
