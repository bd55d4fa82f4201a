/** Faults for words that fit no argument. Each example repeats what was typed, with the word corrected. */

import { Fault } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { didYouMean, nearest, typoOf } from '../../input/nearest.ts';
import { type Argument, argumentsOf, type Subcommand } from '../subcommand.ts';
import { plainMentions } from './mention.ts';
import { keyedArgument } from './take.ts';
import type { Token } from './tokens.ts';

/** The longest command in an example, in characters. */
export const longestExample = 1_000;

export function unknownKey(text: string, token: Token, subcommand: Subcommand): Fault {
  const { refusedKeys } = subcommand;
  const [key = '', keys] = [token.key, (subcommand.keys ?? []).map((argument) => argument.field.name)];
  if (refusedKeys?.names.includes(key)) {
    return new Fault(`\`${subcommand.name}\` has no \`${key}:\`. ${refusedKeys.why}`, {
      example: subcommand.examples[0],
    });
  }
  const minus = token.negated ? '-' : '';
  const guess = nearest(key, keys);
  const after = text.slice(token.start + minus.length + key.length);
  const name = `\`${minus}${shorten(key)}:\``;
  return new Fault(`\`${subcommand.name}\` has no ${name}.${didYouMean(key, keys, ':')}`, {
    hint: keys.length > 0 ? `Its keys: ${keys.map((one) => `${one}:`).join(' ')}` : 'It has no keys.',
    example: exampleOf(guess && `${text.slice(0, token.start)}${guess}${after}`, subcommand),
    typo: typoOf(key, keys),
  });
}

export function notUnderstood(text: string, token: Token, tokens: Token[], subcommand: Subcommand): Fault {
  const known = argumentsOf(subcommand).map((argument) => argument.field.name);
  const word = shorten(plainMentions(token.raw));
  const quoted = withQuotes(text, token, tokens, subcommand);
  const guess = quoted
    ? ` Did you mean \`${quoted.key}:"${shorten(plainMentions(quoted.value))}"\`?`
    : didYouMean(token.value, known, ':');
  return new Fault(`\`${subcommand.name}\` doesn't understand “${word}”.${guess}`, {
    hint: subcommand.keys?.length
      ? 'If a value has spaces, put it in quotes.'
      : `Type \`${patternOf(subcommand)}\`.`,
    example: exampleOf(quoted?.text, subcommand),
    typo: quoted
      ? { said: quoted.value, meant: `"${quoted.value}"`, label: 'Put it in quotes' }
      : typoOf(token.value, known, ':'),
  });
}

/** Whether a word belongs to the value before it, which then needs quotes, and not to the next argument. */
export function isRestOfValue(
  { field }: Argument,
  word: Token,
  tokens: Token[],
  subcommand: Subcommand,
): boolean {
  return field.startsWith?.(word.value) === false && openValue(word, tokens, subcommand) !== null;
}

/** Puts a value of several words in quotes: `customer:Acme Corp` becomes `customer:"Acme Corp"`. */
function withQuotes(
  text: string,
  word: Token,
  tokens: Token[],
  subcommand: Subcommand,
): { key: string; value: string; text: string } | undefined {
  const open = openValue(word, tokens, subcommand);
  // A value such as an account number has no spaces.
  if (!open || !keyedArgument(open, subcommand)?.field.example.includes(' ')) return undefined;
  const next = tokens.slice(tokens.indexOf(word)).find((token) => keyedArgument(token, subcommand));
  const value = text.slice(open.start, next?.start).slice(`${open.key}:`.length).trim();
  if (/["“”„‟]/.test(value)) return undefined;
  const quoted = `${text.slice(0, open.start)}${open.key}:"${value}" ${next ? text.slice(next.start) : ''}`;
  return { key: open.key ?? '', value, text: quoted };
}

/** Returns the `key:value` right before a word, if its value is text without quotes. */
function openValue(word: Token, tokens: Token[], subcommand: Subcommand): Token | null {
  const before = tokens[tokens.indexOf(word) - 1];
  const argument = before && !before.quoted ? keyedArgument(before, subcommand) : undefined;
  return before && argument?.field.control.kind === 'text' ? before : null;
}

function exampleOf(text: string | undefined, subcommand: Subcommand): string | undefined {
  return text && text.length <= longestExample ? plainMentions(text).trim() : subcommand.examples[0];
}

/** Returns the pattern of a command without keys, such as `assign TICKET OWNER`. */
function patternOf({ name, ticket, positionals = [] }: Subcommand): string {
  return [
    name,
    ...(ticket ? ['TICKET'] : []),
    ...positionals.map(({ field }) => field.name.toUpperCase()),
  ].join(' ');
}
