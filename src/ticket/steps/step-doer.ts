import { personIn } from '../fields/contact-text.ts';
import { actorWords, doerWords } from '../playbooks/systems.ts';
import type { Ticket, TicketStep } from '../state.ts';
import { isUpToDns } from './seen-steps.ts';

type Doable = Pick<TicketStep, 'actor' | 'dns'>;

/** Who does a step, as in a list: `customer's admin`, or by name whoever runs the DNS: `Rob Hale (DNS)`. */
export function stepActor(ticket: Pick<Ticket, 'dnsContact'>, step: Doable): string {
  return dnsWords(ticket, step) ?? actorWords(step.actor);
}

/** The same in a sentence: `the customer's admin`, or `Rob Hale (DNS)`. */
export function stepDoer(ticket: Pick<Ticket, 'dnsContact'>, step: Doable): string {
  return dnsWords(ticket, step) ?? doerWords(step.actor);
}

/** The same in brackets: `customer's admin`, or `Rob Hale`. */
export function stepPerson(ticket: Pick<Ticket, 'dnsContact'>, step: Doable): string {
  return dnsPerson(ticket, step) ?? actorWords(step.actor);
}

function dnsWords(ticket: Pick<Ticket, 'dnsContact'>, step: Doable): string | null {
  const person = dnsPerson(ticket, step);
  return person && `${person} (DNS)`;
}

/** The name of the person who does a step in DNS. Null if the step isn't in DNS, or if the ticket doesn't say who runs the DNS. */
function dnsPerson({ dnsContact }: Pick<Ticket, 'dnsContact'>, step: Doable): string | null {
  return isUpToDns(step) && dnsContact ? personIn(dnsContact) : null;
}
