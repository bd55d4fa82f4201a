import { idleSays } from '../../clocks/idle-words.ts';
import { factDetail } from '../../steps/facts.ts';
import { openLabel } from '../../steps/step-name.ts';
import { dateAhead, nextOf, pastMoment, type SaysOf } from './says.ts';

/**
 * A ticket without progress, which is stalled or escalated: since when, the next step, and who has to act. That is said
 * once, so the next step doesn't name its actor.
 */
export const idle: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const { why, since, waiting } = idleSays(calendar, entry, at);
  const { step, words, button } = nextOf(reader, entry);
  const detail = step && factDetail(calendar, entry.ticket, step, at);
  const next = step ? `${openLabel(step)}${detail ? ` (${detail})` : ''}` : words;
  return {
    when: dateAhead(entry, reader),
    why: since ? [`${why} since `, pastMoment(reader, since)] : [why],
    next: [next, waiting].filter(Boolean).join(' · '),
    button,
  };
};
