import type { Conversation, Json } from './model.ts';
import { findConversation, splitId, type World } from './world.ts';

/** What an activity is built from: the people and conversations, the Connector's URL, and the bot. */
export interface Scene {
  world: World;
  serviceUrl: string;
  bot: { id: string; name: string };
}

/** @throws Error if the person isn't in this Teams */
export function findPerson({ world }: Scene, id: string) {
  const person = world.members.get(id);
  if (!person) throw new Error(`nobody here is ${id}`);
  return person;
}

function toChannelData({ type, team, id, tenantId }: Conversation): Json {
  const tenant = { tenant: { id: tenantId } };
  if (type !== 'channel' || !team) return tenant;
  return { teamsChannelId: id, teamsTeamId: team.id, channel: { id }, team, ...tenant };
}

function toConversation(conversation: Conversation, id: string): Json {
  const { type: conversationType, tenantId, name } = conversation;
  const group = conversationType === 'personal' ? {} : { isGroup: true, ...(name ? { name } : {}) };
  return { ...group, conversationType, tenantId, id };
}

/**
 * Builds the parts that every activity has.
 *
 * @param id the conversation's id, with `;messageid=` for a thread
 */
export function createActivity(scene: Scene, type: string, from: string, id: string, fields: Json): Json {
  const { world, serviceUrl, bot } = scene;
  const { name, aadObjectId } = findPerson(scene, from);
  const conversation = findConversation(world, id);
  const moment = new Date(world.now()).toISOString();
  return {
    type,
    id: world.nextId(),
    timestamp: moment,
    localTimestamp: moment,
    localTimezone: 'Etc/UTC',
    locale: 'en-US',
    serviceUrl,
    channelId: 'msteams',
    from: { id: from, name, aadObjectId },
    recipient: bot,
    conversation: toConversation(conversation, id),
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web', timezone: 'Etc/UTC' }],
    ...fields,
    channelData: { ...toChannelData(conversation), ...(fields.channelData as Json | undefined) },
  };
}

/** Returns the conversation id that Teams uses in an activity's thread. */
export function threadId({ world }: Scene, id: string, activityId: string): string {
  const { base } = splitId(id);
  const kept = world.activities.find((one) => one.conversation === base && one.id === activityId);
  return kept?.thread === undefined ? id : `${base};messageid=${kept.thread}`;
}
