import type { TeamsAdapter } from '@microsoft/teams-ai';
import {
  type Activity,
  type ConversationParameters,
  type ConversationReference,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import type { TeamsConversation } from '../db/generated/client.ts';
import { externalId } from '../ids.ts';

/** What the bot does in Teams of its own accord, outside of any request. Rejects as botbuilder does. */
export interface Outlet {
  /** Resolves to the id of the new message, '' if Teams took it and named none. @param thread the id of the first message of a thread */
  post(to: TeamsConversation, message: Partial<Activity>, thread?: string): Promise<string>;
  update(to: TeamsConversation, messageId: string, message: Partial<Activity>): Promise<void>;
  /** Opens a person's own conversation with the bot; resolves to its id. Teams gives the same one each time. */
  open(userId: string, near: TeamsConversation): Promise<string>;
  /** The roster's record of a person; null when they are not in it. */
  member(of: TeamsConversation, userId: string): Promise<unknown>;
  /** A page of the roster. @param token of the page before */
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
      // What a turn throws the adapter keeps for itself, and the post would seem to be made.
      [outcome] = await Promise.allSettled([work(context)]);
    });
    if (outcome?.status === 'fulfilled') return outcome.value;
    throw outcome?.reason ?? new Error('the turn has not begun');
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
        // Also where the bot has been removed: nobody is there whom it may ask about.
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

export function statusOf(error: unknown): number | undefined {
  const status = error && typeof error === 'object' && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

function toReference(conversation: TeamsConversation, thread?: string): Partial<ConversationReference> {
  const { place, kind, tenantId, serviceUrl, botId } = conversation;
  const id = externalId(place);
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: botId, name: '' },
    conversation: {
      // In a channel a thread is a part of the conversation's id; elsewhere Teams has none.
      id: thread && kind === 'channel' ? `${id};messageid=${thread}` : id,
      conversationType: kind,
      tenantId,
      isGroup: kind !== 'personal',
      name: '',
    },
  };
}
