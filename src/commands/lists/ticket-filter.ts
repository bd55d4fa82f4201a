import { Fault } from '../../errors.ts';
import { withoutWww } from '../../input/domain.ts';
import { type Field, nounOf, type Option, optionFor, shorten } from '../../input/field.ts';
import { didYouMean, typoOf } from '../../input/nearest.ts';
import { ticketFields } from '../../ticket/fields/table.ts';
import type { TicketFilter, TicketMatch } from '../../ticket/lists/filter.ts';
import { phasesOf } from '../../ticket/playbooks/instantiate.ts';
import { phaseLabel, phaseLabels } from '../../ticket/playbooks/phases.ts';
import { closedPhase } from '../../ticket/playbooks/playbook.ts';
import { parties } from '../../ticket/playbooks/systems.ts';
import type { CommandContext } from '../context.ts';
import { readMention, splitValues } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { owner } from '../subcommands/assign.ts';

/**
 * The keys that choose tickets, and their values. `options` is null for phases and people, which aren't a fixed list.
 */
const keys = new Map<string, { column: keyof TicketMatch; options: Option[] | null }>(
  Object.entries({
    phase: { column: 'phase', options: null },
    from: { column: 'source', options: optionsOf(ticketFields.source) },
    to: { column: 'target', options: optionsOf(ticketFields.target) },
    service: { column: 'service', options: optionsOf(ticketFields.service) },
    kind: {
      column: 'kind',
      options: ['migration', 'platform-change'].map((value) => ({ value, label: value.replace('-', ' ') })),
    },
    waiting: {
      column: 'waitingOn',
      options: parties.map(({ slug, words }) => ({ value: slug, label: words })),
    },
    owner: { column: 'ownerId', options: null },
  }),
);

/** All keys in one line for help, as in `from: to: …`. */
export const filterKeys = [...keys.keys()].map((key) => `${key}:`).join(' ');

/** Words that choose tickets without a key. A mention of a person works, too: it chooses that person's tickets. */
export const filterWords = ['mine', 'unowned', 'agreed'];

/** Other words for a filter, such as the words that messages show. */
const meanings: Record<string, string> = { unassigned: 'unowned', 'on-hold': 'held' };

/** Returns the filter that a word means: `unowned` for `unassigned`. Returns any other word in lower case. */
export function meaningOf(word: string): string {
  const lower = word.toLowerCase();
  return Object.hasOwn(meanings, lower) ? meanings[lower]! : lower;
}

/** Explains in help what happens to words that are neither filters nor keys. */
export const searchHelp =
  'Any other word searches the customer, domain, account number, and Rackspace ticket. A word with three letters or digits in a row matches anywhere in those fields. Any other word matches only at their beginning.';

/** The command that uses a filter. Error messages show its name and its example. */
export interface Reader {
  subcommand: string;
  example: string;
  /** Keys that this command has in addition to the keys of the filter. */
  more?: string[];
  /** What the command says after the filter. */
  rest?: string;
}

/**
 * Whether a token counts as a key with a value. With a colon, every key counts. With an equals sign, only a key of the
 * filter counts.
 */
export function isKey(token: Token): boolean {
  return token.key !== undefined && (token.separator === ':' || isFilterKey(token));
}

/** Whether a token has one of the keys that choose tickets. */
export function isFilterKey({ key }: Token): boolean {
  return key !== undefined && keys.has(key);
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
  const options = key.options ?? phaseOptions(context);
  const read = values.map((value) => readValue(name, value, options, reader));
  addTo(side, key.column, read);
}

/**
 * Adds a word that chooses tickets, such as `mine`, to the filter. For any other word, adds nothing and returns false.
 */
export function addWord(context: CommandContext, filter: TicketFilter, token: Token): boolean {
  const word = meaningOf(token.value);
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

/** Returns the filters that a word may mean: `from:gmail` for `gmail`. */
export function filtersFor(word: string): string[] {
  return [...keys].flatMap(([key, { options }]) => {
    const option = optionFor(options ?? [], word);
    return option ? [`${key}:${option.value}`] : [];
  });
}

/** Returns what messages show for the values of a key, such as `Customer testing` for a phase. */
export function labelsOf(key: string): readonly string[] {
  const found = keys.get(key);
  if (found?.column === 'phase') return phaseLabels;
  return found?.options?.map(({ label }) => label) ?? [];
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
    typo: typoOf(key, all),
  });
}

/** What a value is, for keys that aren't its name. */
const nouns: Record<string, string> = {
  from: nounOf(ticketFields.source),
  to: nounOf(ticketFields.target),
  waiting: 'party',
};

function readValue(key: string, value: string, options: Option[], { example }: Reader): string {
  const option = optionFor(options, value);
  if (option) return option.value;
  const allowed = options.map((one) => one.value);
  throw new Fault(`“${shorten(value)}” isn't a valid ${nouns[key] ?? key}.${didYouMean(value, allowed)}`, {
    hint: `Choose one of: ${allowed.join(', ')}.`,
    example,
    typo: typoOf(value, allowed),
  });
}

function readOwner(context: CommandContext, value: string): string | null {
  const { desk, at, actor } = context;
  return owner.read(value, { calendar: desk.calendar, now: at, actor: actor.id })?.id ?? null;
}

function phaseOptions({ desk }: CommandContext): Option[] {
  const phases = desk.playbooks.flatMap((playbook) => phasesOf(playbook).map((phase) => phase.slug));
  return [...new Set([...phases, closedPhase])].map((value) => ({ value, label: phaseLabel(value) }));
}

function optionsOf(field: Field<string>): Option[] {
  return field.control.kind === 'choice' ? field.control.options : [];
}
