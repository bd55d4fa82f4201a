import { Fault } from '../errors.ts';
import { shorten } from '../input/field.ts';
import { didYouMean, nearest } from '../input/nearest.ts';
import { readTicketNumber } from '../ticket/fields/fields.ts';
import { listWords } from '../ticket/words.ts';
import { plainMentions } from './mention.ts';
import { phraseLength } from './phrases.ts';
import { type Argument, argumentsOf, type Subcommand } from './subcommand.ts';
import { type Token, tokenize } from './tokens.ts';

/** What was written, sorted by argument and not read yet. */
export interface Said {
  subcommand: Subcommand;
  ticket: number;
  values: Map<string, string>;
  tokens: Token[];
}

/** Sorts a command's words into its subcommand's arguments. Throws a `Fault` that names the word that fits nowhere. */
export function parse(text: string, subcommands: Subcommand[]): Said {
  const [first, ...rest] = tokenizeHead(text, subcommands);
  const subcommand = findSubcommand(first, subcommands);
  const shorthand = first && subcommand.name !== first.value.toLowerCase() && subcommand.ticket;
  const tokens = shorthand ? [first, ...rest] : rest;
  if (subcommand.loose) return { subcommand, ticket: 0, values: new Map(), tokens };
  const ticket = subcommand.ticket ? readTicket(tokens.shift(), subcommand) : 0;
  const values = subcommand.text ? sortWithText(text, tokens, subcommand) : sort(tokens, subcommand);
  return { subcommand, ticket, values, tokens };
}

/** A text at the end is taken as it is: its quotes need not be closed, but those of a key must be. */
function tokenizeHead(text: string, subcommands: Subcommand[]): Token[] {
  const name = /^\s*(\S+)/.exec(text)?.[1]?.toLowerCase();
  const subcommand = subcommands.find((candidate) => candidate.name === name);
  try {
    return tokenize(text);
  } catch (error) {
    const inKey = subcommand?.keys?.some(({ field }) =>
      new RegExp(`\\s${field.name}[:=]["“”„‟]`, 'i').test(text),
    );
    if (!subcommand?.text || inKey) throw error;
    return tokenize(text.replace(/["“”„‟]/g, ' '));
  }
}

function findSubcommand(first: Token | undefined, subcommands: Subcommand[]): Subcommand {
  const named = (name: string) => subcommands.find((subcommand) => subcommand.name === name);
  const word = first?.raw === '?' ? 'help' : (first?.raw.toLowerCase() ?? '');
  const found = named(word);
  if (found) return found;
  const show = named('show');
  if (show && readTicketNumber(word) !== null) return show;
  const names = subcommands.map((subcommand) => subcommand.name).filter(Boolean);
  const guess = nearest(word, names);
  throw new Fault(`There is no subcommand “${shorten(first?.raw ?? '')}”.${didYouMean(word, names)}`, {
    hint: guess ? '`help` has them all.' : `Subcommands: ${names.join(' ')}.`,
    example: named(guess ?? 'help')?.examples[0] ?? 'help',
  });
}

function readTicket(token: Token | undefined, subcommand: Subcommand): number {
  const number = token && !token.key ? readTicketNumber(token.value) : null;
  if (number) return number;
  throw new Fault(
    token ? `“${shorten(token.raw)}” is not a ticket.` : `Which ticket? \`${subcommand.name}\` needs one.`,
    {
      hint: 'A ticket is written MIG-12, #12 or 12.',
      example: subcommand.examples[0],
      field: 'ticket',
    },
  );
}

/** Keys anywhere, words in their order. */
function sort(tokens: Token[], subcommand: Subcommand): Map<string, string> {
  const values = new Map<string, string>();
  const words = [...(subcommand.words ?? [])];
  const rest = [...tokens];
  for (let token = rest[0]; token; token = rest[0]) {
    const key = keyOf(token, subcommand);
    if (key) {
      give(values, key, token.value);
      rest.shift();
      continue;
    }
    if (token.key && token.separator === ':') throw unknownKey(token, subcommand);
    const argument = words[0];
    if (!argument) throw tooMany(token, subcommand);
    if (argument.many) {
      values.set(argument.field.name, `${values.get(argument.field.name) ?? ''} ${token.raw}`.trim());
      rest.shift();
    } else {
      give(values, argument, takeValue(rest, argument, subcommand));
      words.shift();
    }
  }
  return values;
}

/** Words in their order, then keys, then text as it was written. */
function sortWithText(text: string, tokens: Token[], subcommand: Subcommand): Map<string, string> {
  const values = new Map<string, string>();
  const rest = [...tokens];
  for (const argument of subcommand.words ?? []) {
    const token = rest[0];
    if (!token || keyOf(token, subcommand)) continue;
    give(values, argument, takeValue(rest, argument, subcommand));
  }
  for (let token = rest[0]; token; token = rest[0]) {
    const key = keyOf(token, subcommand);
    if (!key) break;
    give(values, key, token.value);
    rest.shift();
  }
  if (rest[0] && subcommand.text) values.set(subcommand.text.field.name, unquote(text.slice(rest[0].start)));
  return values;
}

/** Removes the value of an argument from the tokens: one word, or several that make up a phrase of its field. */
function takeValue(tokens: Token[], { field }: Argument, subcommand: Subcommand): string {
  const end = tokens.findIndex((token) => keyOf(token, subcommand));
  const words = tokens.slice(0, end < 0 ? undefined : end).map(wordOf);
  return tokens.splice(0, phraseLength(words, field.phrases)).map(wordOf).join(' ');
}

/** A word as it is meant; what only looks like a `key:value` is a word as it stands. */
function wordOf(token: Token): string {
  return token.key ? token.raw : token.value;
}

function keyOf(token: Token, subcommand: Subcommand): Argument | undefined {
  if (!token.key || token.negated) return undefined;
  return subcommand.keys?.find((argument) => argument.field.name === token.key);
}

function give(values: Map<string, string>, { field }: Argument, value: string): void {
  if (values.has(field.name)) {
    throw new Fault(`\`${field.name}\` is given twice.`, { hint: 'Give it once.', field: field.name });
  }
  values.set(field.name, value);
}

/** A text that is wholly in quotes is meant without them. */
function unquote(text: string): string {
  const trimmed = text.trim();
  return /^["“”„‟]([^"“”„‟]*)["“”„‟]$/.exec(trimmed)?.[1] ?? trimmed;
}

function unknownKey(token: Token, subcommand: Subcommand): Fault {
  const keys = (subcommand.keys ?? []).map((argument) => argument.field.name);
  const { refusedKeys } = subcommand;
  if (refusedKeys?.names.includes(token.key ?? '')) {
    return new Fault(`\`${subcommand.name}\` has no \`${token.key}:\`. ${refusedKeys.why}`, {
      example: subcommand.examples[0],
    });
  }
  const name = `\`${token.negated ? '-' : ''}${shorten(token.key ?? '')}:\``;
  return new Fault(`\`${subcommand.name}\` has no ${name}.${didYouMean(token.key ?? '', keys, ':')}`, {
    hint: keys.length > 0 ? `It takes: ${keys.map((key) => `${key}:`).join(' ')}` : 'It takes no keys.',
    example: subcommand.examples[0],
  });
}

function tooMany(token: Token, subcommand: Subcommand): Fault {
  const known = argumentsOf(subcommand).map((argument) => argument.field.name);
  const word = shorten(plainMentions(token.raw));
  const did = didYouMean(token.value, known, ':');
  return new Fault(`\`${subcommand.name}\` does not understand “${word}”.${did}`, {
    hint: subcommand.keys?.length
      ? 'A value with spaces goes in quotes.'
      : `It takes ${takes(subcommand)}, and no more.`,
    example: subcommand.examples[0],
  });
}

function takes(subcommand: Subcommand): string {
  const words = [
    ...(subcommand.ticket ? ['a ticket'] : []),
    ...(subcommand.words ?? []).map(({ field }) => field.name),
  ];
  return words.length > 0 ? listWords(words) : 'nothing';
}
