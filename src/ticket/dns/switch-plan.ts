import { type DnsFacts, isUndone } from '../../dns/facts.ts';
import { highestMxTtl } from '../../dns/horizon.ts';
import type { Stage } from '../../dns/to-do/to-do.ts';
import type { MailState } from '../../knowledge/mail-state.ts';
import type { Calendar } from '../../time/calendar.ts';
import { daysBefore } from '../clocks/agreed-dates.ts';
import { watchDays } from '../playbooks/dns-watch.ts';
import type { TicketState } from '../state.ts';
import { isDone } from '../steps/marks.ts';
import { earlySwitch, switchedAt, switchStep } from '../steps/obstacles.ts';
import { raisedTtlOf } from './next-facts.ts';
import { wantedRecords } from './wanted-records.ts';
import type { WatchRow } from './watch-row.ts';

/** How far the switch of a ticket is, and when to do what is left. All lists and letters about records go by it. */
export interface SwitchPlan {
  mail: MailState;
  stage: Stage;
  /** The nameservers that still have the old MX, while others have the new one. */
  behind: string[];
  /** By when to do what comes before the switch. Null if that moment is over, or if no cutover is agreed. */
  prepareBy: Date | null;
  /** Whether customers choose the time of the switch themselves. */
  isOwnTime: boolean;
  /** The agreed cutover, if it is ahead. */
  notBefore: Date | null;
  /** Five business days after the switch. Null before the switch. */
  watchEnds: Date | null;
}

/**
 * Says how far the switch is. docs/rules.md, "DNS".
 *
 * @param seen what was seen in DNS. Null if DNS is turned off: then what was seen before counts no longer
 */
export function switchPlan(
  calendar: Calendar,
  state: TicketState,
  seen: Pick<WatchRow, 'last' | 'snapshot'> | null,
  at: Date,
): SwitchPlan {
  const { ticket, steps } = state;
  const facts = seen && ticket.dnsFacts;
  const mail = mailOf(state, facts, at);
  const from = switchedAt(steps) ?? (facts?.switchedAt ? new Date(facts.switchedAt) : null);
  const watchEnds = from && calendar.add(from, watchDays * calendar.dayLength);
  const notBefore = ticket.cutover && ticket.cutover > at ? ticket.cutover : null;
  return {
    mail,
    stage: {
      is: stageOf(state, mail, watchEnds, at),
      raisedTtl: seen && raisedTtlOf(seen.snapshot, wantedRecords(ticket)),
      ...(mail === 'switched' && facts?.state === 'elsewhere' && { isInFilter: true }),
    },
    behind: mail === 'split' ? (facts?.behind ?? []) : [],
    prepareBy: notBefore && prepareBy(calendar, notBefore, seen?.last ?? null, at),
    isOwnTime: ticket.service === 'self-service',
    notBefore,
    watchEnds,
  };
}

function mailOf(state: TicketState, facts: DnsFacts | null, at: Date): MailState {
  const step = switchStep(state.steps);
  // A lead who moves a ticket on without the switch hasn't made it.
  const byHand: MailState = step && isDone(step) ? 'switched' : 'ahead';
  if (!facts?.state) return byHand;
  if (isUndone(facts.state)) return facts.state === 'lost' ? 'lost' : 'regressed';
  switch (facts.state) {
    case 'not-switched':
      return 'ahead';
    case 'elsewhere':
      // With a filtering service in front, only a person knows.
      return byHand === 'switched' ? 'switched' : 'elsewhere';
    case 'partial':
      if (earlySwitch(state, at)) return 'early';
      return facts.behind.length < facts.nameservers ? 'split' : 'beside';
    default:
      return earlySwitch(state, at) ? 'early' : 'switched';
  }
}

function stageOf(state: TicketState, mail: MailState, watchEnds: Date | null, at: Date): Stage['is'] {
  if (mail === 'early') return 'early';
  if (mail === 'regressed' || mail === 'lost') return 'undone';
  if (mail === 'switched') return watchEnds && at >= watchEnds ? 'watched' : 'due';
  if (mail === 'split' || mail === 'beside') return 'due';
  const { cutover } = state.ticket;
  return earlySwitch(state, at) === null && cutover !== null && cutover <= at ? 'due' : 'ahead';
}

/**
 * By when to lower the TTL and to set what harms nobody before the switch: a business day before it, and early enough for resolvers to
 * forget the old TTL until then. Null if that is over.
 */
function prepareBy(calendar: Calendar, cutover: Date, last: WatchRow['last'], at: Date): Date | null {
  const dayBefore = calendar.localDay(daysBefore(calendar, calendar.localDay(cutover), 1));
  const ttl = (last && highestMxTtl(last)) ?? 0;
  const moments = [
    calendar.at(dayBefore, calendar.localTime(cutover)).getTime(),
    cutover.getTime() - ttl * 1000,
  ];
  const by = new Date(Math.min(...moments));
  return by > at ? by : null;
}
