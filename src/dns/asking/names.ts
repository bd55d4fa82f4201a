/** Lowers only A to Z, because DNS compares only these without their case. Removes the final dot, except of the root. */
export function normalName(name: string): string {
  const lower = name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return lower.length > 1 && lower.endsWith('.') ? lower.slice(0, -1) : lower;
}

/** Whether we ask about a name. It may come from a record that anyone wrote. */
export function isAskable(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+$/.test(name);
}

/** Whether a name is a domain, or below it. */
export function isInside(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
