import { Fault } from '../errors.ts';
import { platformOf } from '../ids.ts';
import { type Field, shorten } from '../input/field.ts';
import type { Person } from '../people/people.ts';
import { listWords, plural } from '../ticket/words.ts';
import type { CommandContext } from './context.ts';
import { readMention } from './grammar/mention.ts';

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
    read(raw, { actor }) {
      const mentioned = readMention(raw);
      if (mentioned) return { id: mentioned.id || null, written: `@${mentioned.name}` };
      const written = raw.trim();
      return written.toLowerCase() === 'me' && actor ? { id: actor, written } : { id: null, written };
    },
  };
}

/** Finds a named person who can use Migration Desk. Throws a `Fault` unless exactly one person matches. */
export async function whoIs(context: CommandContext, field: Field<unknown>, named: Named): Promise<Person> {
  return context.people.checkOther(await accountOf(context, field, named), named.written, field.name);
}

/** Finds a named person's account on the platform of the request, even if that person can't use Migration Desk. */
export async function accountOf(
  context: CommandContext,
  field: Field<unknown>,
  named: Named,
): Promise<string> {
  if (named.id !== null) return named.id;
  const { people, account, place } = context;
  const platform = platformOf(account);
  // A mention that is typed by hand, and not picked from the list, arrives as plain text such as `@Dana`.
  const name = named.written.replace(/^@/, '');
  const sought = await people.find(name, { platform, near: place?.id ?? null });
  if (sought.id !== null) return sought.id;
  throw toFault(
    sought.several,
    named.written,
    field,
    `${people.platforms[platform]?.naming}. You can also enter ${others(field)}.`,
  );
}

/**
 * Creates the fault for a name that matches nobody, or several people.
 * @param hint says what to enter
 */
export function toFault(several: string[], written: string, field: { name: string }, hint: string): Fault {
  const says =
    several.length > 0
      ? `“${shorten(written)}” could be ${either(several)}.`
      : `Can't find anyone named “${shorten(written)}”.`;
  return new Fault(says, { hint, field: field.name });
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
