import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/* Reads this machine's processes from /proc on Linux. A process that exits while we read it counts as gone. */

/** Returns a process and all of its descendants. */
export function treeOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const one of allProcesses()) {
    const parent = parentOf(one);
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  const tree = [pid];
  for (const one of tree) tree.push(...(children.get(one) ?? []));
  return tree;
}

/**
 * Returns the processes that use a folder, except this process. Their working directory or an open file is in the
 * folder, or their command line contains the folder's path. For a data folder, these are the bot, its Postgres, and
 * Postgres's guardian.
 */
export function usersOf(folder: string): number[] {
  return allProcesses().filter((pid) => {
    if (pid === process.pid) return false;
    const open = attempt(() => readdirSync(`/proc/${pid}/fd`)) ?? [];
    const links = ['cwd', ...open.map((name) => `fd/${name}`)];
    const paths = links.map((link) => attempt(() => readlinkSync(`/proc/${pid}/${link}`)) ?? '');
    const command = attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '';
    return command.includes(`${folder}/`) || paths.some((path) => `${path}/`.startsWith(`${folder}/`));
  });
}

/** Waits at most `ms` until no process uses a folder. Resolves to the processes that still use the folder. */
export async function untilUnused(folder: string, ms: number): Promise<number[]> {
  const deadline = performance.now() + ms;
  for (;;) {
    const left = usersOf(folder);
    if (left.length === 0 || performance.now() > deadline) return left;
    await delay(20);
  }
}

/**
 * Returns how much memory processes use, in MB (1024 * 1024 bytes). Linux divides shared memory among the processes
 * that share it, so the sum counts it once.
 */
export function memoryOf(pids: number[]): number {
  const kilobytes = pids.map((pid) => {
    const text = attempt(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? '';
    return Number(/^Pss: +(\d+) kB/m.exec(text)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/**
 * Returns the CPU time that processes and their exited children have used so far, in ms. Linux counts in steps of 10
 * ms.
 */
export function cpuOf(pids: number[]): number {
  const ticks = pids.flatMap((pid) => statOf(String(pid)).slice(11, 15).map(Number));
  return ticks.reduce((sum, one) => sum + one, 0) * 10;
}

const paused = new Set<number>();
process.once('exit', () => endAll([...paused]));

/**
 * Pauses all processes that `list` returns, including processes that start in the meantime. Waits until all of their
 * threads have stopped.
 */
export async function pause(list: () => number[]): Promise<void> {
  for (;;) {
    const running = list().filter((pid) => !isPaused(pid));
    if (running.length === 0) return;
    for (const pid of running) {
      paused.add(pid);
      attempt(() => process.kill(pid, 'SIGSTOP'));
    }
    await delay(5);
  }
}

/** Kills processes with SIGKILL. */
export function endAll(pids: number[]): void {
  for (const pid of pids) {
    paused.delete(pid);
    attempt(() => process.kill(pid, 'SIGKILL'));
  }
}

function isPaused(pid: number): boolean {
  const threads = attempt(() => readdirSync(`/proc/${pid}/task`)) ?? [];
  // T means that a thread is paused. Z and X mean that a thread has exited.
  return threads.every((thread) => 'TZX'.includes(statOf(`${pid}/task/${thread}`)[0] ?? 'X'));
}

function allProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number {
  return Number(statOf(String(pid))[1] ?? 0);
}

/** Reads a process's fields after its name: the state, the parent, and so on. The name may contain spaces. */
function statOf(path: string): string[] {
  const text = attempt(() => readFileSync(`/proc/${path}/stat`, 'utf8')) ?? '';
  return text
    .slice(text.lastIndexOf(')') + 1)
    .trim()
    .split(' ')
    .filter(Boolean);
}

/** Runs `work`. Returns undefined if the process has exited. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
