import type { Term } from './term.ts';

/** What Migration Desk itself calls things. */
export const ticketTerms: Term[] = [
  { term: 'ticket', meaning: 'One migration (MIG-n) or platform change (PLC-n) in Migration Desk.' },
  { term: 'path', meaning: 'Where the mail comes from and where it goes.' },
  { term: 'service', meaning: 'Who does the work: assisted, self-service, or internal.' },
  { term: 'playbook', meaning: 'The phases and steps for a path and a service.' },
  { term: 'phase', meaning: 'A stage of a ticket, such as Discovery or Cutover.' },
  { term: 'gate', meaning: 'The steps that must be ticked before a ticket can leave its phase.' },
  { term: 'step', meaning: 'A line of the checklist. A person ticks it, or it completes by itself.' },
  { term: 'owner', meaning: 'The Racker who is responsible for a ticket.' },
  { term: 'waiting on', meaning: 'Who has to act next.' },
  { term: 'blocker', meaning: 'A known problem that stops a ticket. Each blocker has a usual fix.' },
  {
    term: 'hold',
    meaning: 'A pause until a day agreed with the customer. The timer is paused, too.',
  },
  {
    term: 'stalled',
    also: 'stall, nudge, escalated',
    meaning:
      'Without progress for longer than the phase allows. First the owner gets a nudge, then the ticket is stalled, then it is escalated.',
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
