import { buttons, type Card, card, type Inline, note, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { didYouMean } from '../../input/nearest.ts';
import { noFilter, type TicketFilter } from '../../ticket/lists/filter.ts';
import {
  subscribe as subscribePlace,
  unsubscribe as unsubscribePlace,
  type Wish,
} from '../../ticket/subscriptions.ts';
import { statuses } from '../../ticket/ticket-row.ts';
import { topics } from '../../ticket/topics.ts';
import { listWords } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import { plainMentions } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { withOwners } from '../lists/filter-owners.ts';
import { addKey, addWord, filterKeys, filterWords, isKey, readSearchWord } from '../lists/ticket-filter.ts';
import type { Place } from '../place.ts';
import { changed, defineSubcommand } from '../subcommand.ts';

const example = 'subscribe opened phase stalled from:gmail -service:self-service';
const reader = { subcommand: 'subscribe', example };
/** Said by those who leave nothing out. */
const everything = ['everything', 'all'];

const topicNames = topics.map(({ name }) => name);

export const subscribe = defineSubcommand({
  name: 'subscribe',
  summary: 'Have this channel hear of status changes, of all or of some',
  examples: ['subscribe', example, 'subscribe owner:@dana -notes'],
  details: [
    `What to hear of: ${topicNames.join(' ')}; \`-notes\` leaves one out. All of it, if you name none.`,
    `Of which tickets, as in \`list\`: ${filterKeys}, ${filterWords.join(', ')}, or words of the customer or domain.`,
    'Each ticket gets one message here, kept current; its events follow it. The last `subscribe` counts.',
  ],
  readsTokens: true,
  async run(context, { tokens }) {
    const { wish, which } = readWish(context, await withOwners(context, tokens));
    const said = tokens.map(({ raw }) => raw).join(' ');
    const place = await postablePlace(context);
    const before = await subscribePlace(context.desk, context.by, place.id, wish, said);
    return changed(toCard(wish, which, before));
  },
});

export const unsubscribe = defineSubcommand({
  name: 'unsubscribe',
  summary: 'Have it hear of nothing any more',
  examples: ['unsubscribe'],
  async run({ desk, by, place }) {
    await unsubscribePlace(desk, by, requirePlace(place).id);
    return changed(
      card(text('Nothing is told here any more.'), buttons({ label: 'Subscribe', command: 'subscribe' })),
    );
  },
});

/** `which`: the words of it that choose tickets, as they were written. */
function readWish(context: CommandContext, tokens: Token[]): { wish: Wish; which: string } {
  const filter: TicketFilter = { ...noFilter, status: [...statuses], only: {}, not: {} };
  const [wanted, unwanted, which] = [new Set<string>(), new Set<string>(), [] as string[]];
  for (const token of tokens) {
    const [, minus, word = ''] = /^(-?)(.*)$/s.exec(token.value.toLowerCase()) ?? [];
    if (!token.key && topicNames.includes(word)) {
      (minus ? unwanted : wanted).add(word);
      continue;
    }
    if (!token.key && everything.includes(word)) continue;
    if (isKey(token)) addKey(context, filter, token, reader);
    else if (!addWord(context, filter, token)) filter.words = [...filter.words, readCustomer(token)];
    which.push(token.raw);
  }
  const heard = topicNames.filter((name) => !unwanted.has(name) && (wanted.size === 0 || wanted.has(name)));
  if (heard.length === 0) throw new Fault('That leaves nothing to hear of.', { example });
  const wish = {
    topics: heard.length < topicNames.length ? heard : null,
    filter: which.length > 0 ? filter : null,
  };
  return { wish, which: which.join(' ') };
}

/** Any other word is looked for in the ticket, unless it is a topic with a slip of the pen. */
function readCustomer(token: Token): string {
  const { value } = token;
  const guess = didYouMean(value.toLowerCase().replace(/^-/, ''), topicNames);
  if (!guess && !value.startsWith('-')) return readSearchWord(token, example);
  throw new Fault(`“${shorten(value)}” is nothing to hear of.${guess}`, {
    hint: `There is ${listWords(topicNames)}.`,
    example,
  });
}

function toCard({ topics: names }: Wish, which: string, before: string | null): Card {
  const heard = topics.filter(({ name }) => names?.includes(name)).map(({ says }) => says);
  const of: Inline[] = names ? [{ bold: listWords(heard) }] : ['every change'];
  const tickets: Inline[] = which
    ? [' of tickets that match ', { bold: plainMentions(which) }]
    : [' of every ticket'];
  return card(
    text(['Told here from now on: ', ...of, ...tickets, '.']),
    note('Each ticket has one message here, kept current; its events follow it.'),
    before !== null && note(`Until now it was ${before ? plainMentions(before) : 'everything'}.`),
    buttons(
      which !== '' && { label: 'Show these', command: `list ${which}` },
      before !== null && { label: 'As before', command: `subscribe ${before}`.trim() },
      { label: 'Unsubscribe', command: 'unsubscribe' },
    ),
  );
}

/** The channel of the command, once it is sure that the bot can post there. */
export async function postablePlace({ places, place, actor }: CommandContext): Promise<Place> {
  const here = requirePlace(place);
  await places.checkPostable(here, actor.id);
  return here;
}

export function requirePlace(place: Place | null): Place {
  if (place) return place;
  throw new Fault('This belongs to a channel, and there is none here.', {
    hint: 'Say it in the channel it is meant for.',
  });
}
