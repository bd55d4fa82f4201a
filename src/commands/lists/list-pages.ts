import type { Button, Inline } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import type { Part, TicketPage } from '../../ticket/lists/find-tickets.ts';
import { type Cursor, mostCounted, type Side } from '../../ticket/lists/page-cut.ts';
import { ticketKey } from '../../ticket/state.ts';
import type { Token } from '../grammar/tokens.ts';

/** How many tickets a page of a list shows. */
export const pageSize = 20;

/** The keys that choose a page of the list. Buttons in older messages still use `page`. */
export const partKeys = ['after', 'before', 'page'];

const lastPage = mostCounted / pageSize;
const example = 'list stalled after:MIG-12';

function isPartKey({ key, negated }: Token): boolean {
  return !negated && key !== undefined && partKeys.includes(key);
}

/** The words of a `list` command as typed, without `list` and without the keys that choose a page. */
export function filterWordsOf(tokens: Token[]): string[] {
  return tokens.filter((token) => !isPartKey(token)).map(({ raw }) => raw);
}

/** Reads which page a person asks for. Throws a `Fault` for an invalid page, and for more than one page key. */
export function readPart(tokens: Token[]): Part {
  tokens.forEach(refuseNegated);
  const [token, second] = tokens.filter(isPartKey);
  if (second) {
    throw new Fault('Use only one of `after:`, `before:`, and `page:`.', { example });
  }
  if (!token) return { page: 1 };
  if (token.key === 'page') return { page: readPage(token.value, 'list page:2') };
  return readCursor(token.key === 'before' ? 'before' : 'after', token.value);
}

/** Throws a `Fault` for a page key with a minus. A page key chooses a page, so it can't exclude anything. */
function refuseNegated({ key, negated }: Token): void {
  if (!negated || key === undefined || !partKeys.includes(key)) return;
  throw new Fault(`\`${key}:\` can't have a minus.`, {
    hint: 'This key chooses a page. Leave out the minus.',
    example: `list stalled ${key}:${key === 'page' ? '2' : 'MIG-12'}`,
  });
}

/** Reads the number of a page. Throws a `Fault` for anything else, with an example. */
export function readPage(value: string, pageExample: string): number {
  if (!/^[1-9]\d*$/.test(value)) {
    throw new Fault(`“${shorten(value)}” isn't a page number.`, {
      hint: `Enter a number from 1 to ${lastPage}.`,
      example: pageExample,
    });
  }
  if (Number(value) <= lastPage) return Number(value);
  throw new Fault(`Page numbers stop at ${lastPage}, after the first ${mostCounted} tickets.`, {
    hint: 'To go further, press Next on that page, or add `after:` and the last ticket you saw, such as after:MIG-12.',
    example,
  });
}

/**
 * Reads the ticket at which a page starts or ends, as in `after:MIG-12`. A button also sends where that ticket was in
 * the list, as in `#12@2026-11-24T15:00:00.000Z`. If the ticket has moved in the list since, Next still continues where
 * the page ended.
 */
function readCursor(side: Side, value: string): Part {
  const [, ticket = '', key] =
    /^([^@]*)(?:@(none|[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z))?$/.exec(value) ?? [];
  const number = readTicketNumber(ticket);
  const moment = key === undefined || key === 'none' ? null : new Date(key);
  if (number === null || Number.isNaN(moment?.getTime())) {
    throw new Fault(`“${shorten(value)}” isn't a ticket number.`, {
      hint: 'Write the number as MIG-12, #12, or 12.',
      example,
    });
  }
  return key === undefined ? { side, number } : { side, number, key: moment };
}

/**
 * Says which tickets are shown and what to type for more.
 * @param typed the command without `list` and the page
 */
export function pageNote(page: TicketPage, typed: string): Inline[] {
  const last = page.tickets.at(-1);
  const words = rangeWords(page);
  if (!page.next || !last) return [words];
  const command = ['list', typed, `after:${ticketKey(last)}`].filter(Boolean).join(' ');
  return [`${words} For more, type `, { command }];
}

function rangeWords({ tickets, total, isMore, from, next }: TicketPage): string {
  if (tickets.length === 0) return `This is the ${next ? 'beginning' : 'end'} of the list.`;
  if (from === null) return `These tickets come after the first ${mostCounted} in the list.`;
  const range = tickets.length > 1 ? `${from} to ${from + tickets.length - 1}` : `${from}`;
  return `${range} of ${isMore ? 'more than ' : ''}${total}.`;
}

/**
 * Returns the buttons for the previous and the next page.
 * @param asked the words of the command, without `list` and the page
 */
export function turnButtons({ previous, next }: TicketPage, asked: string[]): (Button | false)[] {
  const turn = (side: Side, cursor: Cursor) => ['list', ...asked, `${side}:${cursorWord(cursor)}`].join(' ');
  return [
    previous !== null && { label: 'Previous', command: turn('before', previous), replaces: true },
    next !== null && { label: 'Next', command: turn('after', next), replaces: true },
  ];
}

function cursorWord({ number, key }: Cursor): string {
  return `#${number}@${key?.toISOString() ?? 'none'}`;
}
