import { buttons, card, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { choiceField, type Field, shorten } from '../../input/field.ts';
import { endDigest, postDigestNow, scheduleDigest } from '../../ticket/digest/digest-schedule.ts';
import { moment } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import { type Changed, changed, defineSubcommand, type ParsedArguments } from '../subcommand.ts';
import { postablePlace, requirePlace } from './subscribe.ts';

const example = 'digest at 09:00 weekdays';

const what = choiceField('what', 'What', [
  { value: 'now', label: 'Post one now' },
  { value: 'at', label: 'Post one daily' },
  { value: 'off', label: 'None' },
]);

const time: Field<string> = {
  name: 'time',
  label: 'Time',
  hint: "HH:MM in the team's zone, 00:00 to 23:59.",
  example: '09:00',
  control: { kind: 'text', max: 5 },
  read(raw) {
    const parts = /^(\d{1,2}):(\d{2})$/.exec(raw.trim());
    const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2])];
    if (parts && hour < 24 && minute < 60) return `${String(hour).padStart(2, '0')}:${parts[2]}`;
    throw new Fault(`“${shorten(raw)}” is no time of day.`, {
      hint: 'HH:MM, 00:00 to 23:59.',
      example,
      field: 'time',
    });
  },
};

const weekday = /^(sun|mon|tue|wed|thu|fri|sat)$/;

const days: Field<string> = {
  name: 'days',
  label: 'Days',
  hint: 'weekdays, or days as mon,wed,fri.',
  example: 'weekdays',
  control: { kind: 'text', max: 40 },
  read(raw) {
    const value = raw.trim().toLowerCase();
    if (value === 'weekdays') return value;
    const names = value.split(',').map((name) => name.trim().slice(0, 3));
    if (names.length > 0 && names.every((name) => weekday.test(name))) return [...new Set(names)].join(',');
    throw new Fault(`“${shorten(raw)}” are no days.`, {
      hint: 'weekdays, or days as mon,wed,fri.',
      example,
      field: 'days',
    });
  },
};

export const digest = defineSubcommand({
  name: 'digest',
  summary: "This channel's digest of stalled migrations",
  examples: ['digest now', example, 'digest off'],
  details: [
    '`now` posts one in this channel at once; `at` needs a time; `off` ends the daily one.',
    "The time is the team zone's; `weekdays` is the default; holidays are always left out.",
  ],
  positionals: [{ field: what, required: true }, { field: time }, { field: days }],
  form: { title: 'Digest', submit: 'Save' },
  async run(context, args) {
    const forms: Record<string, (context: CommandContext, args: ParsedArguments) => Promise<Changed>> = {
      now,
      at: daily,
      off,
    };
    const wanted = forms[args.need(what)];
    if (!wanted) throw new Error(`digest has no ${args.need(what)}`);
    return wanted(context, args);
  },
});

async function now(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  refuseTime(args);
  const place = await postablePlace(context);
  await postDigestNow(context.desk, context.by, place.id);
  return changed(card(text('The digest is on its way.')));
}

async function daily(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  const at = args.get(time);
  if (!at) throw new Fault('At what time?', { hint: time.hint, example, field: 'time' });
  const on = args.get(days) ?? 'weekdays';
  const place = await postablePlace(context);
  const next = await scheduleDigest(context.desk, context.by, place.id, { time: at, days: on });
  const { calendar } = context.desk;
  return changed(
    card(
      text(
        `The digest comes here at ${at} (${calendar.timezone}), ${on}. The next one: ${moment(calendar, next)}.`,
      ),
      buttons({ label: 'Post one now', command: 'digest now' }, { label: 'Turn off', command: 'digest off' }),
    ),
  );
}

async function off(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  refuseTime(args);
  await endDigest(context.desk, context.by, requirePlace(context.place).id);
  return changed(card(text('No digest comes here any more.')));
}

function refuseTime(args: ParsedArguments): void {
  if (!args.get(time)) return;
  throw new Fault('Only `digest at` takes a time.', { example, field: 'time' });
}
