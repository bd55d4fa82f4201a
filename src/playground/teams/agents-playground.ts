import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { within } from '../../within.ts';
import { conversations, toTenant } from './tenant.ts';

/** Microsoft's Agents Playground: a Teams client in the browser, with a Teams behind it, in a process of its own. */
export interface AgentsPlayground {
  /** Its address, once it serves and knows that the bot is installed. Rejects with why it does not. */
  url: Promise<string>;
  /** Resolves when the process is no more. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  /** Where the bot takes its activities. */
  botUrl: string;
  /** 0, or one that is taken: any free one. */
  port: number;
  /** Its own folder: it reads the tenant there and writes its logs. */
  folder: string;
  /** Its program: the package is there only in a development install. */
  program?: string;
}

/** How long it may take until it listens, and to answer a request, in ms. A machine that is busy seeding is slow. */
const patience = { start: 60_000, request: 10_000 };

const itself = '@microsoft/m365agentsplayground';

/** Starts it for this machine alone; see `this-machine-only.ts`. It ends with this process, however that ends. */
export function startAgentsPlayground(options: Options): AgentsPlayground {
  let child: ChildProcess | undefined;
  const ended = Promise.withResolvers<void>();

  async function start(): Promise<string> {
    mkdirSync(options.folder, { recursive: true });
    // YAML holds JSON.
    writeFileSync(join(options.folder, '.m365agentsplayground.yml'), JSON.stringify(toTenant(), null, 2));
    child = run(options, options.program ?? fileURLToPath(import.meta.resolve(`${itself}/cli.js`)));
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
    // Nothing of our own environment.
    env: { TEAMSAPPTESTER_BROWSER: 'none' },
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
      reject(new Error(why ?? `it ended with ${code}, and its log may say why`));
    });
  });
}

/** The app is in every conversation. So the bot learns at each start where Teams is now, which may have another port. */
async function install(url: string, conversation: string): Promise<void> {
  const answer = await fetch(`${url}/_debug/conversation/${conversation}/installation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(patience.request),
  });
  if (!answer.ok) throw new Error(`it does not know the conversation ${conversation}`);
}
