import { buttons, type Card, card, type Inline, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { capitalize, listWords } from '../../phrase.ts';
import {
  type DigestFilter,
  readDigestFilter as readStoredFilter,
} from '../../ticket/digest/digest-filter.ts';
import { endDigest, scheduleDigest } from '../../ticket/digest/digest-schedule.ts';
import { type DigestPlan, digestCommand } from '../../ticket/digest/digest-time.ts';
import { postDigestNow } from '../../ticket/digest/post-digest.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords, timeWords } from '../../time/date-words.ts';
import type { CommandContext } from '../context.ts';
import { action, days, example, filter, time } from '../digests/digest-fields.ts';
import { filterTokens, sortDigestWords } from '../digests/digest-words.ts';
import { readDigestFilter } from '../digests/read-digest-filter.ts';
import { showChanges } from '../digests/show-changes.ts';
import { type Token, tokenize } from '../grammar/tokens.ts';
import { type Changed, changed, defineSubcommand, type ParsedArguments } from '../subcommand.ts';
import { postablePlace, requirePlace } from './subscribe.ts';

const filtered = 'digest at 09:00 mon,wed from:gmail owner:@dana';

type Action = (context: CommandContext, args: ParsedArguments) => Promise<Card | Changed>;

const actions: Record<string, Action> = {
  now,
  at: daily,
  change: daily,
  off,
  changes: (context, args) => showChanges(context, tokensOf(args)),
};

export const digest = defineSubcommand({
  name: 'digest',
  summary: 'Post a digest in this channel, now or every day: what needs you, and what changed',
  examples: ['digest now', example, filtered, 'digest off'],
  details: [
    "`digest` shows this channel's schedule.",
    '`digest now` posts one digest right away. It says what changed since the last scheduled one, and the next scheduled one says it again.',
    '`digest at 09:00` posts a digest every weekday at 9 AM. To choose the days, add them, as in `digest at 09:00 mon,wed,fri`.',
    'To choose tickets, add filters as in `list`. The whole digest is then about these tickets.',
    'No digest is posted on a holiday, or in a channel that another company can see.',
    '`digest changes` shows you what changed since the last digest of this channel.',
    '`digest off` turns off the schedule.',
  ],
  positionals: [{ field: action, hidden: true }, { field: time }, { field: days }],
  text: { field: filter },
  sort: sortDigestWords,
  required: (raw) => (['at', 'change'].includes(raw.get(action.name) ?? '') ? [time.name] : []),
  form: { title: 'Digest', submit: 'Save', opensFor: (raw) => raw.get(action.name) === 'change' },
  async run(context, args) {
    const name = args.get(action);
    const run = name === undefined ? present : actions[name];
    if (!run) throw new Error(`digest has no ${name}`);
    return run(context, args);
  },
});

/** Shows what this channel gets. */
async function present({ desk, at, place }: CommandContext): Promise<Card> {
  const { id } = requirePlace(place);
  const schedule = await desk.database.client.digestSchedule.findUnique({ where: { place: id } });
  const postNow = { label: 'Post one now', command: 'digest now' };
  if (!schedule) {
    return card(
      text('This channel has no scheduled digest.'),
      buttons({ label: 'Set a schedule', command: 'digest change 09:00 weekdays' }, postNow),
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

function planWords(calendar: Calendar, start: string, plan: DigestPlan, next: Date, at: Date): Inline[] {
  return [
    `${start} a digest at ${timeWords(plan.time)} (${calendar.timezone}) on ${dayWords(plan.days)}`,
    ...aboutWords(plan.filter),
    `. Next digest: ${momentWords(calendar, next, at)}.`,
  ];
}

function aboutWords(about: DigestFilter | null): Inline[] {
  return about ? [' about tickets that match ', { bold: about.shown }] : [];
}

function planButtons(plan: DigestPlan) {
  return buttons(
    { label: 'Post one now', command: ['digest now', plan.filter?.said].filter(Boolean).join(' ') },
    { label: 'Change', command: digestCommand('change', plan) },
    { label: 'Turn off', command: 'digest off' },
  );
}

/** Returns `weekdays`, or a list of days such as `Mon, Wed, and Fri`. */
function dayWords(on: string): string {
  return on === 'weekdays' ? on : listWords(on.split(',').map(capitalize));
}
