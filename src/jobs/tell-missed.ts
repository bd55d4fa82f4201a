import { tellMissed } from '../ticket/notices/tell-missed.ts';
import { defineTicketJob } from './due-tickets.ts';

export const tellMissedDates = defineTicketJob({
  name: 'report missed dates',
  moments: [{ column: 'missedAt', where: () => ({ missedTold: false }) }],
  work: tellMissed,
});
