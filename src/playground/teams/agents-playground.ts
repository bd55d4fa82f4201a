import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { within } from '../../within.ts';
import { timezone } from '../slack/workspace/default-workspace.ts';
import { conversations, toTenant } from './tenant.ts';

/** Microsoft's Agents Playground: a local Teams in the browser, which runs in a separate process. */
export interface AgentsPlayground {
  /**
   * Resolves to the URL of the Agents Playground, once it runs and the bot is installed. Rejects with the reason if it
   * can't start.
   */
  url: Promise<string>;
  /** Resolves when the process has ended. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  /** The URL where the bot receives activities. */
  botUrl: string;
  /** If this is 0 or in use, the Agents Playground uses any free port. */
  port: number;
  /** The folder from which the Agents Playground reads the tenant. It writes its logs to the same folder. */
  folder: string;
  /** The script to run. The default comes from the npm package, which only a development install has. */
  program?: string;
}

/** How long startup and each request may take, in ms. The machine may be slow while the seed data is created. */
const patience = { start: 60_000, request: 10_000 };

const packageName = '@microsoft/m365agentsplayground';

/**
 * Starts the Agents Playground. Only this machine can reach it (see `this-machine-only.ts`). It ends when this process
 * ends, even if this process is killed.
 */
export function startAgentsPlayground(options: Options): AgentsPlayground {
  let child: ChildProcess | undefined;
  const ended = Promise.withResolvers<void>();

  async function start(): Promise<string> {
    mkdirSync(options.folder, { recursive: true });
    // JSON is valid YAML.
    writeFileSync(join(options.folder, '.m365agentsplayground.yml'), JSON.stringify(toTenant(), null, 2));
    child = run(options, options.program ?? fileURLToPath(import.meta.resolve(`${packageName}/cli.js`)));
    child.once('close', () => ended.resolve());
    const url = `http://127.0.0.1:${await within(patience.start, portOf(child))}`;
    for (const id of Object.values(conversations)) await install(url, id);
    return url;
  }

  const url = start();
  url.catch(() => (child ? child.kill() : ended.resolve()));
  return {
    url,
    ended: ended.promise,
    async stop() {
      child?.kill('SIGKILL');
      await ended.promise;
    },
  };
}

function run({ botUrl, port, folder }: Options, program: string): ChildProcess {
  const preload = import.meta.resolve('./this-machine-only.ts');
  const asked = ['start', '-e', botUrl, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  return spawn(process.execPath, ['--import', preload, program, ...asked], {
    cwd: folder,
    // Hides our own environment variables from the Agents Playground. It uses the time zone of everyone in the playground.
    env: { TEAMSAPPTESTER_BROWSER: 'none', TZ: timezone },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const wrote = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk) => {
      wrote.stdout += chunk;
      const port = /Listening on (\d+)\n/.exec(wrote.stdout)?.[1];
      if (port) resolve(Number(port));
    });
    child.stderr?.on('data', (chunk) => {
      wrote.stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const why = /^\w*Error\b.*$/m.exec(wrote.stderr)?.[0];
      reject(new Error(why ?? `It ended with exit code ${code} and gave no reason.`));
    });
  });
}

/**
 * Installs the app in a conversation again, so that the bot learns the current URL of Teams. The port in the URL may
 * have changed.
 */
async function install(url: string, conversation: string): Promise<void> {
  const answer = await fetch(`${url}/_debug/conversation/${conversation}/installation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(patience.request),
  });
  if (!answer.ok) throw new Error(`It refused to install the bot in the conversation ${conversation}.`);
}
