/** Things that nothing but their place tells apart, with that as the key that React wants. */
export function numbered<T>(things: T[]): { key: string; at: number; it: T }[] {
  return things.map((it, at) => ({ key: String(at), at, it }));
}
