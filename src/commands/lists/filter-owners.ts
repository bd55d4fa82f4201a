import { Fault } from '../../errors.ts';
import type { CommandContext } from '../context.ts';
import { readMention, splitValues, toMention } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { accountOf } from '../named.ts';
import { owner } from '../subcommands/assign.ts';
import type { Reader } from './ticket-filter.ts';

/** How many words a name can have after its first one. */
const longest = 3;

/** The owners of one filter, as mentions, and how many of the words after the filter belong to the last name. */
interface Owners {
  value: string;
  count: number;
}

/**
 * Replaces each owner in a filter with a mention of that person's account. In `owner:Dana Reyes acme`, the words after
 * the key belong to the name if someone has that name.
 */
export async function withOwners(
  context: CommandContext,
  { subcommand, rest }: Pick<Reader, 'subcommand' | 'rest'>,
  tokens: Token[],
): Promise<Token[]> {
  const found: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const [before, token, after] = [tokens.slice(0, at), tokens[at]!, tokens.slice(at + 1)];
    const owners = await readOwners(context, token, wordsAfter(token, after), (value, count) =>
      [subcommand, ...rawOf(before), `${keyOf(token)}${value}`, ...rawOf(after.slice(count)), rest ?? []]
        .flat()
        .join(' '),
    );
    found.push({ ...token, value: owners.value });
    at += 1 + owners.count;
  }
  return found;
}

/** Returns the words after a filter that may belong to the name in it. */
function wordsAfter({ quoted }: Token, after: Token[]): string[] {
  if (quoted) return [];
  const end = after.findIndex((token) => token.key || token.quoted || readMention(token.value));
  return after.slice(0, end < 0 ? longest : Math.min(end, longest)).map(({ value }) => value);
}

/** @param toCommand returns the whole command with another value, and without some of the words after it */
async function readOwners(
  context: CommandContext,
  token: Token,
  more: string[],
  toCommand: (value: string, count: number) => string,
): Promise<Owners> {
  if (token.key ? token.key !== 'owner' : !readMention(token.value)) return { value: token.value, count: 0 };
  const values = splitValues(token.value);
  const owners = await Promise.all(
    values.map((value, i) => {
      const isLast = i === values.length - 1;
      const others = (one: string) => values.with(i, one).join(',');
      return toOwner(context, value, isLast ? more : []).catch((error) => {
        throw withButtons(error, value, isLast ? more : [], (one, count) => toCommand(others(one), count));
      });
    }),
  );
  return { value: owners.map(({ value }) => value).join(','), count: owners.at(-1)?.count ?? 0 };
}

/** Finds an owner by name. Includes people who can no longer use Migration Desk, because they may still own tickets. */
async function toOwner(context: CommandContext, value: string, more: string[]): Promise<Owners> {
  const { desk, at, account, people } = context;
  const named = owner.read(value, { calendar: desk.calendar, now: at, actor: account });
  if (!named) return { value: 'nobody', count: 0 };
  const { id, words } = await accountOf(context, owner, named, more);
  const count = words.split(' ').length - named.written.split(' ').length;
  const written = [named.written, ...more.slice(0, count)].join(' ').replaceAll(',', ' ');
  return { value: toMention(await people.sameAs(id), written), count };
}

/** Turns the people whom a name may mean into buttons. Each repeats the command with one of them. */
function withButtons(
  error: unknown,
  value: string,
  more: string[],
  toCommand: (value: string, count: number) => string,
): unknown {
  if (!(error instanceof Fault)) return error;
  const buttons = error.choices.map((choice) => {
    const name = choice.label.toLowerCase();
    const counts = more.map((_, i) => i + 1);
    const isName = (count: number) =>
      name.startsWith([value, ...more.slice(0, count)].join(' ').toLowerCase());
    return { label: choice.label, command: toCommand(choice.value, counts.findLast(isName) ?? 0) };
  });
  return error.with({ buttons: [...error.buttons, ...buttons], choices: [] });
}

function keyOf({ key, negated }: Token): string {
  return key ? `${negated ? '-' : ''}${key}:` : '';
}

function rawOf(tokens: Token[]): string[] {
  return tokens.map(({ raw }) => raw);
}
