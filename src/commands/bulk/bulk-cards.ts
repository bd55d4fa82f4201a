/** The cards of a change of several tickets. */

import {
  buttons,
  type Card,
  type CardBlock,
  card,
  heading,
  type Inline,
  list,
  note,
  type Rich,
  text,
} from '../../card.ts';
import { type BulkAct, isUndoable } from '../../ticket/bulk/act.ts';
import { actWords, changeWords, reasonWords } from '../../ticket/bulk/act-words.ts';
import type { Left } from '../../ticket/bulk/each-ticket.ts';
import type { Preview } from '../../ticket/bulk/preview-act.ts';
import type { Ran } from '../../ticket/bulk/run-act.ts';
import type { Desk } from '../../ticket/desk.ts';
import { type TicketState, ticketWords } from '../../ticket/state.ts';
import { plural } from '../../ticket/words.ts';
import { truncate } from '../../truncate.ts';
import { pageSize } from '../lists/list-pages.ts';
import { showMenu } from '../lists/ticket-table.ts';

type Blocks = (CardBlock | undefined)[];

/** The most tickets that a card lists. */
const mostListed = 10;

/** Shows what an act would change, with the button that confirms it. */
export function previewCard(desk: Desk, act: BulkAct, { id, ready, refused }: Preview, at: Date): Card {
  const { order, short } = actWords(desk, act, ready.length, at);
  const cannot = leftLines(refused);
  if (id === null)
    return card(text(`None of these ${plural(refused.length, 'ticket')} can change:`), ...cannot);
  return card(
    heading(truncate(`${order}?`, 150)),
    reasonBlock(act),
    ...listed(ready.map((state) => [...ticketWords(state.ticket), ` · ${changeWords(act, state)}`])),
    refused.length > 0 && text(`${plural(refused.length, 'other')} can't change:`),
    ...cannot,
    !isUndoable(act) && note("This can't be undone."),
    buttons(
      { label: short, command: `bulk run ${id}`, style: 'primary', replaces: true },
      { label: 'Cancel', command: `bulk cancel ${id}`, replaces: true },
      ready.length > mostListed && { label: 'Show all', command: `bulk show ${id}` },
    ),
  );
}

/** Reports what an act did. @param clashes days on which the new owner has several dates, one line for each */
export function ranCard(
  desk: Desk,
  { id, act, changed, left, canUndo }: Ran,
  clashes: Inline[][],
  at: Date,
): Card {
  return card(
    text(changed.length > 0 ? `${actWords(desk, act, changed.length, at).report}.` : 'Nothing changed.'),
    changed.length > 0 && act.type !== 'note' && reasonBlock(act),
    ...stayed(left),
    ...listed(clashes),
    buttons(
      canUndo && { label: 'Undo', command: `bulk undo ${id}`, replaces: true },
      changed.length > 0 && { label: 'Show tickets', command: `bulk show ${id}` },
    ),
    ticketMenu(changed),
  );
}

/** Reports what an undo did. */
export function undoneCard({ id, changed, left }: Ran): Card {
  return card(
    text(changed.length > 0 ? `Undone for ${plural(changed.length, 'ticket')}.` : 'Nothing was undone.'),
    ...stayed(left),
    buttons({ label: 'Show tickets', command: `bulk show ${id}` }),
    ticketMenu(changed),
  );
}

/** A menu with the first of several tickets, as many as on a page of a list. */
export function ticketMenu(states: TicketState[]): CardBlock | undefined {
  return showMenu(states.slice(0, pageSize).map(({ ticket }) => ticket));
}

/** The reason of a snooze, or the text of a note. */
export function reasonBlock(act: BulkAct): CardBlock | false {
  const words = reasonWords(act);
  return words !== null && text(words);
}

function stayed(left: Left[]): Blocks {
  return left.length > 0
    ? [text(`${plural(left.length, 'ticket')} stayed the same:`), ...leftLines(left)]
    : [];
}

/** The tickets that an act can't change or didn't change, and why. */
function leftLines(left: Left[]): Blocks {
  return listed(left.map(({ state, why }) => (state ? [...ticketWords(state.ticket), `: ${why}`] : [why])));
}

/** Lists the first lines, and counts the others. */
export function listed(lines: Rich[], most = mostListed): Blocks {
  const more = lines.length - most;
  return [list(lines.slice(0, most)), more > 0 ? note(`And ${more} more.`) : undefined];
}
