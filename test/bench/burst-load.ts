import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createUser } from '../../src/playground/slack/platform.ts';
import { within } from '../../src/within.ts';
import type { LoopbackSlack } from './bot.ts';

/*
 * Simulates many people who write slash commands at the same time. The answers go to a server that accepts anything.
 * The simulated Slack would need as much CPU as the bot, because it checks every answer.
 */

/** The result of a burst, in which people write commands as fast as the app answers. */
export interface Burst {
  /** The number of complete commands: acknowledged, and answered through the response_url. */
  complete: number;
  /** Complete commands per second. */
  rate: number;
  /** The CPU time of this load generator, in ms per command. */
  ownCpu: number;
}

export interface Crowd {
  /** Sends one command and resolves to the JSON of its answer. */
  ask(url: string, text: string, user?: string): Promise<string>;
  /** Sends one command. The answer may never come, because the bot doesn't answer every command of a flood. */
  send(agent: Agent, url: string, command: Sent): Promise<{ acknowledged: number; answer: Promise<string> }>;
  /**
   * Lets `atOnce` people write commands for `ms`. Each person writes the next command as soon as the last one is
   * complete. `next` returns a command, or undefined if no work is left. Rejects if an answer is wrong.
   */
  burst(
    url: string,
    options: { atOnce: number; ms: number; next: () => Command | undefined },
  ): Promise<Burst>;
  stop(): Promise<void>;
}

export interface Command {
  text: string;
  /** Throws if the answer, a JSON string, is wrong. */
  check(answer: string): void;
}

/** A command as a person writes it. */
interface Sent {
  user: string;
  text: string;
}

/** How long an answer may take, in ms. */
const patience = 30_000;

/** The most people who write at the same time. */
const most = 50;

const dana = 'U0DANA';

export async function gatherCrowd({ platform }: LoopbackSlack): Promise<Crowd> {
  const waiting = new Map<string, (answer: string) => void>();
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end('{"ok":true}');
      waiting.get(incoming.url ?? '')?.(Buffer.concat(chunks).toString());
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = Array.from({ length: most }, (_, i) => createUser({ id: `U0CROWD${i}`, name: `crowd${i}` }));
  for (const person of people) platform.people.set(person.id, person);
  let asked = 0;

  /** Sends a command. Resolves once the command is acknowledged, with the time that this took, in ms. */
  async function send(agent: Agent, url: string, { user, text }: Sent) {
    const path = `/${++asked}`;
    const answer = new Promise<string>((resolve) => {
      waiting.set(path, (said) => {
        waiting.delete(path);
        resolve(said);
      });
    });
    const body = new URLSearchParams({
      team_id: platform.team.id,
      team_domain: platform.team.domain,
      channel_id: 'C0MIGR',
      channel_name: 'migrations',
      user_id: user,
      user_name: user.toLowerCase(),
      command: '/migration',
      text,
      api_app_id: platform.bot.appId,
      response_url: base + path,
      trigger_id: String(asked),
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...platform.sign(body) };
    const started = performance.now();
    await post(agent, `${url}/slack/events`, body, headers);
    return { acknowledged: performance.now() - started, answer };
  }

  /** Sends a command. Resolves once the command is acknowledged and answered. */
  async function write(agent: Agent, url: string, sent: Sent): Promise<string> {
    const { answer } = await send(agent, url, sent);
    return within(patience, answer).catch(() => {
      throw new Error(`no answer to "${sent.text}"`);
    });
  }

  return {
    ask: (url, text, user = dana) => write(new Agent(), url, { user, text }),
    send,
    async burst(url, { atOnce, ms, next }) {
      // Give each burst its own agent. Between bursts, the app closes idle connections.
      const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
      const [started, cpu] = [performance.now(), process.cpuUsage()];
      let complete = 0;
      const writeAll = async ({ id: user }: { id: string }) => {
        while (performance.now() < started + ms) {
          const command = next();
          if (!command) return;
          command.check(await write(agent, url, { user, text: command.text }));
          complete++;
        }
      };
      await Promise.all(people.slice(0, atOnce).map(writeAll));
      const took = performance.now() - started;
      const { user, system } = process.cpuUsage(cpu);
      agent.destroy();
      return { complete, rate: complete / (took / 1_000), ownCpu: (user + system) / 1_000 / complete };
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Sends a request. Rejects unless the answer is 200. */
function post(agent: Agent, url: string, body: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`a command was acknowledged with ${response.statusCode}`));
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
