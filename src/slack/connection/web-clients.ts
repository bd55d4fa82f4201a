import { WebClient, type WebClientOptions } from '@slack/web-api';
import { silentLogger } from './bolt-logger.ts';
import { quickFetch } from './http-client.ts';

/** Two Web API clients: one for people who wait for an answer, and one for deliveries. */
export interface WebClients {
  people: WebClient;
  deliveries: WebClient;
}

/**
 * Gives people and deliveries separate clients, because a client pauses all its calls when one channel is rate limited.
 * Times are in ms.
 */
export function createWebClients(options: {
  botToken: string;
  apiUrl: string;
  deliverWithin?: number;
}): WebClients {
  const common: WebClientOptions = {
    slackApiUrl: options.apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    logger: silentLogger,
  };
  return {
    people: new WebClient(options.botToken, { ...common, timeout: 5_000 }),
    deliveries: new WebClient(options.botToken, {
      ...common,
      fetch: quickFetch,
      timeout: options.deliverWithin ?? 10_000,
    }),
  };
}
