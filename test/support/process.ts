import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, SlackPlatform, UserReply } from '../../src/playground/slack/platform.ts';

/* Runs the product as in production: `src/main.ts` in a separate process. Nothing here needs vitest, so benchmarks can use this file, too. */

const root = join(import.meta.dirname, '../..');

/** A shared cache of compiled code, because many processes load the same files. */
export const compileCache = join(root, 'node_modules/.cache/compile');

/** How a process exited, and what it wrote. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Bot {
  /** The bot's URL, such as `http://127.0.0.1:4000`. */
  url: string;
  /** The URL of the bot's metrics. */
  metrics: string;
  /** Waits until standard output matches. Resolves to the match's first group. */
  said(words: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

/** Code that kills a process when its parent exits for any reason. */
const dieWithUs = 'process.stdin.once("close", () => process.kill(process.pid, "SIGKILL")).resume().unref()';

/**
 * Runs the product, connected to a simulated Slack. Resolves once the product is running. Rejects if it exits first.
 */
export function startBot(slack: SlackPlatform, env: Record<string, string>): Promise<Bot> {
  return listening(run({ ...variablesOf(slack), ...env }));
}

/** Runs the product without a chat platform, which starts the playground. */
export function startPlayground(env: Record<string, string>): Promise<Bot> {
  return listening(run(env));
}

/** Runs the product and expects it to exit by itself. */
export function runBot(slack: SlackPlatform, env: Record<string, string>): Promise<Ended> {
  return run({ ...variablesOf(slack), ...env }).ended;
}

function variablesOf(slack: SlackPlatform): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    MD_DNS_SERVERS: 'none',
  };
}

/** A process that was started, but may not be ready yet. */
interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
}

async function listening({ child, ended }: Running): Promise<Bot> {
  const said = readOutput(child);
  const [url, metrics] = await Promise.race([
    Promise.all([said(/running at (http:\S+)/), said(/metrics are at (http:\S+)/)]),
    ended.then(({ code, stderr }) => Promise.reject(new Error(`the bot exited with ${code}: ${stderr}`))),
  ]);
  return { url, metrics, said, kill: (signal) => void child.kill(signal), ended };
}

/** Starts the product with only these environment variables. */
export function run(env: Record<string, string>): Running {
  const preload = `data:text/javascript,${encodeURIComponent(dieWithUs)}`;
  const child = spawn(process.execPath, ['--import', preload, join(root, 'src/main.ts')], {
    cwd: tmpdir(),
    // Leave out the test's own environment, because its DATABASE_URL or NODE_OPTIONS would change the result.
    env: { PATH: process.env.PATH, PORT: '0', MD_OPS_PORT: '0', NODE_COMPILE_CACHE: compileCache, ...env },
  });
  const wrote = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    wrote.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    wrote.stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, ...wrote }));
  });
  return { child, ended };
}

function readOutput(child: ChildProcess): Bot['said'] {
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += chunk;
  });
  return (words) =>
    new Promise((resolve) => {
      const look = () => {
        const found = words.exec(text)?.[1];
        if (found) resolve(found);
      };
      child.stdout?.on('data', look);
      look();
    });
}

export interface Folder {
  path: string;
  remove(): void;
}

/** Creates a temporary folder. */
export function createFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'migration-desk-'));
  return {
    path,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Returns the response_url of a request that was sent over HTTP or Socket Mode. */
export function responseUrlOf({ sent }: Answer): string {
  const envelope = sent.body.startsWith('{') ? JSON.parse(sent.body).payload : undefined;
  const form = new URLSearchParams(sent.body);
  const payload = envelope ?? JSON.parse(form.get('payload') ?? 'null') ?? Object.fromEntries(form);
  return payload.response_url ?? '';
}

/** Returns the answer to a request, or undefined if the bot hasn't answered yet. */
export function findReply(slack: SlackPlatform, answer: Answer): UserReply | undefined {
  const url = responseUrlOf(answer);
  return slack.replies.find((reply) => reply.url === url && reply.status === 200);
}

/** Waits for the answer to a request. @param ms how long to wait, in real time */
export function replyTo(slack: SlackPlatform, answer: Answer, ms = 45_000): Promise<UserReply> {
  return slack.until(() => findReply(slack, answer), ms);
}

/** Sends a slash command and resolves to the text of the answer. */
export async function say(
  slack: SlackPlatform,
  user: string,
  text: string,
  channel = 'C0MIGR',
): Promise<string> {
  const answer = await slack.command({ user, channel, command: '/migration', text });
  return String((await replyTo(slack, answer)).body.text);
}

/** Sends a request again and again until its answer is right. @param ms how long to try, in real time */
export async function askUntil(
  url: string,
  isRight: (answer: { status: number; body: string }) => boolean,
  ms = 45_000,
): Promise<void> {
  const signal = AbortSignal.timeout(ms);
  for (;;) {
    const answer = await fetch(url).then(
      async (response) => ({ status: response.status, body: await response.text() }),
      () => ({ status: 0, body: '' }),
    );
    if (isRight(answer)) return;
    signal.throwIfAborted();
  }
}

/** Waits until the bot has sent every owed delivery. @param ms how long to wait, in real time */
export function untilNothingOwed({ metrics }: Pick<Bot, 'metrics'>, ms?: number): Promise<void> {
  const owed = /^migration_desk_deliveries\{state="owed"\} [1-9]/m;
  return askUntil(metrics, ({ status, body }) => status === 200 && !owed.test(body), ms);
}
