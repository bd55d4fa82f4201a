import type { Act, Outcome } from '../contract.ts';

const patience = 20_000;
/** The clock stops wherever something is due, and lets the bot do it. */
const clockPatience = 120_000;

export type Advance = 'PT1H' | 'P1D' | 'next-business-morning';

export function requestAct(act: Act): Promise<Outcome> {
  return post('/playground/act', act, patience);
}

export function requestClock(advance: Advance): Promise<Outcome> {
  return post('/playground/clock', { advance }, clockPatience);
}

const unreachable = 'The playground cannot be reached. Is it still running?';

/** Whether that is no problem any more once there is a connection again. */
export function isOfConnection(problem: string | null): boolean {
  return problem?.endsWith(unreachable) ?? false;
}

/** Never throws: what goes wrong on the way is a sentence too. */
async function post(path: string, body: unknown, timeout: number): Promise<Outcome> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    });
    const outcome = await response.json().catch(() => null);
    if (typeof outcome?.ok === 'boolean') return outcome;
    if (response.ok) return { ok: true };
    return { ok: false, message: `The playground could not do that (${response.status}). Try again.` };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    const message = isLate ? 'The playground has not answered in time. Try again.' : unreachable;
    return { ok: false, message };
  }
}

/** What is wrong, as a sentence; null: nothing is. */
export function problemOf(outcome: Outcome): string | null {
  if (outcome.ok) return null;
  return 'message' in outcome ? outcome.message : Object.values(outcome.errors).join(' ');
}
