import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SilentBot {
  url: string;
  /** The fields of the last request. */
  lastForm(): Record<string, string>;
  stop(): Promise<void>;
}

/** Starts a bot that acknowledges every request and does nothing. */
export async function createSilentBot(): Promise<SilentBot> {
  let last = '';
  const server = createServer(async (request, response) => {
    last = '';
    for await (const chunk of request) last += chunk;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    lastForm: () => Object.fromEntries(new URLSearchParams(last)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
