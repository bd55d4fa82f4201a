import { type CardBlock, table, text } from '../../card.ts';
import { sizeWords, tooLarge } from '../../mailbox/capacity.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { statusWords } from '../../mailbox/status.ts';
import type { TicketState } from '../../ticket/state.ts';
import { plural } from '../../ticket/words.ts';
import { truncate } from '../../truncate.ts';
import type { View } from './views.ts';

/** How much of what the tool says a cell shows, in characters. */
const longestSaid = 120;

type Column = [title: string, cell: (mailbox: Mailbox) => string];

/**
 * A page of some mailboxes as a table. The status comes first, because a phone shows two columns. What the customer had to
 * prepare is left out once the tool has reported about a mailbox.
 *
 * @param wanted which mailboxes these are, the number of the first one, how many fit on a page, and how many the ticket has
 */
export function mailboxTable(
  { ticket }: TicketState,
  found: Mailbox[],
  {
    view,
    wave,
    from = 1,
    most,
    all,
  }: { view?: View; wave?: string; from?: number; most: number; all: number },
): CardBlock | undefined {
  const shown = found.slice(from - 1, from - 1 + most);
  if (shown.length === 0) return text('No mailbox matches.');
  const isReported = shown.some(({ status }) => status !== null);
  const says = view && ['failed', 'errors'].includes(view.name);
  const columns: Column[] = [
    ['Old address', ({ source }) => source],
    ['Status', statusCell],
    ['The tool says', ({ toolSays }) => (says ? truncate(toolSays ?? '', longestSaid) : '')],
    ['New address', ({ source, destination }) => (destination === source ? '' : destination)],
    ['Created', ({ exists }) => (isReported ? '' : exists ? 'yes' : 'no')],
    ['Credentials', (mailbox) => (isReported ? '' : credentialsCell(mailbox))],
    ['Runs', ({ passes }) => (passes === null ? '' : String(passes))],
    ['Errors', ({ itemErrors }) => (itemErrors ? itemErrors.toLocaleString('en-US') : '')],
    ['Size', (mailbox) => sizeCell(mailbox, ticket.target)],
    ['Wave', (mailbox) => mailbox.wave ?? ''],
  ];
  const kept = columns.filter(([, cell]) => shown.some((mailbox) => cell(mailbox) !== ''));
  return table(
    titleOf(found.length, { view, wave, from, last: from + shown.length - 1, all }),
    kept.map(([title]) => title),
    shown.map((mailbox) => kept.map(([, cell]) => cell(mailbox))),
  );
}

/** What a table shows: `Failed: 1 to 3 of 3 (40 mailboxes in all)`. */
function titleOf(
  found: number,
  { view, wave, from, last, all }: { view?: View; wave?: string; from: number; last: number; all: number },
): string {
  const count = (value: number) => value.toLocaleString('en-US');
  const range = `${count(from)} to ${count(last)} of ${count(found)}`;
  const which = [view?.label, wave !== undefined && `wave ${wave || 'none'}`].filter(Boolean).join(', ');
  return which && found < all
    ? `${which}: ${range} (${plural(all, 'mailbox', 'mailboxes')} in all)`
    : `${range} ${found === 1 ? 'mailbox' : 'mailboxes'}`;
}

function credentialsCell({ verified, received }: Mailbox): string {
  if (verified) return 'verified';
  return received ? 'received' : 'missing';
}

/** The status, and the tool's own word if it is another one: `failed`, `queued (Submitted)`. */
function statusCell({ status, toolStatus, late }: Mailbox): string {
  const words = status === null ? '' : statusWords[status];
  const own = toolStatus && toolStatus.toLowerCase() !== words ? ` (${toolStatus})` : '';
  return [late ? 'late' : '', `${words}${own}`].filter(Boolean).join(', ');
}

function sizeCell({ sizeGb }: Mailbox, target: string): string {
  if (sizeGb === null) return '';
  const words = sizeWords(sizeGb);
  return tooLarge(sizeGb, target) ? `${words}, too large` : words;
}
