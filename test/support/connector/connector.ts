import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { until } from '../../../src/playground/slack/until.ts';
import type { StandIn } from '../../../src/teams/connection/settings.ts';
import { createFaults, type Faults } from './faults.ts';
import {
  type AuthenticationSettings,
  createIssuer,
  createToken,
  type TokenOverrides,
  toAuthentication,
} from './issuer.ts';
import { createLogin, type Login } from './login.ts';
import type { Change, ConnectorCall, Conversation, KeptActivity, Member } from './model.ts';
import { createPeople, type People } from './people.ts';
import { createRestApi } from './rest-api.ts';
import { tenantId } from './tenant.ts';
import { createWorld, messagesOf } from './world.ts';

export type { Fault, Faults, HttpFault } from './faults.ts';
export type { TokenOverrides } from './issuer.ts';
export type * from './model.ts';
export type { BotAnswer } from './people.ts';
export * from './tenant.ts';

/**
 * A local Teams with one tenant. It has the Bot Connector that the bot calls, the issuer of the tokens, and people
 * whose activities the bot receives.
 */
export interface Connector extends People {
  /** The serviceUrl, ending in `/`. Available after the start, like `authentication`. */
  readonly url: string;
  /** Settings that make the bot's adapter check tokens against this issuer. */
  readonly authentication: AuthenticationSettings;
  /** What makes the bot use this Teams instead of Microsoft's. */
  readonly standIn: StandIn;
  /** Microsoft's token service. Gives the bot the `botToken`. */
  login: Login;
  /** The only token that the Connector accepts from the bot. If a test changes it, the bot's token expires. */
  botToken: string;
  appId: string;
  tenantId: string;
  bot: { id: string; name: string };
  /** The people in this Teams, by id. Tests may change `members` and `conversations`. */
  members: Map<string, Member>;
  conversations: Map<string, Conversation>;
  /** Returns a conversation's messages from people and the bot, oldest first. For a channel, includes all threads. */
  messages(conversation: string): KeptActivity[];
  /** Every call that the bot made, in order of arrival. A call gets its `status` when it's answered. */
  calls: ConnectorCall[];
  faults: Faults;
  /** Makes a token for a request to the bot. The token is valid unless overridden. */
  token(overrides?: TokenOverrides): string;
  /** Calls a listener after every change. Returns a function that removes the listener. */
  onChange(listener: (change: Change) => void): () => void;
  /**
   * Waits until `look` returns something. Calls `look` again after every change.
   *
   * @param ms how long to wait, in real time
   * @throws Error if `look` returns nothing in time
   */
  until<T>(look: () => T | undefined | false, ms?: number): Promise<T>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ConnectorOptions {
  appId?: string;
  /** The default, 0, picks a free port. */
  port?: number;
  /** Where the bot receives activities, including `/api/messages`. */
  botUrl?: () => string;
  /** The time of activities, in ms since the epoch. Tokens use the real time. */
  now?: () => number;
}

/** @throws Error from `start` if the port is taken */
export function createConnector(options: ConnectorOptions = {}): Connector {
  const { appId = '33333333-3333-4333-8333-333333333333', now = Date.now } = options;
  let botToken = `loopback-token-of-${appId}`;
  const login = createLogin(() => botToken);
  const bot = { id: `28:${appId}`, name: 'Migration Desk' };
  const world = createWorld(now);
  const faults = createFaults();
  let stopping = new AbortController();

  const app = express();
  app.disable('x-powered-by');
  app.use(
    '/emea',
    createRestApi({ world, faults, botToken: () => botToken, stopped: () => stopping.signal }),
  );
  app.use(createIssuer(base));
  app.use(login.router);
  const server = createServer(app);

  function base(): string {
    const address = server.address() as AddressInfo | null;
    if (!address) throw new Error('the connector is not started');
    return `http://127.0.0.1:${address.port}`;
  }

  function botUrl(): string {
    if (!options.botUrl) throw new Error('the connector has no botUrl');
    return options.botUrl();
  }

  const serviceUrl = () => `${base()}/emea/`;
  const token = (overrides?: TokenOverrides) => createToken(appId, serviceUrl(), overrides);

  return {
    ...createPeople(() => ({ world, serviceUrl: serviceUrl(), bot }), botUrl, token),
    get url() {
      return serviceUrl();
    },
    get authentication() {
      return toAuthentication(base());
    },
    get standIn() {
      return { authentication: { ...toAuthentication(base()) }, login: `${base()}/login` };
    },
    login,
    get botToken() {
      return botToken;
    },
    set botToken(token) {
      botToken = token;
    },
    appId,
    tenantId,
    bot,
    members: world.members,
    conversations: world.conversations,
    messages: (conversation) => messagesOf(world, conversation),
    calls: world.calls,
    faults,
    token,
    onChange: world.onChange,
    until: (look, ms = 45_000) => until(world.onChange, look, ms),
    start() {
      stopping = new AbortController();
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port ?? 0, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
    },
    stop() {
      stopping.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
