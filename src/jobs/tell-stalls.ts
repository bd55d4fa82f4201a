import { tellStall } from '../ticket/operations/tell-stall.ts';
import { awake, defineTicketJob } from './due-tickets.ts';

/** The worst first: a ticket is told of once, as it stands. */
export const tellStalls = defineTicketJob({
  name: 'tell stalls',
  moments: [
    {
      column: 'escalatedAt',
      where: () => ({ OR: [{ stallTold: null }, { stallTold: { not: 'escalated' } }] }),
    },
    { column: 'stalledAt', where: () => ({ OR: [{ stallTold: null }, { stallTold: 'nudge' }] }) },
    { column: 'nudgeAt', where: (at) => ({ stallTold: null, ownerId: { not: null }, ...awake(at) }) },
  ],
  work: tellStall,
});
