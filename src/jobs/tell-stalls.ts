import { tellStall } from '../ticket/operations/tell-stall.ts';
import { awake, defineTicketJob } from './due-tickets.ts';

/** The worst level comes first, so a ticket that passed several levels at once is reported only once. */
export const tellStalls = defineTicketJob({
  name: 'report stalls',
  moments: [
    {
      column: 'escalatedAt',
      where: () => ({ OR: [{ stallLevelTold: null }, { stallLevelTold: { not: 'escalated' } }] }),
    },
    { column: 'stalledAt', where: () => ({ OR: [{ stallLevelTold: null }, { stallLevelTold: 'nudge' }] }) },
    { column: 'nudgeAt', where: (at) => ({ stallLevelTold: null, ownerId: { not: null }, ...awake(at) }) },
  ],
  work: tellStall,
});
