/**
 * Returns a function that calls `work`, but not more often than needed: callers share a call that is running, and its
 * result is used again for `lifetime(result)` ms of real time. A rejection isn't kept.
 */
export function cached<T>(lifetime: (result: T) => number, work: () => Promise<T>): () => Promise<T> {
  let kept: { result: T; until: number } | undefined;
  let running: Promise<T> | undefined;

  async function renew(): Promise<T> {
    try {
      const result = await work();
      kept = { result, until: performance.now() + lifetime(result) };
      return result;
    } finally {
      running = undefined;
    }
  }

  return async () => {
    if (kept && performance.now() < kept.until) return kept.result;
    running ??= renew();
    return running;
  };
}
