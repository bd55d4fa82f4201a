import { remindAgreed } from '../ticket/operations/remind-owner.ts';
import { defineTicketJob } from './due-tickets.ts';

export const remindOfAgreed = defineTicketJob({
  name: 'remind people of agreed dates',
  moments: [{ column: 'remindAt', where: () => ({ ownerId: { not: null } }) }],
  work: remindAgreed,
});
