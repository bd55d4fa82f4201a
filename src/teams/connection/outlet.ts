import type { TeamsAdapter } from '@microsoft/teams-ai';
import {
  type Activity,
  type ConversationParameters,
  type ConversationReference,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import type { TeamsConversation } from '../../db/generated/client.ts';
import { externalId } from '../../ids.ts';
import { statusOf } from './errors.ts';

/** What the bot does in Teams on its own, outside any request. Rejects with botbuilder's errors. */
export interface Outlet {
  /** Resolves to the new message's id, or '' if Teams returns none. @param thread the id of the thread's first message */
  post(to: TeamsConversation, message: Partial<Activity>, thread?: string): Promise<string>;
  update(to: TeamsConversation, messageId: string, message: Partial<Activity>): Promise<void>;
  /** Opens the chat between a person and the bot. Resolves to its id, which is always the same. */
  open(userId: string, near: TeamsConversation): Promise<string>;
  /** Reads a person's record in the roster. Null if they aren't in it. */
  member(of: TeamsConversation, userId: string): Promise<unknown>;
  /** Reads a page of the roster. @param token from the page before */
  members(
    of: TeamsConversation,
    size: number,
    token?: string,
  ): Promise<{ members: unknown[]; token?: string }>;
}

/** Who the bot's token is for: docs/teams.md, "Tokens". */
const audience = 'https://api.botframework.com';

export function createOutlet(adapter: TeamsAdapter, appId: string): Outlet {
  async function within<T>(
    conversation: TeamsConversation,
    work: (context: TurnContext) => Promise<T>,
    thread?: string,
  ): Promise<T> {
    let outcome: PromiseSettledResult<T> | undefined;
    await adapter.continueConversationAsync(appId, toReference(conversation, thread), async (context) => {
      // The adapter swallows what a turn throws, so a failed post would look like a success.
      [outcome] = await Promise.allSettled([work(context)]);
    });
    if (outcome?.status === 'fulfilled') return outcome.value;
    throw outcome?.reason ?? new Error('the turn never started');
  }

  return {
    post: (to, message, thread) =>
      within(to, async (context) => (await context.sendActivity(message))?.id ?? '', thread),
    update: (to, id, message) =>
      within(to, async (context) => void (await context.updateActivity({ ...message, id }))),
    async open(userId, { tenantId, serviceUrl, botId }) {
      let opened = '';
      const parameters = {
        isGroup: false,
        bot: { id: botId, name: '' },
        members: [{ id: userId, name: '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      } as unknown as ConversationParameters;
      await adapter.createConversationAsync(
        appId,
        'msteams',
        serviceUrl,
        audience,
        parameters,
        async (context) => {
          opened = context.activity.conversation.id;
        },
      );
      return opened;
    },
    async member(of, userId) {
      try {
        return await within(of, (context) => TeamsInfo.getMember(context, userId));
      } catch (error) {
        // 403 if the bot was removed: it may ask about nobody.
        if ([403, 404].includes(statusOf(error) ?? 0)) return null;
        throw error;
      }
    },
    members: (of, size, token) =>
      within(of, async (context) => {
        const page = await TeamsInfo.getPagedMembers(context, size, token);
        return { members: page.members, token: page.continuationToken || undefined };
      }),
  };
}

function toReference(conversation: TeamsConversation, thread?: string): Partial<ConversationReference> {
  const { place, kind, tenantId, serviceUrl, botId } = conversation;
  const id = externalId(place);
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: botId, name: '' },
    conversation: {
      // In a channel, the thread is part of the conversation's id. Other conversations have no threads.
      id: thread && kind === 'channel' ? `${id};messageid=${thread}` : id,
      conversationType: kind,
      tenantId,
      isGroup: kind !== 'personal',
      name: '',
    },
  };
}
