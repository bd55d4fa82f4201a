/** How many questions may start within any second. */
export interface PaceLimits {
  perServer: number;
  inAll: number;
}

export interface Pace {
  /**
   * Waits until a question to this server may start. Resolves to false if that isn't before `deadline`, in ms of
   * `performance.now`. A question of a person goes before the others that wait.
   */
  turn(server: string, deadline: number, isOfPerson?: boolean): Promise<boolean>;
}

interface Waiting {
  deadline: number;
  isOfPerson: boolean;
  resolve(mayStart: boolean): void;
}

const second = 1_000;

/** Limits how many questions are asked in any second, so that no server takes us for an attacker. */
export function createPace({ perServer, inAll }: PaceLimits): Pace {
  const all = createWindow(inAll);
  const windows = new Map<string, Window>();
  const queues = new Map<string, Waiting[]>();
  let wake: { at: number; timer: NodeJS.Timeout } | undefined;

  /** Lets one question to this server start. False if there is none, or none may start now. */
  function startOne(server: string, now: number): boolean {
    const waiting = queues.get(server) ?? [];
    for (const { deadline, resolve } of waiting) if (deadline <= now) resolve(false);
    const queue = waiting.filter(({ deadline }) => deadline > now);
    const window = windowOf(server);
    const may = queue.length > 0 && all.nextStart(now) <= now && window.nextStart(now) <= now;
    if (may) {
      all.add(now);
      window.add(now);
      queue.shift()?.resolve(true);
    }
    queues.delete(server);
    // The server goes to the end, so that every server gets its turn.
    if (queue.length > 0) queues.set(server, queue);
    return may;
  }

  /** The servers for which a person's question waits. It is the first in its queue. */
  function serversOfPeople(): string[] {
    return [...queues].flatMap(([server, [first]]) => (first?.isOfPerson ? [server] : []));
  }

  function startAll(): void {
    wake = undefined;
    const now = performance.now();
    const startAny = (servers: string[]) => servers.filter((server) => startOne(server, now)).length > 0;
    while (startAny(serversOfPeople()));
    while (startAny([...queues.keys()]));
    for (const [server, window] of windows) {
      if (window.isEmpty(now)) windows.delete(server);
    }
    for (const server of queues.keys()) wakeFor(server, now);
  }

  /** Sets the timer for the next question to a server, unless the timer is already set for an earlier question. */
  function wakeFor(server: string, now: number): void {
    const deadlines = queues.get(server)?.map(({ deadline }) => deadline) ?? [];
    if (deadlines.length === 0) return;
    const at = Math.min(...deadlines, Math.max(all.nextStart(now), windowOf(server).nextStart(now)));
    if (wake && wake.at <= at) return;
    clearTimeout(wake?.timer);
    wake = { at, timer: setTimeout(startAll, Math.max(1, Math.ceil(at - now))) };
  }

  function windowOf(server: string): Window {
    const window = windows.get(server) ?? createWindow(perServer);
    windows.set(server, window);
    return window;
  }

  return {
    turn: (server, deadline, isOfPerson = false) =>
      new Promise((resolve) => {
        const queue = queues.get(server) ?? [];
        const next = isOfPerson ? queue.findIndex((one) => !one.isOfPerson) : -1;
        queue.splice(next < 0 ? queue.length : next, 0, { deadline, isOfPerson, resolve });
        queues.set(server, queue);
        const now = performance.now();
        startOne(server, now);
        wakeFor(server, now);
      }),
  };
}

type Window = ReturnType<typeof createWindow>;

/** The starts of the last second. */
function createWindow(limit: number) {
  const starts: number[] = [];
  const forget = (now: number) => {
    while (starts[0] !== undefined && starts[0] <= now - second) starts.shift();
  };
  return {
    add: (now: number) => void starts.push(now),
    isEmpty(now: number): boolean {
      forget(now);
      return starts.length === 0;
    },
    /** When the next question may start. */
    nextStart(now: number): number {
      forget(now);
      return starts.length < limit ? now : starts[starts.length - limit]! + second;
    },
  };
}
