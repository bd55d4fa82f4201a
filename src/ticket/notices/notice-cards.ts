import { buttons, card, type Inline, note, text } from '../../card.ts';
import { type EventPart, type Message, withEvent } from '../../delivery/message.ts';
import { capitalize } from '../../phrase.ts';
import { withoutAccount } from '../announcements/event-words.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { ownerWords, type TicketState, ticketKey, ticketWords } from '../state.ts';
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

/** A notice as a line of a message. */
export function lineOf({ ticket }: TicketState, { words }: Said): Inline[] {
  return [...ticketWords(ticket), `: ${capitalize(words)}`];
}

/** What a phone shows of a notice. */
export function partsOf({ ticket }: TicketState, { words }: Said): EventPart[] {
  return [
    { free: ticket.customer },
    ` (${ticketKey(ticket)}): `,
    { free: capitalize(withoutAccount(words, ticket)) },
  ];
}
