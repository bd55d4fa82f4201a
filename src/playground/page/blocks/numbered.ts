/** Adds React keys to items that have no id: their positions. */
export function numbered<T>(things: T[]): { key: string; at: number; it: T }[] {
  return things.map((it, at) => ({ key: String(at), at, it }));
}
