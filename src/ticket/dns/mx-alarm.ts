import type { Button } from '../../card.ts';
import { isUndone } from '../../dns/facts.ts';
import { personIn } from '../fields/contact-text.ts';
import { type Ticket, type TicketState, ticketKey } from '../state.ts';
import { earlySwitch } from '../steps/obstacles.ts';
import { dnsButton } from './dns-button.ts';

/** What to do at once while mail goes to the wrong mailboxes. */
export interface MxAlarm {
  /** `call Rob Hale: set MX again`. */
  words: string;
  /** What helps, the most useful one first, such as the list of records, the letter, and what DNS says. */
  buttons: [Button, ...Button[]];
}

type Called = Pick<Ticket, 'dnsContact' | 'customerContact'>;

/** What to do while MX was switched and isn't right anymore. It comes before every step. Null if MX is as it should be. */
export function mxAlarm(ticket: Ticket): MxAlarm | null {
  if (ticket.status !== 'open' || !isUndone(ticket.dnsFacts?.state ?? null)) return null;
  const key = ticketKey(ticket);
  return {
    words: `call ${whoToCall(ticket)}: set MX again`,
    buttons: [
      recordsButton(ticket),
      { label: 'Letter T10', command: `draft ${key} dns-not-switched` },
      dnsButton(ticket),
    ],
  };
}

/**
 * What to do while mail goes to the new mailboxes too early. The steps of the ticket's phase can still be done meanwhile. Null if
 * that isn't so.
 */
export function earlyAlarm(
  state: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
  at: Date,
): MxAlarm | null {
  const { ticket } = state;
  if (ticket.status !== 'open' || !ticket.mxWrongAt || !earlySwitch(state, at)) return null;
  return {
    words: `call ${whoToCall(ticket)}: set the old MX again`,
    buttons: [wayBackButton(ticket), dnsButton(ticket)],
  };
}

/** Shows the records to send to whoever runs the DNS. */
export function recordsButton(ticket: Parameters<typeof ticketKey>[0]): Button {
  return { label: 'Records to send', command: `records ${ticketKey(ticket)}` };
}

/** Shows how to go back to the records from before the move. */
function wayBackButton(ticket: Parameters<typeof ticketKey>[0]): Button {
  return { label: 'The way back', command: `records ${ticketKey(ticket)} rollback` };
}

/** Whom to call about DNS, by name: the person who runs it, or else the customer's contact. */
export function whoToCall({ dnsContact, customerContact }: Called): string {
  const contact = dnsContact ?? customerContact;
  return contact ? personIn(contact) : "the customer's admin";
}

/** How to reach the person to call, as a sentence. Null if the ticket says no more than a name. */
export function reachWords({ dnsContact, customerContact }: Called): string | null {
  const contact = dnsContact ?? customerContact;
  return contact && personIn(contact) !== contact ? `To call: ${contact.replace(/\.$/, '')}.` : null;
}
