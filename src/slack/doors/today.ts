/** Today with the answer to a press in it: the answer at the top, and what the person should do now below. */

import { buttons, type Card, type CardBlock, card } from '../../card.ts';
import { todayOf } from '../../commands/subcommands/today.ts';
import { split } from '../cards/parts.ts';
import { room } from '../cards/size.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';
import { send, type Way } from './send.ts';

/** Whether a command only asks for what Today shows anyway. */
export function asksForToday(command: string): boolean {
  return ['', 'today'].includes(command.trim().toLowerCase());
}

/** What a person should do now. Throws for someone who can't use Migration Desk. */
export async function drawToday({ context: { desk, people } }: Door, user: string): Promise<Card> {
  const person = (await people.checkStored(toId(user))) ?? (await people.check(toId(user)));
  return todayOf(desk, person, desk.clock.now(), 'migration');
}

/** Puts an answer above Today. Only the first thing to do in Today stands out, so the answer's buttons don't. */
export function withAnswer(answer: Card, today: Card): Card {
  const dismiss = buttons({ label: 'Dismiss', command: 'today' });
  return { ...today, ...card(...answer.blocks.map(quiet), dismiss, ...today.blocks) };
}

function quiet(block: CardBlock): CardBlock {
  const plain = <T extends { style?: 'primary' }>({ style: _, ...button }: T) => button;
  switch (block.type) {
    case 'buttons':
      return { ...block, buttons: block.buttons.map(plain) };
    case 'tasks':
      return {
        ...block,
        tasks: block.tasks.map((task) => (task.button ? { ...task, button: plain(task.button) } : task)),
      };
    case 'fold':
      return { ...block, blocks: block.blocks.map(quiet) };
    default:
      return block;
  }
}

/**
 * Shows the answer to a press in a private message with Today at the top of that message. Returns false if that failed, or
 * if both together are too long for one message.
 */
export async function answerInToday(door: Door, way: Way, answer: Card): Promise<boolean> {
  try {
    const shown = withAnswer(answer, await drawToday(door, way.user));
    if (split(shown.blocks, room).length > 1) return false;
    await send(door, { ...way, replaces: true }, shown);
    return true;
  } catch (error) {
    door.logger.error({ err: error }, 'Today could not be drawn again below an answer');
    return false;
  }
}
