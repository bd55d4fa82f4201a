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

/** What the thread has, in its order: `9 stalled`, `1 target date passed`. */
export function threadWords({ rest, warned, more }: Pick<Digest, 'rest' | 'warned' | 'more'>): string[] {
  const counts: [Named, number][] = [
    ...digestClasses.map((name): [Named, number] => [
      threadClasses[name],
      rest.filter((entry) => entry.class === name).length,
    ]),
    [warnedDates, warned.length],
    [{ title: '', counted: before('more') }, more],
  ];
  return counts.filter(([, count]) => count > 0).map(([{ counted }, count]) => counted(count));
}
