import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  heading,
  type Inline,
  lines,
  note,
  type Rich,
  text,
} from '../../card.ts';
import { isForTicket } from '../../knowledge/drafts/draft.ts';
import { mailboxProblems } from '../../knowledge/drafts/mailbox-problems.ts';
import { needsLargerPlan } from '../../mailbox/capacity.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { goodStatuses, statuses, statusWords } from '../../mailbox/status.ts';
import { countOf, hasReports, type Tally, tallyOf } from '../../mailbox/tally.ts';
import { groupOf, waveArgument } from '../../mailbox/wave.ts';
import { getSheetButton, showButton, uploadButton } from '../../ticket/cards/ticket-buttons.ts';
import { type TicketState, ticketKey, ticketName } from '../../ticket/state.ts';
import { isOpen } from '../../ticket/steps/marks.ts';
import { mailboxesButton, proofDetail } from '../../ticket/steps/proofs.ts';
import { stepName } from '../../ticket/steps/step-name.ts';
import { plural } from '../../ticket/words.ts';
import type { Calendar } from '../../time/calendar.ts';
import { draftButton } from '../drafts/draft-cards.ts';
import { addresses, failures } from './failures.ts';
import { type Gap, gaps } from './gaps.ts';
import { mailboxTable } from './mailbox-table.ts';
import { namesOf } from './names-of.ts';
import { toldGaps } from './told-gaps.ts';
import type { View } from './views.ts';
import { waveLines } from './wave-lines.ts';

/** How many mailboxes a page shows. */
const pageSize = 40;

/** How many passes per mailbox are free. Source: docs/trade.md, "The self-service tool". */
const freePasses = 10;

/** What a person wants to see. */
export interface Wanted {
  /** Only these mailboxes. */
  view?: View;
  wave?: string;
  /** The number of the first mailbox to show, from 1. Absent: the summary. */
  from?: number;
}

/**
 * Shows the mailboxes of a ticket. Without a filter: how many are done, then what failed with the usual fix, and then each gap,
 * with addresses to copy. With a filter: a page of the mailboxes.
 */
export function mailboxesCard(
  calendar: Calendar,
  state: TicketState,
  mailboxes: Mailbox[],
  wanted: Wanted,
  at: Date,
): Card {
  const key = ticketKey(state.ticket);
  const found = mailboxes.filter(
    (mailbox) =>
      (!wanted.view || wanted.view.has(mailbox, state.ticket, at)) &&
      (wanted.wave === undefined || groupOf(mailbox) === wanted.wave),
  );
  const isPage = wanted.view !== undefined || wanted.wave !== undefined || wanted.from !== undefined;
  return card(
    heading(`Mailboxes of ${ticketName(state.ticket)}`),
    ...(mailboxes.length === 0 ? [nothingYet(state)] : isPage ? [] : summary(calendar, state, mailboxes, at)),
    isPage && waveLines(calendar, state, mailboxes, at, wanted.wave ?? ''),
    ...(isPage ? [mailboxTable(state, found, { ...wanted, most: pageSize, all: mailboxes.length })] : []),
    buttons(
      ...(isPage
        ? [...turns(key, found.length, wanted), mailboxesButton(state.ticket)]
        : [mailboxes.length > 0 && allButton(key)]),
      hasLetter(state, mailboxes, at) && draftButton(mailboxProblems, key),
      uploadButton(key),
      getSheetButton(key),
      showButton(key),
    ),
  );
}

/** Whether there is a letter to the customer about what the mailboxes still need. */
function hasLetter({ ticket, phases, steps }: TicketState, mailboxes: Mailbox[], at: Date): boolean {
  const path = { path: ticket, phases: phases.map(({ slug }) => slug) };
  return (
    ticket.status === 'open' &&
    isForTicket(mailboxProblems, path) &&
    toldGaps({ ticket, steps }, mailboxes, at).length > 0
  );
}

function nothingYet({ ticket }: TicketState): CardBlock {
  const { mailboxes } = ticket;
  const count = mailboxes === null ? '' : ` It counts ${plural(mailboxes, 'mailbox', 'mailboxes')}.`;
  return text(
    `This ticket doesn't list its mailboxes yet.${count} Get a sheet, have the customer fill it in, and upload it.`,
  );
}

function summary(
  calendar: Calendar,
  state: TicketState,
  mailboxes: Mailbox[],
  at: Date,
): (CardBlock | undefined)[] {
  const { ticket } = state;
  const key = ticketKey(ticket);
  const open = gaps.filter(({ applies }) => applies(state));
  const tally = tallyOf(mailboxes, ticket.target);
  return [
    text(hasReports(tally) ? reportedLine(tally, mailboxes) : preparedLine(state, mailboxes, open)),
    stepLines(state),
    waveLines(calendar, state, mailboxes, at),
    ...failures(ticket, mailboxes, at),
    ...open.flatMap((gap) => {
      const found = mailboxes.filter((mailbox) => gap.has(mailbox, ticket));
      if (found.length === 0) return [];
      const count = `${found.length.toLocaleString('en-US')} of ${mailboxes.length.toLocaleString('en-US')}`;
      const says = `${count} ${found.length === 1 ? gap.saysOne : gap.says}: `;
      const all = { command: `mailboxes ${key} ${gap.name}` };
      // Nobody asks the customer about the others, so their addresses need no copying.
      return gap.told ? [text(says.trim()), ...addresses(found, all)] : [text([says, all])];
    }),
    leftOutNote(ticket.mailboxTally),
    ...notes(key, tally, mailboxes).map((words) => note(words)),
    ...planNote(ticket.target, mailboxes),
  ];
}

/** How many mailboxes are done: `40 mailboxes: 31 done ▓▓▓▓▓▓▓░░░ · 4 running · 3 failed`. */
function reportedLine(tally: Tally, mailboxes: Mailbox[]): Inline[] {
  const count = (value: number) => value.toLocaleString('en-US');
  const known = statuses.filter((status) => status !== 'unknown' && tally.reported[status]);
  const odd = Map.groupBy(
    mailboxes.filter(({ status }) => status === 'unknown'),
    ({ toolStatus }) => toolStatus ?? '',
  );
  const silent = mailboxes.filter(({ status }) => status === null).length;
  const [first = '', ...others] = [
    ...known.map((status) => `${count(tally.reported[status]!)} ${statusWords[status]}`),
    ...[...odd].map(([word, all]) => `${count(all.length)} “${word}”`),
    ...(silent > 0 ? [`${count(silent)} not reported`] : []),
  ];
  return [
    { bold: `${totalWords(tally)}: ${first} ` },
    bar(countOf(tally, [...goodStatuses]), mailboxes.length),
    others.map((words) => ` · ${words}`).join(''),
  ];
}

/** How many mailboxes a ticket has: `40 mailboxes and 1 late`. */
function totalWords({ total, late }: Tally): string {
  const all = plural(total, 'mailbox', 'mailboxes');
  return late > 0 ? `${all} and ${late.toLocaleString('en-US')} late` : all;
}

/** How many mailboxes the customer has prepared, before the tool reports anything. */
function preparedLine({ ticket }: TicketState, mailboxes: Mailbox[], open: Gap[]): Inline[] {
  const isPrepared = (mailbox: Mailbox) => !open.some(({ told, has }) => told && has(mailbox, ticket));
  const count = mailboxes.filter(isPrepared).length;
  const all = plural(mailboxes.length, 'mailbox', 'mailboxes');
  return [{ bold: `${count.toLocaleString('en-US')} of ${all} prepared ` }, bar(count, mailboxes.length)];
}

/** The open steps of the present phase that the list completes: `☐ Last pass finished (E-21): 12 of 40 finished`. */
function stepLines({ ticket, steps }: TicketState): CardBlock | undefined {
  const open = steps.filter((step) => step.gate === ticket.phase && isOpen(step));
  return lines(
    open.flatMap((step) => {
      const detail = proofDetail(ticket, step);
      return detail ? [`☐ ${stepName(step)}: ${detail}`] : [];
    }),
  );
}

/** What is worth knowing besides: failed items, passes, late mailboxes, and missing sizes. */
function notes(key: string, tally: Tally, mailboxes: Mailbox[]): Rich[] {
  const over = mailboxes.filter((mailbox) => (mailbox.passes ?? 0) > freePasses);
  const { itemErrors, passes, late, lateOpen, sized } = tally;
  return [
    ...(itemErrors > 0
      ? [
          [
            `${plural(itemErrors, 'item', 'items')} could not be moved: `,
            { command: `mailboxes ${key} errors` },
          ],
        ]
      : []),
    ...(passes > 0
      ? [
          `Runs of the tool per mailbox so far: at most ${passes.toLocaleString('en-US')}. ${freePasses} passes are free.`,
        ]
      : []),
    ...(over.length > 0
      ? [`${plural(over.length, 'mailbox has', 'mailboxes have')} more: ${namesOf(over)}.`]
      : []),
    ...(late > 0
      ? [
          [
            `${plural(late, 'mailbox was', 'mailboxes were')} added after the trial. ${lateOpen === 0 ? 'All have moved: ' : `${lateOpen.toLocaleString('en-US')} still ${lateOpen === 1 ? 'has' : 'have'} to move: `}`,
            { command: `mailboxes ${key} late` },
          ],
        ]
      : []),
    ...(sized === 0 ? ['No sizes yet, so nobody knows whether the mailboxes fit.'] : []),
  ];
}

/** How many rows of a sheet still have to be corrected. */
function leftOutNote(stored: Tally | null): CardBlock | undefined {
  const leftOut = stored?.leftOut ?? 0;
  if (leftOut === 0) return undefined;
  return note(
    `${plural(leftOut, 'row', 'rows')} of the last sheet ${leftOut === 1 ? 'was' : 'were'} wrong and left out, so ${leftOut === 1 ? 'its mailbox is' : 'their mailboxes are'} still missing here.`,
  );
}

/** Which mailboxes need the larger plan of Office 365. */
function planNote(target: string, mailboxes: Mailbox[]): CardBlock[] {
  const found = mailboxes.filter(({ sizeGb }) => needsLargerPlan(sizeGb, target));
  if (found.length === 0) return [];
  const need = plural(found.length, 'mailbox needs', 'mailboxes need');
  return [note(`${need} an Office 365 plan with 100 GB instead of 50 GB: ${namesOf(found)}.`)];
}

/** A bar of ten squares. It is full only if all are done. */
function bar(done: number, total: number): string {
  const filled = Math.floor((done / total) * 10);
  return '▓'.repeat(filled) + '░'.repeat(10 - filled);
}

function turns(key: string, total: number, { view, wave, from = 1 }: Wanted): (Button | false)[] {
  const filter = [view?.name, wave && waveArgument(wave)].filter(Boolean).join(' ');
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
  return { label: 'List all', command: `mailboxes ${key} all` };
}
