import { nearDayWords } from '../../../time/date-words.ts';
import { answerButton } from '../../cards/ticket-buttons.ts';
import { nextWords, type SaysOf } from './says.ts';

/** The target date has passed. */
export const targetMissed: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const { targetDate } = entry.ticket;
  return {
    sign: { symbol: '🎯', label: 'Target missed', tone: 'warning' },
    why: [`target date was ${targetDate ? nearDayWords(calendar, targetDate, at) : 'missed'}`],
    next: nextWords(reader, entry),
    button: answerButton(calendar, entry, at),
  };
};
