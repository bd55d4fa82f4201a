import { Fault } from '../../errors.ts';
import { choiceField, type Field, shorten, textField } from '../../input/field.ts';
import { readClockTime } from '../../time/date-words.ts';
import { weekdays } from '../../time/local-time.ts';

export const example = 'digest at 09:00 weekdays';

/** What `digest` can do. */
export const actions = [
  { value: 'now', label: 'Post a digest now' },
  { value: 'at', label: 'Post digests on a schedule' },
  { value: 'off', label: 'Turn off the schedule' },
  { value: 'change', label: 'Change the schedule in a form' },
  { value: 'changes', label: 'Show what changed' },
  { value: 'me', label: 'Show your morning message' },
  { value: 'me-at', label: 'Choose the time of your morning message', aliases: ['me-at'] },
  { value: 'me-on', label: 'Turn on your morning message', aliases: ['me-on'] },
  { value: 'me-off', label: 'Turn off your morning message', aliases: ['me-off'] },
  { value: 'me-change', label: 'Change your morning message in a form', aliases: ['me-change'] },
];

/** Whether an action is about the person's own morning message, and not about a channel. */
export function isMine(name: string | undefined): boolean {
  return name === 'me' || (name?.startsWith('me-') ?? false);
}

export const action = choiceField('action', 'What to do', actions, {
  noun: 'action',
  hint: 'Enter now, at, off, or me.',
  aliases: ['what'],
});

export const time = timeField('time', "Enter a time in the team's time zone: 09:00, or 9 AM.", example);

/** When the person gets the morning message. */
export const morningTime = timeField(
  'morning',
  'Enter a time in your own time zone: 08:30, or 8:30 AM.',
  'digest me at 08:30',
);

function timeField(name: string, hint: string, example: string): Field<string> {
  return {
    name,
    label: 'Time',
    hint,
    example: '09:00',
    control: { kind: 'text', max: 10 },
    read(raw) {
      const at = readClockTime(raw);
      if (at) return at;
      throw new Fault(`“${shorten(raw)}” isn't a time of day.`, { hint, example, field: name });
    },
  };
}

export const days: Field<string> = {
  name: 'days',
  label: 'Days',
  hint: 'Enter weekdays, or days such as mon,wed,fri.',
  example: 'weekdays',
  control: { kind: 'text', max: 60 },
  read(raw) {
    const on = readDays(raw.trim().split(/\s+/));
    if (on) return on;
    throw new Fault(`“${shorten(raw)}” isn't a list of days.`, {
      hint: days.hint,
      example: 'digest at 09:00 mon,wed,fri',
      field: days.name,
    });
  },
};

export const filter = textField('filter', 'Filter', {
  hint: 'Enter filters as in `list`, such as from:gmail. Leave it empty for all open tickets.',
  example: 'from:gmail',
  max: 500,
});

/** Reads days: `weekdays`, or a list such as `mon,wed`. Null if a word isn't a day. */
export function readDays(words: string[]): string | null {
  const names = words
    .join(' ')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== '' && name !== 'and');
  if (names.join() === 'weekdays') return 'weekdays';
  const isDay = (name: string) => weekdays.some((day) => new RegExp(`^${day}[a-z]*$`).test(name));
  if (names.length === 0 || !names.every(isDay)) return null;
  return [...new Set(names.map((name) => name.slice(0, 3)))].join(',');
}
