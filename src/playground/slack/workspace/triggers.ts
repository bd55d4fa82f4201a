/** Lets a person's action be exchanged, once and in time, for a form. */
export interface Triggers {
  issue(user: string): string;
  /** The person whose trigger it is, or Slack's error code. */
  exchange(id: unknown): { user: string } | { error: string };
}

/** How long one is told from one that never was. */
const remembered = 60_000;

/** @param now milliseconds of real time @param lifetime milliseconds */
export function createTriggers(now: () => number, lifetime: number): Triggers {
  const issued = new Map<string, { user: string; at: number; used: boolean }>();

  function issue(user: string) {
    for (const [old, { at }] of issued) if (now() - at > remembered) issued.delete(old);
    const id = `${now()}.${crypto.randomUUID().replaceAll('-', '')}`;
    issued.set(id, { user, at: now(), used: false });
    return id;
  }

  function exchange(id: unknown) {
    const trigger = typeof id === 'string' ? issued.get(id) : undefined;
    if (!trigger) return { error: 'invalid_trigger_id' };
    if (trigger.used) return { error: 'exchanged_trigger_id' };
    if (now() - trigger.at > lifetime) return { error: 'expired_trigger_id' };
    trigger.used = true;
    return { user: trigger.user };
  }

  return { issue, exchange };
}
