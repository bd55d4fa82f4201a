import { isComplete, type MailRecord } from '../../dns/facts.ts';
import { capitalize, listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords, momentWords } from '../../time/date-words.ts';
import {
  advanceButton,
  answerButton,
  contactButton,
  newDateButton,
  readySteps,
} from '../cards/ticket-buttons.ts';
import { agreedOf, leftWords } from '../clocks/agreed-dates.ts';
import { isParked, lastBilledDay } from '../clocks/billing-end.ts';
import { contactWords } from '../clocks/contact-due.ts';
import { dateWarnings } from '../clocks/date-warnings.ts';
import { forcedMxSteps } from '../clocks/forced-mx.ts';
import { idleWords, isWas } from '../clocks/idle-words.ts';
import { isOverPlan, lockoutOf } from '../clocks/lockout.ts';
import { contactedAboutLockout, lockoutWords, unlockWords } from '../clocks/lockout-words.ts';
import { hasHappened, missedSteps, missedWords, stepsBeforeDate } from '../clocks/missed-dates.ts';
import { type StallLevel, stallLevel } from '../clocks/stall.ts';
import { openBeforeDate, readyWords } from '../clocks/step-deadlines.ts';
import { turnOf } from '../clocks/waited.ts';
import { dnsButton } from '../dns/dns-button.ts';
import { earlyAlarm, mxAlarm, reachWords, recordsButton, whoToCall } from '../dns/mx-alarm.ts';
import { behindWords, horizonWords, switchWords, tooEarlyWords, unseenWords } from '../dns/switch-words.ts';
import { loadWatch } from '../dns/watch-row.ts';
import { isCustomers } from '../playbooks/systems.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { isDone, isOpen } from '../steps/marks.ts';
import { earlySwitch, switchStep } from '../steps/obstacles.ts';
import { openBy, openLabel, openLabels } from '../steps/step-name.ts';
import { plural } from '../words.ts';
import {
  backWords,
  canceledWords,
  easedWords,
  movedNearWords,
  rescheduledWords,
  unlockedWords,
} from './event-words.ts';
import { hiddenWords } from './hidden-words.ts';
import type { NoticeKind } from './notice-kinds.ts';
import type { Asked, Said } from './said.ts';

/** How many open steps a message about a missed date names. */
const mostNamed = 3;

type Says = (asked: Asked) => Said | null | Promise<Said | null>;

/** What to say about a ticket. Null if that is no longer true. */
export const notices: Record<NoticeKind, Says> = {
  'locked-out': ({ calendar, state, at }) => {
    const lockout = lockoutOf(calendar, state);
    const [step] = lockout?.steps ?? [];
    if (!lockout || !step || !isOverPlan(state.ticket, at)) return null;
    const tick = answerButton(calendar, state, at, [step]);
    const contact = contactButton(state);
    const needsCall = isCustomers(step.actor) && !contactedAboutLockout(calendar, state, at);
    const words = lockoutWords(calendar, state, at);
    if (words === null) return null;
    const [button, other] = needsCall ? [contact, tick] : [tick, contact];
    return { words, more: unlockWords(calendar, state) ?? undefined, button, others: [other] };
  },
  missed: ({ calendar, state, at }) => {
    const words = missedWords(calendar, state, at);
    const agreed = agreedOf(state.ticket);
    if (!words || !agreed) return null;
    const contact = contactButton(state);
    if (stepsBeforeDate(state).length === 0)
      return { words, button: answerButton(calendar, state, at), others: [contact] };
    const steps = { label: 'Show steps', command: `show ${ticketKey(state.ticket)}` };
    return {
      words,
      more: openLabels(missedSteps(state), mostNamed),
      button: newDateButton(state, agreed.field),
      others: [steps, contact],
    };
  },
  regressed: ({ calendar, state, at }) => {
    const { dnsFacts } = state.ticket;
    if (!dnsFacts || !state.ticket.mxWrongAt) return null;
    const since = momentWords(calendar, new Date(dnsFacts.since), at);
    const early = earlySwitch(state, at);
    const alarm = mxAlarm(state.ticket) ?? earlyAlarm(state, at);
    if (!alarm) return null;
    const more = reachWords(state.ticket) ?? undefined;
    const [button, ...others] = alarm.buttons;
    if (early)
      return {
        words: `MX was switched too early: ${tooEarlyWords(calendar, state.ticket, early, at)}. Mail already goes to the new mailboxes. ${capitalize(alarm.words)}`,
        more,
        button,
        others,
      };
    const what =
      dnsFacts.state === 'lost'
        ? `MX points to neither system since ${since}. Mail may be lost`
        : `MX points to the old system again since ${since}. Mail is going to the old mailboxes`;
    return { words: `${what}. ${capitalize(alarm.words)}`, more, button, others };
  },
  dns: ({ calendar, state, at }) => {
    const { dnsFacts } = state.ticket;
    const words = dnsFacts && switchWords(dnsFacts);
    if (!dnsFacts || !words) return null;
    const behind = behindWords(dnsFacts);
    const until = horizonWords(calendar, dnsFacts, at);
    const forced = state.ticket.forcedMxOn && 'Forced MX Routing is still on: ask Support to turn it off now';
    const lost = hasLostRecords(state) && lostRecordWords(state);
    const more = [until, lost, forced].filter((part): part is string => Boolean(part));
    const [records, dns] = [recordsButton(state.ticket), dnsButton(state.ticket)];
    const isOver = isComplete(dnsFacts.state);
    const [button, other] = isOver ? [answerButton(calendar, state, at), dns] : [dns, records];
    return {
      words: behind ? `${words}; ${behind}` : words,
      more: more.length > 0 ? more.map((part) => `${capitalize(part)}.`).join(' ') : undefined,
      button,
      others: [other],
    };
  },
  'records-lost': ({ state }) => {
    const words = lostRecordWords(state);
    if (words === null) return null;
    return { words, button: recordsButton(state.ticket), others: [dnsButton(state.ticket)] };
  },
  unseen: async ({ tx, calendar, state, at }) => {
    const { ticket, steps } = state;
    const { failingSince } = await loadWatch(tx, ticket.number);
    if (!failingSince) return null;
    const step = switchStep(steps);
    const how = `If someone knows that the switch is made, they complete its step with a reason: done ${ticketKey(ticket)} ${step?.id} reason:"mail arrives".`;
    return {
      words: `${unseenWords(calendar, ticket, failingSince, at)}. Call ${whoToCall(ticket)}`,
      more: [reachWords(ticket), step && isOpen(step) && how].filter(Boolean).join(' ') || undefined,
      button: dnsButton(ticket),
    };
  },
  'seen-again': ({ state: { ticket } }) => {
    const words = ticket.dnsFacts && switchWords(ticket.dnsFacts);
    return {
      words: `the DNS of ${ticket.domain} can be seen again${words ? `. ${words}` : ''}`,
      button: dnsButton(ticket),
    };
  },
  'forced-mx': ({ calendar, state, at }) => {
    if (!state.ticket.forcedMxOn) return null;
    const steps = forcedMxSteps(state.steps);
    return {
      words:
        'Forced MX Routing is still on after the switch, so mail may not arrive. Ask Support to turn it off',
      button: answerButton(calendar, state, at, steps),
    };
  },
  unlocked: unlockedWords,
  moved: movedNearWords,
  rescheduled: rescheduledWords,
  canceled: canceledWords,
  eased: easedWords,
  date: async ({ tx, calendar, state, at, readerId }) => {
    const agreed = agreedOf(state.ticket);
    if (!agreed || agreed.at <= at || hasHappened(state)) return null;
    const steps = openBeforeDate(state);
    const left = steps.length > 0 ? `${plural(steps.length, 'step')} open` : readyWords(state);
    const warnings = await dateWarnings(tx, calendar, state, at, readerId);
    const when = leftWords(businessDaysUntil(calendar, at, agreed.at));
    return {
      words: [
        `${agreed.field} ${when}, ${momentWords(calendar, agreed.at, at)}: ${left}`,
        ...warnings.map((warning) => warning.replace(/\.$/, '')),
      ].join('. '),
      button: answerButton(calendar, state, at, steps),
    };
  },
  escalated: (asked) => stall(asked, 'escalated'),
  stalled: (asked) => stall(asked, 'stalled'),
  nudge: (asked) => stall(asked, 'nudge'),
  closing: ({ calendar, state, at }) => {
    const day = lastBilledDay(state);
    if (!day || day > calendar.localDay(at)) return null;
    const left = missingSteps(state, state.ticket.phase).length;
    const next =
      left > 0
        ? `${plural(left, 'step')} left before you can close the ticket`
        : 'you can close the ticket now';
    return {
      words: `the last day of the old billing ${isWas(calendar, day, at)} ${dayWords(calendar, day, at)}; ${next}`,
      button: advanceButton(state),
    };
  },
  back: async (asked) => {
    const words = await backWords(asked);
    return words === null ? null : { words, button: answerButton(asked.calendar, asked.state, asked.at) };
  },
  contact: ({ calendar, state, at }) => {
    const { ticket } = state;
    const isDue = ticket.contactDueAt !== null && ticket.contactDueAt <= at;
    if (!isDue || ticket.heldAt || isParked(ticket, at)) return null;
    return {
      words: `time to contact the customer: ${contactWords(calendar, ticket, at)}`,
      button: contactButton(state),
    };
  },
  billing: ({ calendar, state, at }) => {
    const { nextBillingDay: day, billingStopsOn } = state.ticket;
    if (!day || billingStopsOn || day <= calendar.localDay(at)) return null;
    const left = leftWords(businessDaysUntil(calendar, at, calendar.at(day, '00:00')));
    return {
      words: `next billing date ${left}, ${dayWords(calendar, day, at)}; remove the old licenses before then`,
      button: answerButton(calendar, state, at),
    };
  },
};

/** The mail records beside MX that a move changes. */
function listedRecords({ kind }: TicketState['ticket']): MailRecord[] {
  return kind === 'platform-change' ? ['autodiscover'] : ['SPF', 'autodiscover'];
}

/** Whether a step about these records is done, and DNS doesn't show it anymore. */
function hasLostRecords({ ticket, steps }: TicketState): boolean {
  return steps.some(
    (step) =>
      (step.dns === 'mail-records' || step.dns === 'spf-and-autodiscover' || step.dns === 'autodiscover') &&
      isDone(step) &&
      !ticket.dnsFacts?.shown[step.dns],
  );
}

/** Which mail records are no longer as they were seen before: `SPF is no longer as listed`. Null if all are. */
function lostRecordWords({ ticket }: TicketState): string | null {
  const lost = listedRecords(ticket).filter((record) => ticket.dnsFacts?.left.includes(record));
  if (lost.length === 0) return null;
  return `${capitalize(listWords(lost))} ${lost.length === 1 ? 'is' : 'are'} no longer as listed`;
}

/** Why a ticket has a stall level, and the next step. Null if its level has changed. */
function stall({ calendar, state, at }: Asked, level: StallLevel): Said | null {
  const { ticket } = state;
  if (stallLevel(ticket, at) !== level || isParked(ticket, at)) return null;
  const says = { escalated: 'escalated: ', stalled: 'stalled: ', nudge: 'may stall soon: ' }[level];
  const [first] = [...readySteps(calendar, state, at), ...missingSteps(state, ticket.phase)];
  const { waiting, step: next } = turnOf(ticket, first);
  const why = idleWords(calendar, state, at, waiting);
  const by = next && (waiting ? openLabel(next) : openBy(next));
  const hidden = level === 'escalated' ? hiddenWords({ calendar, state, at }) : '';
  return {
    words: `${says}${why}${by ? `. ${by}` : ''}${hidden}`,
    brief: `${level === 'nudge' ? 'may stall soon' : level} (${why})${hidden}`,
    next: next && openLabel(next),
    button: answerButton(calendar, state, at),
  };
}

/** The number of business days from now until a day begins. 0 on the day itself. */
function businessDaysUntil(calendar: Calendar, at: Date, date: Date): number {
  const day = calendar.at(calendar.localDay(date), '00:00');
  return Math.ceil(calendar.between(at, day) / calendar.dayLength);
}
