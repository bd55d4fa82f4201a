import { type CardBlock, type Inline, lines, text } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { nameOf, type TicketState, type TicketStep } from '../state.ts';
import { factDetail } from '../steps/facts.ts';
import { gateSteps, isRequired, stepsBehind } from '../steps/gate.ts';
import { earlyUntil, earlyWords } from '../steps/timed-steps.ts';

/** What a ticket must show to leave its phase, and what is open behind it; nothing once it has ended. */
export function checklist(calendar: Calendar, state: TicketState, at: Date): (CardBlock | undefined)[] {
  const { ticket, steps } = state;
  if (ticket.status !== 'open') return [];
  const gate = gateSteps(state, ticket.phase);
  const advice = steps.filter(
    (step) => (step.gate === ticket.phase && !gate.includes(step)) || step.gate === null,
  );
  const done = gate.filter((step) => step.doneAt !== null).length;
  const says = gate.length === 0 ? 'No required steps.' : `${done} of ${gate.length} required steps done.`;
  return [
    text([{ bold: `To leave ${ticket.phase}` }, `: ${says}`]),
    lines([...gate, ...advice].map((step) => stepWords(calendar, state, step, at))),
    ...openAgain(calendar, state, at),
  ];
}

/** No gate asks for them any more, so they are named. */
function openAgain(calendar: Calendar, state: TicketState, at: Date): (CardBlock | undefined)[] {
  const behind = stepsBehind(state);
  if (behind.length === 0) return [];
  return [
    text([{ bold: 'Open in phases that lie behind' }]),
    lines(behind.map((step) => stepWords(calendar, state, step, at))),
  ];
}

/** A step and its state in one line; never by a sign alone. */
function stepWords(
  calendar: Calendar,
  { ticket, names, steps }: TicketState,
  step: TicketStep,
  at: Date,
): Inline[] {
  const detail = factDetail(calendar, ticket, step);
  const label: Inline[] = [{ bold: step.id }, ` ${step.text}${detail ? `: ${detail}` : ''}`];
  if (step.doneAt) {
    const by = step.fact ? '' : ` by ${nameOf(names, step.doneById)}`;
    return ['✓ ', ...label, ` · done ${calendar.localDay(step.doneAt)}${by}`];
  }
  const how: Inline[] = step.article ? [' (', { link: step.article, label: 'how' }, ')'] : [];
  const bound = step.follows ? `only after ${step.follows}` : 'optional';
  const from = earlyWords(calendar, step, earlyUntil(calendar, ticket, step, at));
  return ['☐ ', ...label, ...how, ` · ${isRequired(steps, step) ? 'open' : bound}, ${step.actor}${from}`];
}
