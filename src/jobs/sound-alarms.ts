import { soundAlarm } from '../ticket/notices/sound-alarm.ts';
import { defineTicketJob } from './due-tickets.ts';

export const soundAlarms = defineTicketJob({
  name: 'sound alarms',
  moments: [{ column: 'alarmAt', where: () => ({}) }],
  work: soundAlarm,
});
