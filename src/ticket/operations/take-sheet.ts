import type { Tx } from '../../db/client.ts';
import { Fault } from '../../errors.ts';
import { changedColumns, type Difference, differenceOf } from '../../mailbox/difference.ts';
import { byAddress, type Mailbox } from '../../mailbox/mailbox.ts';
import { merge } from '../../mailbox/merge.ts';
import type { Tally } from '../../mailbox/tally.ts';
import { waveName } from '../../mailbox/wave.ts';
import { listWords } from '../../phrase.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { followList } from '../mailboxes/follow-list.ts';
import { comesLate } from '../mailboxes/late.ts';
import { loadRemoved, loadSheet, refuseUnlisted, type SheetContent } from '../mailboxes/sent-sheets.ts';
import { sharedAddress } from '../mailboxes/shared-address.ts';
import { loadMailboxes, withChanges } from '../mailboxes/stored-mailboxes.ts';
import { noLongerSigned } from '../mailboxes/wave-sign-offs.ts';
import { blockerName } from '../playbooks/blockers.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { switchedAt } from '../steps/obstacles.ts';
import { reopenAll } from '../steps/reopening.ts';
import { plural, statusCounts } from '../words.ts';
import type { BlockerChange } from '../write-change.ts';
import { stepsInvalidatedBy } from './invalidated-steps.ts';

/** What to do with mailboxes that a sheet doesn't have. */
export type ForGone = 'keep' | 'remove';

/** What taking the rows of a sheet did. */
export interface TakenSheet {
  state: TicketState;
  difference: Difference;
  /** Mailboxes that the sheet doesn't have either, and that stay because nobody was asked about them. */
  stayed: Mailbox[];
  /** What an export says in total: `31 mailboxes done and 3 failed`. Null for a sheet that people fill in. */
  counted: string | null;
  /** What a sheet that people fill in changed about mailboxes of the list: `credentials (12)`. */
  columns: string[];
  /** The waves that were signed off, and aren't anymore. */
  unsigned: string[];
  /** The codes of the blockers that it raised and cleared. */
  raised: string[];
  cleared: string[];
}

/** Compares the mailboxes of a ticket with a sheet. A sheet that doesn't list all mailboxes leaves the others alone. */
export function compare(
  state: TicketState,
  before: Mailbox[],
  { lists, lines }: SheetContent,
  at: Date,
): Difference {
  const when = { at, isSwitched: switchedAt(state.steps) !== null, late: comesLate(state) };
  const difference = differenceOf(before, merge(before, lines, when));
  return lists ? difference : { ...difference, gone: [] };
}

/**
 * Takes the rows of a sheet that someone sent into the ticket's list of mailboxes, in one event. Throws a `Fault` if that
 * changes nothing.
 */
export async function takeSheet(
  desk: Desk,
  by: By,
  number: number,
  { id, gone }: { id: number; gone: ForGone },
): Promise<TakenSheet> {
  let difference: Difference = { added: [], changed: [], gone: [] };
  let stayed: Mailbox[] = [];
  let counted: string | null = null;
  let columns: string[] = [];
  let blockers: BlockerChange = {};
  let unsigned: string[] = [];
  const state = await changeTicket(desk, by, number, async (state, at, tx) => {
    const before = await loadMailboxes(tx, number);
    const sheet = await loadSheet(tx, state.ticket, id);
    refuseUnlisted(state.ticket, before, sheet);
    const found = compare(state, before, sheet, at);
    const others = Map.groupBy(gone === 'remove' ? found.gone : [], ({ source }) =>
      sheet.gone?.includes(source),
    );
    difference = { ...found, gone: others.get(true) ?? [] };
    stayed = others.get(false) ?? [];
    const isReport = sheet.lines.some(({ report }) => report);
    difference.added = await placed(tx, state, before, difference, isReport);
    const { added, changed } = difference;
    const { bySource: old } = byAddress(before);
    const changes = [
      ...[...added, ...changed].map(
        (after) => [old.get(after.source) ?? null, after] as [Mailbox | null, Mailbox],
      ),
      ...difference.gone.map((mailbox) => [mailbox, null] as [Mailbox, null]),
    ];
    const after = withChanges(before, changes);
    const shared = sharedAddress(after);
    if (shared)
      throw new Fault(`${shared}.`, {
        hint: 'Give each mailbox its own new address, or remove the one that is no longer moved.',
        field: 'file',
        omit: true,
      });
    const follows = followList(
      state,
      {
        before,
        after,
        raises: isReport,
        leftOut: leftOutBy(state, sheet, found, after.length),
      },
      at,
    );
    ({ blockers } = follows);
    // A mailbox that is still queued may have been so for too long by now.
    if (changes.length === 0 && Object.values(follows.blockers).every((all) => all.length === 0)) {
      throw new Fault(`Nothing changed: ${ticketKey(state.ticket)} already has what this sheet says.`);
    }
    // A first list has no mailboxes to compare with, so its number counts.
    const grows = state.ticket.listsMailboxes ? added.some(({ late }) => !late) : undefined;
    const again = reopenAll(state.ticket, stepsInvalidatedBy(state, follows.ticket, undefined, grows), at);
    const { mailboxTally } = follows.ticket;
    unsigned = noLongerSigned(state.ticket, { ...state.ticket, ...follows.ticket });
    const [raised, cleared] = [codesOf(blockers.added), codesOf(blockers.cleared)];
    columns = isReport ? [] : changedColumns(before, changed);
    counted = isReport && mailboxTally ? reportWords(sheet, mailboxTally) : null;
    const says = counted
      ? `uploaded ${sheet.title}: ${counted}`
      : `updated the mailboxes from a sheet: ${differenceWords(difference)}`;
    return {
      event: {
        type: 'mailboxes',
        text: `${says}${unsignedWords(unsigned)}${raised.length > 0 ? `; blocked now: ${listWords(raised.map(blockerName))}` : ''}`,
        progress: true,
        data: {
          added: added.length,
          updated: changed.length,
          removed: difference.gone.length,
          ...(raised.length > 0 && { raised }),
          ...(cleared.length > 0 && { cleared }),
        },
      },
      ticket: { ...again.ticket, ...follows.ticket },
      blockers: follows.blockers,
      steps: again.steps,
      mailboxes: { changes, sheet: id },
      undoable: true,
    };
  });
  return {
    state,
    difference,
    stayed,
    counted,
    columns,
    unsigned,
    raised: codesOf(blockers.added),
    cleared: codesOf(blockers.cleared),
  };
}

/**
 * How many rows of a sheet have no mailbox in the ticket, because they are wrong. A sheet that corrects some rows brings some of
 * those that an earlier one lacked. Undefined: the sheet says nothing about it.
 */
function leftOutBy(
  { ticket }: TicketState,
  { rows }: SheetContent,
  { added, gone }: Difference,
  listed: number,
): number | undefined {
  if (rows === undefined) return undefined;
  const before = ticket.mailboxTally?.leftOut ?? 0;
  return Math.max(0, gone.length > 0 ? before - added.length : rows - listed);
}

/** What an export says in total: the failed items of an error list, or how many mailboxes have which status. */
function reportWords({ lines }: SheetContent, tally: Tally): string {
  const said = lines.flatMap(({ report }) => report ?? []);
  if (said.some(({ status }) => status !== null)) return statusCounts(tally);
  const items = said.reduce((sum, { itemErrors }) => sum + (itemErrors ?? 0), 0);
  return `${plural(items, 'item', 'items')} of ${plural(lines.length, 'mailbox', 'mailboxes')} failed`;
}

/** Which waves need another sign-off, for the timeline. */
function unsignedWords(waves: string[]): string {
  return waves.length > 0 ? `; the sign-off of ${listWords(waves.map(waveName))} no longer counts` : '';
}

function codesOf(blockers: { code: string }[] = []): string[] {
  return blockers.map(({ code }) => code);
}

/**
 * The new mailboxes of a sheet, as the ticket takes them. One that the ticket had before isn't late, and neither are those that
 * take the place of all others. If an export becomes the list, what people had typed about all mailboxes stays true.
 */
async function placed(
  tx: Tx,
  { ticket }: TicketState,
  before: Mailbox[],
  { added, gone }: Difference,
  isReport: boolean,
): Promise<Mailbox[]> {
  const { mailboxes, credentialsReceived, mailboxesCreated } = ticket;
  const hasAll = (count: number | null) =>
    isReport && !ticket.listsMailboxes && (mailboxes ?? 0) > 0 && count === mailboxes;
  const [received, exists] = [hasAll(credentialsReceived), hasAll(mailboxesCreated)];
  const known = added.some(({ late }) => late) ? await loadRemoved(tx, ticket.number) : new Set();
  const replaces = before.every((mailbox) => mailbox.late || gone.includes(mailbox));
  return added.map((mailbox) => ({
    ...mailbox,
    received: mailbox.received || received,
    exists: mailbox.exists || exists,
    late: mailbox.late && !replaces && !known.has(mailbox.source),
  }));
}

/** What a sheet changes, in words: `38 added, 2 updated, and 1 removed`. */
export function differenceWords({ added, changed, gone }: Difference): string {
  const counts = [
    [added.length, 'added'],
    [changed.length, 'updated'],
    [gone.length, 'removed'],
  ] as const;
  return listWords(
    counts.flatMap(([count, what]) => (count > 0 ? [`${count.toLocaleString('en-US')} ${what}`] : [])),
  );
}
