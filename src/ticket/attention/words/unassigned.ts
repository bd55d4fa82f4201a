import { assignToMe } from '../../cards/ticket-buttons.ts';
import { ticketKey } from '../../state.ts';
import { pathWords } from '../../words.ts';
import { agoWords, type SaysOf } from './says.ts';

/** A ticket that nobody owns. */
export const unassigned: SaysOf = ({ ticket }, reader) => {
  const key = ticketKey(ticket);
  return {
    why: [pathWords(ticket)],
    next: `opened ${agoWords(reader, ticket.openedAt)}`,
    button:
      reader.id === null || reader.team
        ? { label: 'Assign…', command: `assign ${key}` }
        : assignToMe({ ticket }),
  };
};
