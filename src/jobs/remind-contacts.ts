import { remindContact } from '../ticket/operations/remind-owner.ts';
import { awake, defineTicketJob } from './due-tickets.ts';

export const remindContacts = defineTicketJob({
  name: 'remind of contacts',
  moments: [
    {
      column: 'contactDueAt',
      where: (at) => ({ contactDueTold: false, ownerId: { not: null }, ...awake(at) }),
    },
  ],
  work: remindContact,
});
