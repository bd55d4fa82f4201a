/** Compares Slack timestamps as text, because a number can't hold all their digits. A shorter timestamp is older. */
export function compareTs(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

export function toMilliseconds(ts: string): number {
  return Math.floor(Number(ts) * 1000);
}
