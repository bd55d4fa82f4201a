import { buttons, card, type Inline, note, type Task, text } from '../../card.ts';
import { type EventPart, type Message, withEvent } from '../../delivery/message.ts';
import { capitalize } from '../../phrase.ts';
import { withoutAccount } from '../announcements/event-words.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { ownerWords, type TicketState, ticketKey } from '../state.ts';
import type { Today } from '../today/today.ts';
import { todayCard } from '../today/today-card.ts';
import { todayEvent } from '../today/today-words.ts';
import { pathWords } from '../words.ts';
import type { NoticeKind } from './notice-kinds.ts';
import type { Said } from './said.ts';

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

/** The message at the start of a person's working day: what happened, each with its button, and Today. */
export function morningCard(today: Today, lines: [Line, ...Line[]]): Message {
  const [first] = lines;
  const news = lines.map((line) => ({ number: line.state.ticket.number, task: toTask(line) }));
  const words = todayEvent(today);
  return withEvent(
    todayCard(today, { label: 'Open a ticket', command: 'open' }, news),
    ...(words ? [`${words}. First: `] : []),
    ...partsOf(first.state, first.said),
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
