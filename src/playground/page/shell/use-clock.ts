import { useRef, useState } from 'react';
import { type Advance, requestClock } from '../connection/requests.ts';
import type { Outcome } from '../contract.ts';

export type MovingClock = ReturnType<typeof useClock>;

/** Moves the clock one step at a time. Three presses move it three steps. */
export function useClock(onProblem: (outcome: Outcome) => void) {
  const [waiting, setWaiting] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  const last = useRef(Promise.resolve(true));

  /**
   * Moves the clock one step when the step `before` is done. If that step failed, drops this step, too. Resolves to
   * true if the clock was moved.
   */
  async function take(advance: Advance, before: Promise<boolean>): Promise<boolean> {
    if (!(await before)) return false;
    const outcome = await requestClock(advance);
    setHasFailed(!outcome.ok);
    onProblem(notMoved(outcome));
    return outcome.ok;
  }

  function move(advance: Advance) {
    // If no steps are waiting, an earlier failure doesn't stop the new step.
    const before = waiting === 0 ? Promise.resolve(true) : last.current;
    setWaiting((count) => count + 1);
    last.current = take(advance, before).finally(() => setWaiting((count) => count - 1));
  }

  return { move, waiting, hasFailed };
}

function notMoved(outcome: Outcome): Outcome {
  if (outcome.ok || !('message' in outcome)) return outcome;
  return { ok: false, message: `The clock didn't move. ${outcome.message}` };
}
