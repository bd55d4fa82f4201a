/** Commands with one obvious typing error, which are carried out as they were meant. */

import type { Card } from '../../card.ts';
import { Fault, Faults } from '../../errors.ts';
import { loadTicket } from '../../ticket/state.ts';
import { type Asked, needsForm, readAll, toRawCommand } from '../asked.ts';
import type { AppContext } from '../context.ts';
import { nameTicket } from '../grammar/in-thread.ts';
import type { RawCommand } from '../grammar/parse.ts';
import type { Answer } from '../question.ts';
import { isFault } from '../queue/opens-form.ts';
import { subcommands } from '../table.ts';
import { retype } from './retyped.ts';

/** A command as it was meant. */
interface Meant {
  line: string;
  /** Says how the command was read: `Read “asign” as assign.` */
  says: string;
}

/**
 * Answers a command with one obvious typing error as it was meant, if the change can be undone. Otherwise, or if that fails for
 * another reason, throws the error again.
 *
 * @param answerTo answers a question, or throws
 */
export async function answerMeant(
  context: AppContext,
  asked: Asked,
  error: unknown,
  answerTo: (context: AppContext, asked: Asked) => Promise<Answer>,
): Promise<Answer> {
  const meant = await findMeant(context, asked, error);
  if (!meant) throw error;
  const again: Asked = { ...asked, content: meant.line, command: undefined };
  try {
    const answer = await answerTo(context, again);
    asked.command = again.command;
    return answer.kind === 'card' ? { ...answer, card: withReading(answer.card, meant.says) } : answer;
  } catch (failure) {
    throw isFault(failure) ? error : failure;
  } finally {
    asked.begun ??= again.begun;
  }
}

/**
 * Returns the command without the typing error that an error is about. Null if there is more to correct, or if the command can't
 * be undone. Then a person has to say what was meant.
 */
async function findMeant(context: AppContext, asked: Asked, error: unknown): Promise<Meant | null> {
  const [fault, ...others] = error instanceof Faults ? error.faults : [error];
  if (!(fault instanceof Fault) || others.length > 0 || !fault.typo?.obvious) return null;
  const { content, typed, key } = asked;
  const retyped = typed && typeof content === 'string' ? retype(content.trim(), fault.typo) : null;
  if (!retyped) return null;
  const line = key ? nameTicket(retyped, key, subcommands) : retyped;
  const canRun = await canBeUndone(context, { ...asked, content: line }).catch((failure) => {
    if (isFault(failure)) return false;
    throw failure;
  });
  if (!canRun) return null;
  return { line, says: `Read “${fault.typo.said}” as ${fault.typo.meant}.` };
}

/** Whether a command is complete and about one ticket, and its reply offers Undo. */
async function canBeUndone(context: AppContext, asked: Asked): Promise<boolean> {
  const command = toRawCommand(context, asked);
  const { subcommand, many, values } = command;
  if (!subcommand.offersUndo || many || values.has('force')) return false;
  if (needsForm(asked, command, readAll(context, asked, command))) return false;
  return subcommand.offersUndo === true || subcommand.offersUndo(await stateOf(context, command));
}

function stateOf({ desk }: AppContext, { ticket }: RawCommand) {
  return loadTicket(desk, desk.database.client, ticket);
}

/** Says at the start of a reply how the command was read. */
function withReading({ blocks: [first, ...others], ...rest }: Card, says: string): Card {
  if (first?.type !== 'text')
    return { ...rest, blocks: [{ type: 'text', text: says }, ...(first ? [first] : []), ...others] };
  const text = typeof first.text === 'string' ? `${says} ${first.text}` : [`${says} `, ...first.text];
  return { ...rest, blocks: [{ ...first, text }, ...others] };
}
