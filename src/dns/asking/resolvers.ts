import type { Answer } from '../observation.ts';
import type { AskServer, Server } from './ask-server.ts';
import type { Question } from './message.ts';
import { toAnswer } from './to-answer.ts';

/** Asks the resolvers a question, until one of them answers. The answer has failed if none does before the deadline. */
export type AskResolvers = (question: Question, deadline: number) => Promise<Answer>;

/**
 * Creates a function that asks one resolver after the other. It starts to ask the next one when the last one fails, or
 * hasn't answered within `hurry` ms, and takes the first answer. Each question starts with another resolver.
 */
export function createAskResolvers(askServer: AskServer, resolvers: Server[], hurry: number): AskResolvers {
  let turn = 0;
  return (question, deadline) =>
    new Promise((resolve) => {
      turn += 1;
      const waiting = resolvers.map((_, index) => resolvers[(turn + index) % resolvers.length]!);
      let running = 0;
      let timer: NodeJS.Timeout | undefined;
      const askNext = async () => {
        clearTimeout(timer);
        const server = waiting.shift();
        if (!server) return;
        running += 1;
        const onSent = () => {
          timer = setTimeout(askNext, hurry);
        };
        const outcome = await askServer({ server, question, recursion: true, deadline, onSent });
        running -= 1;
        const answer = toAnswer(outcome, question, false);
        if (answer.is !== 'failed') {
          clearTimeout(timer);
          waiting.length = 0;
          resolve(answer);
        } else if (waiting.length > 0) askNext();
        else if (running === 0) resolve(answer);
      };
      askNext();
    });
}
