import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import { conversationOf, type Heard } from '../activity.ts';
import { toId } from '../ids.ts';
import { fromTeamsText } from '../text.ts';
import { answer } from './answer.ts';
import { type Door, listen } from './door.ts';
import { wayOfCommand } from './send.ts';

/** Runs a message to the bot as a command. */
export function listenToCommands(application: Application, door: Door): void {
  listen(application, readMessage, async (context, heard) => {
    const here = toId(conversationOf(heard));
    const asked = await fromTeamsText(heard, (userId) => door.roster.idOf(here, userId));
    await answer(door, heard, { ...asked, typed: true }, wayOfCommand(context));
  });
}

function readMessage(heard: Heard): Heard | null {
  return heard.type === 'message' ? heard : null;
}
