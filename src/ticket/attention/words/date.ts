import type { Inline } from '../../../card.ts';
import { listWords } from '../../../phrase.ts';
import { runbookOption } from '../../cards/ticket-buttons.ts';
import { agreedOf } from '../../clocks/agreed-dates.ts';
import { ownWarnings } from '../../clocks/date-warnings.ts';
import { nextDeadline, openBeforeDate, readyWords, type StepDeadline } from '../../clocks/step-deadlines.ts';
import { type TicketStep, ticketName } from '../../state.ts';
import { isOpen } from '../../steps/marks.ts';
import { openLabel, openLabels } from '../../steps/step-name.ts';
import { heldWords } from '../../words.ts';
import type { AttentionEntry } from '../find-attention.ts';
import { agreedWords, nearMoment, nextOf, openSteps, type Reader, type SaysOf } from './says.ts';

/** An agreed date, or the deadline of a step before it, is today or within the next two business days. */
export const date: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const agreed = agreedOf(entry.ticket);
  const deadline = nextDeadline(entry);
  const steps = openBeforeDate(entry);
  const { step, words, button } = nextOf(reader, entry, steps);
  const main = step && steps.includes(step) ? step : steps[0];
  const others = steps.filter((other) => other !== main);
  const isCounted = reader.team && !deadline && main;
  return {
    when: agreed ? agreedWords(reader, agreed) : undefined,
    why: [
      ...(entry.ticket.heldAt ? [`${heldWords(calendar, entry.ticket, at)} · `] : []),
      ...(isCounted
        ? [openSteps(steps)]
        : mainWords(entry, reader, { main, deadline, words: main === step ? words : null })),
    ],
    next: [isCounted ? '' : othersWords(others), ...clashWords(entry), ...warningsOf(entry, reader)]
      .filter(Boolean)
      .join(' · '),
    button,
    more: [runbookOption(entry.ticket)],
  };
};

/** The step to do first, and by when: `☐ TTL lowered, due tomorrow, 4 PM`. */
function mainWords(
  entry: AttentionEntry,
  reader: Reader,
  { main: step, deadline, words }: { main?: TicketStep; deadline: StepDeadline | null; words: string | null },
): Inline[] {
  if (!step) return [readyWords(entry)];
  if (step !== deadline?.step) return [words ?? openLabel(step)];
  const due = deadline.at <= reader.at ? 'was due' : 'due';
  return [`${words ?? openLabel(step)}, ${due} `, nearMoment(reader, deadline.at)];
}

/** The other open steps before the date: by name if there are at most two. */
function othersWords(others: TicketStep[]): string {
  if (others.length === 0) return '';
  return others.length > 2 ? `and ${others.length} more steps` : openLabels(others, 1);
}

/** The owner's other dates on that day. */
function clashWords({ sameDay }: AttentionEntry): string[] {
  return sameDay.length > 0 ? [`same day as ${listWords(sameDay.map(ticketName))}`] : [];
}

/** The warnings about the date that the line doesn't give in other words. */
function warningsOf(entry: AttentionEntry, { calendar, at }: Reader): string[] {
  const steps = entry.steps.filter((step) => step.beforeCutover === null || !isOpen(step));
  return ownWarnings(calendar, { ...entry, steps }, at).map((warning) => warning.replace(/\.$/, ''));
}
