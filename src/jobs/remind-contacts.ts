import { remindContact } from '../ticket/notices/remind-people.ts';
import { awake, defineTicketJob } from './due-tickets.ts';

export const remindContacts = defineTicketJob({
  name: 'remind people of contacts that are due',
  moments: [
    {
      column: 'contactDueAt',
      where: (at) => ({ contactDueTold: false, ownerId: { not: null }, ...awake(at) }),
    },
  ],
  work: remindContact,
});
