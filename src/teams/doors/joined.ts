import { Fault } from '../../errors.ts';
import { type Room, welcomePerson, welcomeRoom } from '../../ticket/announcements/welcome.ts';
import { actorOf, type Heard, placeOf, tenantOf } from '../activity.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';
import type { Routes } from './routes.ts';

/**
 * Introduces the bot when someone adds it to a team, to a chat, or for themselves. Teams sends two activities for that, and
 * the first one is enough. A team hears of it in the channel that the activity names, which is its first one.
 */
export function listenToJoined(routes: Routes, door: Door): void {
  routes.add(readJoined, async (_turn, heard) => greet(door, heard));
}

function readJoined(heard: Heard): Heard | null {
  const { type, action, membersAdded, recipient } = heard;
  const isAdded =
    (type === 'installationUpdate' && action === 'add') ||
    (type === 'conversationUpdate' && membersAdded.some(({ id }) => id === recipient.id));
  return isAdded ? heard : null;
}

/** Greets nobody if a guest or someone from another tenant has added the bot. Never rejects. */
async function greet(door: Door, heard: Heard): Promise<void> {
  const { context, logger, tenantId } = door;
  const { from, conversation, channelData } = heard;
  const isPersonal = conversation.conversationType === 'personal';
  if (tenantOf(heard).toLowerCase() !== tenantId.toLowerCase()) return;
  try {
    // An administrator can install the app for a team without being a person in it.
    if (from.aadObjectId) await context.people.check(actorOf(heard));
    else if (isPersonal) return;
    if (isPersonal) return await welcomePerson(context.desk, actorOf(heard), { hasHome: false });
    const { team } = channelData;
    const room: Room = { kind: team ? 'channel' : 'chat', answersAreFor: 'everyone' };
    await welcomeRoom(context.desk, placeOf(heard).id, room, team && toId(team.id));
  } catch (error) {
    // Nobody greets guests and strangers.
    if (!(error instanceof Fault)) logger.error({ err: error }, 'a conversation could not be welcomed');
  }
}
