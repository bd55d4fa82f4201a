import { contactButton } from '../../cards/ticket-buttons.ts';
import { lockoutOf } from '../../clocks/lockout.ts';
import { contactedAboutLockout } from '../../clocks/lockout-words.ts';
import { isCustomers, partyOf, partyWords } from '../../playbooks/systems.ts';
import { openLabel } from '../../steps/step-name.ts';
import { nextOf, pastMoment, type SaysOf } from './says.ts';

/**
 * Users can't open their mailboxes for longer than planned. If the customer can end that, a call helps most. After the
 * call, the next step is what is left to do.
 */
export const lockedOut: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const lockout = lockoutOf(calendar, entry);
  const { step, words, button } = nextOf(reader, entry, lockout?.steps.slice(0, 1));
  const since = lockout ? [' since ', pastMoment(reader, lockout.since)] : [];
  const contacted = contactedAboutLockout(calendar, entry, at);
  const called = contacted ? [' · customer contacted ', pastMoment(reader, contacted)] : [];
  const why = ['users locked out', ...since, ...called];
  const party = lockout?.steps[0] ? partyOf(lockout.steps[0].actor) : entry.ticket.waitingOn;
  if (reader.team) return { why, next: `waiting on ${partyWords(party)}`, button };
  if (contacted || !step || !isCustomers(step.actor)) return { why, next: words, button };
  return {
    why,
    next: `call the customer · ${openLabel(step)}`,
    button: contactButton(entry),
    more: [button],
  };
};
