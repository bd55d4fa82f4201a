/** Slack's timestamps are too long for a number to keep them apart, and differ in length only by centuries. */
export function compareTs(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

export function toMilliseconds(ts: string): number {
  return Math.floor(Number(ts) * 1000);
}
