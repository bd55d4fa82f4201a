import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, SlackPlatform, UserReply } from '../../src/playground/slack/platform.ts';

/*
 * The product as it is run: `src/main.ts` in a process of its own. Nothing here needs vitest, so that benchmarks use it too.
 */

const root = join(import.meta.dirname, '../..');

/** Many processes of a run load the same code. */
const compileCache = join(root, 'node_modules/.cache/compile');

/** How a process ended, and what it wrote. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Bot {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  url: string;
  /** Waits for words on its standard output; resolves to the first group. */
  said(words: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

/** Has a process die with the one that started it, however that ends. */
const dieWithUs = 'process.stdin.once("close", () => process.kill(process.pid, "SIGKILL")).resume().unref()';

/** Runs the product with this Slack, and resolves once it listens. Rejects when it ends before that. */
export function startBot(slack: SlackPlatform, env: Record<string, string>): Promise<Bot> {
  return listening(run({ ...variablesOf(slack), ...env }));
}

/** Runs it without a platform: the playground. */
export function startPlayground(env: Record<string, string>): Promise<Bot> {
  return listening(run(env));
}

/** Runs the product where it is expected to give up by itself. */
export function runBot(slack: SlackPlatform, env: Record<string, string>): Promise<Ended> {
  return run({ ...variablesOf(slack), ...env }).ended;
}

function variablesOf(slack: SlackPlatform): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
  };
}

/** A process that has not said yet that it listens. */
interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
}

async function listening({ child, ended }: Running): Promise<Bot> {
  const said = readOutput(child);
  const url = await Promise.race([
    said(/running at (http:\S+)/),
    ended.then(({ code, stderr }) => Promise.reject(new Error(`it ended with ${code}: ${stderr}`))),
  ]);
  return { url, said, kill: (signal) => void child.kill(signal), ended };
}

/** Begins to run it with these variables alone. */
export function run(env: Record<string, string>): Running {
  const preload = `data:text/javascript,${encodeURIComponent(dieWithUs)}`;
  const child = spawn(process.execPath, ['--import', preload, join(root, 'src/main.ts')], {
    cwd: tmpdir(),
    // Nothing of our own environment: a DATABASE_URL or NODE_OPTIONS there is none of its business.
    env: { PATH: process.env.PATH, PORT: '0', NODE_COMPILE_CACHE: compileCache, ...env },
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

/** A temporary folder of one's own. */
export function createFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'migration-desk-'));
  return {
    path,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** The response_url of a request that was sent, by whichever way. */
export function responseUrlOf({ sent }: Answer): string {
  const envelope = sent.body.startsWith('{') ? JSON.parse(sent.body).payload : undefined;
  const form = new URLSearchParams(sent.body);
  const payload = envelope ?? JSON.parse(form.get('payload') ?? 'null') ?? Object.fromEntries(form);
  return payload.response_url ?? '';
}

/** The answer that a person got to a request, if it has come. */
export function findReply(slack: SlackPlatform, answer: Answer): UserReply | undefined {
  const url = responseUrlOf(answer);
  return slack.replies.find((reply) => reply.url === url && reply.status === 200);
}

/** Waits for the answer to a request. @param ms of real time */
export function replyTo(slack: SlackPlatform, answer: Answer, ms = 45_000): Promise<UserReply> {
  return slack.until(() => findReply(slack, answer), ms);
}

/** Writes a slash command and waits for the words of its answer. */
export async function say(
  slack: SlackPlatform,
  user: string,
  text: string,
  channel = 'C0MIGR',
): Promise<string> {
  const answer = await slack.command({ user, channel, command: '/migration', text });
  return String((await replyTo(slack, answer)).body.text);
}

/** Asks again and again, each time once the answer is there, until it is right. @param ms of real time */
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

/** Waits until the bot has sent all that it owes. @param ms of real time */
export function untilNothingOwed({ url }: Pick<Bot, 'url'>, ms?: number): Promise<void> {
  const owed = /^migration_desk_deliveries\{state="owed"\} [1-9]/m;
  return askUntil(`${url}/metrics`, ({ status, body }) => status === 200 && !owed.test(body), ms);
}
