import type { Button } from '../../card.ts';
import { ticketKey } from '../state.ts';

/** The button that shows what DNS says about a ticket's domain. */
export function dnsButton(ticket: Parameters<typeof ticketKey>[0]): Button {
  return { label: 'DNS', command: `dns ${ticketKey(ticket)}` };
}
