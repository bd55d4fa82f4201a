/** Ids of people and places: the platform's name, a colon, and the platform's own id, as in `slack:C0MIGR`. */

/** The platform's name; empty for an id without a colon. */
export function platformOf(id: string): string {
  return id.slice(0, Math.max(id.indexOf(':'), 0));
}

/** The platform's own id. */
export function externalId(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
