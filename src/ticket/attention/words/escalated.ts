import { answerButton } from '../../cards/ticket-buttons.ts';
import { idleWords } from '../../clocks/idle-words.ts';
import { isOwn, nextWords, nudgeButton, type SaysOf } from './says.ts';

/** A ticket that made no progress for so long that the leads are told. */
export const escalated: SaysOf = (entry, reader) => ({
  sign: { symbol: '⬆', label: 'Escalated', tone: 'urgent' },
  why: [idleWords(reader.calendar, entry, reader.at)],
  next: nextWords(reader, entry),
  button: isOwn(entry, reader) ? answerButton(reader.calendar, entry, reader.at) : nudgeButton(entry),
});
