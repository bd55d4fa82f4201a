/** What the browser keeps between visits. One that keeps nothing must not break the page. */
export function readStored<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(`playground.${key}`);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(`playground.${key}`, JSON.stringify(value));
  } catch {}
}
