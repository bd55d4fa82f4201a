import { newDateButton } from '../../cards/ticket-buttons.ts';
import { agreedOf } from '../../clocks/agreed-dates.ts';
import { stepsBeforeDate } from '../../clocks/missed-dates.ts';
import { openLabels } from '../../steps/step-name.ts';
import { nextOf, pastMoment, type SaysOf } from './says.ts';

/** A cutover or a slot passed, and what was agreed didn't happen. */
export const dateMissed: SaysOf = (entry, reader) => {
  const agreed = agreedOf(entry.ticket);
  const left = stepsBeforeDate(entry);
  const { words, button } = nextOf(reader, entry);
  return {
    when: agreed ? [`${agreed.field} missed `, pastMoment(reader, agreed.at)] : undefined,
    why: reader.team ? [] : [left.length > 0 ? openLabels(left, 1) : words],
    button: agreed && left.length > 0 ? newDateButton(entry, agreed.field) : button,
  };
};
