import type { Inline, Rich } from '../../card.ts';
import { type DnsFacts, isUndone, stillOld } from '../../dns/facts.ts';
import { hasReports } from '../../mailbox/tally.ts';
import { capitalize, listSome } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { lockoutWords } from '../clocks/lockout-words.ts';
import { lateResolverWords } from '../dns/switch-words.ts';
import type { TicketState } from '../state.ts';
import { statusCounts, toMoment } from '../words.ts';

/** How many nameservers a line names. */
const mostNamed = 3;

/**
 * What is seen on the day itself. For a switch of MX: nameservers, resolvers, and until when the old MX may be used. For a platform
 * change, which leaves MX alone: autodiscover, and whether users can open their mailboxes. For both, how far the mailboxes are.
 */
export function liveLines(calendar: Calendar, state: TicketState, at: Date): Rich[] {
  const { dnsFacts: facts, mailboxTally: tally, kind } = state.ticket;
  const switchLines = (seen: DnsFacts) => [
    nameserverLine(calendar, seen, at),
    resolverLine(seen),
    horizonLine(calendar, seen, at),
  ];
  return [
    ...(kind === 'platform-change' ? [autodiscoverLine(state), lockoutLine(calendar, state, at)] : []),
    ...(kind === 'migration' && facts ? switchLines(facts) : []),
    tally && hasReports(tally) ? [{ bold: 'Passes' }, `: ${capitalize(statusCounts(tally))}`] : null,
  ].filter((line): line is Inline[] => line !== null);
}

function autodiscoverLine({ ticket, steps }: TicketState): Inline[] | null {
  const isNeeded = steps.some(({ dns }) => dns === 'autodiscover');
  if (!isNeeded || !ticket.dnsFacts) return null;
  const isRight = ticket.dnsFacts.shown.autodiscover !== undefined;
  return [{ bold: 'Autodiscover' }, isRight ? ': right on every nameserver' : ': not right yet'];
}

function lockoutLine(calendar: Calendar, state: TicketState, at: Date): Inline[] | null {
  const words = lockoutWords(calendar, state, at);
  return words === null ? null : [capitalize(words)];
}

function nameserverLine(calendar: Calendar, facts: DnsFacts, at: Date): Inline[] {
  const { state, nameservers, behind, since } = facts;
  if (state === 'regressed')
    return [
      { bold: '↩ The old MX is back' },
      ', seen ',
      toMoment(calendar, new Date(since), at),
      oldOn(facts),
    ];
  if (state === 'elsewhere' || state === 'lost')
    return [{ bold: 'Nameservers' }, ': the MX is neither the old one nor the new one'];
  const switched = state === 'not-switched' ? 0 : Math.max(0, nameservers - behind.length);
  return [{ bold: 'Nameservers' }, `: ${switched} of ${nameservers} have the new MX${oldOn(facts)}`];
}

/** The nameservers with the old MX, and those with another one or none, by name. */
function oldOn(facts: DnsFacts): string {
  const words = (label: string, servers: string[]) =>
    servers.length > 0 ? `. ${label}: ${listSome(servers, mostNamed)}` : '';
  return `${words('Old', stillOld(facts))}${words('Other', facts.withoutOld)}`;
}

function resolverLine({ resolvers }: DnsFacts): Inline[] | null {
  if (resolvers.asked === 0) return null;
  return [{ bold: 'Resolvers' }, `: ${resolvers.new} of ${resolvers.asked} have the new MX`];
}

function horizonLine(calendar: Calendar, facts: DnsFacts, at: Date): Inline[] | null {
  const { horizon, state } = facts;
  if (!horizon || isUndone(state)) return null;
  const until = new Date(horizon);
  if (until > at) return ['Some servers may still use the old MX until ', toMoment(calendar, until, at)];
  const late = lateResolverWords(calendar, facts, at);
  if (late) return [`${late}.`];
  if (state !== 'propagated') return null;
  return ['Since ', toMoment(calendar, until, at), ', no server should use the old MX anymore'];
}
