import { buttons, type Card, card, heading, list, note, table, text } from '../../card.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import type { RowFault } from '../../mailbox/read-lines.ts';
import { tallyOf } from '../../mailbox/tally.ts';
import { waveName } from '../../mailbox/wave.ts';
import { listWords } from '../../phrase.ts';
import { undoCommand } from '../../ticket/cards/ticket-buttons.ts';
import type { ReadSheet } from '../../ticket/mailboxes/read-sent.ts';
import { differenceWords, type TakenSheet } from '../../ticket/operations/take-sheet.ts';
import { blockerLabel } from '../../ticket/playbooks/blockers.ts';
import { type TicketState, ticketKey, ticketName } from '../../ticket/state.ts';
import { failedCount, mailboxesButton } from '../../ticket/steps/proofs.ts';
import { reopenedWords } from '../../ticket/steps/reopening.ts';
import { stepNames } from '../../ticket/steps/step-name.ts';
import { plural } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import type { Changed } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';
import { namesOf } from './names-of.ts';

/** How many faults, and how many mailboxes that are gone, a message lists. */
const mostListed = 20;

/** What to correct in a sheet, and whether the answer comes with a copy that marks it. Null: a copy would not help. */
export interface Corrections {
  faults: RowFault[];
  copy: keyof typeof copyWords | null;
}

const copyWords = {
  sent: 'The copy of the sheet marks these cells in yellow. Its last column says what to correct. Correct the copy, and upload it.',
  'too large': 'The sheet is too large for a marked copy.',
};

/** Asks what to do with a sheet that has wrong rows, or that doesn't have mailboxes which the ticket has. */
export function questionCard(
  state: TicketState,
  {
    id,
    content,
    faults,
    copy,
    gone,
    rows,
  }: Pick<ReadSheet, 'content' | 'rows'> & Corrections & { id: number; gone: Mailbox[] },
): Card {
  const key = ticketKey(state.ticket);
  const good = content.lines.length;
  const take = (more = '') => `mailboxes ${key} take:${id}${more}`;
  const count = plural(good, 'row', 'rows');
  const others = gone.length.toLocaleString('en-US');
  return card(
    heading(`Sheet for ${ticketName(state.ticket)}`),
    text(
      good === rows
        ? `All ${count} can be taken. Nothing was changed yet.`
        : `${good.toLocaleString('en-US')} of ${plural(rows, 'row', 'rows')} can be taken. Nothing was changed yet.`,
    ),
    faults.length > 0 && faultTable(faults),
    copy !== null && note(copyWords[copy]),
    gone.length > 0 &&
      text(
        `${plural(gone.length, 'mailbox', 'mailboxes')} of ${key} ${gone.length === 1 ? "isn't" : "aren't"} in this sheet:`,
      ),
    gone.length > 0 && list(gone.slice(0, mostListed).map(({ source }) => source)),
    gone.length > mostListed && note(`And ${(gone.length - mostListed).toLocaleString('en-US')} more.`),
    buttons(
      good > 0 &&
        gone.length > 0 && {
          label: `Take ${good.toLocaleString('en-US')}, keep ${others}`,
          command: take(),
          style: 'primary',
          replaces: true,
        },
      good > 0 &&
        gone.length === 0 && { label: `Take ${count}`, command: take(), style: 'primary', replaces: true },
      good > 0 &&
        gone.length > 0 && {
          label: `Take ${good.toLocaleString('en-US')}, remove ${others}`,
          command: take(' gone:remove'),
          replaces: true,
        },
      { label: 'Upload another sheet…', command: `mailboxes ${key} upload` },
    ),
  );
}

/** Says what to correct in a sheet that changes nothing, because the ticket has its good rows already. */
export function sameCard(state: TicketState, { faults, copy }: Corrections): Card {
  const key = ticketKey(state.ticket);
  return card(
    text(
      `Nothing changed: ${ticketName(state.ticket)} already has the rows that can be taken. ${correctionWords(faults)}.`,
    ),
    faultTable(faults),
    copy !== null && note(copyWords[copy]),
    buttons({ label: 'Upload another sheet…', command: `mailboxes ${key} upload` }),
  );
}

/** How many rows need a correction: `2 rows need a correction`. */
function correctionWords(faults: RowFault[]): string {
  return `${plural(new Set(faults.map(({ row }) => row)).size, 'row needs', 'rows need')} a correction`;
}

function faultTable(faults: RowFault[]) {
  const shown = faults.slice(0, mostListed);
  const more = faults.length - shown.length;
  return table(
    more > 0
      ? `The first ${shown.length} of ${faults.length.toLocaleString('en-US')} problems`
      : 'What to correct',
    ['Row', 'Column', 'Value', 'What to do'],
    shown.map(({ row, title, value, says }) => [String(row), title, value === '' ? '(empty)' : value, says]),
  );
}

/** Says which mailboxes a person didn't remove, because the question didn't list them. */
function stayedWords(stayed: Mailbox[]): string {
  return `${plural(stayed.length, 'mailbox', 'mailboxes')} that you weren't asked about ${stayed.length === 1 ? 'stays' : 'stay'}: ${namesOf(stayed)}.`;
}

/** How many mailboxes a ticket lists: `37 of 40 mailboxes` if rows of a sheet were left out. */
function listedWords({ mailboxes, mailboxTally }: TicketState['ticket']): string {
  const leftOut = mailboxTally?.leftOut ?? 0;
  const all = plural(mailboxes ?? 0, 'mailbox', 'mailboxes');
  return leftOut > 0 ? `${((mailboxes ?? 0) - leftOut).toLocaleString('en-US')} of ${all}` : all;
}

/** Replies to a sheet whose rows were taken. */
export function takenReply(
  context: CommandContext,
  { state, difference, stayed, counted, columns, unsigned, raised, cleared }: TakenSheet,
  { faults, copy }: Corrections = { faults: [], copy: null },
): Changed {
  const what = counted
    ? `: ${counted}`
    : ` lists ${listedWords(state.ticket)} now: ${differenceWords(difference)}`;
  const more = [
    columns.length > 0 ? ` Changed: ${listWords(columns)}.` : '',
    state.completed.length > 0 ? ` Completed: ${stepNames(state.completed)}.` : '',
    reopenedWords(state),
    unsigned.length > 0 ? ` The sign-off of ${listWords(unsigned.map(waveName))} no longer counts.` : '',
    raised.length > 0 ? ` Blocked now: ${listWords(raised.map(blockerLabel))}.` : '',
    cleared.length > 0 ? ` No longer blocked: ${listWords(cleared.map(blockerLabel))}.` : '',
  ];
  const says = `${ticketName(state.ticket)}${what}.${more.join('')}`;
  const { large } = tallyOf([...difference.added, ...difference.changed], state.ticket.target);
  return reply(context, state, {
    says,
    warnings: [
      ...(stayed.length > 0 ? [stayedWords(stayed)] : []),
      ...(large > 0 ? [`${plural(large, 'mailbox is', 'mailboxes are')} too large for the new system.`] : []),
      ...(faults.length > 0
        ? [
            `${correctionWords(faults)}${copy === 'sent' ? ', which the copy of the sheet marks in yellow' : ''}.`,
          ]
        : []),
    ],
    first: raised.length > 0 && failedCount(state.ticket) === 0 ? mailboxesButton(state.ticket) : undefined,
    undo: undoCommand(state),
  });
}
