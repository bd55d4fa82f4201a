import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebApi, type WebApiOptions } from './web-api.ts';

/** The platform's HTTP server, on the loopback address only. */
export interface PlatformServer {
  server: Server;
  /** The start of all URLs. @throws Error if the server doesn't listen yet */
  base(): string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @param port 0 picks a free port */
export function createPlatformServer(port: number, options: Omit<WebApiOptions, 'stopped'>): PlatformServer {
  let stopping = new AbortController();
  const server = createServer(createWebApi({ ...options, stopped: () => stopping.signal }));

  function base() {
    const address = server.address() as AddressInfo | null;
    if (!address) throw new Error('the Slack platform is not started');
    return `http://127.0.0.1:${address.port}`;
  }

  function start() {
    stopping = new AbortController();
    return new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  }

  function stop() {
    stopping.abort();
    return new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  return { server, base, start, stop };
}
