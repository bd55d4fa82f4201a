import { Fault } from '../errors.ts';
import { platformOf } from '../ids.ts';
import { type Field, shorten } from '../input/field.ts';
import type { Person } from '../people/people.ts';
import type { Candidate } from '../people/seek.ts';
import { listWords } from '../phrase.ts';
import { plural } from '../ticket/words.ts';
import type { CommandContext } from './context.ts';
import { readMention, toMention } from './grammar/mention.ts';

/** A person who is named in a command. */
export interface Named {
  /** The account's id, if a mention or `me` gives it. Null if the name has to be looked up. */
  id: string | null;
  /** The name as typed: `@Dana Reyes`. */
  written: string;
}

/** A field for a person: a mention, `me`, or a name. `whoIs` finds the person. */
export function personField(name: string, label: string): Field<Named> {
  return {
    name,
    label,
    hint: 'Enter an @mention, a name, an email address, or me.',
    example: 'me',
    control: { kind: 'person' },
    // A full name has several words. A mention and `me` stand alone.
    span: ([first = '', ...more]) => (readMention(first) || isAlone(first) ? 1 : 1 + more.length),
    read(raw, { actor }) {
      const mentioned = readMention(raw);
      if (mentioned) return { id: mentioned.id || null, written: `@${mentioned.name}` };
      const written = raw.trim();
      return written.toLowerCase() === 'me' && actor ? { id: actor, written } : { id: null, written };
    },
  };
}

function isAlone(word: string): boolean {
  return ['me', ...nobodyWords].includes(word.toLowerCase());
}

/** Words for nobody, for fields that accept nobody. */
export const nobodyWords = ['nobody', 'none', 'unassigned', 'unowned'];

/** Finds a named person who can use Migration Desk. Throws a `Fault` unless exactly one person matches. */
export async function whoIs(context: CommandContext, field: Field<unknown>, named: Named): Promise<Person> {
  const { id } = await accountOf(context, field, named);
  return context.people.checkOther(id, named.written, field.name);
}

/**
 * Finds a named person's account on the platform of the request, even if that person can't use Migration Desk.
 *
 * @param more the words after the name, which may belong to it. The result's `words` has the whole name
 */
export async function accountOf(
  context: CommandContext,
  field: Field<unknown>,
  named: Named,
  more: string[] = [],
): Promise<{ id: string; words: string }> {
  if (named.id !== null) return { id: named.id, words: named.written };
  const { people, account, place } = context;
  const platform = platformOf(account);
  // A mention that is typed by hand, and not picked from the list, arrives as plain text such as `@Dana`.
  const name = named.written.replace(/^@/, '');
  const names = more.map((_, i) => [name, ...more.slice(0, more.length - i)].join(' '));
  const sought = await people.find([...names, name], { platform, near: place?.id ?? null });
  if (sought.id !== null) return sought;
  const hint = `${people.platforms[platform]?.naming}. You can also enter ${others(field)}.`;
  throw toFault(sought.several, named.written, field, hint, ({ id, name: full }) => toMention(id, full));
}

/**
 * Creates the fault for a name that matches nobody, or several people.
 * @param hint says what to enter
 * @param toValue returns what names one of several people
 */
export function toFault(
  several: Candidate[],
  written: string,
  field: { name: string },
  hint: string,
  toValue: (one: Candidate) => string,
): Fault {
  const says =
    several.length > 0
      ? `“${shorten(written)}” could be ${either(several.map(({ shown }) => shown))}.`
      : `Can't find anyone named “${shorten(written)}”.`;
  const choices = several
    .slice(0, mostChoices)
    .map((one) => ({ label: labelOf(one, several), value: toValue(one) }));
  return new Fault(says, { hint, field: field.name, choices });
}

/** How many people a fault offers as buttons. */
const mostChoices = 5;

/** A person's name. For people with the same name, the email address, because a button has no room for both. */
function labelOf({ id, name, email }: Candidate, several: Candidate[]): string {
  return several.some((other) => other.id !== id && other.name === name) ? (email ?? name) : name;
}

/** Says what a field accepts besides people. */
function others({ control }: Field<unknown>): string {
  return control.kind === 'person' && control.nobody ? '`me` or `nobody`' : '`me`';
}

/** Lists the first few names, joined with "or". */
function either(several: string[], most = 3): string {
  const others = several.length - most;
  return listWords([...several.slice(0, most), ...(others > 0 ? [plural(others, 'other')] : [])], 'or');
}
