import { buttons, type Card, card, type Inline, list, note, type Task, tasks, text } from '../../card.ts';
import { capitalize } from '../../phrase.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { ownerWords, type TicketState, ticketKey } from '../state.ts';
import { pathWords, plural } from '../words.ts';
import type { NoticeKind } from './notice-kinds.ts';
import type { Said } from './said.ts';

/** The maximum number of notices with a button in a message, so that it stays under the limits of both platforms. */
const mostTasks = 25;

/** How an urgent message begins, so that a person sees at a glance what it is about. */
const signs: Partial<Record<NoticeKind, string>> = { 'locked-out': '🔒 ', missed: '🔴 ' };

/** A message that can't wait: what happened, which ticket it is, and the button that answers it. */
export function urgentCard(state: TicketState, said: Said, kind: NoticeKind): Card {
  const { ticket, names } = state;
  const about = [
    ticket.domain,
    pathWords(ticket),
    phaseLabel(ticket.phase),
    ownerWords(names, ticket.ownerId),
  ];
  return card(
    text([signs[kind] ?? '', ...lineOf(state, said), '.']),
    note(about.join(' · ')),
    buttons({ ...said.button, style: 'primary' }, { label: 'Show', command: `show ${ticketKey(ticket)}` }),
  );
}

/** The message at the start of a person's working day: one line for each notice, each with its button. */
export function morningCard(lines: { state: TicketState; said: Said }[]): Card {
  const [first, ...others] = lines;
  if (first && others.length === 0) return card(tasks([toTask(first)]));
  const rest = lines.slice(mostTasks);
  return card(
    text([{ bold: `${plural(lines.length, 'thing')} to look at today` }]),
    tasks(lines.slice(0, mostTasks).map(toTask)),
    list(rest.map(({ state, said }) => lineOf(state, said))),
  );
}

function toTask({ state, said }: { state: TicketState; said: Said }): Task {
  return { text: lineOf(state, said), command: said.button.command, button: said.button };
}

function lineOf({ ticket }: TicketState, { words }: Said): Inline[] {
  return [{ bold: ticket.customer }, ` (${ticketKey(ticket)}): ${capitalize(words)}`];
}
