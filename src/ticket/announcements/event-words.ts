import type { EventPart } from '../../delivery/message.ts';
import { listWords } from '../../phrase.ts';
import type { By } from '../desk.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { type Ticket, type TicketState, ticketKey } from '../state.ts';
import type { TicketEvent } from '../ticket-event.ts';
import { pathName } from '../words.ts';

/** What a phone shows of an event: `acme.com: Dana Reyes moved it from Intake to Discovery`. */
export function eventParts({ ticket }: TicketState, event: TicketEvent, by: By): EventPart[] {
  const who = doerName(by);
  if (event.type === 'opened')
    return [`${who} opened a ticket for `, { free: ticket.domain }, `: ${pathName(ticket)}`];
  // The text of a changed account number has the old number or the new one.
  const namesAccount = event.type === 'fields' && event.data.fields.includes('account');
  const says = namesAccount ? `changed ${listWords(event.data.fields)}` : event.text;
  return [{ free: ticket.domain }, `: ${who} `, { free: withoutAccount(says, ticket) }];
}

/** What a phone shows of a ticket's headline: `acme.com: Rackspace Email → Office 365, in Discovery`. */
export function headlineParts({ ticket }: TicketState): EventPart[] {
  const phase = ticket.status === 'open' ? `in ${phaseLabel(ticket.phase)}` : ticket.status;
  return [{ free: ticket.domain }, `: ${pathName(ticket)}, ${phase}`];
}

/** Names a ticket in what a phone shows: `Acme Corp (MIG-3)`. */
export function ticketParts(ticket: Pick<Ticket, 'customer' | 'kind' | 'number'>): EventPart[] {
  return [{ free: ticket.customer }, ` (${ticketKey(ticket)})`];
}

/** Who made a change, by name. */
export function doerName({ person }: By): string {
  return person?.name ?? 'Migration Desk';
}

/** Hides the ticket's account number in what a person typed, because a locked phone shows an event to anyone. */
export function withoutAccount(words: string, { accountNumber }: Pick<Ticket, 'accountNumber'>): string {
  return accountNumber ? words.replaceAll(accountNumber, '•••') : words;
}
