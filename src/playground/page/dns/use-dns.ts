import { useState } from 'react';
import { getDnsOffer } from '../connection/requests.ts';
import type { DnsOffer, Message, Outcome } from '../contract.ts';
import { ticketMeant } from './ticket-meant.ts';

/** The panel of the playground's DNS, which opens when a person asks for it. */
export function useDns(onProblem: (outcome: Outcome) => void) {
  const [shown, setShown] = useState<{ offer: DnsOffer; ticket: string } | null>(null);
  async function open(messages: Message[], here: Parameters<typeof ticketMeant>[2]) {
    const offer = await getDnsOffer();
    if ('tickets' in offer && !offer.problem && offer.tickets.length > 0)
      return setShown({ offer, ticket: ticketMeant(offer, messages, here) });
    const message = offer.problem ?? 'Open a ticket first, for example with /migration open.';
    return onProblem({ ok: false, message });
  }
  return { shown, open, close: () => setShown(null) };
}
