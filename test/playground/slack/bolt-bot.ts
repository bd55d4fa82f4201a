import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { type Logger, WebClient } from '@slack/web-api';
import {
  createSlackPlatform,
  type SlackPlatform,
  type SlackPlatformOptions,
} from '../../../src/playground/slack/platform.ts';

export interface BoltBot {
  platform: SlackPlatform;
  app: App;
  stop(): Promise<void>;
}

const nothing = () => {};

/** Logs nothing, because the tests cause errors on purpose. */
export const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

/** Starts a real Bolt app in HTTP mode, and the platform that it talks to. */
export async function startBoltBot(options: SlackPlatformOptions = {}): Promise<BoltBot> {
  const platform = createSlackPlatform({
    ...options,
    botUrl: () => `http://127.0.0.1:${port()}/slack/events`,
  });
  await platform.start();
  const receiver = new HTTPReceiver({ signingSecret: platform.signingSecret, logger: silent });
  const app = new App({
    receiver,
    token: platform.botToken,
    logger: silent,
    clientOptions: { slackApiUrl: platform.apiUrl, retryConfig: { retries: 0 } },
  });
  const server = createServer(receiver.requestListener);
  const port = () => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function stop() {
    await new Promise((resolve) => server.close(resolve));
    await platform.stop();
  }

  return { platform, app, stop };
}

/** A WebClient that doesn't retry. */
export function clientOf(platform: SlackPlatform, token = platform.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: platform.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

/** Returns a refused call's error and messages. @throws Error when the call is not refused */
export async function refusal(call: Promise<unknown>): Promise<{ error: string; messages: string[] }> {
  try {
    await call;
  } catch (error) {
    const { data } = error as { data?: { error: string; response_metadata?: { messages?: string[] } } };
    return { error: data?.error ?? String(error), messages: data?.response_metadata?.messages ?? [] };
  }
  throw new Error('the call was not refused');
}
