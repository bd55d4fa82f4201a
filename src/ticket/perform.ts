import type { Tx } from '../db/client.ts';
import type { By, Desk } from './desk.ts';
import { once } from './once.ts';

/** Does what a person asks for in one transaction, once a request, and then sends what it owes. */
export async function perform<T>(desk: Desk, by: By, work: (tx: Tx, at: Date) => Promise<T>): Promise<T> {
  const result = await desk.database.transaction(async (tx) => {
    const at = desk.clock.now();
    await once(tx, by.request, at);
    return work(tx, at);
  });
  desk.wake();
  return result;
}
