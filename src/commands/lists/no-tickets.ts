import { buttons, type Card, type CardBlock, card, note, text } from '../../card.ts';
import type { TicketFilter } from '../../ticket/lists/filter.ts';
import type { Noun } from '../context.ts';
import { plainMentions } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { filterWordsOf } from './list-pages.ts';
import { filtersFor } from './ticket-filter.ts';

/** Says that no ticket matches a filter, and what may help. */
export function noTicketsCard(noun: Noun, tokens: Token[], { status, states }: TicketFilter): Card {
  const asked = filterWordsOf(tokens).join(' ');
  const isOpenOnly = status.every((name) => name === 'open');
  const what = isOpenOnly ? 'open tickets' : 'tickets';
  if (asked === '') {
    return card(text(`There are no ${what}.`), buttons({ label: 'Open a ticket…', command: 'open', noun }));
  }
  // Only open tickets can be in a state such as stalled. With a state, don't suggest a search of all tickets.
  const others = isOpenOnly && states.length === 0 && `list ${asked} all`;
  return card(
    text(`No ${what} match “${plainMentions(asked)}”.`),
    ...tokens.flatMap(keyHint),
    others !== false &&
      note(['To include closed and canceled tickets, type ', { command: plainMentions(others) }, '.']),
    buttons(
      others !== false && { label: 'Search all tickets', command: others },
      { label: 'All open tickets', command: 'list' },
      { label: 'My tickets', command: 'list mine' },
    ),
  );
}

/** If a word without a key is the value of a key, suggests that key: `from:gmail` for `gmail`. */
function keyHint({ key, value }: Token): CardBlock[] {
  if (key) return [];
  const meant = filtersFor(value);
  return meant.length > 0 ? [text(`Did you mean ${meant.join(' or ')}?`)] : [];
}
