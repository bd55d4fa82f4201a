import type { Sign } from '../../card.ts';
import type { AttentionClass } from '../attention/attention-class.ts';
import { signs } from '../attention/signs.ts';
import { menuOf } from '../attention/to-task.ts';
import type { Reader } from '../attention/words/says.ts';
import { isParked } from '../clocks/billing-end.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import type { NoticeKind } from '../notices/notice-kinds.ts';
import type { Line } from '../notices/take-lines.ts';
import { type TicketState, ticketWords } from '../state.ts';
import type { News } from '../today/news.ts';

/** How a line about a notice begins. */
interface Look {
  sign: Sign;
  /** The class of the tickets whose line in Today says the same, with the same sign. Null if no line says it. */
  class: AttentionClass | null;
}

const like = (name: AttentionClass): Look => ({ sign: signs[name], class: name });
const other = (symbol: string, label: string, tone: Sign['tone']): Look => ({
  sign: { symbol, label, tone },
  class: null,
});

const looks: Record<NoticeKind, Look> = {
  'locked-out': like('locked-out'),
  regressed: like('mx-wrong'),
  missed: like('date-missed'),
  dns: other('🌐', 'DNS', 'neutral'),
  'records-lost': other('🌐', 'DNS', 'warning'),
  unseen: other('🌐', 'DNS', 'warning'),
  'seen-again': other('🌐', 'DNS', 'neutral'),
  'forced-mx': like('forced-mx'),
  unlocked: other('✓', 'Lockout over', 'good'),
  moved: other('🕓', 'Date moved', 'warning'),
  rescheduled: other('🕓', 'Date moved', 'warning'),
  canceled: other('✖', 'Canceled', 'neutral'),
  date: like('date'),
  escalated: like('escalated'),
  eased: other('⬆', 'Was escalated', 'neutral'),
  closing: other('💳', 'Billing ends', 'warning'),
  stalled: like('stalled'),
  back: other('⏰', 'Back', 'neutral'),
  contact: like('contact-due'),
  billing: like('billing-risk'),
  nudge: other('⏳', 'Soon stalled', 'neutral'),
};

/** Whether a ticket is the reader's, and nothing that a line of Today could say is true of it. */
function isOnTrack({ ticket }: TicketState, own: Line[], { id, at }: Reader): boolean {
  const rests = ticket.heldAt !== null || snoozeEnd(ticket, at) !== null || isParked(ticket, at);
  const hasLine = own.some(({ kind }) => looks[kind].class !== null);
  const isDue = hasLine || ticket.mailboxesFailedAt !== null;
  return ticket.status === 'open' && ticket.ownerId === id && !rests && !isDue;
}

/** Turns notices into news: one for each ticket, in the order of its most urgent notice. */
export function newsOf(lines: Line[], reader: Reader): News[] {
  return [...Map.groupBy(lines, ({ state }) => state)].map(([state, own]) => ({
    number: state.ticket.number,
    ticket: ticketWords(state.ticket),
    onTrack: isOnTrack(state, own, reader),
    says: own.map(({ kind, said: { words, brief = words, next, button } }) => ({
      ...looks[kind],
      words,
      brief,
      next,
      button,
    })),
    menu: (button) => menuOf(state, reader, { button }),
  }));
}
