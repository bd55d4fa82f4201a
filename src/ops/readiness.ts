import { cached } from '../cached.ts';
import { type Condition, failing, warning } from '../condition.ts';
import { TooLate, within } from '../within.ts';

export type Check = () => Promise<Condition>;

export type Checks = Record<string, Check>;

/** The checks, by what a failure means. */
export interface CheckTable {
  /** The bot can't work without these. */
  needed: Checks;
  /** The chat platforms. The bot can work as long as one of them does. */
  platforms: Checks;
  /** Faults that another replica would have, too, or that stop no command. */
  others: Checks;
}

/** What `/readyz` answers. */
export interface Readiness {
  /** `not ready`: send no requests here. `degraded`: requests are answered, but something is wrong. */
  status: 'ready' | 'degraded' | 'not ready';
  checks: Record<string, Condition>;
}

/** How long the answer waits for a check, in ms. Many load balancers wait a second for the answer. */
const patience = 900;

/** How long a condition is used, in ms of real time. A fault may soon be over. */
const lifetimes = { ok: 5_000, warning: 5_000, failing: 1_000 };

/** Returns the check with its result kept for a few seconds, so that frequent probes cost nothing. */
export function kept(check: Check): Check {
  return cached(({ state }) => lifetimes[state], check);
}

/** Runs all checks, and says whether this replica should get requests. Never rejects. */
export async function findReadiness({ needed, platforms, others }: CheckTable): Promise<Readiness> {
  const [core, chats, rest] = await Promise.all([
    runAll(needed, failing),
    runAll(platforms, failing),
    runAll(others, warning),
  ]);
  const checks = { ...core, ...chats, ...rest };
  const works = ({ state }: Condition) => state !== 'failing';
  if (!Object.values(core).every(works) || !Object.values(chats).some(works))
    return { status: 'not ready', checks };
  const isFine = Object.values(checks).every(({ state }) => state === 'ok');
  return { status: isFine ? 'ready' : 'degraded', checks };
}

async function runAll(checks: Checks, toFault: typeof failing): Promise<Record<string, Condition>> {
  const running = Object.entries(checks).map(async ([name, check]) => {
    const condition = await within(patience, check()).catch((error) =>
      toFault(error instanceof TooLate ? 'The check did not end in time.' : 'The check failed.', seeLog),
    );
    return [name, condition] as const;
  });
  return Object.fromEntries(await Promise.all(running));
}

const seeLog = 'See the other checks and the log.';
