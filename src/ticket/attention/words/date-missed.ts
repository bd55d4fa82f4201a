import { answerButton } from '../../cards/ticket-buttons.ts';
import { agreedOf } from '../../clocks/agreed-dates.ts';
import { stepsBeforeDate } from '../../clocks/missed-dates.ts';
import { ticketKey } from '../../state.ts';
import { plural } from '../../words.ts';
import { nearMoment, nextWords, type SaysOf } from './says.ts';

/** A cutover or a slot passed, and what was agreed didn't happen. */
export const dateMissed: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const agreed = agreedOf(entry.ticket);
  const left = stepsBeforeDate(entry).length;
  const field = agreed?.field ?? 'date';
  return {
    sign: { symbol: '🔴', label: 'Missed', tone: 'urgent' },
    when: agreed ? [{ bold: 'Missed ' }, nearMoment(reader, agreed.at, { style: 'bold' })] : undefined,
    why: [left > 0 ? `${field} passed with ${plural(left, 'step')} open` : `${field} passed`],
    next: left > 0 ? undefined : nextWords(reader, entry),
    button:
      agreed && left > 0
        ? { label: `Set a new ${agreed.field}`, command: `set ${ticketKey(entry.ticket)} ${agreed.field}` }
        : answerButton(calendar, entry, at),
  };
};
