import { conversationOf, type Heard } from '../activity.ts';
import { toId } from '../ids.ts';
import { fromTeamsText } from '../text.ts';
import { answer } from './answer.ts';
import type { Door } from './door.ts';
import type { Routes } from './routes.ts';
import { wayOfCommand } from './send.ts';

/** Runs a message to the bot as a command. */
export function listenToCommands(routes: Routes, door: Door): void {
  routes.add(readMessage, async (turn, heard) => {
    const here = toId(conversationOf(heard));
    const asked = await fromTeamsText(heard, (userId) => door.roster.idOf(here, userId));
    await answer(door, heard, { ...asked, typed: true }, wayOfCommand(turn));
  });
}

function readMessage(heard: Heard): Heard | null {
  return heard.type === 'message' ? heard : null;
}
