import { buttons, type Card, card, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { optionFor } from '../../input/field.ts';
import { readDigestFilter as readStoredFilter } from '../../ticket/digest/digest-filter.ts';
import { endDigest, scheduleDigest } from '../../ticket/digest/digest-schedule.ts';
import { postDigestNow } from '../../ticket/digest/post-digest.ts';
import type { CommandContext } from '../context.ts';
import {
  action,
  actions as actionOptions,
  days,
  example,
  filter,
  isMine,
  morningTime,
  time,
} from '../digests/digest-fields.ts';
import { filterTokens, sortDigestWords } from '../digests/digest-words.ts';
import { setMorning, showMorning, turnOff, turnOn } from '../digests/morning.ts';
import { aboutWords, planButtons, planWords } from '../digests/plan-words.ts';
import { readDigestFilter } from '../digests/read-digest-filter.ts';
import { showChanges } from '../digests/show-changes.ts';
import { type Token, tokenize } from '../grammar/tokens.ts';
import {
  type Changed,
  changed,
  defineSubcommand,
  type ParsedArguments,
  type RawValues,
} from '../subcommand.ts';
import { postablePlace, requirePlace } from './subscribe.ts';

const filtered = 'digest at 09:00 mon,wed from:gmail owner:@dana';

type Action = (context: CommandContext, args: ParsedArguments) => Promise<Card | Changed>;

const actions: Record<string, Action> = {
  now,
  at: daily,
  change: daily,
  off,
  changes: (context, args) => showChanges(context, tokensOf(args)),
  me: showMorning,
  'me-at': setMorning,
  'me-change': setMorning,
  'me-on': turnOn,
  'me-off': turnOff,
};

export const digest = defineSubcommand({
  name: 'digest',
  summary: 'Post a digest in this channel, now or every day, or choose the time of your morning message',
  examples: ['digest now', example, filtered, 'digest off', 'digest me at 08:30'],
  details: [
    "`digest` shows this channel's schedule.",
    '`digest now` posts one digest right away. It shows what changed since the last scheduled digest. The next scheduled digest shows these changes, too.',
    '`digest at 09:00` posts a digest every weekday at 9 AM. To choose the days, add them, as in `digest at 09:00 mon,wed,fri`.',
    'To choose tickets, add filters as in `list`. The whole digest is then about these tickets.',
    'No digest is posted on a holiday, or in a channel that another company can see.',
    '`digest changes` shows you what changed since the last digest of this channel.',
    '`digest off` turns off the schedule.',
    '`digest me` shows when you get your own morning message: what you should do that day. `digest me at 08:30` sets the time, in your own time zone. `digest me off` turns it off, and `digest me on` turns it on.',
  ],
  inChannel: true,
  positionals: [{ field: action, hidden: true }, { field: time }, { field: days }, { field: morningTime }],
  text: { field: filter },
  sort: sortDigestWords,
  required: (raw) => requiredFor(actionOf(raw)),
  form: {
    title: 'Digest',
    submit: 'Save',
    arguments: (_noun, _ticket, raw) =>
      isMine(actionOf(raw))
        ? [{ field: morningTime }]
        : [{ field: time }, { field: days }, { field: filter }],
    opensFor: (raw) => ['change', 'me-change'].includes(actionOf(raw) ?? ''),
  },
  async run(context, args) {
    const name = args.get(action);
    const run = name === undefined ? present : actions[name];
    if (!run) throw new Error(`digest has no ${name}`);
    return run(context, args);
  },
});

/** The action as its option has it, however it was typed. */
function actionOf(raw: RawValues): string | undefined {
  return optionFor(actionOptions, raw.get(action.name) ?? '')?.value;
}

function requiredFor(name: string | undefined): string[] {
  if (name === 'at' || name === 'change') return [time.name];
  return name === 'me-at' || name === 'me-change' ? [morningTime.name] : [];
}

/** Shows what this channel gets. */
async function present({ desk, at, place }: CommandContext): Promise<Card> {
  const { id } = requirePlace(place);
  const schedule = await desk.database.client.digestSchedule.findUnique({ where: { place: id } });
  const postNow = { label: 'Post one now', command: 'digest now' };
  if (!schedule) {
    return card(
      text('This channel has no scheduled digest.'),
      buttons({ label: 'Set a schedule…', command: 'digest change 09:00 weekdays' }, postNow),
    );
  }
  const plan = { ...schedule, filter: readStoredFilter(schedule.filter) };
  const says = planWords(desk.calendar, 'This channel gets', plan, schedule.nextAt, at);
  return card(text(says), planButtons(plan));
}

async function now(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  const about = await readDigestFilter(context, tokensOf(args));
  const place = await postablePlace(context);
  await postDigestNow(context.desk, context.by, place.id, about);
  return changed(card(text(['Posting a digest in this channel now', ...aboutWords(about), '.'])));
}

async function daily(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  const { desk, by, at } = context;
  const about = await readDigestFilter(context, tokensOf(args));
  const place = await postablePlace(context);
  const plan = { time: args.need(time), days: args.get(days) ?? 'weekdays', filter: about };
  const next = await scheduleDigest(desk, by, place.id, plan);
  return changed(
    card(text(planWords(desk.calendar, 'This channel now gets', plan, next, at)), planButtons(plan)),
  );
}

async function off(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  if (tokensOf(args).length > 0) {
    throw new Fault('`digest off` takes nothing else.', { example: 'digest off', field: filter.name });
  }
  await endDigest(context.desk, context.by, requirePlace(context.place).id);
  return changed(card(text('This channel no longer gets a scheduled digest.')));
}

/** The words that choose tickets. A form has them in its text. */
function tokensOf(args: ParsedArguments): Token[] {
  return args.tokens.length > 0 ? filterTokens(args.tokens) : tokenize(args.get(filter) ?? '');
}
