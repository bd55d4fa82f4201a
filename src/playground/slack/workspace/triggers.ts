/** Trigger ids. Each lets the bot open one form, within a few seconds of a person's action. */
export interface Triggers {
  issue(user: string): string;
  /** Uses up a trigger. Returns the person whose action created the trigger, or Slack's error code. */
  exchange(id: unknown): { user: string } | { error: string };
}

/** How long a trigger is remembered, in ms. After that, the trigger counts as unknown. */
const remembered = 60_000;

/** @param now returns the current time, in ms @param lifetime how long a trigger is valid, in ms */
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
