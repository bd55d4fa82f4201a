import type { Inline } from '../../../card.ts';
import { nearWords } from '../../../time/date-words.ts';
import { contactButton } from '../../cards/ticket-buttons.ts';
import { lockoutOf } from '../../clocks/lockout.ts';
import { contactedAboutLockout } from '../../clocks/lockout-words.ts';
import { isCustomers } from '../../playbooks/systems.ts';
import { openLabel } from '../../steps/step-name.ts';
import { wallAge } from '../../words.ts';
import { nearMoment, nextOf, type SaysOf } from './says.ts';

/**
 * Users can't open their mailboxes for longer than planned. If the customer can end that, a call helps most. After the
 * call, the next step is what is left to do.
 */
export const lockedOut: SaysOf = (entry, reader) => {
  const { calendar, at, own = calendar } = reader;
  const lockout = lockoutOf(calendar, entry);
  const over = wallAge(at.getTime() - (lockout?.endsAt ?? at).getTime());
  const since: Inline[] = lockout ? [' since ', nearMoment(reader, lockout.since)] : [];
  const { step, words, button } = nextOf(reader, entry, lockout?.steps.slice(0, 1));
  const why = ['users locked out', ...since, `, ${over} over plan`];
  const contacted = contactedAboutLockout(calendar, entry, at);
  if (contacted) {
    const when = nearWords(own, contacted, at);
    return { why, next: `customer contacted by ${entry.ticket.contactedVia} ${when} · ${words}`, button };
  }
  if (!step || !isCustomers(step.actor)) return { why, next: words, button };
  return {
    why,
    next: `call the customer · ${openLabel(step)}`,
    button: contactButton(entry),
    more: [button],
  };
};
