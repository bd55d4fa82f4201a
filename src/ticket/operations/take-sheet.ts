import { Fault } from '../../errors.ts';
import { type Difference, differenceOf } from '../../mailbox/difference.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { merge } from '../../mailbox/merge.ts';
import { tallyOf } from '../../mailbox/tally.ts';
import { listWords } from '../../phrase.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { loadSheet, type SheetContent } from '../mailboxes/sent-sheets.ts';
import { loadMailboxes } from '../mailboxes/stored-mailboxes.ts';
import { type Ticket, type TicketState, ticketKey } from '../state.ts';
import { hasFact } from '../steps/has-fact.ts';
import { reopenAll } from '../steps/reopening.ts';
import { plural } from '../words.ts';
import { stepsInvalidatedBy } from './invalidated-steps.ts';

/** What to do with mailboxes that a sheet doesn't have. */
export type ForGone = 'keep' | 'remove';

/** Compares the mailboxes of a ticket with a sheet. A sheet that doesn't list all mailboxes leaves the others alone. */
export function compare(before: Mailbox[], { lists, lines }: SheetContent): Difference {
  const difference = differenceOf(before, merge(before, lines));
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
): Promise<{ state: TicketState; difference: Difference }> {
  let difference: Difference = { added: [], changed: [], gone: [] };
  const state = await changeTicket(desk, by, number, async (state, at, tx) => {
    const before = await loadMailboxes(tx, number);
    const found = compare(before, await loadSheet(tx, number, id));
    difference = { ...found, gone: gone === 'remove' ? found.gone : [] };
    const { added, changed } = difference;
    const old = new Map(before.map((mailbox) => [mailbox.source, mailbox]));
    const changes = [
      ...[...added, ...changed].map(
        (after) => [old.get(after.source) ?? null, after] as [Mailbox | null, Mailbox],
      ),
      ...difference.gone.map((mailbox) => [mailbox, null] as [Mailbox, null]),
    ];
    if (changes.length === 0) {
      throw new Fault(`Nothing changed: ${ticketKey(state.ticket)} already has what this sheet says.`);
    }
    const removed = new Set(difference.gone);
    const after = new Map(before.filter((mailbox) => !removed.has(mailbox)).map((one) => [one.source, one]));
    for (const mailbox of [...added, ...changed]) after.set(mailbox.source, mailbox);
    refuseShared([...after.values()]);
    const patch = countsOf(state, [...after.values()]);
    const again = reopenAll(state.ticket, stepsInvalidatedBy(state, patch, undefined), at);
    return {
      event: {
        type: 'mailboxes',
        text: `updated the mailboxes from a sheet: ${differenceWords(difference)}`,
        progress: true,
        data: { added: added.length, updated: changed.length, removed: difference.gone.length },
      },
      ticket: { ...again.ticket, ...patch },
      steps: again.steps,
      mailboxes: { changes, sheet: id },
      undoable: true,
    };
  });
  return { state, difference };
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

/** The columns that follow from the list of mailboxes. A count that no step depends on stays empty. */
function countsOf({ ticket, steps }: TicketState, mailboxes: Mailbox[]): Partial<Ticket> {
  const tally = tallyOf(mailboxes, ticket.target);
  return {
    listsMailboxes: tally.total > 0,
    mailboxes: tally.total > 0 ? tally.total : ticket.mailboxes,
    ...(hasFact(steps, 'supplied') && { credentialsReceived: tally.received }),
    ...(hasFact(steps, 'created') && { mailboxesCreated: tally.created }),
  };
}

/** Throws a `Fault` if two mailboxes would move to the same address. */
function refuseShared(mailboxes: Mailbox[]): void {
  const owners = Map.groupBy(mailboxes, ({ destination }) => destination);
  const shared = [...owners.values()].filter((group) => group.length > 1);
  const [first] = shared;
  if (!first) return;
  throw new Fault(
    `${plural(first.length, 'mailbox', 'mailboxes')} would move to ${first[0]!.destination}: ${listWords(first.map(({ source }) => source))}.`,
    {
      hint: 'Give each mailbox its own new address, or remove the one that is no longer moved.',
      field: 'file',
      omit: true,
    },
  );
}
