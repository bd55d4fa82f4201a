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

/** What the bot's door was told, and a door that does nothing with it. */
const told: string[] = [];
const door = createServer((request, response) => {
  request.on('data', (chunk) => told.push(String(chunk)));
  request.on('end', () => response.end('{}'));
});

beforeAll(() => listen(door));
afterAll(() => void door.close());

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function startHere(more: { port?: number; program?: string } = {}): AgentsPlayground {
  const botUrl = `http://127.0.0.1:${portOf(door)}/api/messages`;
  return startAgentsPlayground({ botUrl, port: 0, folder: join(folder.path, 'teams'), ...more });
}

/** The code of the system's refusal, or `connected`. */
function tryConnect(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      resolve('connected');
      socket.destroy();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

/** Every address of this machine but the loopback one that is served. */
function otherAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outer = all.filter(({ internal, family }) => !internal && family === 'IPv4');
  return ['127.0.0.2', ...outer.map(({ address }) => address)];
}

describe('the Agents Playground', () => {
  test('serves this machine alone, and has the bot in every conversation', async () => {
    const agents = startHere();
    try {
      const url = await agents.url;
      const port = Number(new URL(url).port);
      expect(await (await fetch(`${url}/_debug/ping`)).text()).toBe('pong');
      expect(await tryConnect('127.0.0.1', port)).toBe('connected');
      for (const address of otherAddresses())
        expect([address, await tryConnect(address, port)]).toEqual([address, 'ECONNREFUSED']);
      await expect.poll(() => told.join()).toContain('19:channel-migrations@thread.tacv2');
      expect(told.join()).toContain('"action":"add"');
    } finally {
      await agents.stop();
    }
    await expect(agents.ended).resolves.toBeUndefined();
  });

  test('takes another port where its own is taken', async () => {
    const agents = startHere({ port: portOf(door) });
    try {
      expect(new URL(await agents.url).port).not.toBe(String(portOf(door)));
    } finally {
      await agents.stop();
    }
  });

  test('says why it is not there', async () => {
    const agents = startHere({ program: join(folder.path, 'missing.js') });
    await expect(agents.url).rejects.toThrow('Cannot find module');
    await agents.stop();
  });
});
