import { z } from 'zod';
import type { TeamsConversation } from '../../db/generated/client.ts';
import { externalId } from '../../ids.ts';
import type { Heard } from '../activity.ts';
import type { FileMessage } from '../cards/file.ts';
import type { TeamsMessage } from '../cards/message.ts';
import type { Connector } from './connector.ts';
import { NoAnswer, statusOf } from './errors.ts';

/** What the bot does in Teams. All functions reject with the errors of `Connector`. */
export interface Outlet {
  /**
   * Posts a message. Resolves to its id, or to '' if Teams returns none.
   * @param thread the id of the thread's first message
   */
  post(to: TeamsConversation, message: TeamsMessage, thread?: string): Promise<string>;
  update(to: TeamsConversation, messageId: string, message: TeamsMessage): Promise<void>;
  /** Posts a message where an activity came from. In a channel, that is the activity's thread. */
  reply(heard: Heard, message: TeamsMessage | FileMessage): Promise<void>;
  /** Updates a message in the conversation that an activity came from. */
  replace(heard: Heard, messageId: string, message: TeamsMessage): Promise<void>;
  /** Opens the chat between a person and the bot. Resolves to the chat's id, which never changes. */
  open(userId: string, near: TeamsConversation): Promise<string>;
  /** Reads a person's entry in a conversation's roster. Null if the person isn't in the conversation. */
  member(of: TeamsConversation, userId: string): Promise<unknown>;
  /**
   * Reads one page of a conversation's roster.
   * @param token what the previous page returned as `token`. Absent for the first page
   */
  members(
    of: TeamsConversation,
    size: number,
    token?: string,
  ): Promise<{ members: unknown[]; token?: string }>;
}

/** Where a message goes, and from which bot. */
interface Address {
  serviceUrl: string;
  conversation: string;
  botId: string;
}

const posted = z.object({ id: z.string() }).catch({ id: '' });

const page = z.object({
  members: z.array(z.unknown()),
  continuationToken: z.string().optional().catch(undefined),
});

export function createOutlet(call: Connector): Outlet {
  /** @param replyTo the id of the message that this one answers */
  async function post(to: Address, message: TeamsMessage | FileMessage, replyTo?: string): Promise<string> {
    const { serviceUrl, conversation } = to;
    const path = ['conversations', conversation, 'activities', ...(replyTo ? [replyTo] : [])];
    const body = { ...addressed(to, message), ...(replyTo ? { replyToId: replyTo } : {}) };
    return posted.parse(await call({ method: 'POST', serviceUrl, path, body })).id;
  }

  async function update(to: Address, id: string, message: TeamsMessage): Promise<void> {
    const { serviceUrl, conversation } = to;
    const path = ['conversations', conversation, 'activities', id];
    await call({ method: 'PUT', serviceUrl, path, body: { ...addressed(to, message), id } });
  }

  return {
    post: (to, message, thread) => post(addressOf(to, thread), message),
    update: (to, id, message) => update(addressOf(to), id, message),
    reply: async (heard, message) => void (await post(senderOf(heard), message, heard.id)),
    replace: (heard, id, message) => update(senderOf(heard), id, message),
    async open(userId, { tenantId, serviceUrl, botId }) {
      const body = {
        isGroup: false,
        bot: { id: botId },
        members: [{ id: userId }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      };
      const { id } = posted.parse(await call({ method: 'POST', serviceUrl, path: ['conversations'], body }));
      if (!id) throw new NoAnswer('the chat has no id');
      return id;
    },
    async member({ serviceUrl, place }, userId) {
      const path = ['conversations', externalId(place), 'members', userId];
      try {
        return await call({ method: 'GET', serviceUrl, path });
      } catch (error) {
        // 403 means that the bot was removed, so it can't look up anyone. 404 means that the person isn't in the
        // conversation.
        if ([403, 404].includes(statusOf(error) ?? 0)) return null;
        throw error;
      }
    },
    async members({ serviceUrl, place }, size, token) {
      const path = ['conversations', externalId(place), 'pagedmembers'];
      const query = { pageSize: String(size), ...(token ? { continuationToken: token } : {}) };
      const read = page.safeParse(await call({ method: 'GET', serviceUrl, path, query })).data;
      if (!read) throw new NoAnswer('the roster cannot be read');
      return { members: read.members, token: read.continuationToken || undefined };
    },
  };
}

function addressed({ conversation, botId }: Address, message: TeamsMessage | FileMessage) {
  return { ...message, from: { id: botId }, conversation: { id: conversation } };
}

function addressOf({ place, kind, serviceUrl, botId }: TeamsConversation, thread?: string): Address {
  const id = externalId(place);
  // In a channel, the thread is part of the conversation's id. Other conversations have no threads.
  const conversation = thread && kind === 'channel' ? `${id};messageid=${thread}` : id;
  return { serviceUrl, conversation, botId };
}

function senderOf({ serviceUrl, conversation, recipient }: Heard): Address {
  return { serviceUrl, conversation: conversation.id, botId: recipient.id };
}
