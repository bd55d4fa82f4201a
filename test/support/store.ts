import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { compileCache } from './process.ts';

/* A process that opens our own Postgres in a data folder, for tests that kill the process or Postgres. */

const client = join(import.meta.dirname, '../../src/db/client.ts');
const logger = join(import.meta.dirname, '../../src/logger.ts');

/** Opens the data folder, writes one row, prints the number of rows, and runs until SIGTERM. */
const program = `
  const { openDatabase } = await import(${JSON.stringify(client)});
  const { createLogger } = await import(${JSON.stringify(logger)});
  try {
    const database = await openDatabase({ dataDir: process.argv[1] }, createLogger('silent'));
    await database.client.auditEntry.create({ data: { at: new Date(), actorId: 'slack:U1', action: 'opened', detail: '' } });
    process.once('SIGTERM', () => database.close().then(() => process.exit(0)));
    console.log('committed ' + await database.client.auditEntry.count());
    setInterval(() => {}, 60_000);
  } catch (error) {
    console.log('refused: ' + error.message);
    process.exit(1);
  }
`;

/**
 * Puts a database with the schema and no rows into a data folder. This is faster than the first start of the product,
 * which creates the same database.
 */
export function copyStore(dataDir: string): void {
  cpSync(join(inject('store'), 'postgres'), join(dataDir, 'postgres'), { recursive: true });
}

export interface Opener {
  child: ChildProcess;
  /** The first output: `committed <rows>`, or `refused: <why>` with all of its lines. */
  said: Promise<string>;
  /** Sends a signal and waits for the process to exit. Resolves to the exit code. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/**
 * @param path a folder that goes first in the process's PATH, to replace programs of this machine
 * @param tmp the process's temporary folder
 * @param preload code that runs before anything else
 */
export function openInProcess(
  dataDir: string,
  { path, tmp, preload }: { path?: string; tmp?: string; preload?: string } = {},
): Opener {
  const before = preload ? ['--import', `data:text/javascript,${encodeURIComponent(preload)}`] : [];
  const child = spawn(process.execPath, [...before, '--input-type=module', '--eval', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: [path, process.env.PATH].filter(Boolean).join(':'),
      NODE_COMPILE_CACHE: compileCache,
      ...(tmp ? { TMPDIR: tmp } : {}),
    },
  });
  return {
    child,
    said: once(child.stdout!, 'data').then(([chunk]) => String(chunk).trim()),
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill(signal);
        await gone;
      }
      return child.exitCode;
    },
  };
}

/** Returns the process id of the Postgres that runs in a data folder, or undefined if there is none. */
export function serverPid(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

export function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

export interface Process {
  pid: number;
  parent: number;
  command: string;
}

export function listProcesses(): Process[] {
  if (!existsSync('/proc/self/stat')) {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
      .trim()
      .split('\n');
    return lines.map((line) => {
      const [pid, parent, ...command] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), command: command.join(' ') };
    });
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      // The state and the parent come after the name, which may contain spaces and parentheses.
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ pid: Number(pid), parent: Number(parent), command }];
    } catch {
      // The process has exited in the meantime.
      return [];
    }
  });
}
