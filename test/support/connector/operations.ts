import { ConnectorError, type Conversation, type Json } from './model.ts';
import { findActivity, findConversation, keep, splitId, type World } from './world.ts';

/** The Connector's answer to a call after carrying it out. */
export interface Done {
  status: number;
  body?: Json | Json[];
}

function writable(world: World, id: string): Conversation {
  const conversation = findConversation(world, id);
  if (conversation.installed) return conversation;
  throw notInRoster();
}

function notInRoster(): ConnectorError {
  return new ConnectorError(
    403,
    'BotNotInConversationRoster',
    'The bot is not part of the conversation roster.',
  );
}

function ownActivity(world: World, conversation: string, id: string) {
  const kept = findActivity(world, conversation, id);
  if (kept.from === 'bot') return kept;
  throw new ConnectorError(403, 'NotEnoughPermissions', 'The activity is not the bot’s own.');
}

/** Posts an activity. @throws ConnectorError if the bot isn't in the conversation */
export function post(world: World, id: string, body: Json): Done {
  writable(world, id);
  if (typeof body.type !== 'string') throw new ConnectorError(400, 'BadSyntax', 'Missing activity type.');
  if (body.type !== 'message') return { status: 201, body: { id: world.nextId() } };
  return { status: 201, body: { id: keep(world, id, 'bot', body).id } };
}

/**
 * Posts a reply. In a channel, the reply goes into the thread of the message that it replies to. That message doesn't
 * have to exist, because botbuilder makes up ids for messages outside of a turn. @throws ConnectorError
 */
export function reply(world: World, id: string, activityId: string, body: Json): Done {
  const { type } = writable(world, id);
  const { base } = splitId(id);
  const root = world.activities.find((kept) => kept.conversation === base && kept.id === activityId)?.thread;
  const inThread = type === 'channel' && root !== undefined ? `${base};messageid=${root}` : id;
  return post(world, inThread, body);
}

/** Updates one of the bot's activities. @throws ConnectorError */
export function update(world: World, id: string, activityId: string, body: Json): Done {
  writable(world, id);
  const kept = ownActivity(world, id, activityId);
  kept.edits.push(kept.activity);
  kept.activity = body;
  world.changed({ kind: 'edit', kept });
  return { status: 200, body: { id: activityId } };
}

/** Deletes one of the bot's activities. @throws ConnectorError */
export function remove(world: World, id: string, activityId: string): Done {
  writable(world, id);
  const kept = ownActivity(world, id, activityId);
  kept.deleted = true;
  world.changed({ kind: 'delete', kept });
  return { status: 200 };
}

interface NewConversation {
  isGroup?: boolean;
  tenantId?: string;
  members?: { id: string }[];
  channelData?: { channel?: { id: string }; tenant?: { id: string } };
  activity?: Json;
}

/** Creates a conversation: a person's chat with the bot, or a new thread in a channel. @throws ConnectorError */
export function create(world: World, body: Json): Done {
  const { members, channelData, activity } = body as NewConversation;
  const channel = channelData?.channel?.id;
  if (channel !== undefined) {
    const { type } = writable(world, channel);
    if (type !== 'channel' || !activity)
      throw new ConnectorError(400, 'BadArgument', 'A thread is begun by an activity in a channel.');
    const { id } = keep(world, channel, 'bot', activity);
    return { status: 201, body: { id: `${channel};messageid=${id}`, activityId: id } };
  }
  const [person, ...others] = members ?? [];
  if (!person || others.length > 0)
    throw new ConnectorError(400, 'BadArgument', 'Incorrect conversation creation parameters');
  const chat = [...world.conversations.values()].find(
    (one) => one.type === 'personal' && one.members.includes(person.id),
  );
  if (!chat?.installed) throw notInRoster();
  if (activity) post(world, chat.id, activity);
  return { status: 201, body: { id: chat.id } };
}
