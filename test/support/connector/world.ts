import {
  type Change,
  type ConnectorCall,
  ConnectorError,
  type Conversation,
  type Json,
  type KeptActivity,
  type Member,
} from './model.ts';
import { seedConversations, seedMembers } from './tenant.ts';

/** Everything that exists in the connector's Teams. */
export interface World {
  members: Map<string, Member>;
  conversations: Map<string, Conversation>;
  /** The messages in all conversations, in the order of posting. */
  activities: KeptActivity[];
  calls: ConnectorCall[];
  /** The current time, in ms since the epoch. */
  now(): number;
  nextId(): string;
  changed(change: Change): void;
  onChange(listener: (change: Change) => void): () => void;
}

/** Splits a conversation's id into the id itself and the thread's message id. */
export function splitId(id: string): { base: string; thread?: string } {
  const [base = '', thread] = id.split(';messageid=');
  return thread === undefined ? { base } : { base, thread };
}

/** Creates a Teams with the seeded people and conversations. */
export function createWorld(now: () => number): World {
  const listeners = new Set<(change: Change) => void>();
  let lastId = 1_700_000_000_000;
  return {
    members: new Map(seedMembers().map((member) => [member.id, member])),
    conversations: new Map(seedConversations().map((conversation) => [conversation.id, conversation])),
    activities: [],
    calls: [],
    now,
    nextId() {
      lastId += 1;
      return String(lastId);
    },
    changed(change) {
      for (const listener of listeners) listener(change);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/**
 * @param id the conversation's id, with or without `;messageid=`
 * @throws ConnectorError 404 for an unknown conversation
 */
export function findConversation(world: World, id: string): Conversation {
  const { base, thread } = splitId(id);
  const found = world.conversations.get(base);
  const inThread = ({ conversation, thread: root }: KeptActivity) => conversation === base && root === thread;
  if (found && (thread === undefined || world.activities.some(inThread))) return found;
  throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
}

/** @throws ConnectorError 404 for an unknown or deleted message */
export function findActivity(world: World, conversation: string, id: string): KeptActivity {
  const { base } = splitId(conversation);
  const found = world.activities.find((kept) => kept.conversation === base && kept.id === id);
  if (found && !found.deleted) return found;
  throw new ConnectorError(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.');
}

/**
 * Returns a conversation's messages, oldest first. If the id has `;messageid=`, returns only that thread's messages.
 */
export function messagesOf(world: World, id: string): KeptActivity[] {
  const { base, thread } = splitId(id);
  const isIn = (kept: KeptActivity) =>
    kept.conversation === base && (thread === undefined || kept.thread === thread);
  return world.activities.filter((kept) => isIn(kept) && !kept.deleted);
}

/**
 * Stores a message.
 * @param id the conversation's id, with `;messageid=` for a thread
 * @param activityId the id that a person's client chose
 */
export function keep(
  world: World,
  id: string,
  from: string,
  activity: Json,
  activityId?: string,
): KeptActivity {
  const { base, thread } = splitId(id);
  const own = activityId ?? world.nextId();
  const isChannel = world.conversations.get(base)?.type === 'channel';
  const kept: KeptActivity = {
    id: own,
    conversation: base,
    ...(isChannel ? { thread: thread ?? own } : {}),
    from,
    activity,
    edits: [],
    deleted: false,
  };
  world.activities.push(kept);
  world.changed({ kind: 'activity', kept });
  return kept;
}
