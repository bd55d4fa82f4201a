import { aboutThread } from '../../commands/messages/about-thread.ts';
import { askerOf, conversationOf, type Heard, threadOf } from '../activity.ts';
import { toId } from '../ids.ts';
import { fromTeamsText } from '../text.ts';
import { answer } from './answer.ts';
import type { Door } from './door.ts';
import type { Routes } from './routes.ts';
import { wayOfCommand } from './send.ts';

/** Runs a message to the bot as a command. In a ticket's thread, the message need not name the ticket. */
export function listenToCommands(routes: Routes, door: Door): void {
  routes.add(readMessage, async (turn, heard) => {
    const here = toId(conversationOf(heard));
    const asked = await fromTeamsText(heard, (userId) => door.roster.idOf(here, userId));
    const about = await aboutThread(door.context, askerOf(heard), threadBefore(heard));
    await answer(
      door,
      heard,
      { ...asked, typed: true, about, files: door.files.sentWith(heard) },
      wayOfCommand(turn),
    );
  });
}

/** The thread that a message replies to. Undefined for the first message of a thread. */
function threadBefore(heard: Heard): string | undefined {
  const thread = threadOf(heard);
  return thread === heard.id ? undefined : thread;
}

function readMessage(heard: Heard): Heard | null {
  return heard.type === 'message' ? heard : null;
}
