import { listWords } from '../../../phrase.ts';
import { agreedOf } from '../../clocks/agreed-dates.ts';
import { ticketKey, ticketName } from '../../state.ts';
import { agreedWords, type SaysOf } from './says.ts';

/** One owner has several agreed dates on one day. */
export const conflict: SaysOf = (entry, reader) => {
  const agreed = agreedOf(entry.ticket);
  const key = ticketKey(entry.ticket);
  return {
    when: agreed ? agreedWords(reader, agreed) : undefined,
    why: [`same day as ${listWords(entry.sameDay.map(ticketName))}`],
    button: { label: 'Reassign…', command: `assign ${key}` },
  };
};
