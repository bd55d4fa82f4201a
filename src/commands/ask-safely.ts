import { card, text } from '../card.ts';
import type { Logger } from '../logger.ts';
import { type Answer, ask, type Question } from './ask.ts';
import type { AppContext } from './context.ts';

/** Said when the fault is ours. */
export const sorry = card(
  text(
    'Something went wrong on our side. Please look at the ticket before you try again: it may have been done.',
  ),
);

/** Asks. A bug of ours is an answer too, so it never rejects. */
export async function askSafely(office: AppContext, question: Question, logger: Logger): Promise<Answer> {
  try {
    return await ask(office, question);
  } catch (error) {
    logger.error({ err: error }, 'a command failed');
    return { kind: 'card', card: sorry, changed: false };
  }
}
