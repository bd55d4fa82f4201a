import { Fault } from '../../errors.ts';
import { noFilter, type TicketFilter } from '../../ticket/lists/filter.ts';
import { closedPhase } from '../../ticket/playbooks/playbook.ts';
import { readStatus, statuses } from '../../ticket/ticket-row.ts';
import type { CommandContext } from '../context.ts';
import type { Token } from '../grammar/tokens.ts';
import { withOwners } from './filter-owners.ts';
import { joinPhrases } from './filter-phrases.ts';
import {
  addKey,
  addWord,
  filterWords,
  isKey,
  meaningOf,
  type Reader,
  readSearchWord,
} from './ticket-filter.ts';

/** Words that choose tickets by their state. */
const states = [
  'missed',
  'stalled',
  'escalated',
  'nudge',
  'contact-due',
  'held',
  'snoozed',
  'blocked',
  'failed',
] as const;

/** All words that choose tickets without a key, for help. Any other word is searched for. */
export const namedFilters: string[] = [...states, ...statuses, ...filterWords, 'all'];

/**
 * Reads words that choose tickets, as in `stalled phase:cutover -from:gmail acme`. Only open tickets match, unless a word
 * or a phase asks for others. Leaves out the keys in `reader.more`. Throws a `Fault` for a wrong key or value.
 */
export async function readFilter(
  context: CommandContext,
  tokens: Token[],
  reader: Reader,
): Promise<TicketFilter> {
  const filter: TicketFilter = { ...noFilter, status: [], only: {}, not: {}, words: [], states: [] };
  for (const token of joinPhrases(await withOwners(context, reader, tokens))) {
    if (token.key !== undefined && reader.more?.includes(token.key)) continue;
    if (isKey(token)) addKey(context, filter, token, reader);
    else readWord(context, filter, token, reader);
  }
  if (filter.only.phase?.includes(closedPhase)) filter.status.push('closed');
  if (filter.status.length === 0) filter.status = ['open'];
  return filter;
}

function readWord(context: CommandContext, filter: TicketFilter, token: Token, { example }: Reader): void {
  const word = meaningOf(token.value);
  if (word.startsWith('-') && isNamedFilter(word.slice(1))) {
    throw new Fault(`\`${word.slice(1)}\` can't have a minus.`, {
      hint: 'Only a key can exclude tickets.',
      example,
    });
  }
  const state = states.find((name) => name === word);
  const status = readStatus(word);
  if (state) filter.states.push(state);
  else if (status) filter.status.push(status);
  else if (word === 'all') filter.status = [...statuses];
  else if (!addWord(context, filter, token)) filter.words.push(readSearchWord(token, example));
}

/** Whether a word chooses tickets, such as `stalled`, `unassigned`, or `cancelled`. */
export function isNamedFilter(word: string): boolean {
  const meant = meaningOf(word);
  return namedFilters.includes(meant) || readStatus(meant) !== undefined;
}
