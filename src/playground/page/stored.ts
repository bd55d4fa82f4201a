/** `localStorage` keeps values between visits, `sessionStorage` only while the tab is open. */
type Storage = 'localStorage' | 'sessionStorage';

/**
 * Reads a value from the browser's storage. Returns `otherwise` if no value is stored, or if the browser blocks
 * storage.
 */
export function readStored<T>(key: string, otherwise: T, storage: Storage = 'localStorage'): T {
  try {
    const text = window[storage].getItem(`playground.${key}`);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

export function writeStored(key: string, value: unknown, storage: Storage = 'localStorage'): void {
  try {
    window[storage].setItem(`playground.${key}`, JSON.stringify(value));
  } catch {}
}
