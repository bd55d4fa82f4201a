import { Fault } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { didYouMean, typoOf } from '../../input/nearest.ts';
import { type LevelName, levelNames } from '../../ticket/announcements/levels.ts';
import type { Wish } from '../../ticket/announcements/subscriptions.ts';
import { topics } from '../../ticket/announcements/topics.ts';
import { noFilter, type TicketFilter } from '../../ticket/lists/filter.ts';
import { statuses } from '../../ticket/ticket-row.ts';
import type { CommandContext } from '../context.ts';
import { type Token, tokenize } from '../grammar/tokens.ts';
import { withOwners } from '../lists/filter-owners.ts';
import { joinPhrases } from '../lists/filter-phrases.ts';
import { addKey, addWord, isKey, readSearchWord } from '../lists/ticket-filter.ts';

export const example = 'subscribe opened phase stalled from:gmail -service:self-service';
const reader = { subcommand: 'subscribe', example };

export const topicNames = topics.map(({ name }) => name);

/** What a channel asks for. */
export interface Read {
  wish: Wish;
  /** The command without the level, as typed. */
  said: string;
}

/**
 * Reads which updates a channel wants.
 * @param present the level of the channel's present subscription. Null if there is none
 */
export async function readWish(
  context: CommandContext,
  typed: Token[],
  present: LevelName | null,
): Promise<Read> {
  const named = typed.flatMap((token) => levelOf(token) ?? []);
  const rest = typed.filter((token) => !levelOf(token));
  const tokens = joinPhrases(await withOwners(context, reader, rest));
  const filter: TicketFilter = { ...noFilter, status: [...statuses], only: {}, not: {} };
  const [wanted, unwanted] = [new Set<string>(), new Set<string>()];
  const others = tokens.filter((token) => !topicOf(token));
  for (const token of tokens) {
    const topic = topicOf(token);
    if (topic) (topic.isLeftOut ? unwanted : wanted).add(topic.name);
  }
  for (const token of others) {
    if (isKey(token)) addKey(context, filter, token, reader);
    else if (!addWord(context, filter, token)) filter.words = [...filter.words, readCustomer(token)];
  }
  const heard = topicNames.filter((name) => !unwanted.has(name) && (wanted.size === 0 || wanted.has(name)));
  if (heard.length === 0) {
    throw new Fault('This leaves out every topic.', { hint: 'Keep at least one.', example });
  }
  // Someone who names topics wants to see them in the channel itself.
  const usual = present ?? (wanted.size > 0 ? 'everything' : 'normal');
  const wish = {
    level: oneOf(named) ?? usual,
    topics: heard.length < topicNames.length ? heard : null,
    filter: others.length > 0 ? filter : null,
  };
  return { wish, said: rest.map(({ raw }) => raw).join(' ') };
}

/** The part of a command that chooses tickets, as typed. */
export function ticketsOf(said: string): string {
  return tokenize(said)
    .filter((token) => !topicOf(token))
    .map(({ raw }) => raw)
    .join(' ');
}

/** The level that a token names. `all` is another word for `everything`. */
function levelOf({ key, quoted, value }: Token): LevelName | undefined {
  const word = key || quoted ? '' : value.toLowerCase();
  return word === 'all' ? 'everything' : levelNames.find((name) => name === word);
}

/** The topic that a token names, and whether a minus leaves it out. Null for any other token. */
function topicOf({ key, value }: Token): { name: string; isLeftOut: boolean } | null {
  const [, minus, name = ''] = /^(-?)(.*)$/s.exec(value.toLowerCase()) ?? [];
  return !key && topicNames.includes(name) ? { name, isLeftOut: minus === '-' } : null;
}

function oneOf(named: LevelName[]): LevelName | undefined {
  const [first, ...others] = named;
  const other = others.find((name) => name !== first);
  if (other) {
    throw new Fault(`A channel has one level, so it can't be both ${first} and ${other}.`, {
      hint: 'Name one of them.',
      example: `subscribe ${first}`,
    });
  }
  return first;
}

/**
 * Reads a word to search for. Throws a `Fault` for a word with a minus, and for one that looks like a topic with a
 * typing error.
 */
function readCustomer(token: Token): string {
  const { value } = token;
  const name = value.replace(/^-/, '');
  const guess = didYouMean(name, topicNames);
  if (!guess && !value.startsWith('-')) return readSearchWord(token, example);
  throw new Fault(`“${shorten(value)}” isn't a topic.${guess}`, {
    hint: `${value.startsWith('-') ? 'Only a topic or a key can have a minus. ' : ''}Topics: ${topicNames.join(', ')}.`,
    example,
    typo: typoOf(name, topicNames),
  });
}
