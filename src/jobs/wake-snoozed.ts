import { wakeTicket } from '../ticket/operations/snooze-ticket.ts';
import { defineTicketJob } from './due-tickets.ts';

export const wakeSnoozed = defineTicketJob({
  name: 'wake snoozed tickets',
  moments: [{ column: 'snoozedUntil', where: () => ({}) }],
  work: wakeTicket,
});
