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
import { audience } from './token-check.ts';

/** Calls that the bot makes to Teams on its own, not to answer a request. They reject with botbuilder's errors. */
export interface Outlet {
  /**
   * Posts a message. Resolves to its id, or to '' if Teams returns none.
   * @param thread the id of the thread's first message
   */
  post(to: TeamsConversation, message: Partial<Activity>, thread?: string): Promise<string>;
  update(to: TeamsConversation, messageId: string, message: Partial<Activity>): Promise<void>;
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

export function createOutlet(adapter: TeamsAdapter, appId: string): Outlet {
  async function within<T>(
    conversation: TeamsConversation,
    work: (context: TurnContext) => Promise<T>,
    thread?: string,
  ): Promise<T> {
    let outcome: PromiseSettledResult<T> | undefined;
    await adapter.continueConversationAsync(appId, toReference(conversation, thread), async (context) => {
      // The adapter hides errors in a turn, so a failed post would look like a success.
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
        // 403 means that the bot was removed, so it can't look up anyone. 404 means that the person isn't in the
        // conversation.
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
