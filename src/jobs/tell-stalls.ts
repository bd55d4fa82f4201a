import { tellStall } from '../ticket/notices/tell-stall.ts';
import { awake, defineTicketJob } from './due-tickets.ts';

/** The worst stall level comes first. A ticket that reaches several levels at once is then reported only once. */
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
