import { card, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { concluded } from '../../trace/request.ts';
import { ask } from '../ask.ts';
import { readContext, toRawCommand } from '../asked.ts';
import type { AppContext } from '../context.ts';
import { type Form, toForm } from '../form.ts';
import type { Answer, Question } from '../question.ts';
import { screen } from '../screen.ts';
import { limits } from './fair-queue.ts';
import { isFault, opensForm } from './opens-form.ts';
import type { Busy } from './refused-requests.ts';

const says: Record<Busy, string> = {
  own: `You have ${limits.waiting.each} requests waiting. Try again in a moment.`,
  all: "Too many requests are waiting, so yours didn't run. Try again in a minute.",
  stopping: "Migration Desk is restarting, so your request didn't run. Try again in a minute.",
};

/**
 * Answers a question when it's the person's turn, or refuses it if too many are waiting. `handle` is called
 * immediately. It gets the answer, and sends it. Until it has ended, the request counts as running.
 */
export async function inTurn<T>(
  context: AppContext,
  question: Question,
  handle: (asking: Promise<Answer>) => Promise<T>,
): Promise<T> {
  const turn = context.queue.enter(question.actor, question.request, () => opensForm(context, question));
  const answering = turn.begins
    .then((busy) => (busy ? toBusyAnswer(context, question, busy, turn.mayTell) : ask(context, question)))
    .finally(turn.pass);
  try {
    return await handle(answering);
  } finally {
    // If sending failed early, the work still has to end.
    await answering;
    turn.end();
  }
}

function toBusyAnswer(context: AppContext, question: Question, busy: Busy, mayTell: () => boolean): Answer {
  concluded('none', 'busy');
  const fault = new Fault(says[busy]);
  return {
    kind: 'busy',
    card: card(text(fault.message)),
    faults: [fault],
    form: formOf(context, question, fault),
    mayTell,
  };
}

/** Returns the form that the person sent, with what they typed. Reads nothing from the database. */
function formOf(context: AppContext, question: Question, fault: Fault): Form | null {
  if (typeof question.content === 'string') return null;
  try {
    screen(question.content);
    const command = toRawCommand(context, question);
    return toForm(command, question.noun, readContext(context, question), undefined, [fault]);
  } catch (error) {
    if (isFault(error)) return null;
    throw error;
  }
}
