/** Notices that Forced MX Routing is still on after the switch: docs/rules.md, "Forced MX Routing". */

import type { Ticket, TicketState, TicketStep } from '../state.ts';
import { isRequired } from '../steps/gate.ts';
import { isOpen } from '../steps/marks.ts';
import { switchedAt } from '../steps/obstacles.ts';

/**
 * The open steps with which Support undoes what they set up before the switch: Forced MX Routing. After the switch, mail
 * may not arrive while it is on.
 */
export function forcedMxSteps(steps: TicketStep[]): TicketStep[] {
  return steps.filter(
    (step) => step.follows !== null && step.actor === 'support' && isOpen(step) && isRequired(steps, step),
  );
}

/**
 * Computes whether Forced MX Routing is still on after the switch. From then on, the ticket waits on Support, and after
 * that on the party of its phase again.
 */
export function forcedMxPatch(
  before: Ticket,
  { ticket, phases, steps }: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
): Partial<Ticket> {
  const forcedMxOn =
    ticket.status === 'open' && switchedAt(steps) !== null && forcedMxSteps(steps).length > 0;
  if (forcedMxOn && !before.forcedMxOn)
    return { forcedMxOn, waitingOn: 'support', waitingFor: 'Forced MX Routing is still on' };
  const isOver = before.forcedMxOn && !forcedMxOn && ticket.waitingOn === 'support';
  const usual = phases.find(({ slug }) => slug === ticket.phase)?.waitingOn;
  return isOver && usual ? { forcedMxOn, waitingOn: usual, waitingFor: null } : { forcedMxOn };
}
