import type { Button, Task } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { createRelativeDays, fillDays } from '../../time/relative-days.ts';
import type { TicketState, TicketStep } from '../state.ts';
import { buttonsFor, commandFor, progressWords } from '../steps/facts.ts';
import { obstacleTo, obstacleWords } from '../steps/obstacles.ts';
import { openAgainWords } from '../steps/reopening.ts';
import { stepActor } from '../steps/step-doer.ts';
import { stepName } from '../steps/step-name.ts';
import { dueAt } from '../steps/timed-steps.ts';

/**
 * An open step as a task: who must do it by when, and the command. A step that can't be done yet has no button, and says
 * what comes first.
 */
export function stepTask(calendar: Calendar, state: TicketState, step: TicketStep, at: Date): Task {
  const { ticket } = state;
  const obstacle = obstacleTo(calendar, state, step, at);
  const progress = progressWords(calendar, ticket, step, at);
  const about = [
    `${stepActor(ticket, step)}${obstacleWords(calendar, obstacle, at)}`,
    dueWords(calendar, state, step, at),
    openAgainWords(calendar, step, at),
  ].filter(Boolean);
  return {
    name: stepName(step),
    text: [
      '☐ ',
      { bold: step.label },
      ` (${step.id})${progress ? `: ${progress}` : ''} · ${about.join(' · ')}`,
    ],
    command: fillDays(commandFor(ticket, step), createRelativeDays(calendar, at)),
    button: obstacle ? undefined : buttonsFor(ticket, [step])[0],
  };
}

/**
 * The buttons below several steps: of the form that asks for the fields of several of them at once, and of forms that a step
 * has besides its usual one.
 */
export function togetherButtons(
  calendar: Calendar,
  state: TicketState,
  steps: TicketStep[],
  at: Date,
): Button[] {
  const ready = steps.filter((step) => !obstacleTo(calendar, state, step, at));
  const own = ready.map((step) => buttonsFor(state.ticket, [step])[0]?.command);
  return buttonsFor(state.ticket, ready).filter(({ command }) => !own.includes(command));
}

/** Until when a step must be done: `due Tue, Dec 1, 4 PM`. Empty if it has no deadline. */
export function dueWords(calendar: Calendar, { ticket }: TicketState, step: TicketStep, at: Date): string {
  const due = dueAt(ticket, step);
  return due ? `${at > due ? 'overdue since' : 'due'} ${momentWords(calendar, due, at)}` : '';
}
