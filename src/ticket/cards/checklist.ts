import { type CardBlock, type Inline, lines, text } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { actorWords } from '../playbooks/systems.ts';
import { nameOf, type TicketState, type TicketStep } from '../state.ts';
import { factDetail, openStepWords } from '../steps/facts.ts';
import { gateSteps, isRequired, stepsBehind } from '../steps/gate.ts';
import { isDone, isOpen } from '../steps/marks.ts';
import { obstacleTo, obstacleWords } from '../steps/obstacles.ts';
import { openAgainWords } from '../steps/reopening.ts';
import { stepName } from '../steps/step-name.ts';

/** The steps of a ticket's phase, and open steps of earlier phases. Empty for a ticket that has ended. */
export function checklist(calendar: Calendar, state: TicketState, at: Date): (CardBlock | undefined)[] {
  const { ticket, steps } = state;
  if (ticket.status !== 'open') return [];
  const gate = gateSteps(state, ticket.phase);
  const advice = steps.filter(
    (step) => (step.gate === ticket.phase && !gate.includes(step)) || step.gate === null,
  );
  const done = gate.filter((step) => !isOpen(step)).length;
  const says = gate.length === 0 ? 'nothing' : `${done} of ${gate.length} steps done`;
  return [
    text([{ bold: `Required to leave ${phaseLabel(ticket.phase)}` }, `: ${says}`]),
    lines([...gate, ...advice].map((step) => stepWords(calendar, state, step, at))),
    ...openAgain(calendar, state, at),
  ];
}

/** Lists the open steps of earlier phases. They hold the ticket as much as those of its own phase. */
function openAgain(calendar: Calendar, state: TicketState, at: Date): (CardBlock | undefined)[] {
  const behind = stepsBehind(state);
  if (behind.length === 0) return [];
  return [
    text([{ bold: 'Still open from earlier phases' }]),
    lines(behind.map((step) => stepWords(calendar, state, step, at))),
  ];
}

/** A step and its state in one line. The state is also in words, for people who can't see the checkmark. */
function stepWords(calendar: Calendar, ticketState: TicketState, step: TicketStep, at: Date): Inline[] {
  const { ticket, names, steps } = ticketState;
  const detail = factDetail(calendar, ticket, step, at);
  const name: Inline[] = [{ bold: step.label }, ` (${step.id})`];
  if (step.mark && !isOpen(step)) {
    const day = dayWords(calendar, calendar.localDay(step.mark.at), at);
    const by = step.fact && isDone(step) ? '' : ` by ${nameOf(names, step.mark.byId)}`;
    if (!isDone(step)) return ['↷ ', ...name, ` · waived ${day}${by}: ${step.mark.reason}`];
    return ['✓ ', ...name, `${detail ? `: ${detail}` : ''} · done ${day}${by}`];
  }
  const how: Inline[] = step.article ? [' (', { link: step.article, label: 'how' }, ')'] : [];
  const follows = steps.find(({ id }) => id === step.follows);
  const optional = follows ? `required only if ${stepName(follows)} is done` : 'optional';
  const from = obstacleWords(calendar, obstacleTo(calendar, ticketState, step, at), at);
  const again = openAgainWords(calendar, step, at);
  const state = isRequired(steps, step) ? 'open' : optional;
  const what = `: ${openStepWords(calendar, ticket, step, at)}`;
  return [
    '☐ ',
    ...name,
    what,
    ...how,
    ` · ${state}, ${actorWords(step.actor)}${from}${again && ` · ${again}`}`,
  ];
}
