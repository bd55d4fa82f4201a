/** What a channel's digest is, in words. */

import { buttons, type Inline } from '../../card.ts';
import { capitalize, listWords } from '../../phrase.ts';
import type { DigestFilter } from '../../ticket/digest/digest-filter.ts';
import { type DigestPlan, digestCommand } from '../../ticket/digest/digest-time.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords, timeWords } from '../../time/date-words.ts';

export function planWords(
  calendar: Calendar,
  start: string,
  plan: DigestPlan,
  next: Date,
  at: Date,
): Inline[] {
  return [
    `${start} a digest at ${timeWords(plan.time)} (${calendar.timezone}) on ${dayWords(plan.days)}`,
    ...aboutWords(plan.filter),
    `. Next digest: ${momentWords(calendar, next, at)}.`,
  ];
}

export function aboutWords(about: DigestFilter | null): Inline[] {
  return about ? [' about tickets that match ', { bold: about.shown }] : [];
}

export function planButtons(plan: DigestPlan) {
  return buttons(
    { label: 'Post one now', command: ['digest now', plan.filter?.said].filter(Boolean).join(' ') },
    { label: 'Change…', command: digestCommand('change', plan) },
    { label: 'Turn off', command: 'digest off' },
  );
}

/** Returns `weekdays`, or a list of days such as `Mon, Wed, and Fri`. */
function dayWords(on: string): string {
  return on === 'weekdays' ? on : listWords(on.split(',').map(capitalize));
}
