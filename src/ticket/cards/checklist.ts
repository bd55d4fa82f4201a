import { type CardBlock, type Inline, lines, text } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { actorWords } from '../playbooks/systems.ts';
import { nameOf, type TicketState, type TicketStep } from '../state.ts';
import { factDetail, openStepWords } from '../steps/facts.ts';
import { gateSteps, isRequired, stepsBehind } from '../steps/gate.ts';
import { stepName } from '../steps/step-name.ts';
import { earlyUntil, earlyWords } from '../steps/timed-steps.ts';

/** The steps of a ticket's phase, and open steps of earlier phases. Empty for a ticket that has ended. */
export function checklist(calendar: Calendar, state: TicketState, at: Date): (CardBlock | undefined)[] {
  const { ticket, steps } = state;
  if (ticket.status !== 'open') return [];
  const gate = gateSteps(state, ticket.phase);
  const advice = steps.filter(
    (step) => (step.gate === ticket.phase && !gate.includes(step)) || step.gate === null,
  );
  const done = gate.filter((step) => step.doneAt !== null).length;
  const says = gate.length === 0 ? 'nothing' : `${done} of ${gate.length} steps done`;
  return [
    text([{ bold: `Required to leave ${phaseLabel(ticket.phase)}` }, `: ${says}`]),
    lines([...gate, ...advice].map((step) => stepWords(calendar, state, step, at))),
    ...openAgain(calendar, state, at),
  ];
}

/** Lists the open steps of earlier phases, because no gate checks them anymore. */
function openAgain(calendar: Calendar, state: TicketState, at: Date): (CardBlock | undefined)[] {
  const behind = stepsBehind(state);
  if (behind.length === 0) return [];
  return [
    text([{ bold: 'Still open from earlier phases' }]),
    lines(behind.map((step) => stepWords(calendar, state, step, at))),
  ];
}

/** A step and its state in one line. The state is also in words, for people who can't see the checkmark. */
function stepWords(
  calendar: Calendar,
  { ticket, names, steps }: TicketState,
  step: TicketStep,
  at: Date,
): Inline[] {
  const detail = factDetail(calendar, ticket, step);
  const name: Inline[] = [{ bold: step.label }, ` (${step.id})`];
  if (step.doneAt) {
    const by = step.fact ? '' : ` by ${nameOf(names, step.doneById)}`;
    return ['✓ ', ...name, `${detail ? `: ${detail}` : ''} · done ${calendar.localDay(step.doneAt)}${by}`];
  }
  const how: Inline[] = step.article ? [' (', { link: step.article, label: 'how' }, ')'] : [];
  const follows = steps.find(({ id }) => id === step.follows);
  const optional = follows ? `required only if ${stepName(follows)} is done` : 'optional';
  const from = earlyWords(calendar, step, earlyUntil(calendar, ticket, step, at));
  const state = isRequired(steps, step) ? 'open' : optional;
  const what = `: ${openStepWords(calendar, ticket, step)}`;
  return ['☐ ', ...name, what, ...how, ` · ${state}, ${actorWords(step.actor)}${from}`];
}
