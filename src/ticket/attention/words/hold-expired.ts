import { nearDayWords } from '../../../time/date-words.ts';
import { nextOf, type SaysOf } from './says.ts';

/** A hold has ended, and nothing has happened since then. */
export const holdExpired: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const { holdExpiredAt, holdReason } = entry.ticket;
  const ended = holdExpiredAt ? ` ${nearDayWords(calendar, calendar.localDay(holdExpiredAt), at)}` : '';
  const { words, button } = nextOf(reader, entry);
  return {
    why: [`hold ended${ended}${holdReason ? ` (${holdReason})` : ''}`],
    next: words,
    button,
  };
};
