import type { Button } from '../../card.ts';
import { ticketKey } from '../state.ts';

/** The button that shows what DNS says about a ticket's domain. */
export function dnsButton(ticket: Parameters<typeof ticketKey>[0]): Button {
  return { label: 'DNS', command: `dns ${ticketKey(ticket)}` };
}

/** The button that opens the form for the new MX, which nobody has told us yet. */
export function setMxButton(ticket: Parameters<typeof ticketKey>[0]): Button {
  return { label: 'Set the MX…', command: `set ${ticketKey(ticket)} mx` };
}
