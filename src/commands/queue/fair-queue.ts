import { type Clock, systemClock } from '../../clock.ts';
import { type Busy, createRefusedRequests } from './refused-requests.ts';

/**
 * How many requests may run and wait, for each person and for all. Urgent requests that start at once are counted
 * separately. More than 16 at a time would only wait for Postgres, which has ten connections. Each replica has its own
 * queue, so with two replicas a person has twice as many.
 */
export const limits = {
  running: { each: 4, all: 16 },
  urgent: { each: 4, all: 16 },
  waiting: { each: 20, all: 1_000 },
};

/** How long a request may wait, in ms of real time. After that, it doesn't run. */
const longestWait = 20_000;

/** The turn of one request. */
export interface Turn {
  /** Resolves to null when the request may run, or to the reason if it must not run. Never rejects. */
  begins: Promise<Busy | null>;
  /** Whether to answer now that the request doesn't run. Refusals on arrival are answered at most once a minute. */
  mayTell(): boolean;
  /** Says that the work is done, so another person's request may run. */
  pass(): void;
  /** Says that the answer is sent, too, so the next request of the same person may run. */
  end(): void;
}

/** A queue in which the requests of one person never delay those of another for long. */
export interface FairQueue {
  /**
   * Lines up a request of an account. The request starts immediately if the limits allow it.
   *
   * @param request the request's id. If a refused request comes again, it is refused again
   * @param isUrgent whether the request can't wait. Only called if the request would have to wait
   */
  enter(account: string, request: string | undefined, isUrgent: () => boolean): Turn;
  /** Whether this account can't line up another request. */
  isFull(account: string): boolean;
  /** Remembers whose account this is. The two accounts of a person share their limits. */
  know(account: string, person: string): void;
  /** Refuses what is waiting, and everything that comes later. */
  close(): void;
}

type Kind = 'running' | 'urgent';

/** The requests of one person. */
interface Line {
  person: string;
  running: number;
  urgent: number;
  waiting: Waiting[];
}

interface Waiting {
  since: number;
  start(): void;
  refuse(busy: Busy): void;
}

/**
 * @param clocks.clock decides when a person is told again
 * @param clocks.realClock measures how long a request waits, because the product's clock may be moved
 */
export function createFairQueue(clocks: { clock: Clock; realClock?: Clock }): FairQueue {
  const { clock, realClock = systemClock } = clocks;
  /** The lines that aren't empty, by person. The line whose turn it is comes first. */
  const lines = new Map<string, Line>();
  const mainAccounts = new Map<string, string>();
  const refused = createRefusedRequests(clock);
  const all = { running: 0, urgent: 0, waiting: 0 };
  let isClosed = false;

  const now = () => realClock.now().getTime();
  const personOf = (account: string) => mainAccounts.get(account) ?? account;

  function hasRoom(kind: Kind, line: Line | undefined): boolean {
    return (line?.[kind] ?? 0) < limits[kind].each && all[kind] < limits[kind].all;
  }

  function whyFull(line: Line | undefined): Busy | null {
    if (isClosed) return 'stopping';
    if ((line?.waiting.length ?? 0) >= limits.waiting.each) return 'own';
    return all.waiting >= limits.waiting.all ? 'all' : null;
  }

  function addLine(person: string): Line {
    const line: Line = { person, running: 0, urgent: 0, waiting: [] };
    lines.set(person, line);
    return line;
  }

  function start(kind: Kind, line: Line): Pick<Turn, 'pass' | 'end'> {
    line[kind]++;
    all[kind]++;
    // The lines of other people come first now.
    lines.delete(line.person);
    lines.set(line.person, line);
    const pass = onlyOnce(() => {
      all[kind]--;
      startWaiting();
    });
    const end = onlyOnce(() => {
      pass();
      line[kind]--;
      startWaiting();
      dropIfEmpty(line);
    });
    return { pass, end };
  }

  function wait(line: Line): Turn {
    const begins = Promise.withResolvers<Busy | null>();
    let started: Pick<Turn, 'pass' | 'end'> | undefined;
    all.waiting++;
    line.waiting.push({
      since: now(),
      start() {
        started = start('running', line);
        begins.resolve(null);
      },
      refuse: begins.resolve,
    });
    return {
      begins: begins.promise,
      mayTell: () => true,
      pass: () => started?.pass(),
      end: () => started?.end(),
    };
  }

  /** Starts waiting requests, one of each person in turn. */
  function startWaiting(): void {
    for (let line = nextLine(); line; line = nextLine()) {
      all.waiting--;
      const { since, start, refuse } = line.waiting.shift()!;
      if (now() - since <= longestWait) start();
      else refuse('all');
      dropIfEmpty(line);
    }
  }

  function nextLine(): Line | undefined {
    for (const line of lines.values()) if (line.waiting.length > 0 && hasRoom('running', line)) return line;
    return undefined;
  }

  function dropIfEmpty({ person, running, urgent, waiting }: Line): void {
    if (running + urgent + waiting.length === 0) lines.delete(person);
  }

  function refuse(busy: Busy, mayTell: Turn['mayTell']): Turn {
    return { begins: Promise.resolve(busy), mayTell, pass() {}, end() {} };
  }

  return {
    enter(account, request, isUrgent) {
      const person = personOf(account);
      const repeated = refused.find(request);
      if (repeated) return refuse(repeated, () => false);
      const line = lines.get(person);
      const running = !isClosed && hasRoom('running', line);
      if (running || (!isClosed && hasRoom('urgent', line) && isUrgent())) {
        const started = start(running ? 'running' : 'urgent', line ?? addLine(person));
        return { begins: Promise.resolve(null), mayTell: () => true, ...started };
      }
      const busy = whyFull(line);
      if (!busy) return wait(line ?? addLine(person));
      refused.add(request, busy);
      return refuse(busy, () => refused.mayTell(person));
    },
    isFull: (account) => whyFull(lines.get(personOf(account))) !== null,
    know(account, person) {
      if (account === person) mainAccounts.delete(account);
      else mainAccounts.set(account, person);
    },
    close() {
      isClosed = true;
      for (const line of [...lines.values()]) {
        for (const { refuse } of line.waiting.splice(0)) refuse('stopping');
        dropIfEmpty(line);
      }
      all.waiting = 0;
    },
  };
}

function onlyOnce(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
