import { capitalize } from '../phrase.ts';
import { dayWords, momentWords } from '../time/date-words.ts';
import { looksLikeDate } from '../time/said/read-said-date.ts';
import { isoMoment } from '../time/said/wall-time.ts';
import { type Bounds, readDay, readMoment } from './dates.ts';
import { type Field, invalid, wrong } from './field.ts';

interface DateOptions extends Bounds {
  /** Says which days are accepted, if `future` is set. The default is `today or later`. */
  when?: string;
  example?: string;
}

const ways = 'friday, dec 15, in 3 days, or YYYY-MM-DD';

/** A field for a day in the team's time zone: `2026-12-15`, `dec 15`, or `friday`. */
export function dateField(
  name: string,
  label: string,
  { when = 'today or later', example = '{day+15}', ...bounds }: DateOptions,
): Field<string> {
  const accepted = bounds.future ? `, ${when}` : bounds.past ? ', today or earlier' : '';
  const field: Field<string> = {
    name,
    label,
    noun: 'date',
    hint: `Enter a day${accepted}: ${ways}.`,
    pickerHint: accepted ? `${capitalize(accepted.slice(2))}.` : '',
    example,
    control: { kind: 'date' },
    span: spanOf((text) => looksLikeDate(text, { withTime: false })),
    understood: (day, { calendar, now }) => dayWords(calendar, day, now),
    read: (raw, context) => readDay(field, raw, context, bounds),
  };
  return field;
}

/** A field for a date and time, in the team's time zone or with an offset: `2026-12-15T18:00Z`, or `tomorrow 4pm`. */
export function momentField(
  name: string,
  label: string,
  { example = '{day+15}T18:00', ...bounds }: DateOptions,
): Field<Date> {
  const field: Field<Date> = {
    name,
    label,
    noun: 'date and time',
    hint: `Enter a day and a time in the team's time zone${bounds.future ? ', not in the past' : ''}: tomorrow 4 PM, dec 15 4 PM, or YYYY-MM-DDTHH:MM.`,
    pickerHint: bounds.future ? 'Not in the past.' : bounds.past ? 'Not in the future.' : '',
    example,
    control: { kind: 'moment' },
    span: spanOf((text) => looksLikeDate(text, { withTime: true })),
    format: (at, calendar) => isoMoment(calendar, at),
    understood: (at, { calendar, now }) => momentWords(calendar, at, now),
    read: (raw, context) => readMoment(field, raw, context, bounds),
  };
  return field;
}

/** A field for who signed off and when: `Ann Lee` if it was just now, `Ann Lee yesterday 4pm` if it was earlier. */
export function signOffField(name: string, label: string): Field<{ by: string; at: Date }> {
  const field: Field<{ by: string; at: Date }> = {
    name,
    label,
    noun: 'date and time',
    hint: "Enter the name of the customer's contact. If the customer signed off earlier, add the day and the time: Ann Lee, yesterday 4 PM.",
    example: '"Ann Lee"',
    control: { kind: 'text', max: 140 },
    span: (words) => words.length,
    format: ({ by, at }, calendar) => `${by}, ${calendar.localDay(at)} ${calendar.localTime(at)}`,
    understood: ({ by, at }, { calendar, now }) => `${by}, ${momentWords(calendar, at, now)}`,
    read(raw, context) {
      const { by, when } = splitSignOff(raw);
      const at = when === '' ? context.now : readMoment(field, when, context, { past: true });
      if (!/\p{L}{2}/u.test(by)) return wrong(field, `\`${name}\` needs a name.`);
      if (notAName.test(by))
        return wrong(field, `“${by}” isn't a name. \`${name}\` is done once the customer signed off.`);
      if (by.length > 120) return wrong(field, `The name in \`${name}\` has more than 120 characters.`);
      return { by, at };
    },
  };
  return field;
}

/** What people type if nobody signed off, or instead of the customer's name. */
const notAName =
  /^(?:me|myself|us|we|nobody|no ?one|none|not (?:yet|done|signed.*)|pending|open|waiting|tb[ad]|unknown|no|yes|ok|done|n\/?a)$/i;

/** Splits `Ann Lee, yesterday 4pm`. The date is the longest one at the end. A name before a comma is never a date. */
function splitSignOff(raw: string): { by: string; when: string } {
  const words = raw.replace(/\s+/g, ' ').trim().split(' ');
  for (let start = 1; start < words.length; start++) {
    const when = words.slice(start).join(' ');
    // A text such as 2026-11-31 is meant as a date, too.
    if (looksLikeDate(when, { withTime: true }) || /^\d{4}-\d/.test(when))
      return { by: words.slice(0, start).join(' ').replace(/,$/, ''), when };
  }
  return { by: words.join(' '), when: '' };
}

/** A field for the first and last day of a period: `2026-12-20..2027-01-03`, or `dec 20 to jan 3`. */
export function rangeField(name: string, label: string): Field<{ from: string; to: string }> {
  const field: Field<{ from: string; to: string }> = {
    name,
    label,
    noun: 'period',
    hint: 'Enter the first and last day: dec 20 to jan 3, or YYYY-MM-DD..YYYY-MM-DD. The last day must be today or later.',
    example: '{day+15}..{day+25}',
    control: { kind: 'text', max: 60 },
    span: spanOf((text) => splitRange(text).every((day) => looksLikeDate(day, { withTime: false }))),
    format: ({ from, to }) => `${from}..${to}`,
    understood: ({ from, to }, { calendar, now }) =>
      `${dayWords(calendar, from, now)} to ${dayWords(calendar, to, now)}`,
    read(raw, context) {
      const [first = '', last = first, ...rest] = splitRange(raw);
      if (rest.length > 0) return invalid(field, raw);
      const { calendar, now } = context;
      const from = readDay(field, first, context, { ahead: true });
      let to = readDay(field, last, context, { ahead: true });
      // In `dec 20 to jan 3`, January is the one after December.
      if (to < from && !/\d{4}/.test(last))
        to = readDay(field, last, { ...context, now: calendar.at(from, '12:00') }, { ahead: true });
      if (to < from) return wrong(field, `\`${name}\` ends before it starts.`);
      if (to < calendar.localDay(now)) return wrong(field, `\`${name}\` is in the past.`);
      return { from, to };
    },
  };
  return field;
}

function splitRange(raw: string): string[] {
  return raw
    .trim()
    .replace(/^from /i, '')
    .split(/\.\.| (?:to|until|through|[-–—]) /i)
    .map((part) => part.trim());
}

/** How many of the first words make up a value: the most for which `fits` is true. */
function spanOf(fits: (text: string) => boolean): (words: string[]) => number {
  // The longest date has a weekday, a month, a day, a year, and a time with a time zone, and a period has two.
  return (words) => {
    for (let length = Math.min(words.length, longest); length > 0; length--)
      if (fits(words.slice(0, length).join(' '))) return length;
    return 0;
  };
}

const longest = 18;
