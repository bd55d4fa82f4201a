const maxUses = 5;
const lifetime = 30 * 60 * 1000;
/** How long a URL is remembered, in ms. After that, the URL counts as unknown. */
const remembered = 2 * lifetime;

/** Where a reply to a response_url goes. */
export interface ReplyTarget {
  user: string;
  channel: string;
  /**
   * The `ts` of the message whose button was pressed. `replace_original` replaces this message. Absent for a slash
   * command.
   */
  originTs?: string;
}

export interface ResponseUrls {
  /** Creates a URL, and returns its last part. */
  issue(target: ReplyTarget): string;
  /** Returns the target, or Slack's error code when the URL is unknown, used up (5 uses), or expired (30 minutes). */
  find(id: string): { target: ReplyTarget } | { error: string };
  countUse(id: string): void;
}

/** @param now returns the current time, in ms */
export function createResponseUrls(now: () => number): ResponseUrls {
  const issued = new Map<string, { target: ReplyTarget; at: number; uses: number }>();

  function issue(target: ReplyTarget) {
    for (const [old, { at }] of issued) if (now() - at > remembered) issued.delete(old);
    const id = crypto.randomUUID().replaceAll('-', '');
    issued.set(id, { target, at: now(), uses: 0 });
    return id;
  }

  function find(id: string) {
    const known = issued.get(id);
    if (!known) return { error: 'invalid_url' };
    if (known.uses >= maxUses) return { error: 'used_url' };
    return now() - known.at > lifetime ? { error: 'expired_url' } : { target: known.target };
  }

  function countUse(id: string) {
    const known = issued.get(id);
    if (known) known.uses += 1;
  }

  return { issue, find, countUse };
}
