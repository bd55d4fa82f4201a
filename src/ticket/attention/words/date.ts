import type { Inline, Moment } from '../../../card.ts';
import { capitalize, listWords } from '../../../phrase.ts';
import { answerButton } from '../../cards/ticket-buttons.ts';
import { agreedOf } from '../../clocks/agreed-dates.ts';
import { ownWarnings } from '../../clocks/date-warnings.ts';
import { stepsBeforeDate } from '../../clocks/missed-dates.ts';
import { nextDeadline, type StepDeadline } from '../../clocks/step-deadlines.ts';
import { isOpen } from '../../steps/marks.ts';
import { heldWords, plural } from '../../words.ts';
import type { AttentionEntry } from '../find-attention.ts';
import { isOwn, nearMoment, type Reader, type SaysOf } from './says.ts';

/** An agreed date, or the deadline of a step before it, is today or within the next two business days. */
export const date: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const agreed = agreedOf(entry.ticket);
  const deadline = nextDeadline(entry);
  const left = stepsBeforeDate(entry);
  const held = entry.ticket.heldAt && heldWords(calendar, entry.ticket, at);
  const why = [...(agreed ? [agreed.field] : []), ...(held ? [held] : [])].join(' · ');
  const steps = [...(deadline ? [deadline.step] : []), ...left];
  const open = left.length > 0 ? `${plural(left.length, 'step')} open` : deadline ? '' : 'ready';
  return {
    sign: { symbol: '🕓', label: 'Date', tone: 'warning' },
    when: agreed ? [atStart(nearMoment(reader, agreed.at, { style: 'bold' }))] : undefined,
    why: [why, ...(deadline ? deadlineWords(deadline, reader) : [])],
    next: [open, ...clashWords(entry, reader), ...warningsOf(entry, reader)].filter(Boolean).join(' · '),
    button: answerButton(calendar, entry, at, steps),
  };
};

/** A date at the start of a line. */
function atStart(moment: Moment): Moment {
  return { ...moment, words: capitalize(moment.words) };
}

function deadlineWords({ step, at }: StepDeadline, reader: Reader): Inline[] {
  return [` · ${step.label} ${at <= reader.at ? 'was' : 'is'} due `, nearMoment(reader, at)];
}

/** The owner's other dates on that day. */
function clashWords(entry: AttentionEntry, reader: Reader): string[] {
  if (entry.sameDay.length === 0) return [];
  const who = isOwn(entry, reader) ? 'you also have' : 'the owner also has';
  return [`${who} ${listWords(entry.sameDay)} that day`];
}

/** The warnings about the date that the line doesn't give in other words. */
function warningsOf(entry: AttentionEntry, { calendar, at }: Reader): string[] {
  const steps = entry.steps.filter((step) => step.beforeCutover === null || !isOpen(step));
  return ownWarnings(calendar, { ...entry, steps }, at).map((warning) => warning.replace(/\.$/, ''));
}
