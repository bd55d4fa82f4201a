import { findDue, nextDueMessage, planNewPeople } from '../ticket/mornings/find-people.ts';
import { sendMorning } from '../ticket/mornings/send-morning.ts';
import { defineJob, forEach } from './job.ts';

export const sendMornings = defineJob({
  name: 'send morning messages',
  async run(desk, logger) {
    await planNewPeople(desk);
    await forEach(
      await findDue(desk),
      (personId) => sendMorning(desk, personId),
      (error, personId) => logger.error({ err: error, personId }, 'the morning message could not be sent'),
    );
  },
  next: nextDueMessage,
});
