import { answerButton } from '../../cards/ticket-buttons.ts';
import { lockoutOf } from '../../clocks/lockout.ts';
import { wallAge } from '../../words.ts';
import { type SaysOf, stepWords } from './says.ts';

/** Users can't open their mailboxes for longer than planned. */
export const lockedOut: SaysOf = (entry, { calendar, at }) => {
  const lockout = lockoutOf(calendar, entry);
  const over = wallAge(at.getTime() - (lockout?.endsAt ?? at).getTime());
  const last = lockout?.steps.at(-1);
  return {
    sign: { symbol: '🔒', label: 'Locked out', tone: 'urgent' },
    why: [`users locked out, ${over} over plan`],
    next: last && `next: ${stepWords(calendar, entry, last, at)}`,
    button: answerButton(calendar, entry, at, lockout?.steps.slice(0, 1)),
  };
};
