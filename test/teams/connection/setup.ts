import { afterEach, beforeEach } from 'vitest';
import type { TeamsConversation } from '../../../src/db/generated/client.ts';
import type { TeamsMessage } from '../../../src/teams/cards/message.ts';
import { createConnector as createCalls } from '../../../src/teams/connection/connector.ts';
import { createOutlet, type Outlet } from '../../../src/teams/connection/outlet.ts';
import { createTokenSource } from '../../../src/teams/connection/token-sources.ts';
import { createTokens } from '../../../src/teams/connection/tokens.ts';
import { toId } from '../../../src/teams/ids.ts';
import { type Connector, createConnector, dana, personalChat } from '../../support/connector/connector.ts';

export const chat = personalChat(dana);

/** A simulated Teams, and the bot's calls to it. */
export interface Calls {
  connector: Connector;
  outlet: Outlet;
  /** Where the bot posts. */
  there: TeamsConversation;
  /** The status of each call so far. */
  statuses(): (number | undefined)[];
  texts(): unknown[];
}

/** Starts a simulated Teams for each test of a file. @param limit how long the bot waits for a token, in ms */
export function useCalls(limit?: number): Calls {
  const calls = {} as Calls;
  beforeEach(async () => {
    const connector = createConnector();
    await connector.start();
    const { appId, tenantId, standIn, bot } = connector;
    const settings = { appId, tenantId, password: 'the secret', type: 'SingleTenant' } as const;
    const tokens = createTokens(createTokenSource(settings, standIn.login), limit);
    Object.assign(calls, {
      connector,
      outlet: createOutlet(createCalls({ tokens, local: true })),
      there: conversation(chat, 'personal', { tenantId, serviceUrl: connector.url, botId: bot.id }),
      statuses: () => connector.calls.map(({ status }) => status),
      texts: () => connector.messages(chat).map(({ activity }) => activity.summary),
    });
  });
  afterEach(() => calls.connector.stop());
  return calls;
}

/** Returns the row of a conversation. */
export function conversation(
  id: string,
  kind: string,
  { tenantId, serviceUrl, botId }: Pick<TeamsConversation, 'tenantId' | 'serviceUrl' | 'botId'>,
): TeamsConversation {
  return {
    place: toId(id),
    kind,
    name: null,
    withId: null,
    teamId: null,
    seenAt: new Date(0),
    retired: null,
    tenantId,
    serviceUrl,
    botId,
  };
}

export function says(summary: string): TeamsMessage {
  return { type: 'message', summary, attachments: [] };
}
