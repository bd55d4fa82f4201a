import { type Button, buttons, type Card, card, heading, type Rich, text } from '../../card.ts';
import { isUndoable } from '../../ticket/bulk/act.ts';
import { actWords } from '../../ticket/bulk/act-words.ts';
import { type BulkTicket, readAct, type StoredAct } from '../../ticket/bulk/stored-act.ts';
import type { Desk } from '../../ticket/desk.ts';
import { readStates } from '../../ticket/read-states.ts';
import { loadNames, subjectOf, type TicketState, ticketWords } from '../../ticket/state.ts';
import { truncate } from '../../truncate.ts';
import type { CommandContext } from '../context.ts';
import { listed, reasonBlock, ticketMenu } from './bulk-cards.ts';

/** The most tickets that the card lists, so that the message fits into the limits of both platforms. */
const mostShown = 40;

/** Shows a change of several tickets: what it is, why, what happened to each ticket, and what can be done now. */
export async function showAct({ desk, actor }: CommandContext, id: number): Promise<Card> {
  const { client } = desk.database;
  const stored = await readAct(client, id);
  const { act, tickets } = stored;
  const numbers = tickets.map(({ number }) => number);
  const states = await readStates(desk, client, numbers);
  const who = subjectOf(await loadNames(client, [stored.undoneById]), stored.undoneById, actor.id);
  return card(
    heading(truncate(titleOf(desk, stored), 150)),
    stored.state === 'undone' && text(`${who} undid this change.`),
    stored.state === 'canceled' && text('This change was canceled, so nothing changed.'),
    reasonBlock(act),
    ...listed(
      tickets.map((ticket) => lineOf(ticket, states.get(ticket.number))),
      mostShown,
    ),
    buttons(...nextButtons(stored)),
    ticketMenu(numbers.flatMap((number) => states.get(number) ?? [])),
  );
}

/** What the change did, or what it would do. */
function titleOf(desk: Desk, { act, tickets, state, doneAt, askedAt }: StoredAct): string {
  const isDone = state === 'done' || state === 'undone';
  const count = isDone ? tickets.filter(({ changed }) => changed !== undefined).length : tickets.length;
  const { order, report } = actWords(desk, act, count, doneAt ?? askedAt);
  if (isDone) return report;
  return state === 'asked' ? `${order}?` : order;
}

function lineOf({ number, changed, left, undone, kept }: BulkTicket, state: TicketState | undefined): Rich {
  const result = undone ? 'undone' : (kept ?? left ?? (changed ? 'changed' : 'not changed'));
  return [...(state ? ticketWords(state.ticket) : [`Ticket ${number}`]), `: ${result}`];
}

function nextButtons({ id, act, state, tickets }: StoredAct): (Button | false)[] {
  if (state === 'asked')
    return [
      { label: 'Confirm', command: `bulk run ${id}`, style: 'primary', replaces: true },
      { label: 'Cancel', command: `bulk cancel ${id}`, replaces: true },
    ];
  const canUndo = state === 'done' && isUndoable(act) && tickets.some(({ changed }) => changed !== undefined);
  return [canUndo && { label: 'Undo', command: `bulk undo ${id}`, replaces: true }];
}
