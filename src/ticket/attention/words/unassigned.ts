import { ticketKey } from '../../state.ts';
import { ageWords, pathWords } from '../../words.ts';
import type { SaysOf } from './says.ts';

/** A ticket that nobody owns. */
export const unassigned: SaysOf = ({ ticket }, { calendar, at, id, team }) => {
  const key = ticketKey(ticket);
  return {
    sign: { symbol: '🙋', label: 'Unassigned', tone: 'neutral' },
    why: pathWords(ticket),
    next: `opened ${ageWords(calendar, null, ticket.openedAt, at)} ago`,
    button:
      id === null || team
        ? { label: 'Assign', command: `assign ${key}` }
        : { label: 'Assign to me', command: `assign ${key} me` },
  };
};
