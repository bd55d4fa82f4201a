import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { createSlackPlatform, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { type Ended, run } from '../support/process.ts';

/** How long a start may take, in ms. A start that takes longer counts as failed. */
const startPatience = 120_000;

/** A simulated Slack on this machine. */
export interface LoopbackSlack {
  platform: SlackPlatform;
  /** The URL of the bot that gets the requests: the bot that became ready last. */
  botUrl: string;
}

export async function startSlack(): Promise<LoopbackSlack> {
  const slack: LoopbackSlack = {
    botUrl: '',
    // Keep only the newest replies. Otherwise, the simulated Slack would search thousands of replies for each answer.
    platform: createSlackPlatform({ botUrl: () => `${slack.botUrl}/slack/events`, remembers: 200 }),
  };
  await slack.platform.start();
  return slack;
}

/** Returns the environment variables that connect an app to a simulated Slack. */
export function slackVariables({ platform }: LoopbackSlack): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: platform.botToken,
    SLACK_SIGNING_SECRET: platform.signingSecret,
    SLACK_API_URL: platform.apiUrl,
    MD_DNS_SERVERS: 'none',
  };
}

/** A running bot that is ready. */
export interface ReadyBot {
  pid: number;
  url: string;
  /** The URL of the bot's metrics. */
  metrics: string;
  /** The time from the spawn until the first 200 of /readyz, in ms. */
  startedIn: number;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

/** The options and variables that `npm start` gives Node, such as memory limits. */
export const nodeVariables = readStartScript(packageJson.scripts.start);

function readStartScript(script: string): Record<string, string> {
  const found = /((?:\w+=\S+ )*)exec node ((?:--\S+ )*)src\/main\.ts/.exec(script);
  if (!found) throw new Error(`"npm start" is no longer like "exec node src/main.ts": ${script}`);
  const variables = found[1]!.split(' ').filter(Boolean);
  return {
    ...Object.fromEntries(variables.map((one) => one.split('=', 2))),
    NODE_OPTIONS: found[2]!.trim(),
  };
}

/** Starts the product with a simulated Slack. Doesn't wait until the product is ready. */
export function spawnBot(slack: LoopbackSlack, env: Record<string, string>): ReturnType<typeof run> {
  return run({
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    ...nodeVariables,
    ...slackVariables(slack),
    ...env,
  });
}

/** Starts the product and waits until /readyz answers 200. Rejects if the product exits first or takes too long. */
export async function startReady(slack: LoopbackSlack, env: Record<string, string>): Promise<ReadyBot> {
  const started = performance.now();
  const { child, ended } = spawnBot(slack, env);
  const failed = ended.then(({ code, signal, stdout, stderr }) => {
    throw new Error(`the bot exited with ${code ?? signal}: ${stderr.trim() || stdout.trim().slice(-500)}`);
  });
  failed.catch(() => {});
  const listening = new Promise<{ url: string; metrics: string }>((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      const url = /running at (http:\S+)/.exec(text)?.[1];
      const metrics = /metrics are at (http:\S+)/.exec(text)?.[1];
      if (url && metrics) resolve({ url, metrics });
    });
  });
  const late = new AbortController();
  try {
    const tooLate = delay(startPatience, undefined, { signal: late.signal }).then(() => {
      throw new Error(`the bot was not ready within ${startPatience / 1_000} seconds`);
    });
    const ready = listening.then(async (found) => {
      while (!late.signal.aborted && !(await isReady(found.url))) await delay(10);
      return found;
    });
    const { url, metrics } = await Promise.race([ready, failed, tooLate]);
    slack.botUrl = url;
    const startedIn = performance.now() - started;
    return { pid: child.pid!, url, metrics, startedIn, kill: (signal) => void child.kill(signal), ended };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    late.abort();
  }
}

/** Stops the product with SIGTERM. Rejects if its exit code is not 0. */
export async function stopBot({ kill, ended }: ReadyBot): Promise<void> {
  kill('SIGTERM');
  const { code, signal, stderr } = await ended;
  if (code !== 0) throw new Error(`the bot exited with ${code ?? signal} after SIGTERM: ${stderr}`);
}

/** The bare Bolt app, for comparison with the bot. See bare-bolt.ts. */
export interface BareApp {
  pid: number;
  url: string;
  stop(): Promise<void>;
}

/** Starts the bare Bolt app with a simulated Slack and the options that `npm start` gives Node. */
export async function startBareApp(slack: LoopbackSlack, env: Record<string, string> = {}): Promise<BareApp> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-bolt.ts')], {
    env: { PATH: process.env.PATH, ...nodeVariables, ...slackVariables(slack), ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /listens on (\d+)/.exec(line)?.[1];
    if (!port) continue;
    const stop = async () => {
      child.kill('SIGKILL');
      await closed;
    };
    return { pid: child.pid!, url: `http://127.0.0.1:${port}`, stop };
  }
  throw new Error('the bare Bolt app exited before it was ready');
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`);
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

/**
 * Returns the URL of the Postgres that the product runs in a data folder. Reads the socket's folder from
 * postmaster.pid.
 */
export function ownUrl(dataDir: string): string {
  const lines = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
  return `postgres://postgres@localhost/postgres?host=${encodeURIComponent(lines[4] ?? '')}`;
}
