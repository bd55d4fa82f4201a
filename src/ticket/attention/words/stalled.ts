import { answerButton } from '../../cards/ticket-buttons.ts';
import { idleWords } from '../../clocks/idle-words.ts';
import { isOwn, nextWords, nudgeButton, type SaysOf } from './says.ts';

/** A ticket without progress for longer than its phase allows. */
export const stalled: SaysOf = (entry, reader) => ({
  sign: { symbol: '🐢', label: 'Stalled', tone: 'neutral' },
  why: [idleWords(reader.calendar, entry, reader.at)],
  next: nextWords(reader, entry),
  button: isOwn(entry, reader) ? answerButton(reader.calendar, entry, reader.at) : nudgeButton(entry),
});
