import {
  buttons,
  type CardBlock,
  fold,
  type Inline,
  list,
  type Rich,
  type Task,
  tasks,
  text,
} from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { pressingSteps } from '../clocks/step-deadlines.ts';
import { mxAlarm } from '../dns/mx-alarm.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { nameOf, type TicketState, type TicketStep } from '../state.ts';
import { factDetail, openStepWords } from '../steps/facts.ts';
import { missingSteps } from '../steps/gate.ts';
import { isDone, isOpen } from '../steps/marks.ts';
import { obstacleTo, obstacleWords } from '../steps/obstacles.ts';
import { stepActor } from '../steps/step-doer.ts';
import { stepName } from '../steps/step-name.ts';
import { dueAt } from '../steps/timed-steps.ts';
import { highlightFirst } from './highlight-first.ts';
import { listedSteps } from './listed-steps.ts';
import { leftBefore } from './next-thing.ts';
import { dueWords, stepTask, togetherButtons } from './step-task.ts';
import { laterSteps } from './ticket-buttons.ts';

/** How many open steps have a button. The buttons of the next ones appear when these are done. */
const mostButtons = 4;

/**
 * The open steps whose deadline is near; then those that keep a ticket from its next phase, each with its button; then the
 * optional ones with a later deadline. The other optional steps and the done ones are behind a click. Empty for a ticket that
 * has ended.
 */
export function checklist(calendar: Calendar, state: TicketState, at: Date): (CardBlock | undefined)[] {
  const { ticket } = state;
  if (ticket.status !== 'open') return [];
  const missing = missingSteps(state, ticket.phase);
  const listed = listedSteps(state);
  const pressing = pressingSteps(calendar, state, at);
  const required = missing.filter((step) => !pressing.includes(step));
  const later = laterSteps(state, at).filter((step) => !pressing.includes(step));
  const others = listed.filter(
    (step) => isOpen(step) && ![...pressing, ...required, ...later].includes(step),
  );
  const done = listed.filter((step) => !isOpen(step));
  const found = [
    ...[...pressing, ...required].map((step) => stepTask(calendar, state, step, at)),
    ...later.map((step) => optionalTask(calendar, state, step, at)),
  ];
  // While MX is no longer right, the call comes before every step.
  const all = mxAlarm(ticket) ? found : highlightFirst(found);
  const ofLater = pressing.length + required.length;
  return [
    pressing.length > 0 ? text([{ bold: dueHead(state, pressing, at) }]) : undefined,
    tasks(all.slice(0, pressing.length)),
    text([{ bold: headOf(state, missing.length) }]),
    tasks(withFirstButtons(all.slice(pressing.length, ofLater))),
    buttons(...togetherButtons(calendar, state, missing, at)),
    later.length > 0 ? text([{ bold: 'Optional' }]) : undefined,
    tasks(all.slice(ofLater)),
    fold(
      `${later.length > 0 ? 'More optional steps' : 'Optional steps'} (${others.length})`,
      tasks(others.map((step) => optionalTask(calendar, state, step, at))),
    ),
    fold(`☑ ${done.length} done`, list(done.map((step) => doneWords(calendar, state, step, at)))),
  ];
}

/** Says what is special about the steps that come first. */
function dueHead({ ticket }: TicketState, steps: TicketStep[], at: Date): string {
  const isLate = steps.some((step) => at > (dueAt(ticket, step) ?? at));
  return isLate ? 'Overdue' : 'Due soon';
}

function headOf(state: TicketState, missing: number): string {
  const { ticket } = state;
  return missing > 0
    ? leftBefore(state, ticket.phase, missing)
    : `Nothing left to do in ${phaseLabel(ticket.phase)}`;
}

/** Keeps the buttons of the first tasks that have one, so that a long list stays short on a phone. */
function withFirstButtons(all: Task[]): Task[] {
  const first = all.filter(({ button }) => button).slice(0, mostButtons);
  return all.map((task) => (first.includes(task) ? task : { ...task, button: undefined }));
}

/** A step that isn't required now. */
function optionalTask(calendar: Calendar, state: TicketState, step: TicketStep, at: Date): Task {
  const task = stepTask(calendar, state, step, at);
  const follows = state.steps.find(({ id }) => id === step.follows);
  const from = obstacleWords(calendar, obstacleTo(calendar, state, step, at), at);
  const about = [
    `${stepActor(state.ticket, step)}${from}`,
    follows ? `required only if ${stepName(follows)} is done` : '',
    dueWords(calendar, state, step, at),
  ].filter(Boolean);
  return { ...task, text: ['☐ ', { bold: step.label }, ` (${step.id}) · ${about.join(' · ')}`] };
}

/** Who did a step when, or why a lead moved the ticket on without it. */
function doneWords(calendar: Calendar, { ticket, names }: TicketState, step: TicketStep, at: Date): Rich {
  const { mark } = step;
  if (!mark) return step.label;
  const name: Inline[] = [{ bold: step.label }, ` (${step.id})`];
  const day = dayWords(calendar, calendar.localDay(mark.at), at);
  const by = step.fact && isDone(step) ? '' : ` by ${nameOf(names, mark.byId)}`;
  if (!isDone(step)) return ['↷ ', ...name, ` · waived ${day}${by}: ${mark.reason}`];
  const detail = factDetail(calendar, ticket, step, at);
  return ['✓ ', ...name, `${detail ? `: ${detail}` : ''} · done ${day}${by}`];
}

/** What to do for each open step of a ticket's phase. */
export function instructions(calendar: Calendar, state: TicketState, at: Date): (CardBlock | undefined)[] {
  const { ticket, steps } = state;
  if (ticket.status !== 'open') return [];
  const here = steps.filter((step) => isOpen(step) && (step.gate === ticket.phase || step.gate === null));
  const pressing = pressingSteps(calendar, state, at);
  const open = [...new Set([...pressing, ...missingSteps(state, ticket.phase), ...here])];
  if (open.length === 0) return [];
  return [text([{ bold: 'What to do' }]), list(open.map((step) => howWords(calendar, state, step, at)))];
}

/** What to do for a step, with the article that says how. */
function howWords(calendar: Calendar, { ticket }: TicketState, step: TicketStep, at: Date): Rich {
  const how: Inline[] = step.article ? [' (', { link: step.article, label: 'how' }, ')'] : [];
  return [{ bold: step.label }, ` (${step.id}): ${openStepWords(calendar, ticket, step, at)}`, ...how];
}
