import { Fault } from '../../errors.ts';
import { type Field, shorten } from '../../input/field.ts';
import { didYouMean } from '../../input/nearest.ts';
import { withoutWww } from '../../ticket/fields/shapes.ts';
import { ticketFields } from '../../ticket/fields/table.ts';
import type { TicketFilter, TicketMatch } from '../../ticket/lists/filter.ts';
import { phasesOf } from '../../ticket/playbooks/instantiate.ts';
import { toPhaseSlug } from '../../ticket/playbooks/phases.ts';
import { closedPhase } from '../../ticket/playbooks/playbook.ts';
import { parties } from '../../ticket/playbooks/systems.ts';
import type { CommandContext } from '../context.ts';
import { readMention, splitValues } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { owner } from '../subcommands/assign.ts';

/**
 * The keys that choose tickets, and their values. `values` is null for phases and people, which aren't a fixed list.
 */
const keys = new Map<string, { column: keyof TicketMatch; values: string[] | null }>(
  Object.entries({
    phase: { column: 'phase', values: null },
    from: { column: 'source', values: optionsOf(ticketFields.source) },
    to: { column: 'target', values: optionsOf(ticketFields.target) },
    service: { column: 'service', values: optionsOf(ticketFields.service) },
    kind: { column: 'kind', values: ['migration', 'platform-change'] },
    waiting: { column: 'waitingOn', values: parties.map((party) => party.slug) },
    owner: { column: 'ownerId', values: null },
  }),
);

/** All keys in one line for help, as in `from: to: …`. */
export const filterKeys = [...keys.keys()].map((key) => `${key}:`).join(' ');

/** Words that choose tickets without a key. A mention of a person works, too: it chooses that person's tickets. */
export const filterWords = ['mine', 'unowned', 'agreed'];

/** Explains in help what happens to words that are neither filters nor keys. */
export const searchHelp =
  'Any other word searches the customer, domain, account number, and Rackspace ticket. A word with three letters or digits in a row matches anywhere in those fields. Any other word matches only at their beginning.';

/** The command that uses a filter. Error messages show its name and its example. */
interface Reader {
  subcommand: string;
  example: string;
  /** Keys that this command has in addition to the keys of the filter. */
  more?: string[];
}

/**
 * Whether a token counts as a key with a value. With a colon, every key counts. With an equals sign, only a key of the
 * filter counts.
 */
export function isKey({ key, separator }: Token): boolean {
  return key !== undefined && (separator === ':' || keys.has(key));
}

/** Adds `from:gmail` or `-phase:cutover,delta` to a filter. Throws a `Fault` for an unknown key or value. */
export function addKey(context: CommandContext, filter: TicketFilter, token: Token, reader: Reader): void {
  const name = token.key ?? '';
  const key = keys.get(name);
  if (!key) throw unknownKey(name, reader);
  const side = token.negated ? filter.not : filter.only;
  const values = splitValues(token.value);
  if (values.length === 0) throw new Fault(`\`${name}:\` needs a value.`, { example: reader.example });
  if (key.column === 'ownerId') {
    const ids = values.map((value) => readOwner(context, value));
    addTo(side, 'ownerId', ids);
    return;
  }
  const allowed = key.values ?? phaseSlugs(context);
  const read = values.map((value) => readValue(name, toSlug(key.column, value), allowed, reader));
  addTo(side, key.column, read);
}

/**
 * Adds a word that chooses tickets, such as `mine`, to the filter. For any other word, adds nothing and returns false.
 */
export function addWord(context: CommandContext, filter: TicketFilter, token: Token): boolean {
  const word = token.value.toLowerCase();
  if (word === 'mine') addTo(filter.only, 'ownerId', [context.actor.id]);
  else if (word === 'unowned') addTo(filter.only, 'ownerId', [null]);
  else if (word === 'agreed') filter.states = [...filter.states, word];
  else if (readMention(token.value)) addTo(filter.only, 'ownerId', [readOwner(context, token.value)]);
  else return false;
  return true;
}

/** Reads a word to search for, without the `www.` of a domain. Throws a `Fault` for a word without letters and digits, which the index can't find. */
export function readSearchWord({ value }: Token, example: string): string {
  if (/[\p{L}\p{N}]/u.test(value)) return withoutWww(value);
  throw new Fault(`“${shorten(value)}” has no letter or digit to search for.`, { example });
}

/** Returns the keys that accept a word as their value. For `gmail`, `from` is one of them. */
export function keysWithValue(word: string): string[] {
  return [...keys].filter(([, { values }]) => values?.includes(word)).map(([key]) => key);
}

/** Adds values to those that the column may have. If a key appears twice, the values of both match. */
function addTo(match: TicketMatch, column: keyof TicketMatch, values: (string | null)[]): void {
  match[column] = [...(match[column] ?? []), ...values] as string[];
}

function unknownKey(key: string, { subcommand, example, more = [] }: Reader): Fault {
  const all = [...keys.keys(), ...more];
  return new Fault(`\`${subcommand}\` has no \`${shorten(key)}:\`.${didYouMean(key, all, ':')}`, {
    hint: `Keys: ${all.map((name) => `${name}:`).join(' ')}`,
    example,
  });
}

function readValue(key: string, value: string, allowed: string[], { example }: Reader): string {
  if (allowed.includes(value)) return value;
  throw new Fault(`“${shorten(value)}” isn't valid for \`${key}:\`.${didYouMean(value, allowed)}`, {
    hint: `Choose one of: ${allowed.join(', ')}.`,
    example,
  });
}

/** Converts a typed value to the stored one. A phase can be typed as its label. */
function toSlug(column: keyof TicketMatch, value: string): string {
  return column === 'phase' ? toPhaseSlug(value) : value.toLowerCase();
}

function readOwner(context: CommandContext, value: string): string | null {
  const { desk, at, actor } = context;
  return owner.read(value, { calendar: desk.calendar, now: at, actor: actor.id })?.id ?? null;
}

function phaseSlugs({ desk }: CommandContext): string[] {
  const phases = desk.playbooks.flatMap((playbook) => phasesOf(playbook).map((phase) => phase.slug));
  return [...new Set([...phases, closedPhase])];
}

function optionsOf(field: Field<string>): string[] {
  return field.control.kind === 'choice' ? field.control.options.map((option) => option.value) : [];
}
