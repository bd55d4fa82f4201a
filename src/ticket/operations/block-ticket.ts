import { isUndone } from '../../dns/facts.ts';
import { Fault } from '../../errors.ts';
import { listWords } from '../../phrase.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import type { BlockerSpec } from '../playbooks/blocker-specs.ts';
import { blockerLabel, blockerName, findBlocker, waitingBecause } from '../playbooks/blockers.ts';
import { requireLead } from '../rights.ts';
import { type TicketBlocker, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { isOpen, reopened } from '../steps/marks.ts';
import { placeOf } from '../steps/phase-order.ts';

/** Blocks a ticket. The ticket then waits on whoever can fix the blocker. */
export async function blockTicket(
  desk: Desk,
  by: By,
  number: number,
  spec: BlockerSpec,
  note: string | null,
): Promise<TicketState> {
  return changeTicket(desk, by, number, (state) => {
    const active = state.blockers.find(({ code }) => code === spec.code);
    if (active && !active.reported) {
      throw new Fault(`${ticketKey(state.ticket)} already has this blocker: ${blockerName(spec.code)}.`, {
        hint: "Add a note with what's new.",
        example: `note ${ticketKey(state.ticket)} still 3 of 40`,
        field: 'code',
      });
    }
    return {
      steps: stepsReopenedBy(state, spec).map((step) => reopened(step)),
      event: {
        type: 'blocked',
        text: `blocked it: ${blockerName(spec.code)}${note ? `. ${note}` : ''}`,
        progress: true,
        data: {
          code: spec.code,
          waitingOn: spec.waitingOn ?? state.ticket.waitingOn,
          ...(note && { note }),
        },
      },
      // A blocker that reports raised becomes this person's, who then clears it.
      blockers: active
        ? { noted: [{ ...active, note: note ?? active.note, reported: false }] }
        : { added: [{ code: spec.code, note }] },
      ticket: spec.waitingOn ? { waitingOn: spec.waitingOn, waitingFor: spec.code } : {},
    };
  });
}

/** The steps that a blocker reopens: docs/rules.md, "Steps that reopen". */
function stepsReopenedBy({ ticket, phases, steps }: TicketState, { reopens }: BlockerSpec): TicketStep[] {
  if (!reopens || placeOf(phases, ticket.phase) > placeOf(phases, reopens.until)) return [];
  return steps.filter((step) => !isOpen(step) && reopens.steps.includes(step.id));
}

/**
 * Clears one blocker. Without a code, clears the ticket's only blocker. The ticket then waits on whoever can fix the
 * remaining blockers.
 */
export async function unblockTicket(
  desk: Desk,
  by: By,
  number: number,
  { code, note }: { code?: string; note?: string },
): Promise<TicketState> {
  return changeTicket(desk, by, number, (state) => {
    const cleared = chosen(state, code);
    refuseSeen(state, cleared, by);
    const left = state.blockers.filter((blocker) => !cleared.includes(blocker));
    const codes = cleared.map((blocker) => blocker.code);
    const waiting = waitingAfter(state, cleared, left);
    return {
      event: {
        type: 'unblocked',
        text: `cleared ${listWords(codes.map(blockerName))}${note ? `: ${note}` : ''}`,
        progress: true,
        data: { codes, waitingOn: waiting?.waitingOn ?? state.ticket.waitingOn },
      },
      blockers: { cleared },
      ticket: waiting ?? {},
    };
  });
}

/** Refuses to clear a blocker that holds the ticket while DNS shows it, except for a lead. */
function refuseSeen({ ticket }: TicketState, cleared: TicketBlocker[], by: By): void {
  const held = cleared.map(({ code }) => findBlocker(code)).find((spec) => spec?.holds && spec.seenInDns);
  if (!held || !isUndone(ticket.dnsFacts?.state ?? null)) return;
  requireLead(
    by,
    `clear the blocker “${held.label}” while DNS shows it`,
    'It clears by itself when the new MX is back.',
  );
}

function chosen({ ticket, blockers }: TicketState, code: string | undefined): TicketBlocker[] {
  const key = ticketKey(ticket);
  const found = code ? blockers.filter((blocker) => blocker.code === code) : blockers;
  if (found.length === 1) return found;
  if (found.length === 0) {
    const codes = blockers.map((blocker) => blocker.code);
    throw new Fault(
      code ? `${key} does not have this blocker: ${blockerName(code)}.` : `${key} is not blocked.`,
      {
        hint: codes.length > 0 ? `Its blockers: ${listWords(codes.map(blockerName))}.` : undefined,
        field: 'code',
      },
    );
  }
  throw new Fault(
    `Which blocker is fixed? ${key} has ${listWords(found.map((blocker) => blockerName(blocker.code)))}.`,
    {
      buttons: found.map((blocker) => ({
        label: blockerLabel(blocker.code),
        command: `unblock ${key} ${blocker.code}`,
      })),
      field: 'code',
    },
  );
}

/**
 * Who a ticket waits on after blockers are cleared. Null if the ticket wasn't waiting for one of these blockers, so
 * nothing changes.
 */
export function waitingAfter(
  { ticket, phases }: TicketState,
  cleared: Pick<TicketBlocker, 'code'>[],
  left: Pick<TicketBlocker, 'code'>[],
) {
  if (!cleared.some(({ code }) => code === ticket.waitingFor)) return null;
  const phase = phases.find(({ slug }) => slug === ticket.phase);
  return waitingBecause(left) ?? { waitingOn: phase?.waitingOn ?? ticket.waitingOn, waitingFor: null };
}
