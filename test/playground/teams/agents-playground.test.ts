import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type AgentsPlayground,
  startAgentsPlayground,
} from '../../../src/playground/teams/agents-playground.ts';
import { createFolder } from '../../support/process.ts';

const folder = createFolder();
afterAll(() => folder.remove());

/** A bot that records what it receives and does nothing. */
const received: string[] = [];
const bot = createServer((request, response) => {
  request.on('data', (chunk) => received.push(String(chunk)));
  request.on('end', () => response.end('{}'));
});

beforeAll(() => listen(bot));
afterAll(() => void bot.close());

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function startHere(more: { port?: number; program?: string } = {}): AgentsPlayground {
  const botUrl = `http://127.0.0.1:${portOf(bot)}/api/messages`;
  return startAgentsPlayground({ botUrl, port: 0, folder: join(folder.path, 'teams'), ...more });
}

/** Returns `connected`, or the error code of the refusal. */
function tryConnect(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      resolve('connected');
      socket.destroy();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

/** All addresses of this machine except 127.0.0.1. */
function otherAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outer = all.filter(({ internal, family }) => !internal && family === 'IPv4');
  return ['127.0.0.2', ...outer.map(({ address }) => address)];
}

describe('the Agents Playground', () => {
  test('can be reached only from this machine, and has the bot in every conversation', async () => {
    const agents = startHere();
    try {
      const url = await agents.url;
      const port = Number(new URL(url).port);
      expect(await (await fetch(`${url}/_debug/ping`)).text()).toBe('pong');
      expect(await tryConnect('127.0.0.1', port)).toBe('connected');
      for (const address of otherAddresses())
        expect([address, await tryConnect(address, port)]).toEqual([address, 'ECONNREFUSED']);
      await expect.poll(() => received.join()).toContain('19:channel-migrations@thread.tacv2');
      expect(received.join()).toContain('"action":"add"');
    } finally {
      await agents.stop();
    }
    await expect(agents.ended).resolves.toBeUndefined();
  });

  test('uses another port if the given port is taken', async () => {
    const agents = startHere({ port: portOf(bot) });
    try {
      expect(new URL(await agents.url).port).not.toBe(String(portOf(bot)));
    } finally {
      await agents.stop();
    }
  });

  test('reports why it could not start', async () => {
    const agents = startHere({ program: join(folder.path, 'missing.js') });
    await expect(agents.url).rejects.toThrow('Cannot find module');
    await agents.stop();
  });
});
