import { clearDoubt, type Doubtful, findDoubtful } from '../../delivery/doubles.ts';
import { type Transport, TransportError } from '../../delivery/transport.ts';
import type { Desk } from '../../ticket/desk.ts';

/** How often to look again for a message that the bot may not see, in ms. Someone may invite the bot in the meantime. */
const interval = 3_600_000;

/**
 * Returns a function that looks after deliveries that may have been posted twice, and removes the older message. The
 * function rejects only if the database fails.
 */
export function createDoubleRemoval(desk: Desk, transports: Record<string, Transport>): () => Promise<void> {
  /** When we last looked for a delivery without an answer. */
  const lookedAt = new Map<bigint, number>();
  let running: Promise<void> | null = null;

  async function lookAfterAll(): Promise<void> {
    const now = desk.clock.now();
    for (const doubtful of await findDoubtful(desk.database.client, now)) {
      // The playground's clock can go back.
      const age = Math.abs(now.getTime() - (lookedAt.get(doubtful.id) ?? Number.NEGATIVE_INFINITY));
      if (age < interval) continue;
      if (await lookAfter(doubtful, now)) lookedAt.delete(doubtful.id);
      else lookedAt.set(doubtful.id, now.getTime());
    }
  }

  async function lookAfter(doubtful: Doubtful, now: Date): Promise<boolean> {
    try {
      return await clearDoubt(desk.database.client, transports, doubtful, now);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const { id, place } = doubtful;
      const about = { delivery: String(id), place, reason: error.reason };
      desk.logger.warn(about, 'could not look for a second message');
      return false;
    }
  }

  return () => {
    running ??= lookAfterAll().finally(() => {
      running = null;
    });
    return running;
  };
}
