import { type Button, buttons, card, lines, type Rich, text } from '../card.ts';
import { nextThing } from '../ticket/cards/next-thing.ts';
import { showButton } from '../ticket/cards/ticket-buttons.ts';
import { type TicketState, ticketKey, ticketName } from '../ticket/state.ts';
import type { CommandContext } from './context.ts';
import { type Changed, changed } from './subcommand.ts';

interface Says {
  /** What happened, in one line. If it doesn't name the ticket, the reply begins with the ticket's name. */
  says: string;
  /** What people should know about it, one sentence each. They share a line. */
  warnings?: string[];
  /** What comes even before the next thing. */
  first?: Button;
  /** The line about what comes next, and its button. Absent: what brings the ticket forward. Null: nothing. */
  next?: { words: Rich; button?: Button; or?: Button } | null;
  /** The command that takes back exactly what happened. */
  undo?: string;
}

/** How many warnings a reply spells out. `show` lists them all. */
const mostWarnings = 2;

/**
 * Replies to a change: what happened, warnings, and what comes next, in at most three lines and three buttons. Names the
 * ticket, because people who press a button in a list see only the reply.
 */
export function reply({ desk, at }: CommandContext, state: TicketState, told: Says): Changed {
  const { says, warnings = [], first, undo } = told;
  const key = ticketKey(state.ticket);
  const next = told.next === undefined ? nextThing(desk.calendar, state, at) : told.next;
  const more = [warningWords(warnings), next?.words ?? ''].filter((line) => line.length > 0);
  return changed(
    card(
      text(says.includes(key) ? says : `${ticketName(state.ticket)}: ${says}`),
      lines(more),
      buttons(
        first && { ...first, style: 'primary' },
        next?.button && (first ? { ...next.button, style: undefined } : next.button),
        first || undo ? undefined : next?.or,
        showButton(key),
        undo ? { label: 'Undo', command: undo, replaces: true } : undefined,
      ),
    ),
  );
}

function warningWords(warnings: string[]): string {
  const left = warnings.length - mostWarnings;
  const more = left > 0 ? [`${left} more: choose Show.`] : [];
  return [...warnings.slice(0, mostWarnings), ...more].join(' ');
}
