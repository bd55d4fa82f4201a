import { ticketOfThread } from '../../ticket/announcements/ticket-of-thread.ts';
import type { AppContext } from '../context.ts';
import type { Question } from '../question.ts';

/**
 * Returns the number of the ticket in whose thread a person writes. Undefined in any other thread, and if that can't be looked up.
 *
 * @param thread the id of the thread's first message. Undefined outside of threads
 */
export async function aboutThread(
  { desk }: AppContext,
  { actor, place }: Pick<Question, 'actor' | 'place'>,
  thread: string | undefined,
): Promise<number | undefined> {
  if (!thread || !place) return undefined;
  try {
    // The bot's messages to a person are stored under the person.
    const room = place.direct ? actor : place.id;
    return (await ticketOfThread(desk.database.client, room, thread)) ?? undefined;
  } catch (error) {
    desk.logger.error({ err: error }, 'the ticket of a thread could not be looked up');
    return undefined;
  }
}
