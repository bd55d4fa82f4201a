import { waveName } from '../../mailbox/wave.ts';
import { capitalize, listWords } from '../../phrase.ts';
import { undoCommand } from '../../ticket/cards/ticket-buttons.ts';
import { signedCount } from '../../ticket/mailboxes/wave-sign-offs.ts';
import { type GivenSignOff, signOffWaves } from '../../ticket/operations/sign-off-waves.ts';
import { ticketName } from '../../ticket/state.ts';
import { reopenedWords } from '../../ticket/steps/reopening.ts';
import { stepNames } from '../../ticket/steps/step-name.ts';
import { momentWords } from '../../time/date-words.ts';
import type { CommandContext } from '../context.ts';
import type { Changed } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

/** Records the sign-off of waves, and says how many waves are signed off. */
export async function signOffReply(
  context: CommandContext,
  number: number,
  given: GivenSignOff,
): Promise<Changed> {
  const { desk, by, at } = context;
  const { state, waves } = await signOffWaves(desk, by, number, given);
  const { signed } = given;
  const names = capitalize(listWords(waves.map(waveName)));
  const verb = waves.length === 1 && waveName(waves[0]!) !== waveName('none') ? 'is' : 'are';
  const who = signed
    ? `signed off by ${signed.by}, ${momentWords(desk.calendar, signed.at, at)}`
    : 'no longer signed off';
  const completed = state.completed.length > 0 ? ` Completed: ${stepNames(state.completed)}.` : '';
  return reply(context, state, {
    says: `${names} of ${ticketName(state.ticket)} ${verb} ${who}. ${capitalize(signedCount(state.ticket))}.${completed}${reopenedWords(state)}`,
    undo: undoCommand(state),
  });
}
