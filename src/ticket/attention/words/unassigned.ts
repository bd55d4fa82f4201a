import { assignOption, assignToMe } from '../../cards/ticket-buttons.ts';
import { pathWords } from '../../words.ts';
import { agoWords, type SaysOf } from './says.ts';

/** A ticket that nobody owns. */
export const unassigned: SaysOf = ({ ticket }, reader) => {
  return {
    why: [pathWords(ticket)],
    next: `opened ${agoWords(reader, ticket.openedAt)}`,
    button: reader.id === null || reader.team ? assignOption({ ticket }) : assignToMe({ ticket }),
  };
};
