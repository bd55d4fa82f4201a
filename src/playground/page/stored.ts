/** Between visits, or only while the page is open and reloaded. */
type Storage = 'localStorage' | 'sessionStorage';

/** What the browser keeps. One that keeps nothing must not break the page. */
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
