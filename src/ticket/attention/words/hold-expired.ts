import { nearDayWords } from '../../../time/date-words.ts';
import { answerButton } from '../../cards/ticket-buttons.ts';
import { nextWords, type SaysOf } from './says.ts';

/** A hold has ended, and nothing has happened since then. */
export const holdExpired: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const { holdExpiredAt, holdReason } = entry.ticket;
  const ended = holdExpiredAt ? ` ${nearDayWords(calendar, calendar.localDay(holdExpiredAt), at)}` : '';
  return {
    sign: { symbol: '▶️', label: 'Hold ended', tone: 'warning' },
    why: [`hold ended${ended}${holdReason ? ` (${holdReason})` : ''}`],
    next: nextWords(reader, entry),
    button: answerButton(calendar, entry, at),
  };
};
