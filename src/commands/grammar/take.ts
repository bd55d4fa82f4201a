/** Takes the words of a value from the start of a list of tokens. */

import { type Argument, keysOf, type Subcommand } from '../subcommand.ts';
import { readMention } from './mention.ts';
import { phraseLength } from './phrases.ts';
import type { Token } from './tokens.ts';

/** Returns the argument that a `key:value` is for. Undefined if the subcommand has no such key. */
export function keyedArgument(token: Token, subcommand: Subcommand): Argument | undefined {
  const { key, negated } = token;
  if (!key || negated) return undefined;
  return subcommand.keys?.find((argument) => keysOf(argument).includes(key));
}

/**
 * Removes the value of an argument without a key from the start of `tokens`, and returns the value. `next` is the
 * argument that follows.
 */
export function takePositional(
  tokens: Token[],
  { field }: Argument,
  subcommand: Subcommand,
  next: Argument | undefined,
): string {
  if (field.lead !== undefined && tokens[1] && wordOf(tokens[0]!).toLowerCase() === field.lead)
    tokens.shift();
  const words = wordsUntilKey(tokens, subcommand);
  if (!field.span) return takeWords(tokens, phraseLength(words.map(wordOf), field.phrases));
  // A quoted value stands alone, and so does a mention.
  const alone = words.findIndex((token, i) => i > 0 && (token.quoted || readMention(token.value) !== null));
  const start = words.findIndex((token, i) => i > 0 && next?.field.startsWith?.(wordOf(token)));
  const end = Math.min(...[alone, start].filter((i) => i > 0), words[0]?.quoted ? 1 : words.length);
  return takeWords(tokens, Math.max(1, field.span(words.slice(0, end).map(wordOf))));
}

/**
 * Removes the words that continue the value of a key, as in `cutover:tomorrow 4pm`, and returns the whole value. Before
 * free text, the value is as long as possible. Otherwise, it takes all words up to the next key, unless another
 * argument can take the rest.
 */
export function takeKeyed(
  key: Token,
  tokens: Token[],
  { field }: Argument,
  subcommand: Subcommand,
  positionals: Argument[],
): string {
  const words = [key.value, ...wordsUntilKey(tokens, subcommand).map(wordOf)];
  const isText = subcommand.text !== undefined;
  if (key.quoted && (isText || !field.span)) return key.value;
  const length = field.span ? field.span(words) : phraseLength(words, field.phrases, { exact: true });
  const takesAll = field.span && !isText && !canTake(positionals, words.slice(Math.max(1, length)));
  const rest = takeWords(tokens, (takesAll ? words.length : Math.max(1, length)) - 1);
  return rest ? `${key.value} ${rest}` : key.value;
}

/** Whether the next argument without a key can take the words that a date leaves over. */
function canTake([next]: Argument[], words: string[]): boolean {
  if (!next || words.length === 0) return false;
  return !next.takesRest || words.every((word) => next.field.startsWith?.(word));
}

function wordsUntilKey(tokens: Token[], subcommand: Subcommand): Token[] {
  const end = tokens.findIndex(
    (token) => keyedArgument(token, subcommand) || (!subcommand.text && token.key && token.separator === ':'),
  );
  return tokens.slice(0, end < 0 ? undefined : end);
}

function takeWords(tokens: Token[], count: number): string {
  return tokens.splice(0, count).map(wordOf).join(' ');
}

/** Returns a word without its quotes. A word that only looks like `key:value` stays as typed. */
export function wordOf(token: Token): string {
  return token.key ? token.raw : token.value;
}
