import { buttons, card, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { choiceField, type Field, shorten } from '../../input/field.ts';
import { capitalize, listWords } from '../../phrase.ts';
import { endDigest, postDigestNow, scheduleDigest } from '../../ticket/digest/digest-schedule.ts';
import { momentWords, readClockTime } from '../../time/date-words.ts';
import { weekdays } from '../../time/local-time.ts';
import type { CommandContext } from '../context.ts';
import { type Changed, changed, defineSubcommand, type ParsedArguments } from '../subcommand.ts';
import { postablePlace, requirePlace } from './subscribe.ts';

const example = 'digest at 09:00 weekdays';

const action = choiceField(
  'action',
  'What to do',
  [
    { value: 'now', label: 'Post a digest now' },
    { value: 'at', label: 'Post digests on a schedule' },
    { value: 'off', label: 'Turn off the schedule' },
  ],
  { noun: 'action', aliases: ['what'] },
);

const time: Field<string> = {
  name: 'time',
  label: 'Time',
  hint: "Enter a time in the team's time zone: 09:00, or 9 AM.",
  example: '09:00',
  control: { kind: 'text', max: 10 },
  span: ([first = '', second]) => (second && readClockTime(`${first} ${second}`) ? 2 : 1),
  read(raw) {
    const at = readClockTime(raw);
    if (at) return at;
    throw new Fault(`“${shorten(raw)}” isn't a time of day.`, { hint: time.hint, example, field: time.name });
  },
};

const days: Field<string> = {
  name: 'days',
  label: 'Days',
  hint: 'Enter weekdays, or days such as mon,wed,fri.',
  example: 'weekdays',
  control: { kind: 'text', max: 60 },
  span: (words) => words.length,
  read(raw) {
    const value = raw.trim().toLowerCase();
    if (value === 'weekdays') return value;
    const names = value.split(/[\s,]+/).filter((name) => name !== '' && name !== 'and');
    if (names.length > 0 && names.every((name) => weekdays.includes(name.slice(0, 3))))
      return [...new Set(names.map((name) => name.slice(0, 3)))].join(',');
    throw new Fault(`“${shorten(raw)}” isn't a list of days.`, {
      hint: days.hint,
      example: 'digest at 09:00 mon,wed,fri',
      field: days.name,
    });
  },
};

export const digest = defineSubcommand({
  name: 'digest',
  summary: 'Post a digest of stalled tickets in this channel, now or every day',
  examples: ['digest now', example, 'digest off'],
  details: [
    '`digest now` posts one digest right away.',
    '`digest at 09:00` posts a digest every weekday at 9 AM. To choose the days, add them, as in `digest at 09:00 mon,wed,fri`.',
    'No digest is posted on a holiday, or in a channel that another company can see.',
    '`digest off` turns off the schedule.',
  ],
  positionals: [{ field: action, required: true }, { field: time }, { field: days }],
  form: { title: 'Digest', submit: 'Save' },
  async run(context, args) {
    const actions: Record<string, (context: CommandContext, args: ParsedArguments) => Promise<Changed>> = {
      now,
      at: daily,
      off,
    };
    const run = actions[args.need(action)];
    if (!run) throw new Error(`digest has no ${args.need(action)}`);
    return run(context, args);
  },
});

async function now(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  refuseTime(args);
  const place = await postablePlace(context);
  await postDigestNow(context.desk, context.by, place.id);
  return changed(card(text('Posting a digest in this channel now.')));
}

async function daily(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  const at = args.get(time);
  if (!at) throw new Fault('`digest at` needs a time.', { hint: time.hint, example, field: time.name });
  const on = args.get(days) ?? 'weekdays';
  const place = await postablePlace(context);
  const next = await scheduleDigest(context.desk, context.by, place.id, { time: at, days: on });
  const { calendar } = context.desk;
  return changed(
    card(
      text(
        `This channel now gets a digest at ${at} (${calendar.timezone}) on ${dayWords(on)}. Next digest: ${momentWords(calendar, next, context.at)}.`,
      ),
      buttons({ label: 'Post one now', command: 'digest now' }, { label: 'Turn off', command: 'digest off' }),
    ),
  );
}

async function off(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  refuseTime(args);
  await endDigest(context.desk, context.by, requirePlace(context.place).id);
  return changed(card(text('This channel no longer gets a scheduled digest.')));
}

/** Returns `weekdays`, or a list of days such as `Mon, Wed, and Fri`. */
function dayWords(on: string): string {
  return on === 'weekdays' ? on : listWords(on.split(',').map(capitalize));
}

function refuseTime(args: ParsedArguments): void {
  if (!args.get(time)) return;
  throw new Fault('Only `digest at` takes a time.', { example, field: time.name });
}
