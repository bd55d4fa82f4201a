import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import type { ConversationReference, TurnContext } from 'botbuilder';
import express from 'express';
import type { Connector } from './connector.ts';

type ClientOptions = ConstructorParameters<typeof TeamsAdapter>[3];
type Credentials = NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>;

/**
 * A bot that consists only of botbuilder's adapter. Tests use it to check the connector and to see how botbuilder
 * behaves.
 */
export interface BareBot {
  adapter: TeamsAdapter;
  /** The activities that the adapter accepted. */
  heard: TurnContext['activity'][];
  url(): string;
  /** Posts to a conversation, outside of any turn. Resolves to the message's id. */
  post(conversation: string, text: string): Promise<string>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @param answer what the bot does during a turn */
export function createBareBot(
  connector: Connector,
  answer: (context: TurnContext) => Promise<unknown>,
  options?: ClientOptions,
): BareBot {
  const { authentication, appId, bot } = connector;
  const adapter = new TeamsAdapter(authentication, createCredentials(connector), undefined, options);
  const heard: TurnContext['activity'][] = [];
  const app = express();
  app.use(express.json());
  app.post('/api/messages', (request, response) =>
    adapter.process(request, response, async (context) => {
      heard.push(context.activity);
      await answer(context);
    }),
  );
  const server = createServer(app);

  return {
    adapter,
    heard,
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    async post(id, text) {
      const reference: Partial<ConversationReference> = {
        bot,
        channelId: 'msteams',
        serviceUrl: connector.url,
        conversation: { id, isGroup: false, conversationType: 'personal', name: '' },
      };
      let sent = '';
      await adapter.continueConversationAsync(appId, reference, async (context) => {
        sent = (await context.sendActivity(text))?.id ?? '';
      });
      return sent;
    },
    start: () => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Makes credentials that return a token immediately. MSAL would ask Microsoft, and refuses an address on this machine.
 */
function createCredentials({ appId, botToken }: Connector): Credentials {
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${botToken}`);
        return request;
      },
    }),
  };
}
