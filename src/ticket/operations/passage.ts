/** Moves a ticket between phases: the changes, and the faults when a move is refused. */

import type { Rich } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { capitalize } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { highlightFirst } from '../cards/highlight-first.ts';
import { stepTask, togetherButtons } from '../cards/step-task.ts';
import { lateButton, phaseAfter, showButton } from '../cards/ticket-buttons.ts';
import type { Change } from '../change.ts';
import type { By } from '../desk.ts';
import { dnsButton } from '../dns/dns-button.ts';
import { mxAlarm } from '../dns/mx-alarm.ts';
import type { BlockerSpec } from '../playbooks/blocker-specs.ts';
import { blockerName, holdingBlocker, waitingBecause } from '../playbooks/blockers.ts';
import { nearestPhase, phaseLabel } from '../playbooks/phases.ts';
import { closedPhase } from '../playbooks/playbook.ts';
import {
  type Ticket,
  type TicketPhase,
  type TicketState,
  type TicketStep,
  ticketKey,
  ticketName,
} from '../state.ts';
import { stepNames } from '../steps/step-name.ts';
import { plural } from '../words.ts';

/** The columns of a ticket that isn't on hold. A ticket that ends is taken off hold. */
export const noHold = { heldAt: null, holdUntil: null, holdReason: null, holdExpiredAt: null };

export interface Passing {
  comment?: string;
  /** A lead's reason to move the ticket while steps are still open. */
  forced?: string;
  missing: TicketStep[];
  /** The last day of the old bill, if a lead closes the ticket before that day. */
  billedUntil?: string;
  /** The blocker that would hold the ticket, if a lead moves it on. */
  despite?: string;
  /** How many late mailboxes haven't moved, if a lead closes the ticket without them. */
  late?: number;
}

/** The change that moves a ticket into a phase. */
export function enter(state: TicketState, phase: TicketPhase, at: Date, passing: Passing): Change {
  const waiting = waitingBecause(state.blockers) ?? { waitingOn: phase.waitingOn, waitingFor: null };
  return {
    event: {
      type: 'phase',
      text: `moved it from ${phaseLabel(state.ticket.phase)} to ${phaseLabel(phase.slug)}${passingWords(passing)}`,
      progress: true,
      data: {
        from: state.ticket.phase,
        to: phase.slug,
        waitingOn: waiting.waitingOn,
        ...forceData(passing),
      },
    },
    ticket: { phase: phase.slug, phaseEnteredAt: at, ...waiting },
  };
}

/** The change that closes a ticket after its last phase. */
export function close(calendar: Calendar, state: TicketState, at: Date, passing: Passing): Change {
  const { billedUntil: day } = passing;
  return {
    event: {
      type: 'closed',
      text: `closed it${passingWords(passing, day && dayWords(calendar, day, at))}`,
      progress: true,
      data: {
        from: state.ticket.phase,
        to: closedPhase,
        ...forceData(passing),
        ...(passing.billedUntil && { billedUntil: passing.billedUntil }),
      },
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

/**
 * The fault when a ticket can't leave a phase. It lists each open step, who must do the step, and the command and
 * button that complete it.
 */
export function gateFault(
  calendar: Calendar,
  state: TicketState,
  phase: string,
  missing: TicketStep[],
  at: Date,
  by: By,
): Fault {
  const key = ticketKey(state.ticket);
  const next = phaseAfter(state.phases, phase);
  const move = next ? `move to ${phaseLabel(next.slug)}` : 'be closed';
  const left = missing.length === 1 ? '1 step is left' : `${missing.length} steps are left`;
  // A lead's reason counts for the phase that the ticket is in.
  const mayForce = by.person?.lead && phase === state.ticket.phase;
  const alarm = mxAlarm(state.ticket);
  const holding = holdingBlocker(state);
  const held = holding ? ` ${heldBy(holding, state.ticket)}` : '';
  return new Fault(`${ticketName(state.ticket)} can't ${move} yet.${held} ${left}:`, {
    tasks: highlightFirst(missing.map((step) => stepTask(calendar, state, step, at))),
    footnote: mayForce ? forceWords(key) : undefined,
    buttons: [...(alarm?.buttons ?? []), ...togetherButtons(calendar, state, missing, at), showButton(key)],
  });
}

/** Which blocker holds a ticket, and whom to call about MX, in sentences. */
function heldBy({ code }: BlockerSpec, ticket: Ticket): string {
  const alarm = mxAlarm(ticket);
  return `It is blocked: ${blockerName(code)}.${alarm ? ` ${capitalize(alarm.words)}.` : ''}`;
}

function forceWords(key: string): Rich {
  return ['As a lead, you can move it anyway: ', { command: `advance ${key} force:"reason"` }];
}

/** The fault when only the end of the old bill keeps a ticket from being closed. */
export function billedFault(calendar: Calendar, { ticket }: TicketState, day: string, at: Date): Fault {
  const key = ticketKey(ticket);
  const who = ticket.ownerId ? 'its owner' : 'every lead';
  return new Fault(
    `${ticketName(ticket)} can't be closed yet: the old mailboxes are billed until ${dayWords(calendar, day, at)}.`,
    {
      hint: `On that day, ${who} gets a message with a button that closes the ticket. A lead can close it now by giving a reason.`,
      example: `advance ${key} force:"customer accepts the bill"`,
      buttons: [showButton(key)],
    },
  );
}

/** The fault when a blocker keeps a ticket from moving on. */
export function blockedFault({ ticket }: TicketState, { code, name, fix, seenInDns }: BlockerSpec): Fault {
  const key = ticketKey(ticket);
  const alarm = mxAlarm(ticket);
  return new Fault(`${ticketName(ticket)} can't move on: ${name} (${code}).`, {
    hint: alarm ? `${capitalize(alarm.words)}. When MX is right again, run another pass.` : fix,
    example: seenInDns && ticket.dnsFacts ? `dns ${key}` : `unblock ${key} ${code}`,
    buttons: [...(alarm?.buttons ?? (seenInDns ? [dnsButton(ticket)] : [])), showButton(key)],
  });
}

/** The fault when only mailboxes that were added after the trial keep a ticket from being closed. */
export function lateFault({ ticket }: TicketState, count: number): Fault {
  const key = ticketKey(ticket);
  return new Fault(
    `${ticketName(ticket)} can't be closed yet: ${plural(count, 'late mailbox', 'late mailboxes')} ${count === 1 ? "hasn't" : "haven't"} moved.`,
    {
      hint: 'Verify their credentials, run a pass for them, and upload the statistics. If they are no longer moved, upload a sheet without them. A lead can close the ticket now by giving a reason.',
      example: `mailboxes ${key} late`,
      buttons: [lateButton(ticket), showButton(key)],
    },
  );
}

/** The fault when a ticket doesn't have a phase. It suggests the closest match. */
export function noSuchPhase({ ticket, phases }: TicketState, phase: string): Fault {
  const key = ticketKey(ticket);
  const slugs = phases.map(({ slug }) => slug);
  const guess = nearestPhase(phase, slugs);
  const meant = guess ? ` Did you mean ${phaseLabel(guess)}?` : '';
  return new Fault(`${key} has no phase “${shorten(phase)}”.${meant}`, {
    hint: guess ? undefined : `Its phases: ${slugs.map(phaseLabel).join(', ')}.`,
    example: guess ? `move ${key} ${guess}` : `show ${key}`,
    field: 'phase',
    typo: guess ? { said: phase, meant: guess, label: `Move to ${phaseLabel(guess)}` } : undefined,
  });
}

/** @param billed the last day of the old bill, in words */
function passingWords({ comment, forced, missing, late = 0, despite }: Passing, billed?: string): string {
  const left = [
    ...(missing.length > 0 ? [stepNames(missing)] : []),
    ...(late > 0 ? [plural(late, 'late mailbox', 'late mailboxes')] : []),
  ];
  const without = left.length > 0 ? ` without ${left.join(' and ')}` : '';
  const although = billed ? `${without && ','} although the old mailboxes are billed until ${billed}` : '';
  const blocked = despite ? `${without || although ? ', and' : ''} despite ${despite}` : '';
  const by = forced ? `${without}${although}${blocked}: ${forced}` : '';
  return `${by}${comment ? `${by ? ';' : ':'} ${comment}` : ''}`;
}

function forceData({ forced, missing }: Passing): { force?: string; missing?: string[] } {
  return forced ? { force: forced, missing: missing.map((step) => step.id) } : {};
}
