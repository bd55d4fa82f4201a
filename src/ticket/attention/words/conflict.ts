import { listWords } from '../../../phrase.ts';
import { nearDayWords } from '../../../time/date-words.ts';
import { agreedOf } from '../../clocks/agreed-dates.ts';
import { nameOf, ticketKey, ticketName } from '../../state.ts';
import { isOwn, type SaysOf } from './says.ts';

/** One owner has several agreed dates on one day. */
export const conflict: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const agreed = agreedOf(entry.ticket);
  const who = isOwn(entry, reader)
    ? 'you also have'
    : `${nameOf(entry.names, entry.ticket.ownerId)} also has`;
  const key = ticketKey(entry.ticket);
  return {
    when: agreed ? [nearDayWords(calendar, calendar.localDay(agreed.at), at)] : undefined,
    why: [`${who} ${listWords(entry.sameDay.map(ticketName))} that day`],
    button: { label: 'Reassign…', command: `assign ${key}` },
  };
};
