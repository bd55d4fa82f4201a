/** The platform in `<platform>:<user id>`. */
export function platformOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** The platform's own id in it. */
export function externalId(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
