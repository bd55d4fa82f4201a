import { nearDayWords } from '../../../time/date-words.ts';
import { nextOf, type SaysOf } from './says.ts';

/** The target date has passed. */
export const targetMissed: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const { targetDate } = entry.ticket;
  const { words, button } = nextOf(reader, entry);
  return {
    why: [`target date was ${targetDate ? nearDayWords(calendar, targetDate, at) : 'missed'}`],
    next: words,
    button,
  };
};
