import { remindAgreed } from '../ticket/operations/remind-owner.ts';
import { defineTicketJob } from './due-tickets.ts';

export const remindOfAgreed = defineTicketJob({
  name: 'remind people of agreed dates',
  moments: [
    {
      column: 'remindAt',
      // The leads hear of the end of the old bill if nobody owns the ticket.
      where: () => ({ OR: [{ ownerId: { not: null } }, { billingStopsOn: { not: null } }] }),
    },
  ],
  work: remindAgreed,
});
