import type { Button } from '../../card.ts';
import { capitalize, lowerFirst } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { monthDay, startWords } from '../../time/date-words.ts';
import { billedUntil, onlyBillingLeft } from '../clocks/billing-end.ts';
import { mxAlarm } from '../dns/mx-alarm.ts';
import { lateLeft } from '../mailboxes/late.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { type TicketState, type TicketStep, ticketKey, ticketName } from '../state.ts';
import { buttonsFor, progressWords } from '../steps/facts.ts';
import { missingSteps } from '../steps/gate.ts';
import { obstacleTo, obstacleWords, setDateButton } from '../steps/obstacles.ts';
import { failedWords, mailboxesButton } from '../steps/proofs.ts';
import { reopenedWords } from '../steps/reopening.ts';
import { stepDoer } from '../steps/step-doer.ts';
import { stepName } from '../steps/step-name.ts';
import { heldWords, plural } from '../words.ts';
import { dueWords } from './step-task.ts';
import { advanceButton, lateButton, phaseAfter, readySteps } from './ticket-buttons.ts';

/** What brings a ticket forward, in words, and the button that does it. */
interface NextThing {
  words: string;
  /** Undefined while the ticket has to wait. */
  button?: Button;
  /** Another button that does it, too. */
  or?: Button;
}

/**
 * The one thing to do next on a ticket: a call while its MX is no longer right, a step that can be done now, the move to the
 * next phase, or what the ticket waits for. Null for an ended ticket.
 *
 * @param first steps to choose from before the ticket's next steps
 */
export function nextThing(
  calendar: Calendar,
  state: TicketState,
  at: Date,
  first: TicketStep[] = [],
): NextThing | null {
  const { ticket } = state;
  if (ticket.status !== 'open') return null;
  const alarm = first.length === 0 && mxAlarm(ticket);
  if (alarm) {
    const [button, or] = alarm.buttons;
    return { words: `Next: ${alarm.words}.`, button: { ...button, style: 'primary' }, or };
  }
  if (ticket.heldAt) {
    const button = { label: 'Resume', command: `resume ${ticketKey(ticket)}` };
    return { words: `${capitalize(heldWords(calendar, ticket, at))}.`, button };
  }
  const failed = failedWords(ticket);
  if (failed && first.length === 0) {
    return { words: `Next: ${failed}.`, button: { ...mailboxesButton(ticket), style: 'primary' } };
  }
  const [step] = readySteps(calendar, state, at, first);
  if (step) {
    const parts = [
      `${nextWords(state, step)} ☐ ${stepName(step)}`,
      progressWords(calendar, ticket, step, at),
      dueWords(calendar, state, step, at),
    ];
    const words = `${parts.filter(Boolean).join(', ')}.`;
    const [button, or] = buttonsFor(ticket, [step]);
    return { words, button: { ...button!, style: 'primary' }, or };
  }
  const missing = missingSteps(state, ticket.phase);
  if (missing.length > 0) return whileWaiting(calendar, state, missing, at);
  const billed = onlyBillingLeft(state) && billedUntil(calendar, state, at);
  if (billed) return { words: `Next: close the ticket when the old billing ends, ${monthDay(billed)}.` };
  const late = phaseAfter(state.phases, ticket.phase) ? 0 : lateLeft(ticket);
  if (late > 0) {
    const words = `Next: move ${plural(late, 'late mailbox', 'late mailboxes')}.`;
    return { words, button: { ...lateButton(ticket), style: 'primary' } };
  }
  const button = advanceButton(state);
  return { words: `Next: ${lowerFirst(button.label)}.`, button: { ...button, style: 'primary' } };
}

/** What a ticket waits for if none of its open steps can be done now. */
function whileWaiting(calendar: Calendar, state: TicketState, missing: TicketStep[], at: Date): NextThing {
  const all = missing.map((step) => ({ step, obstacle: obstacleTo(calendar, state, step, at) }));
  for (const { obstacle } of all) {
    if (obstacle?.kind !== 'undated') continue;
    const button = setDateButton(ticketKey(state.ticket), obstacle.field);
    return { words: `Next: set the ${obstacle.field}.`, button: { ...button, style: 'primary' } };
  }
  const [soonest] = all
    .flatMap(({ step, obstacle }) => (obstacle?.kind === 'time' ? [{ step, until: obstacle.until }] : []))
    .toSorted((one, other) => one.until.getTime() - other.until.getTime());
  if (soonest) {
    const until = startWords(calendar, soonest.until, at);
    return { words: `Nothing to do until ${until}: ${stepName(soonest.step)}.` };
  }
  const { step, obstacle } = all[0]!;
  return { words: `Next: ${stepName(step)}${obstacleWords(calendar, obstacle, at)}.` };
}

/** How many steps are left in a phase: `4 steps left before Discovery`. */
export function leftBefore({ phases }: TicketState, phase: string, count: number): string {
  const next = phaseAfter(phases, phase);
  return `${plural(count, 'step')} left before ${next ? phaseLabel(next.slug) : 'the ticket can be closed'}`;
}

/** Which phase a ticket has entered, and how much is to do: `Acme Corp (MIG-12) is in Trial now. 5 steps here.` */
export function enteredWords(state: TicketState): string {
  const { ticket } = state;
  const left = missingSteps(state, ticket.phase).length;
  const steps = left > 0 ? ` ${plural(left, 'step')} here.` : '';
  return `${ticketName(ticket)} is in ${phaseLabel(ticket.phase)} now.${reopenedWords(state)}${steps}`;
}

/** How the line about a step starts. It names who does the step, unless a Racker does: `Next, for the customer's admin:`. */
function nextWords({ ticket }: TicketState, step: TicketStep): string {
  return step.actor === 'racker' ? 'Next:' : `Next, for ${stepDoer(ticket, step)}:`;
}
