import { idleSays } from '../../clocks/idle-words.ts';
import { turnOf } from '../../clocks/waited.ts';
import { factDetail } from '../../steps/facts.ts';
import { missingSteps } from '../../steps/gate.ts';
import { openLabel } from '../../steps/step-name.ts';
import { dateAhead, nextOf, pastMoment, type SaysOf } from './says.ts';

/**
 * A ticket without progress, which is stalled or escalated: since when, the next step, and who has to act. That is said
 * once, so the next step names its actor only if the line doesn't say who the ticket waits on.
 */
export const idle: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const { why, since, waits } = idleSays(calendar, entry, at);
  const { step: ready, words, button } = nextOf(reader, entry);
  const first = ready ?? missingSteps(entry, entry.ticket.phase)[0];
  const { waiting, step } = waits ? turnOf(entry.ticket, first) : { waiting: null, step: first };
  const detail = ready && factDetail(calendar, entry.ticket, ready, at);
  const short = ready && waiting ? `${openLabel(ready)}${detail ? ` (${detail})` : ''}` : words;
  const next = first && !step ? '' : short;
  return {
    when: dateAhead(entry, reader),
    why: since ? [`${why} since `, pastMoment(reader, since)] : [why],
    next: [next, waiting].filter(Boolean).join(' · '),
    button,
  };
};
