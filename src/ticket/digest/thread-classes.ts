import type { AttentionClass } from '../attention/attention-class.ts';
import { plural } from '../words.ts';
import { digestClasses } from './choose-lines.ts';
import type { Digest } from './digest.ts';

/** How the thread names a class: as a title, and with a count. */
interface Named {
  title: string;
  counted(count: number): string;
}

/** A count before words that are the same for one and for many. */
const before = (words: string) => (count: number) => `${count.toLocaleString('en-US')} ${words}`;

export const threadClasses: Record<AttentionClass, Named> = {
  'locked-out': { title: 'Users locked out for longer than planned', counted: before('locked out') },
  'forced-mx': {
    title: 'Forced MX Routing still on after the switch',
    counted: before('with Forced MX Routing on'),
  },
  'date-missed': { title: 'Cutover or slot missed', counted: before('missed') },
  escalated: { title: 'Escalated', counted: before('escalated') },
  date: {
    title: 'Cutovers and slots ahead',
    counted: (count) => plural(count, 'cutover or slot ahead', 'cutovers or slots ahead'),
  },
  conflict: { title: 'Scheduling conflicts', counted: (count) => plural(count, 'scheduling conflict') },
  'hold-expired': { title: 'Hold ended', counted: (count) => plural(count, 'hold ended', 'holds ended') },
  'target-missed': {
    title: 'Target date passed',
    counted: (count) => plural(count, 'target date passed', 'target dates passed'),
  },
  'billing-risk': {
    title: 'Billing date near, passed, or later than agreed',
    counted: (count) => plural(count, 'billing date'),
  },
  stalled: { title: 'Stalled', counted: before('stalled') },
  'contact-due': {
    title: 'Contact due',
    counted: (count) => plural(count, 'contact due', 'contacts due'),
  },
  unassigned: { title: 'Unassigned', counted: before('unassigned') },
};

/** Agreed dates with a warning. */
export const warnedDates: Named = {
  title: 'Dates to check',
  counted: (count) => plural(count, 'date to check', 'dates to check'),
};

/** The title of a class in the thread: `Escalated (37, of which 5 are above)`. */
export function classTitle(
  name: AttentionClass,
  { counts, above }: Pick<Digest, 'counts' | 'above'>,
): string {
  const listed = above.get(name) ?? 0;
  const where = listed > 0 ? `, of which ${listed} ${listed === 1 ? 'is' : 'are'} above` : '';
  return `${threadClasses[name].title} (${counts[name].toLocaleString('en-US')}${where})`;
}

/** What the thread has, in its order: `9 stalled`, `1 target date passed`. If the channel lists others: `9 more stalled`. */
export function threadWords({
  rest,
  warned,
  more,
  above,
}: Pick<Digest, 'rest' | 'warned' | 'more' | 'above'>): string[] {
  const counts: [Named, number, boolean][] = [
    ...digestClasses.map((name): [Named, number, boolean] => [
      threadClasses[name],
      rest.filter((entry) => entry.class === name).length,
      above.has(name),
    ]),
    [warnedDates, warned.length, false],
    [{ title: '', counted: before('more') }, more, false],
  ];
  return counts
    .filter(([, count]) => count > 0)
    .map(([{ counted }, count, isMore]) =>
      isMore ? counted(count).replace(/^[\d,]+/, '$& more') : counted(count),
    );
}
