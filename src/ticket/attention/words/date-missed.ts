import { newDateButton } from '../../cards/ticket-buttons.ts';
import { agreedOf } from '../../clocks/agreed-dates.ts';
import { missedSteps, stepsBeforeDate } from '../../clocks/missed-dates.ts';
import { openLabels } from '../../steps/step-name.ts';
import { nextOf, pastMoment, type SaysOf } from './says.ts';

/** A cutover or a slot passed, and what was agreed didn't happen. */
export const dateMissed: SaysOf = (entry, reader) => {
  const agreed = agreedOf(entry.ticket);
  const isReady = stepsBeforeDate(entry).length === 0;
  const { words, button } = nextOf(reader, entry);
  return {
    when: agreed ? [`${agreed.field} missed `, pastMoment(reader, agreed.at)] : undefined,
    why: reader.team ? [] : [isReady ? words : openLabels(missedSteps(entry), 1)],
    button: agreed && !isReady ? newDateButton(entry, agreed.field) : button,
  };
};
