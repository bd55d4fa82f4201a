import { Fault } from '../errors.ts';
import { platformOf } from '../ids.ts';
import { type Field, shorten } from '../input/field.ts';
import type { Person } from '../people/people.ts';
import { readMention } from './mention.ts';
import type { Context } from './subcommand.ts';

/** Someone named in a command. */
export interface Named {
  /** Their account, where a mention tells it; null: the words are to be looked up. */
  id: string | null;
  /** How it was written. */
  shown: string;
}

/** Reads a mention, `me`, or the words that name someone. Who it is, `whoIs` finds out. */
export function personField(name: string, label: string): Field<Named> {
  return {
    name,
    label,
    hint: 'Someone by @, name or e-mail address, or me.',
    example: 'me',
    input: { kind: 'person' },
    read(raw, { actor }) {
      const mentioned = readMention(raw);
      if (mentioned) return { id: mentioned.id || null, shown: `@${mentioned.name}` };
      const shown = raw.trim();
      return shown.toLowerCase() === 'me' && actor ? { id: actor, shown } : { id: null, shown };
    },
  };
}

/** Who is named: someone who may use the desk. Throws a `Fault` for nobody, for several and for others. */
export async function whoIs(context: Context, field: Field<unknown>, named: Named): Promise<Person> {
  return context.people.checkOther(await accountOf(context, field, named), named.shown, field.name);
}

/** The id of the account that is named, on the platform where it is asked; whether or not it may use the desk. */
export async function accountOf(context: Context, field: Field<unknown>, named: Named): Promise<string> {
  if (named.id !== null) return named.id;
  const { people, account, place } = context;
  const platform = platformOf(account);
  // A mention that was typed, and not picked, comes as words.
  const words = named.shown.replace(/^@/, '');
  const sought = await people.find(words, { platform, near: place?.id ?? null });
  if (sought.id !== null) return sought.id;
  throw toFault(sought.several, named.shown, field, `${people.platforms[platform]?.naming}${others(field)}.`);
}

/** That words name nobody, or several. @param hint what would be right */
export function toFault(several: string[], shown: string, field: { name: string }, hint: string): Fault {
  const says =
    several.length > 0
      ? `“${shorten(shown)}” can be ${either(several)}.`
      : `“${shorten(shown)}” is no one I can find.`;
  return new Fault(says, { hint, field: field.name });
}

/** What a field takes beside people. */
function others({ input }: Field<unknown>): string {
  return input.kind === 'person' && input.nobody ? ', or say me or nobody' : ', or say me';
}

/** A few of them: who has many namesakes must be more exact anyway. */
function either(several: string[], most = 3): string {
  const shown = several.slice(0, most);
  const last = several.length > most ? `${several.length - most} more` : shown.pop();
  return `${shown.join(', ')} or ${last}`;
}
