import { Fault } from '../../errors.ts';
import { alreadyMoved } from '../already-moved.ts';
import { stepButtons } from '../cards.ts';
import { type Change, changeTicket, refuseEnded } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { commandFor } from '../facts.ts';
import { missingSteps } from '../gate.ts';
import { requireLead } from '../rights.ts';
import { type TicketPhase, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { plural } from '../words.ts';

/** The phase of a ticket that has been through all of them. */
export const closedPhase = 'closed';

export interface Advance {
  /** The phase that the person saw: if the ticket has left it since, nothing happens. */
  seen?: string;
  comment?: string;
  /** A lead's reason for passing a gate that does not hold. */
  force?: string;
}

/** Moves a ticket to its next phase, or closes it. Throws a `Fault` that names the missing steps when the gate holds it. */
export async function advanceTicket(
  desk: Desk,
  by: By,
  number: number,
  input: Advance,
): Promise<TicketState> {
  return changeTicket(
    desk,
    by,
    number,
    async (state, at, tx) => {
      if (input.seen) await alreadyMoved(tx, state, input.seen, by.person?.id);
      refuseEnded(state);
      const missing = missingSteps(state, state.ticket.phase);
      if (missing.length > 0) {
        if (!input.force) throw gateFault(state, state.ticket.phase, missing);
        requireLead(by, 'pass a gate by force');
      }
      const passing = {
        comment: input.comment,
        forced: missing.length > 0 ? input.force : undefined,
        missing,
      };
      const next = phaseAfter(state);
      return next ? enter(state, next, at, passing) : close(state, at, passing);
    },
    // Whoever presses too late is told who was first, also when that closed the ticket.
    { ended: true },
  );
}

interface Passing {
  comment?: string;
  forced?: string;
  missing: TicketStep[];
}

/** The change that moves a ticket into a phase. */
export function enter(state: TicketState, phase: TicketPhase, at: Date, passing: Passing): Change {
  return {
    event: {
      type: 'phase',
      text: `moved it from ${state.ticket.phase} to ${phase.slug}${passingWords(passing)}`,
      progress: true,
      data: { from: state.ticket.phase, to: phase.slug, ...forceData(passing) },
    },
    ticket: { phase: phase.slug, phaseEnteredAt: at, waitingOn: phase.waitingOn, waitingFor: null },
  };
}

function close(state: TicketState, at: Date, passing: Passing): Change {
  return {
    event: {
      type: 'closed',
      text: `closed it${passingWords(passing)}`,
      progress: true,
      data: { from: state.ticket.phase, to: closedPhase, ...forceData(passing) },
    },
    ticket: {
      status: 'closed',
      phase: closedPhase,
      phaseEnteredAt: at,
      endedAt: at,
      waitingFor: null,
      ...noHold,
    },
  };
}

/** A ticket that ends is no longer on hold. */
export const noHold = { heldAt: null, holdUntil: null, holdReason: null, holdExpiredAt: null };

/** What is missing, step by step, with who must do it and the command that does it. */
export function gateFault(state: TicketState, phase: string, missing: TicketStep[]): Fault {
  const key = ticketKey(state.ticket);
  return new Fault(
    `${key} cannot leave ${phase} yet: ${plural(missing.length, 'step is', 'steps are')} missing.`,
    {
      lines: missing.map((step) => [
        { bold: step.id },
        ` ${step.text} (${step.actor}): `,
        { command: commandFor(key, step) },
      ]),
      buttons: [...stepButtons(state), { label: `Show ${key}`, command: `show ${key}` }],
    },
  );
}

function phaseAfter({ ticket, phases }: TicketState): TicketPhase | undefined {
  const here = phases.findIndex((phase) => phase.slug === ticket.phase);
  return phases[here + 1];
}

function passingWords({ comment, forced, missing }: Passing): string {
  const by = forced ? ` by force without ${missing.map((step) => step.id).join(', ')}: ${forced}` : '';
  return `${by}${comment ? `${by ? ';' : ':'} ${comment}` : ''}`;
}

function forceData({ forced, missing }: Passing): Record<string, unknown> {
  return forced ? { force: forced, missing: missing.map((step) => step.id) } : {};
}
