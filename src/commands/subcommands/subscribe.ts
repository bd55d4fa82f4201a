import { buttons, type Card, card, type Inline, note, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { didYouMean } from '../../input/nearest.ts';
import { listWords } from '../../phrase.ts';
import {
  subscribe as subscribePlace,
  unsubscribe as unsubscribePlace,
  type Wish,
} from '../../ticket/announcements/subscriptions.ts';
import { type Topic, topics } from '../../ticket/announcements/topics.ts';
import { noFilter, type TicketFilter } from '../../ticket/lists/filter.ts';
import type { EventType } from '../../ticket/ticket-event.ts';
import { statuses } from '../../ticket/ticket-row.ts';
import type { CommandContext } from '../context.ts';
import { plainMentions } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { withOwners } from '../lists/filter-owners.ts';
import { joinPhrases } from '../lists/filter-phrases.ts';
import { addKey, addWord, filterKeys, filterWords, isKey, readSearchWord } from '../lists/ticket-filter.ts';
import type { Place } from '../place.ts';
import { changed, defineSubcommand } from '../subcommand.ts';

const example = 'subscribe opened phase stalled from:gmail -service:self-service';
const reader = { subcommand: 'subscribe', example };
/** Words that ask for every topic and every ticket. They have no effect, because that is the default. */
const everything = ['everything', 'all'];

const topicNames = topics.map(({ name }) => name);

const oneMessage =
  "Each ticket gets one message in this channel. The message always shows the ticket's current state, and updates are posted as replies to it.";

export const subscribe = defineSubcommand({
  name: 'subscribe',
  summary: 'Send ticket updates to this channel: all of them, or only some',
  examples: ['subscribe', example, 'subscribe owner:@dana -notes'],
  details: [
    `To choose topics, name them: ${topicNames.join(', ')}. To leave one out, add a minus, as in \`-notes\`. Without a topic, the channel gets all of them.`,
    `To choose tickets, filter them as in \`list\`: with ${filterKeys}, ${filterWords.join(', ')}, or any word to search for. Without a filter, the channel gets updates about every ticket.`,
    oneMessage,
    'A new `subscribe` replaces the previous one.',
    "A channel that another company can see can't be subscribed.",
  ],
  readsTokens: true,
  async run(context, { tokens }) {
    const { wish, which } = readWish(context, joinPhrases(await withOwners(context, reader, tokens)));
    const said = tokens.map(({ raw }) => raw).join(' ');
    const place = await postablePlace(context);
    const before = await subscribePlace(context.desk, context.by, place.id, wish, said);
    return changed(toCard(wish, which, before));
  },
});

export const unsubscribe = defineSubcommand({
  name: 'unsubscribe',
  summary: 'Stop ticket updates in this channel',
  examples: ['unsubscribe'],
  async run({ desk, by, place }) {
    await unsubscribePlace(desk, by, requirePlace(place).id);
    return changed(
      card(
        text('This channel no longer gets ticket updates.'),
        buttons({ label: 'Subscribe', command: 'subscribe' }),
      ),
    );
  },
});

/** Reads which updates the channel wants. `which` is the part of the command that chooses tickets, as typed. */
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
  if (heard.length === 0) {
    throw new Fault('This leaves out every topic.', { hint: 'Keep at least one.', example });
  }
  const wish = {
    topics: heard.length < topicNames.length ? heard : null,
    filter: which.length > 0 ? filter : null,
  };
  return { wish, which: which.join(' ') };
}

/**
 * Reads a word to search for. Throws a `Fault` for a word with a minus, and for one that looks like a topic with a
 * typing error.
 */
function readCustomer(token: Token): string {
  const { value } = token;
  const guess = didYouMean(value.toLowerCase().replace(/^-/, ''), topicNames);
  if (!guess && !value.startsWith('-')) return readSearchWord(token, example);
  throw new Fault(`“${shorten(value)}” isn't a topic.${guess}`, {
    hint: `${value.startsWith('-') ? 'Only a topic or a key can have a minus. ' : ''}Topics: ${topicNames.join(', ')}.`,
    example,
  });
}

function toCard({ topics: names }: Wish, which: string, before: string | null): Card {
  const link = names ? ', for tickets that match ' : ' about tickets that match ';
  const tickets: Inline[] = which ? [link, { bold: plainMentions(which) }] : [];
  return card(
    text(['This channel now gets ', ...topicInlines(names), ...tickets, '.']),
    note(oneMessage),
    before !== null &&
      note(['Previous subscription: ', before ? plainMentions(before) : 'every update', '.']),
    buttons(
      which !== '' && { label: 'Show these tickets', command: `list ${which}` },
      before !== null && { label: 'Restore previous', command: `subscribe ${before}`.trim() },
      { label: 'Unsubscribe', command: 'unsubscribe' },
    ),
  );
}

/**
 * Describes topics as `every update`, `every update except notes`, or `updates about new tickets and holds`. Lists the
 * topics that are left out only if they are fewer.
 */
function topicInlines(names: string[] | null): Inline[] {
  const heard = topics.filter(({ name }) => names?.includes(name) ?? true);
  const leftOut = topics.filter((topic) => !heard.includes(topic));
  if (leftOut.length === 0) return ['every update'];
  // An event can belong to two topics. A channel with either topic gets the event, so “every update except …” would be
  // wrong.
  const isHeard = leftOut.some(({ events }) => events.some((type) => isEventOf(heard, type)));
  return leftOut.length < heard.length && !isHeard
    ? ['every update except ', { bold: listWords(leftOut.map(({ says }) => says)) }]
    : ['updates about ', { bold: listWords(heard.map(({ says }) => says)) }];
}

function isEventOf(some: Topic[], type: EventType): boolean {
  return some.some(({ events }) => events.includes(type));
}

/** Returns the channel in which the command was given. Throws a `Fault` if the bot can't post there. */
export async function postablePlace({ places, place, actor }: CommandContext): Promise<Place> {
  const here = requirePlace(place);
  await places.checkPostable(here, actor.id);
  return here;
}

export function requirePlace(place: Place | null): Place {
  if (place) return place;
  throw new Fault('This command works only in a channel.', { hint: 'Type it in the channel you mean.' });
}
