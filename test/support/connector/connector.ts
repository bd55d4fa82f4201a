import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { until } from '../../../src/playground/slack/until.ts';
import { createFaults, type Faults } from './faults.ts';
import {
  type AuthenticationSettings,
  type Credentials,
  createCredentials,
  createIssuer,
  createToken,
  type TokenOverrides,
  toAuthentication,
} from './issuer.ts';
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
 * A Teams with one tenant on the loopback address: the Bot Connector that the bot calls, the issuer of its tokens, and people
 * whose activities it receives.
 */
export interface Connector extends People {
  /** The serviceUrl, ending in `/`. Like `authentication`, it's readable after the start. */
  readonly url: string;
  /** Makes the bot's adapter check tokens against the issuer here. */
  readonly authentication: AuthenticationSettings;
  /** Gives the bot's adapter a token. */
  credentials: Credentials;
  /** The only Authorization header that the Connector accepts. */
  botToken: string;
  appId: string;
  tenantId: string;
  bot: { id: string; name: string };
  /** Tests may edit this, and `conversations`. */
  members: Map<string, Member>;
  conversations: Map<string, Conversation>;
  /** The messages of a conversation, oldest first, from people and the bot. For a channel, those of all threads. */
  messages(conversation: string): KeptActivity[];
  /** Every call of the bot, in order of arrival. An answered call has a `status`. */
  calls: ConnectorCall[];
  faults: Faults;
  /** A token for a request. Valid unless overridden. */
  token(overrides?: TokenOverrides): string;
  /** Calls a listener after every change. Returns a function that stops that. */
  onChange(listener: (change: Change) => void): () => void;
  /**
   * Waits until `look` finds something. Looks again after every change.
   * @param ms of real time @throws Error when it finds nothing in time
   */
  until<T>(look: () => T | undefined | false, ms?: number): Promise<T>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ConnectorOptions {
  appId?: string;
  /** 0, the default, picks a free port. */
  port?: number;
  /** Where the bot takes activities, with `/api/messages`. */
  botUrl?: () => string;
  /** ms since the epoch, for the times of activities. The times of tokens are real. */
  now?: () => number;
}

/** @throws Error from `start` if the port is taken */
export function createConnector(options: ConnectorOptions = {}): Connector {
  const { appId = '33333333-3333-4333-8333-333333333333', now = Date.now } = options;
  const botToken = `loopback-token-of-${appId}`;
  const bot = { id: `28:${appId}`, name: 'Migration Desk' };
  const world = createWorld(now);
  const faults = createFaults();
  let stopping = new AbortController();

  const app = express();
  app.disable('x-powered-by');
  app.use('/emea', createRestApi({ world, faults, botToken, stopped: () => stopping.signal }));
  app.use(createIssuer(base));
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
    credentials: createCredentials(appId, botToken),
    botToken,
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
