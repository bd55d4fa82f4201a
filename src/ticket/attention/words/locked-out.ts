import { lockoutOf } from '../../clocks/lockout.ts';
import { type TicketStep, ticketKey } from '../../state.ts';
import { wallAge } from '../../words.ts';
import { nextOf, type SaysOf } from './says.ts';

/** Users can't open their mailboxes for longer than planned. If the customer can end that, a call helps most. */
export const lockedOut: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const lockout = lockoutOf(calendar, entry);
  const over = wallAge(at.getTime() - (lockout?.endsAt ?? at).getTime());
  const { step, words, button } = nextOf(reader, entry, lockout?.steps.slice(0, 1));
  const says = {
    sign: { symbol: '🔒', label: 'Locked out', tone: 'urgent' as const },
    why: [`users locked out, ${over} over plan`],
  };
  if (!step || !isOfCustomer(step)) return { ...says, next: words, button };
  return {
    ...says,
    next: `call the customer, still open: ${step.label}`,
    button: { label: 'Record contact…', command: `contact ${ticketKey(entry.ticket)}` },
    more: [button],
  };
};

function isOfCustomer({ actor }: TicketStep): boolean {
  return actor === 'customer admin' || actor === 'user';
}
