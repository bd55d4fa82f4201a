import { type Card, card, heading, type Inline, list, note, text } from '../../card.ts';
import { capitalize } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { nameOf, ticketWords } from '../state.ts';
import { type ChangedTicket, changeKinds } from './changes.ts';
import type { Window } from './window.ts';

/** The most tickets to show of one kind of change. */
const mostShown = 25;

/** Lists the tickets that changed between two digests, by kind of change. */
export function changesCard(
  calendar: Calendar,
  {
    window,
    changed,
    names,
    at,
  }: { window: Window; changed: ChangedTicket[]; names: Map<string, string>; at: Date },
): Card {
  const moment = (date: Date) => momentWords(calendar, date, at);
  const kinds = changeKinds.flatMap(({ type, says }) => {
    const all = changed.filter((one) => one.type === type);
    if (all.length === 0) return [];
    const left = all.length - mostShown;
    return [
      text([{ bold: `${capitalize(says)} (${all.length})` }]),
      list(all.slice(0, mostShown).map((one) => lineOf(one, names))),
      left > 0 && note(`and ${left} more`),
    ];
  });
  return card(
    heading(`Changes from ${moment(window.since)} to ${moment(window.until)}`),
    ...(kinds.length > 0 ? kinds : [text('Nothing changed.')]),
  );
}

function lineOf(ticket: ChangedTicket, names: Map<string, string>): Inline[] {
  const { from, to } = ticket;
  const owner = ticket.ownerId === null ? 'unassigned' : nameOf(names, ticket.ownerId);
  const parts = [from && to && `${phaseLabel(from)} → ${phaseLabel(to)}`, owner];
  return [...ticketWords(ticket), ` · ${parts.filter(Boolean).join(' · ')}`];
}
