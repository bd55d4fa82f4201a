/** Gives each item its position as a React key, because the items have no ids. */
export function numbered<T>(things: T[]): { key: string; at: number; it: T }[] {
  return things.map((it, at) => ({ key: String(at), at, it }));
}
