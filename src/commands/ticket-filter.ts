import { Fault } from '../errors.ts';
import { type Field, shorten } from '../input/field.ts';
import { didYouMean } from '../input/nearest.ts';
import * as fields from '../ticket/fields/fields.ts';
import type { TicketFilter, TicketMatch } from '../ticket/lists/filter.ts';
import { phasesOf } from '../ticket/playbooks/instantiate.ts';
import { toPhaseSlug } from '../ticket/playbooks/phases.ts';
import { closedPhase } from '../ticket/playbooks/playbook.ts';
import { parties } from '../ticket/playbooks/systems.ts';
import { readMention, splitValues } from './mention.ts';
import type { Context } from './subcommand.ts';
import { owner } from './subcommands/assign.ts';
import type { Token } from './tokens.ts';

/** The keys that choose tickets, and the values they take; null: any phase, any person. */
const keys = new Map<string, { column: keyof TicketMatch; values: string[] | null }>(
  Object.entries({
    phase: { column: 'phase', values: null },
    from: { column: 'source', values: optionsOf(fields.source) },
    to: { column: 'target', values: optionsOf(fields.target) },
    service: { column: 'service', values: optionsOf(fields.service) },
    kind: { column: 'kind', values: ['migration', 'platform-change'] },
    waiting: { column: 'waitingOn', values: parties.map((party) => party.slug) },
    owner: { column: 'ownerId', values: null },
  }),
);

/** `from: to: …`, for help. */
export const filterKeys = [...keys.keys()].map((key) => `${key}:`).join(' ');

/** Words that choose tickets; a mention is one as well. */
export const filterWords = ['mine', 'unowned', 'agreed'];

/** Says in help what any other word does. */
export const searchHelp =
  'Any other word searches customer, domain, account, and Rackspace ticket. A word without three letters or digits in a row must be at the start of one of these.';

/** Who reads a filter, for the faults in it. */
interface Reader {
  subcommand: string;
  example: string;
  /** Keys of its own. */
  more?: string[];
}

/** Whether a word is a key of a filter, or is meant as one: an equals sign makes one of a declared key only. */
export function isKey({ key, separator }: Token): boolean {
  return key !== undefined && (separator === ':' || keys.has(key));
}

/** Adds `from:gmail` or `-phase:cutover,delta` to a filter. Throws a `Fault` for what it cannot be. */
export function addKey(context: Context, filter: TicketFilter, token: Token, reader: Reader): void {
  const name = token.key ?? '';
  const key = keys.get(name);
  if (!key) throw unknownKey(name, reader);
  const side = token.negated ? filter.not : filter.only;
  const values = splitValues(token.value);
  if (values.length === 0) throw new Fault(`\`${name}:\` has no value.`, { example: reader.example });
  if (key.column === 'ownerId') {
    const ids = values.map((value) => readOwner(context, value));
    addTo(side, 'ownerId', ids);
    return;
  }
  const allowed = key.values ?? phaseSlugs(context);
  const read = values.map((value) => readValue(name, toSlug(key.column, value), allowed, reader));
  addTo(side, key.column, read);
}

/** Adds a word that chooses tickets; false when it does not. */
export function addWord(context: Context, filter: TicketFilter, token: Token): boolean {
  const word = token.value.toLowerCase();
  if (word === 'mine') addTo(filter.only, 'ownerId', [context.actor.id]);
  else if (word === 'unowned') addTo(filter.only, 'ownerId', [null]);
  else if (word === 'agreed') filter.states = [...filter.states, word];
  else if (readMention(token.value)) addTo(filter.only, 'ownerId', [readOwner(context, token.value)]);
  else return false;
  return true;
}

/** Reads a word to search for. Throws a `Fault` for a word without letters and digits, which no index can find. */
export function readSearchWord({ value }: Token, example: string): string {
  if (/[\p{L}\p{N}]/u.test(value)) return value;
  throw new Fault(`“${shorten(value)}” has no letter or digit to search for.`, { example });
}

/** Keys of which the word is a value: `gmail` was perhaps meant as `from:gmail`. */
export function keysWithValue(word: string): string[] {
  return [...keys].filter(([, { values }]) => values?.includes(word)).map(([key]) => key);
}

/** A key given twice means either. */
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
  throw new Fault(`\`${key}:\` cannot be “${shorten(value)}”.${didYouMean(value, allowed)}`, {
    hint: `One of: ${allowed.join(' ')}.`,
    example,
  });
}

/** A phase may be named by its label. */
function toSlug(column: keyof TicketMatch, value: string): string {
  return column === 'phase' ? toPhaseSlug(value) : value.toLowerCase();
}

function readOwner(context: Context, value: string): string | null {
  const { desk, at, actor } = context;
  return owner.read(value, { calendar: desk.calendar, now: at, actor: actor.id })?.id ?? null;
}

function phaseSlugs({ desk }: Context): string[] {
  const phases = desk.playbooks.flatMap((playbook) => phasesOf(playbook).map((phase) => phase.slug));
  return [...new Set([...phases, closedPhase])];
}

function optionsOf(field: Field<string>): string[] {
  return field.input.kind === 'choice' ? field.input.options.map((option) => option.value) : [];
}
