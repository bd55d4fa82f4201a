/** The cards of a change of several tickets. */

import { buttons, type Card, card, heading, type Inline, list, note, text } from '../../card.ts';
import { type BulkAct, isUndoable } from '../../ticket/bulk/act.ts';
import { actWords, changeWords, ticketWords } from '../../ticket/bulk/act-words.ts';
import type { Preview, Refused } from '../../ticket/bulk/preview-act.ts';
import type { Ran } from '../../ticket/bulk/run-act.ts';
import type { Desk } from '../../ticket/desk.ts';
import { plural } from '../../ticket/words.ts';

/** The most tickets that a card lists. */
const mostListed = 10;

/** Shows what an act would change, with the button that confirms it. */
export function previewCard(desk: Desk, act: BulkAct, { id, ready, refused }: Preview, at: Date): Card {
  const { order, short } = actWords(act, ready.length);
  const cannot = refusedLines(refused);
  if (id === null)
    return card(text(`None of these ${plural(refused.length, 'ticket')} can change:`), ...cannot);
  return card(
    heading(`${order}?`.slice(0, 150)),
    act.type === 'note' && text(act.text),
    ...listed(
      ready.map((state) => [...ticketWords(state.ticket), ` · ${changeWords(desk, act, state, at)}`]),
    ),
    refused.length > 0 && text(`${plural(refused.length, 'other')} can't change:`),
    ...cannot,
    !isUndoable(act) && note("This can't be undone."),
    buttons(
      { label: short, command: `bulk run ${id}`, style: 'primary' },
      { label: 'Cancel', command: `bulk cancel ${id}` },
    ),
  );
}

function refusedLines(refused: Refused[]): ReturnType<typeof listed> {
  return listed(
    refused.map(({ state, why }) =>
      state ? [...ticketWords(state.ticket), `: ${why.message}`] : [why.message],
    ),
  );
}

/** Reports what an act did. */
export function ranCard({ id, act, changed, left, canUndo }: Ran): Card {
  return card(
    text(changed.length > 0 ? actWords(act, changed.length).report : 'Nothing changed.'),
    ...leftLines(left),
    buttons(
      canUndo && { label: 'Undo', command: `bulk undo ${id}` },
      changed.length > 0 && { label: 'Show tickets', command: `bulk show ${id}` },
    ),
  );
}

/** Reports what an undo did. */
export function undoneCard({ id, changed, left }: Ran): Card {
  return card(
    text(changed.length > 0 ? `Undone for ${plural(changed.length, 'ticket')}.` : 'Nothing was undone.'),
    ...leftLines(left),
    buttons({ label: 'Show tickets', command: `bulk show ${id}` }),
  );
}

function leftLines(left: Ran['left']): (ReturnType<typeof text> | undefined)[] {
  if (left.length === 0) return [];
  return [text(`${plural(left.length, 'ticket')} stayed the same:`), ...listed(left.map(({ why }) => why))];
}

/** Lists the first lines, and counts the others. */
export function listed(lines: (string | Inline[])[]): (ReturnType<typeof text> | undefined)[] {
  const more = lines.length - mostListed;
  return [list(lines.slice(0, mostListed)), more > 0 ? note(`And ${more} more.`) : undefined];
}
