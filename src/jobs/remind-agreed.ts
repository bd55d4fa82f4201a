import { remindAgreed } from '../ticket/notices/remind-people.ts';
import { defineTicketJob } from './due-tickets.ts';

export const remindOfAgreed = defineTicketJob({
  name: 'remind people of agreed dates',
  // If nobody owns the ticket, the leads are reminded.
  moments: [{ column: 'remindAt', where: () => ({}) }],
  work: remindAgreed,
});
