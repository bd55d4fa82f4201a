import { expireHold } from '../ticket/operations/hold-ticket.ts';
import { defineTicketJob } from './due-tickets.ts';

export const expireHolds = defineTicketJob({
  name: 'expire holds',
  moments: [{ column: 'holdUntil', where: () => ({ heldAt: { not: null } }) }],
  work: expireHold,
});
