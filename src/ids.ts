/** Ids of people and places have two parts: the platform's name and the platform's own id, as in `slack:C0MIGR`. */

/** Returns the platform's name. Returns '' for an id without a colon. */
export function platformOf(id: string): string {
  return id.slice(0, Math.max(id.indexOf(':'), 0));
}

/** Returns the platform's own id. */
export function externalId(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
