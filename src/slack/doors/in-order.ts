/** The last act of each key that has not ended, by owner. */
const underWay = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs `act` once all earlier acts of the same owner and key have ended. Rejects if `act` rejects.
 *
 * @param owner keeps the acts of several bots in one process apart
 */
export async function inOrder<T>(owner: object, key: string, act: () => Promise<T>): Promise<T> {
  const acts = underWay.get(owner) ?? new Map<string, Promise<unknown>>();
  underWay.set(owner, acts);
  const before = acts.get(key) ?? Promise.resolve();
  const now = before.then(act, act);
  acts.set(key, now);
  try {
    return await now;
  } finally {
    if (acts.get(key) === now) acts.delete(key);
  }
}
