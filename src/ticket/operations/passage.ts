/** How a ticket passes from phase to phase: the change, and the faults that stand in its way. */

import type { Task } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { didYouMean } from '../../input/nearest.ts';
import type { Calendar } from '../../time/calendar.ts';
import { createRelativeDays, fillDays } from '../../time/relative-days.ts';
import { showButton } from '../cards/ticket-buttons.ts';
import type { Change } from '../change.ts';
import { waitingBecause } from '../playbooks/blockers.ts';
import { closedPhase } from '../playbooks/playbook.ts';
import { type TicketPhase, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { buttonsFor, commandFor, openStepWords } from '../steps/facts.ts';
import { stepBefore } from '../steps/gate.ts';
import { againWords } from '../steps/reopening.ts';
import { earlyUntil, earlyWords } from '../steps/timed-steps.ts';
import { plural } from '../words.ts';

/** A ticket that ends is no longer on hold. */
export const noHold = { heldAt: null, holdUntil: null, holdReason: null, holdExpiredAt: null };

export interface Passing {
  comment?: string;
  /** A lead's reason for passing without the missing steps. */
  forced?: string;
  missing: TicketStep[];
  /** The steps that a move back reopens. */
  reopened?: TicketStep[];
}

/** The change that moves a ticket into a phase. */
export function enter(state: TicketState, phase: TicketPhase, at: Date, passing: Passing): Change {
  const { reopened } = passing;
  const waiting = waitingBecause(state.blockers) ?? { waitingOn: phase.waitingOn, waitingFor: null };
  return {
    event: {
      type: 'phase',
      text: `moved it from ${state.ticket.phase} to ${phase.slug}${passingWords(passing)}${againWords(reopened ?? [])}`,
      progress: true,
      data: {
        from: state.ticket.phase,
        to: phase.slug,
        waitingOn: waiting.waitingOn,
        ...forceData(passing),
        ...(reopened && { reopened: reopened.map(({ id }) => id) }),
      },
    },
    ticket: { phase: phase.slug, phaseEnteredAt: at, ...waiting },
  };
}

/** The change that ends a ticket which has been through all phases. */
export function close(state: TicketState, at: Date, passing: Passing): Change {
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

/** What is missing, step by step: who must do it, and the command and the button that do it. */
export function gateFault(
  calendar: Calendar,
  state: TicketState,
  phase: string,
  missing: TicketStep[],
  at: Date,
): Fault {
  const key = ticketKey(state.ticket);
  const tasks = missing.map((step) => toTask(calendar, state, step, at));
  const own = tasks.map(({ button }) => button?.command);
  const ready = missing.filter(
    (step) => !stepBefore(state.steps, step) && !earlyUntil(calendar, state.ticket, step, at),
  );
  const together = buttonsFor(state.ticket, ready).filter(({ command }) => !own.includes(command));
  return new Fault(
    `${key} cannot leave ${phase} yet: ${plural(missing.length, 'step is', 'steps are')} missing.`,
    { tasks, buttons: [...together, showButton(key)] },
  );
}

/** A missing step: who must do what, and how. One whose turn has not come in its sequence has no button yet. */
export function toTask(calendar: Calendar, { ticket, steps }: TicketState, step: TicketStep, at: Date): Task {
  const before = stepBefore(steps, step);
  const early = earlyUntil(calendar, ticket, step, at);
  const about = `${openStepWords(calendar, ticket, step)} (${step.actor}${before ? `, ${before.id} first` : ''}${earlyWords(calendar, step, early)})`;
  return {
    text: [{ bold: step.id }, ` ${about}`],
    command: fillDays(commandFor(ticket, step), createRelativeDays(calendar, at)),
    button: before || early ? undefined : buttonsFor(ticket, [step])[0],
  };
}

/** What to say of a phase that the ticket does not have. */
export function noSuchPhase({ ticket, phases }: TicketState, phase: string): Fault {
  const slugs = phases.map((row) => row.slug);
  return new Fault(
    `${ticketKey(ticket)} has no phase “${shorten(phase)}”, so nothing was changed.${didYouMean(phase, slugs)}`,
    { hint: `Its phases: ${slugs.join(', ')}.`, example: `show ${ticketKey(ticket)}`, field: 'phase' },
  );
}

function passingWords({ comment, forced, missing }: Passing): string {
  const by = forced ? ` by force without ${missing.map((step) => step.id).join(', ')}: ${forced}` : '';
  return `${by}${comment ? `${by ? ';' : ':'} ${comment}` : ''}`;
}

function forceData({ forced, missing }: Passing): { force?: string; missing?: string[] } {
  return forced ? { force: forced, missing: missing.map((step) => step.id) } : {};
}
