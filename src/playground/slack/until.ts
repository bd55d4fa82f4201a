type Subscribe = (listener: () => void) => () => void;

/**
 * Waits until `look` returns a value other than undefined or false. Calls `look` again after every change.
 * @param ms how long to wait, in real time @throws Error when the time is up
 */
export function until<T>(onChange: Subscribe, look: () => T | undefined | false, ms: number): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const tryOnce = () => {
    const found = look();
    if (found !== undefined && found !== false) resolve(found);
  };
  const timer = setTimeout(() => reject(new Error(`timed out after ${ms} ms waiting for: ${look}`)), ms);
  const unsubscribe = onChange(tryOnce);
  tryOnce();
  return promise.finally(() => {
    clearTimeout(timer);
    unsubscribe();
  });
}
