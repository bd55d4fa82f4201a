import type { Term } from './term.ts';

/** Migration Desk's own terms. */
export const ticketTerms: Term[] = [
  { term: 'ticket', meaning: 'One migration (MIG-n) or platform change (PLC-n) in Migration Desk.' },
  { term: 'path', meaning: 'Where the mail comes from and where it goes.' },
  { term: 'service', meaning: 'Who does the work: assisted, self-service, or internal.' },
  { term: 'playbook', meaning: 'The phases and steps for a path and a service.' },
  { term: 'phase', meaning: 'A stage of a ticket, such as Discovery or Cutover.' },
  { term: 'gate', meaning: 'The steps that must be done before a ticket can leave its phase.' },
  {
    term: 'step',
    meaning: 'An item on the checklist. A person marks the step as done, or the step completes by itself.',
  },
  { term: 'owner', meaning: 'The Racker who is responsible for a ticket.' },
  { term: 'waiting on', meaning: 'Who has to act next.' },
  { term: 'blocker', meaning: 'A known problem that stops a ticket. Each blocker has a usual fix.' },
  {
    term: 'hold',
    meaning: 'A pause until a day that you and the customer agreed on. The timer is paused, too.',
  },
  {
    term: 'stalled',
    also: 'stall, nudge, escalated',
    meaning:
      'A ticket that has made no progress for longer than its phase allows. The owner gets a nudge before the ticket is stalled. If nothing happens, the ticket is escalated.',
  },
  {
    term: 'snooze',
    meaning:
      'A few business days in which a ticket gets no nudges and is not in the digest. Unlike a hold, a snooze does not pause the timer.',
  },
  {
    term: 'cadence',
    also: 'contact cadence',
    meaning: 'The number of business days allowed between two contacts, as agreed with the customer.',
  },
  { term: 'digest', meaning: 'The daily list of stalled tickets in a channel.' },
  { term: 'lead', meaning: 'Someone who can force a ticket through a gate and assign roles.' },
];
