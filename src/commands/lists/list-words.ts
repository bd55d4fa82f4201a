import { listWords } from '../../phrase.ts';
import type { TicketFilter, TicketMatch } from '../../ticket/lists/filter.ts';
import type { TicketPage } from '../../ticket/lists/find-tickets.ts';
import type { OrderName } from '../../ticket/lists/order.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { nameOf } from '../../ticket/state.ts';
import { plural } from '../../ticket/words.ts';

/** How a title says that tickets are in a state: before or after the word “tickets”. */
const states: Record<TicketFilter['states'][number], { before: string } | { after: string }> = {
  stalled: { before: 'stalled' },
  escalated: { before: 'escalated' },
  snoozed: { before: 'snoozed' },
  blocked: { before: 'blocked' },
  nudge: { after: 'stalled or soon to be' },
  held: { after: 'on hold' },
  agreed: { after: 'with a date ahead' },
  failed: { after: "with mailboxes that can't move" },
  missed: { after: 'with a missed date or a lockout' },
  'contact-due': { after: 'with a contact due' },
};

/** The parts of a filter that a title can put into words. */
const sayable: (keyof TicketMatch)[] = ['ownerId', 'phase'];

/**
 * The title of a list, with its order: `3 tickets with a date ahead owned by Sam Okafor, earliest date first`. Repeats a
 * filter that it can't put into words as it was typed.
 *
 * @param typed the filter as typed
 * @param reader the id of the person who reads the list
 */
export function listTitle(
  { total, isMore, names, order }: TicketPage,
  filter: TicketFilter,
  { typed, reader }: { typed: string; reader: string },
): string {
  const count = isMore ? 'More than ' : '';
  const { before, after } = isSayable(filter)
    ? wordsOf(filter, names, reader)
    : { before: statusWords(filter), after: [`matching ${typed}`] };
  const [one, many] = ['ticket', 'tickets'].map((noun) => [...before, noun].join(' '));
  const what = `${count}${plural(total, one!, many)}`;
  return `${[what, ...after].join(' ')}${total > 1 ? `, ${orders[order]}` : ''}`;
}

function isSayable({ only, not, words }: TicketFilter): boolean {
  const columns = Object.keys(only) as (keyof TicketMatch)[];
  return (
    words.length === 0 &&
    Object.keys(not).length === 0 &&
    columns.every((column) => sayable.includes(column)) &&
    new Set(only.ownerId).size < 2
  );
}

function wordsOf(
  filter: TicketFilter,
  names: Map<string, string>,
  reader: string,
): { before: string[]; after: string[] } {
  const said = [...new Set(filter.states)].map((name) => states[name]);
  const before = said.flatMap((state) => ('before' in state ? [state.before] : []));
  const { ownerId = [], phase = [] } = filter.only;
  const [owner] = ownerId;
  return {
    before: [
      ...(owner === null ? ['unassigned'] : []),
      ...(before.length > 0 || owner === null ? [] : statusWords(filter)),
      ...before,
    ],
    after: [
      ...(phase.length > 0 ? [`in ${listWords([...new Set(phase)].map(phaseLabel), 'or')}`] : []),
      ...said.flatMap((state) => ('after' in state ? [state.after] : [])),
      ...(owner ? [owner === reader ? 'owned by you' : `owned by ${nameOf(names, owner)}`] : []),
    ],
  };
}

/** `open`, or nothing for tickets of any status. */
function statusWords({ status }: TicketFilter): string[] {
  const [first, ...others] = new Set(status);
  return first && others.length === 0 ? [first] : [];
}

const orders: Record<OrderName, string> = {
  agreed: 'earliest date first',
  urgent: 'lockouts first',
  'urgent-then-stalled': 'lockouts and missed dates first, then longest stalled',
  number: 'oldest first',
};
