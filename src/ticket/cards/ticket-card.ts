import { buttons, type Card, card, fold, list, note, withCode } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { phaseAge } from '../clocks/clock-of.ts';
import type { Desk } from '../desk.ts';
import type { LatestEvent } from '../read-ticket.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { toMoment } from '../words.ts';
import { checklist } from './checklist.ts';
import { details, openedWords } from './details.ts';
import { leftBefore, nextThing } from './next-thing.ts';
import { summary } from './summary.ts';
import { headlineButtons, moreMenu, ticketButtons } from './ticket-buttons.ts';
import { eventLines } from './timeline.ts';

/** The message about a ticket in a channel. Every change of the ticket updates this message. */
export function headlineCard({ calendar }: Pick<Desk, 'calendar'>, state: TicketState, at: Date): Card {
  const since = toMoment(calendar, state.ticket.phaseEnteredAt, at, { only: 'day' });
  return card(
    ...summary(calendar, state, at, ['since ', since]),
    note(
      [stepsWords(calendar, state, at).replace(/\.$/, ''), `Opened ${openedWords(calendar, state, at)}`]
        .filter(Boolean)
        .join(' · '),
    ),
    headlineButtons(calendar, state, at),
    moreMenu(state, null),
  );
}

/** How many steps are left, and what comes next. Empty for a ticket that has ended. */
function stepsWords(calendar: Calendar, state: TicketState, at: Date): string {
  const { phase } = state.ticket;
  const next = nextThing(calendar, state, at)?.words ?? '';
  const left = missingSteps(state, phase).length;
  return left > 0 ? `${leftBefore(state, phase, left)}. ${next}` : next;
}

interface More {
  /** Warnings about dates, one sentence each. */
  warnings?: string[];
  /** What people should know when the work starts. */
  briefing?: string[];
  /** The latest events, newest first. */
  latest?: LatestEvent[];
  /** Whether the reader has muted the ticket. */
  muted?: boolean;
}

/**
 * The whole ticket, for `show`.
 *
 * @param readerId who reads it
 */
export function ticketCard(
  { calendar }: Pick<Desk, 'calendar'>,
  state: TicketState,
  at: Date,
  readerId: string | null,
  { warnings = [], briefing = [], latest = [], muted = false }: More = {},
): Card {
  const age = phaseAge(calendar, state.ticket, state.phases, at);
  return card(
    ...summary(calendar, state, at, [`${age} in this phase`]),
    ...warnings.map((line) => note(['⚠ ', ...withCode(line)])),
    ...checklist(calendar, state, at),
    fold('Good to know', list(briefing.map(withCode))),
    details(calendar, state, at),
    historyFold(calendar, state, latest, at),
    muted && note('🔕 You muted this ticket.'),
    ticketButtons(calendar, state, at, muted),
    moreMenu(state, readerId),
  );
}

/** The latest events, behind a click. */
function historyFold(calendar: Calendar, { ticket, names }: TicketState, latest: LatestEvent[], at: Date) {
  if (latest.length === 0) return undefined;
  return fold(
    'History',
    list(eventLines(calendar, latest, names, { now: at, shorten: 160 })),
    buttons({ label: 'Whole history', command: `history ${ticketKey(ticket)}` }),
  );
}
