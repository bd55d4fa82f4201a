import { type Button, type Inline, longestLabel, type MenuOption, type Moment } from '../../../card.ts';
import { lowerFirst } from '../../../phrase.ts';
import type { Calendar } from '../../../time/calendar.ts';
import { dayWords, nearDayWords, nearWords } from '../../../time/date-words.ts';
import { hourMs } from '../../../time/local-time.ts';
import { answerButton, assignOption, readySteps } from '../../cards/ticket-buttons.ts';
import { agreedOf } from '../../clocks/agreed-dates.ts';
import { mxAlarm } from '../../dns/mx-alarm.ts';
import { nameOf, type TicketState, type TicketStep, ticketKey } from '../../state.ts';
import { factDetail } from '../../steps/facts.ts';
import { missingSteps } from '../../steps/gate.ts';
import { obstacleTo, obstacleWords } from '../../steps/obstacles.ts';
import { failedWords } from '../../steps/proofs.ts';
import { stepPerson } from '../../steps/step-doer.ts';
import { openLabel } from '../../steps/step-name.ts';
import { plural, spentWords, toMoment } from '../../words.ts';
import type { AttentionEntry } from '../find-attention.ts';

/** Who reads a line, and when. */
export interface Reader {
  /** The team's calendar. */
  calendar: Calendar;
  at: Date;
  /** The person's id. Null for a channel. */
  id: string | null;
  /** The person's own calendar, if nobody else reads the line and their time zone is known. */
  own?: Calendar;
  /** Whether the line is for someone who looks after the whole team, rather than for the owner. */
  team: boolean;
}

/** What a line about a ticket says. */
export interface Says {
  /** What happens or happened when, if the line is about a date: `cutover tomorrow, 4 PM`. */
  when?: Inline[];
  /** Why the ticket needs attention, in words that follow the customer's name and the date. */
  why: Inline[];
  /** The next step, in words. */
  next?: string;
  /** Does the next thing. */
  button: Button;
  /** Commands that stand at the top of the menu beside the button. */
  more?: MenuOption[];
}

export type SaysOf = (entry: AttentionEntry, reader: Reader) => Says;

/** The next thing to do on a ticket, and the button that does it. */
interface Next {
  /** The step that the button does. Undefined if no step can be done now. */
  step?: TicketStep;
  words: string;
  button: Button;
}

/**
 * The one next thing: a step that can be done now, or the move to the next phase. If the ticket has to wait, says what
 * for, and the button only shows the ticket.
 *
 * @param first steps to choose from before the ticket's next steps
 */
export function nextOf({ calendar, at }: Reader, state: TicketState, first: TicketStep[] = []): Next {
  const button = answerButton(calendar, state, at, first);
  const alarm = first.length === 0 && mxAlarm(state.ticket);
  if (alarm) return { words: `next: ${alarm.words}`, button };
  const failed = failedWords(state.ticket);
  if (failed && first.length === 0) return { words: `next: ${failed}`, button };
  const [step] = readySteps(calendar, state, at, first);
  if (step) return { step, words: stepWords(calendar, state, step, at), button };
  const [waiting] = missingSteps(state, state.ticket.phase);
  if (!waiting) return { words: `next: ${lowerFirst(button.label)}`, button };
  const obstacle = obstacleWords(calendar, obstacleTo(calendar, state, waiting, at), at);
  return { words: `${openLabel(waiting)}${obstacle}`, button };
}

/** A step, who does it, and the count so far: `☐ All passwords received (customer's admin, 16 of 33)`. */
export function stepWords(calendar: Calendar, state: TicketState, step: TicketStep, at: Date): string {
  return `${openLabel(step)}${inBrackets(whoWords(state, step), factDetail(calendar, state.ticket, step, at))}`;
}

/** Who does a step. Empty if it's the owner. */
function whoWords({ ticket }: TicketState, step: TicketStep): string {
  return step.actor === 'racker' ? '' : stepPerson(ticket, step);
}

function inBrackets(...parts: (string | null)[]): string {
  const words = parts.filter(Boolean).join(', ');
  return words && ` (${words})`;
}

/** How long ago something was: `3 business days ago`, or `just now`. */
export function agoWords({ calendar, at }: Reader, then: Date): string {
  const passed = calendar.between(then, at);
  return passed < hourMs ? 'just now' : `${spentWords(calendar, passed)} ago`;
}

/** A date that each reader sees in their own time zone. Its words are relative to now if the date is near. */
export function nearMoment({ calendar, own, at: now }: Reader, at: Date): Moment {
  const words = nearWords(calendar, at, now);
  // The platforms have words of their own for yesterday, today, and tomorrow.
  const day = own && !isNear(own, at, now) ? { day: dayWords(own, own.localDay(at), now) } : {};
  return { ...toMoment(calendar, at, now), words, ...day };
}

/** A moment in the past: the time if it is today, or else only the day. */
export function pastMoment(reader: Reader, at: Date): Inline {
  const { calendar, own = calendar, at: now } = reader;
  const day = own.localDay(at);
  return day === own.localDay(now) ? nearMoment(reader, at) : nearDayWords(own, day, now);
}

function isNear(calendar: Calendar, at: Date, now: Date): boolean {
  const day = calendar.localDay(at);
  return nearDayWords(calendar, day, now) !== dayWords(calendar, day, now);
}

/** An agreed date: `cutover tomorrow, 4 PM`. */
export function agreedWords(reader: Reader, { field, at }: { field: string; at: Date }): Inline[] {
  return [`${field} `, nearMoment(reader, at)];
}

/** The agreed date of a ticket, if it hasn't passed. */
export function dateAhead({ ticket }: TicketState, reader: Reader): Inline[] | undefined {
  const agreed = agreedOf(ticket);
  return agreed && agreed.at > reader.at ? agreedWords(reader, agreed) : undefined;
}

/** Reminds the owner, whose full name it has if there is room. If nobody owns the ticket, assigns it. */
export function nudgeButton({ ticket, names }: TicketState): Button {
  const key = ticketKey(ticket);
  if (ticket.ownerId === null) return assignOption({ ticket });
  const name = nameOf(names, ticket.ownerId);
  const owner = name.length > longestLabel - 'Nudge '.length ? 'owner' : name;
  return { label: `Nudge ${owner}`, command: `nudge ${key}` };
}

/** Open steps, for people who don't do them: a single one by name, or else how many there are. */
export function openSteps(steps: TicketStep[]): string {
  const [step] = steps;
  return steps.length === 1 && step ? openLabel(step) : `${plural(steps.length, 'step')} open`;
}

/** Whether the owner reads the line. */
export function isOwn({ ticket }: TicketState, reader: Reader): boolean {
  return ticket.ownerId !== null && ticket.ownerId === reader.id;
}
