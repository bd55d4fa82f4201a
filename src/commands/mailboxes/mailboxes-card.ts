import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  copy,
  heading,
  note,
  table,
  text,
} from '../../card.ts';
import { isForTicket } from '../../knowledge/drafts/draft.ts';
import { mailboxProblems } from '../../knowledge/drafts/mailbox-problems.ts';
import { sizeWords, tooLarge } from '../../mailbox/capacity.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { tallyOf } from '../../mailbox/tally.ts';
import { getSheetButton, showButton, uploadButton } from '../../ticket/cards/ticket-buttons.ts';
import { type TicketState, ticketKey, ticketName } from '../../ticket/state.ts';
import { plural } from '../../ticket/words.ts';
import { draftButton } from '../drafts/draft-cards.ts';
import { type Gap, gaps, toldGaps } from './gaps.ts';

/** How many mailboxes a page shows. */
const pageSize = 40;

/** How many addresses a message lists for copying. */
const mostCopied = 100;

/** What a person wants to see. */
export interface Wanted {
  /** Only mailboxes with this gap. */
  gap?: Gap;
  wave?: string;
  /** The number of the first mailbox to show, from 1. Absent: the summary. */
  from?: number;
}

/**
 * Shows the mailboxes of a ticket. Without a filter: how many are ready, and then each gap with its addresses to copy. With one:
 * a page of the mailboxes.
 */
export function mailboxesCard(state: TicketState, mailboxes: Mailbox[], wanted: Wanted): Card {
  const key = ticketKey(state.ticket);
  const found = mailboxes.filter(
    (mailbox) =>
      (!wanted.gap || wanted.gap.has(mailbox, state.ticket)) &&
      (wanted.wave === undefined || mailbox.wave?.toLowerCase() === wanted.wave.toLowerCase()),
  );
  const isPage = wanted.gap !== undefined || wanted.wave !== undefined || wanted.from !== undefined;
  return card(
    heading(`Mailboxes of ${ticketName(state.ticket)}`),
    ...(mailboxes.length === 0 ? [nothingYet(state)] : isPage ? [] : summary(state, mailboxes)),
    ...(isPage ? page(state, found, wanted) : []),
    buttons(
      ...(isPage ? turns(key, found.length, wanted) : [mailboxes.length > 0 && allButton(key)]),
      hasLetter(state, mailboxes) && draftButton(mailboxProblems, key),
      uploadButton(key),
      getSheetButton(key),
      showButton(key),
    ),
  );
}

/** Whether there is a letter to the customer about what the mailboxes still need. */
function hasLetter({ ticket, phases, steps }: TicketState, mailboxes: Mailbox[]): boolean {
  const path = { path: ticket, phases: phases.map(({ slug }) => slug) };
  return (
    ticket.status === 'open' &&
    isForTicket(mailboxProblems, path) &&
    toldGaps({ ticket, steps }, mailboxes).length > 0
  );
}

function nothingYet({ ticket }: TicketState): CardBlock {
  const { mailboxes } = ticket;
  const count = mailboxes === null ? '' : ` It counts ${plural(mailboxes, 'mailbox', 'mailboxes')}.`;
  return text(
    `This ticket doesn't list its mailboxes yet.${count} Get a sheet, have the customer fill it in, and upload it.`,
  );
}

function summary({ ticket, steps }: TicketState, mailboxes: Mailbox[]): CardBlock[] {
  const key = ticketKey(ticket);
  const open = gaps.filter(({ applies }) => applies({ ticket, steps }));
  const isReady = (mailbox: Mailbox) => !open.some(({ has }) => has(mailbox, ticket));
  const ready = mailboxes.filter(isReady).length;
  const { sized } = tallyOf(mailboxes, ticket.target);
  return [
    text([
      {
        bold: `${ready.toLocaleString('en-US')} of ${plural(mailboxes.length, 'mailbox', 'mailboxes')} ready `,
      },
      bar(ready, mailboxes.length),
    ]),
    ...open.flatMap((gap) => {
      const found = mailboxes.filter((mailbox) => gap.has(mailbox, ticket));
      if (found.length === 0) return [];
      const more = found.length - mostCopied;
      return [
        text(
          `${found.length.toLocaleString('en-US')} of ${mailboxes.length.toLocaleString('en-US')} ${gap.says}:`,
        ),
        copy(
          found
            .slice(0, mostCopied)
            .map(({ source }) => source)
            .join('\n'),
        ),
        ...(more > 0
          ? [
              note([
                `And ${more.toLocaleString('en-US')} more: `,
                { command: `mailboxes ${key} ${gap.name}` },
              ]),
            ]
          : []),
      ];
    }),
    ...(sized === 0 ? [note('No sizes yet, so nobody knows whether the mailboxes fit.')] : []),
  ];
}

/** A bar of ten squares. It is full only if all are done. */
function bar(done: number, total: number): string {
  const filled = Math.floor((done / total) * 10);
  return '▓'.repeat(filled) + '░'.repeat(10 - filled);
}

function page({ ticket }: TicketState, found: Mailbox[], { from = 1 }: Wanted): CardBlock[] {
  const shown = found.slice(from - 1, from - 1 + pageSize);
  if (shown.length === 0) return [text('No mailbox matches.')];
  const last = from + shown.length - 1;
  const rows = shown.map((mailbox) => [
    mailbox.source,
    mailbox.destination === mailbox.source ? '' : mailbox.destination,
    mailbox.exists ? 'yes' : 'no',
    mailbox.received ? (mailbox.verified ? 'verified' : 'received') : 'missing',
    sizeCell(mailbox, ticket.target),
    mailbox.wave ?? '',
  ]);
  const titles = ['Old address', 'New address', 'Created', 'Credentials', 'Size', 'Wave'];
  const kept = titles.map((_, i) => rows.some((row) => row[i] !== ''));
  const cut = <T>(cells: T[]) => cells.filter((_, i) => kept[i]);
  const block = table(
    `${from.toLocaleString('en-US')} to ${last.toLocaleString('en-US')} of ${plural(found.length, 'mailbox', 'mailboxes')}`,
    cut(titles),
    rows.map(cut),
  );
  return block ? [block] : [];
}

function sizeCell({ sizeGb }: Mailbox, target: string): string {
  if (sizeGb === null) return '';
  const words = sizeWords(sizeGb);
  return tooLarge(sizeGb, target) ? `${words}, too large` : words;
}

function turns(key: string, total: number, { gap, wave, from = 1 }: Wanted): (Button | false)[] {
  const filter = [gap?.name, wave && `wave:"${wave}"`].filter(Boolean).join(' ');
  const turn = (label: string, first: number): Button => ({
    label,
    command: ['mailboxes', key, filter, `from:${first}`].filter(Boolean).join(' '),
    replaces: true,
  });
  return [
    from > 1 && turn('Previous', Math.max(1, from - pageSize)),
    from + pageSize <= total && turn('Next', from + pageSize),
  ];
}

function allButton(key: string): Button {
  return { label: 'List all', command: `mailboxes ${key} from:1` };
}
