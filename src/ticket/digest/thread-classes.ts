import type { AttentionClass } from '../attention/attention-class.ts';
import { plural } from '../words.ts';
import { digestClasses } from './choose-lines.ts';
import type { Digest } from './digest.ts';

/** The words after a count: `one` after 1, and `many` after other numbers, if that differs. */
interface Words {
  one: string;
  many?: string;
}

/** How the thread names a class: as a title, and after a count. */
interface Named extends Words {
  title: string;
}

/** The counts that aren't 0, in words: `9 stalled`. */
export function countWords(counts: [number, Words][]): string[] {
  return counts
    .filter(([count]) => count > 0)
    .map(([count, { one, many = one }]) => plural(count, one, many));
}

export const threadClasses: Record<AttentionClass, Named> = {
  'locked-out': { title: 'Users locked out for longer than planned', one: 'locked out' },
  'forced-mx': { title: 'Forced MX Routing still on after the switch', one: 'with Forced MX Routing on' },
  'date-missed': { title: 'Cutover or slot missed', one: 'missed' },
  escalated: { title: 'Escalated', one: 'escalated' },
  date: {
    title: 'Cutovers and slots ahead',
    one: 'cutover or slot ahead',
    many: 'cutovers or slots ahead',
  },
  conflict: { title: 'Scheduling conflicts', one: 'scheduling conflict', many: 'scheduling conflicts' },
  'hold-expired': { title: 'Hold ended', one: 'hold ended', many: 'holds ended' },
  'target-missed': { title: 'Target date passed', one: 'target date passed', many: 'target dates passed' },
  'billing-risk': {
    title: 'Billing date near, passed, or later than agreed',
    one: 'billing date',
    many: 'billing dates',
  },
  stalled: { title: 'Stalled', one: 'stalled' },
  'contact-due': { title: 'Contact due', one: 'contact due', many: 'contacts due' },
  unassigned: { title: 'Unassigned', one: 'unassigned' },
};

/** Agreed dates with a warning. */
export const warnedDates: Named = {
  title: 'Dates to check',
  one: 'date to check',
  many: 'dates to check',
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
  const classes = digestClasses.map((name): [number, Words] => {
    const { one, many = one } = threadClasses[name];
    const count = rest.filter((entry) => entry.class === name).length;
    return [count, above.has(name) ? { one: `more ${one}`, many: `more ${many}` } : { one, many }];
  });
  return countWords([...classes, [warned.length, warnedDates], [more, { one: 'more' }]]);
}
