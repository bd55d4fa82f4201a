import { buttons, card, type Inline, list, note, type Task, tasks, text } from '../../card.ts';
import { type EventPart, type Message, withEvent } from '../../delivery/message.ts';
import { capitalize } from '../../phrase.ts';
import { withoutAccount } from '../announcements/event-words.ts';
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
export function urgentCard(state: TicketState, said: Said, kind: NoticeKind): Message {
  const { ticket, names } = state;
  const about = [
    ticket.domain,
    pathWords(ticket),
    phaseLabel(ticket.phase),
    ownerWords(names, ticket.ownerId),
  ];
  const sign = signs[kind] ?? '';
  return withEvent(
    card(
      text([sign, ...lineOf(state, said), '.']),
      note(about.join(' · ')),
      buttons({ ...said.button, style: 'primary' }, { label: 'Show', command: `show ${ticketKey(ticket)}` }),
    ),
    sign,
    ...partsOf(state, said),
  );
}

/** The message at the start of a person's working day: one line for each notice, each with its button. */
export function morningCard(lines: [Line, ...Line[]]): Message {
  const [first, ...others] = lines;
  const parts = partsOf(first.state, first.said);
  if (others.length === 0) return withEvent(card(tasks([toTask(first)])), ...parts);
  const rest = lines.slice(mostTasks);
  const count = `${plural(lines.length, 'thing')} to look at today`;
  return withEvent(
    card(
      text([{ bold: count }]),
      tasks(lines.slice(0, mostTasks).map(toTask)),
      list(rest.map(({ state, said }) => lineOf(state, said))),
    ),
    `${count}. First: `,
    ...parts,
  );
}

/** A line of the morning's message. */
interface Line {
  state: TicketState;
  said: Said;
}

function toTask({ state, said }: Line): Task {
  return { text: lineOf(state, said), command: said.button.command, button: said.button };
}

function lineOf({ ticket }: TicketState, { words }: Said): Inline[] {
  return [{ bold: ticket.customer }, ` (${ticketKey(ticket)}): ${capitalize(words)}`];
}

/** What a phone shows of a notice. */
function partsOf({ ticket }: TicketState, { words }: Said): EventPart[] {
  return [
    { free: ticket.customer },
    ` (${ticketKey(ticket)}): `,
    { free: capitalize(withoutAccount(words, ticket)) },
  ];
}
