import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import { within } from '../within.ts';

/** How long a start may take, including recovery after a crash, in ms. */
const startPatience = 300_000;

/**
 * How long a stop waits for a clean shutdown, in ms. After that, we kill Postgres, which recovers at its next start.
 */
const stopPatience = 4_000;

/** A Postgres server that is running or is being started. */
export interface Running {
  /** Resolves when the process has exited. */
  ended: Promise<void>;
  /** Returns the last lines of the server's log. */
  said(): string;
  /**
   * Resolves to true once the server takes connections, or to false if it exits first. Rejects if it takes too long.
   */
  starts(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Watches a server process that was just started. */
export function runServer(child: ChildProcess, store: string, logger: Logger): Running {
  let lines: string[] = [];
  // Whether a FATAL line is worth a warning. While Postgres starts or stops, such a line only means that a client
  // connected too early or too late.
  let serving = false;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      lines.push(String(error));
      resolve();
    });
  });
  child.stdout?.resume();
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    const news = chunk.split('\n').filter((line) => line !== '');
    lines = [...lines, ...news].slice(-20);
    for (const line of news) {
      if (/^(?:FATAL|PANIC):/.test(line) && serving) logger.warn({ said: line }, 'Postgres says');
      else logger.debug({ said: line }, 'Postgres says');
    }
  });

  let over = false;
  void ended.then(() => {
    over = true;
  });

  return {
    ended,
    said: () => lines.join('\n'),
    async starts() {
      const deadline = performance.now() + startPatience;
      while (!over) {
        serving = isReady(store, child.pid);
        if (serving) return true;
        if (performance.now() > deadline) {
          child.kill('SIGQUIT');
          throw new Error(
            `Postgres was not ready after ${startPatience / 1_000} seconds. Check the machine's disk and load, then restart Migration Desk. Postgres says: ${lines.at(-1) ?? 'nothing'}`,
          );
        }
        await Promise.race([delay(10), ended]);
      }
      return false;
    },
    async stop() {
      serving = false;
      // SIGINT ends all sessions and writes a checkpoint. SIGQUIT exits at once, and the next start recovers.
      child.kill('SIGINT');
      await within(stopPatience, ended).catch(() => {
        child.kill('SIGQUIT');
        return ended;
      });
    },
  };
}

/** Returns the path of the file where Postgres writes its process id and state. */
export function pidFile(store: string): string {
  return join(store, 'postmaster.pid');
}

/**
 * Whether this server takes connections. Reads the same lines of the pid file as the program `pg_ctl`. Source:
 * miscadmin.h in the source of Postgres.
 */
function isReady(store: string, pid: number | undefined): boolean {
  const lines = readPidFile(store);
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

/** Returns the folder of the socket of the server that runs on a store, or that was killed there. */
export function socketFolderOf(store: string): string | undefined {
  return readPidFile(store)[4]?.trim() || undefined;
}

function readPidFile(store: string): string[] {
  const file = pidFile(store);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}
