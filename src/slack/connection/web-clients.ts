import { WebClient, type WebClientOptions } from '@slack/web-api';
import { silentLogger } from './bolt-logger.ts';
import { quickFetch } from './http-client.ts';

/** Two clients of Slack's Web API: one for people who wait for an answer, one for deliveries. */
export interface WebClients {
  people: WebClient;
  deliveries: WebClient;
}

/** A client pauses all its calls for one channel's rate limit, so people and deliveries never share one. Times in ms. */
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
