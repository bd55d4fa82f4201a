import { buttons, type CardBlock, card, type Inline, note, text } from '../../card.ts';
import { type EventPart, type Message, withEvent } from '../../delivery/message.ts';
import { capitalize } from '../../phrase.ts';
import { ticketParts, withoutAccount } from '../announcements/event-words.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { ownerWords, type TicketState, ticketKey, ticketWords } from '../state.ts';
import { pathWords } from '../words.ts';
import type { NoticeKind } from './notice-kinds.ts';
import type { Said } from './said.ts';

/** How an urgent message begins, so that a person sees at a glance what it is about. */
const signs: Partial<Record<NoticeKind, string>> = { 'locked-out': '🔒 ', missed: '🔴 ' };

/**
 * A message that can't wait. Its first line is what a phone shows: which ticket it is, and what happened. Then what comes
 * next, and at most three buttons.
 */
export function urgentCard(state: TicketState, said: Said, kind: NoticeKind): Message {
  const sign = signs[kind] ?? '';
  const show = { label: 'Show', command: `show ${ticketKey(state.ticket)}` };
  const all = [said.button, ...(said.others ?? []), show];
  const [first, ...others] = all.filter(
    ({ command }, i) => all.findIndex((one) => one.command === command) === i,
  );
  return withEvent(
    {
      ...card(
        text([sign, ...lineOf(state, said), '.']),
        said.more !== undefined && text(said.more),
        aboutTicket(state),
        buttons(first && { ...first, style: 'primary' }, ...others),
      ),
      ticket: state.ticket.number,
    },
    sign,
    ...partsOf(state, said),
  );
}

/**
 * What an urgent message becomes once people have acted.
 *
 * @param isOver whether nothing is left to do
 */
export function settledCard(state: TicketState, words: string, isOver: boolean): Message {
  const sign = isOver ? '✓ ' : '🔒 ';
  const show = { label: 'Show', command: `show ${ticketKey(state.ticket)}` };
  return withEvent(
    {
      ...card(text([sign, ...lineOf(state, { words }), '.']), aboutTicket(state), buttons(show)),
      ticket: state.ticket.number,
    },
    sign,
    ...partsOf(state, { words }),
  );
}

function aboutTicket({ ticket, names }: TicketState): CardBlock {
  const about = [
    ticket.domain,
    pathWords(ticket),
    phaseLabel(ticket.phase),
    ownerWords(names, ticket.ownerId),
  ];
  return note(about.join(' · '));
}

/** A notice as a line of a message. */
export function lineOf({ ticket }: TicketState, { words }: Pick<Said, 'words'>): Inline[] {
  return [...ticketWords(ticket), `: ${capitalize(words)}`];
}

/** What a phone shows of a notice. */
export function partsOf({ ticket }: TicketState, { words }: Pick<Said, 'words'>): EventPart[] {
  return [...ticketParts(ticket), ': ', { free: capitalize(withoutAccount(words, ticket)) }];
}
