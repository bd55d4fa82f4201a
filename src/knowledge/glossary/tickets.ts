import type { Term } from './term.ts';

/** The words of this desk. */
export const ticketTerms: Term[] = [
  { term: 'ticket', meaning: 'One migration (MIG-n) or platform change (PLC-n) on this desk.' },
  { term: 'path', meaning: 'Where the mail comes from and where it goes.' },
  { term: 'service', meaning: 'Who does the work: assisted, self-service or internal.' },
  { term: 'playbook', meaning: 'The phases and steps that a path and service prescribe.' },
  { term: 'phase', meaning: 'A stage of a ticket, such as discovery or cutover.' },
  { term: 'gate', meaning: 'The steps that must be ticked before a ticket may leave its phase.' },
  { term: 'step', meaning: 'A line of the checklist, ticked by a person or by a fact.' },
  { term: 'owner', meaning: 'The Racker who answers for a ticket.' },
  { term: 'waiting on', meaning: 'Who has to act next.' },
  { term: 'blocker', meaning: 'A known reason why a ticket cannot go on, with its usual fix.' },
  { term: 'hold', meaning: 'A stop until a day, agreed with the customer: the clock does not run.' },
  {
    term: 'stalled',
    also: 'stall, nudge, escalated',
    meaning:
      'Without progress for longer than its phase allows: first a nudge, then stalled, then escalated.',
  },
  {
    term: 'snooze',
    meaning: 'Some business days without nudges and outside the digest. The clock runs on, unlike in a hold.',
  },
  {
    term: 'cadence',
    also: 'contact cadence',
    meaning: 'How many business days may pass between two contacts with the customer, as agreed with them.',
  },
  { term: 'digest', meaning: "A channel's daily list of what has stalled." },
  { term: 'lead', meaning: 'Someone who may pass a gate by force and give roles.' },
];
