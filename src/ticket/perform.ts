import type { Tx } from '../db/client.ts';
import type { By, Desk } from './desk.ts';
import { once } from './once.ts';

/** Does what a person asks for in one transaction, once a request, and then sends what it owes. */
export async function perform<T>(desk: Desk, by: By, work: (tx: Tx, at: Date) => Promise<T>): Promise<T> {
  return transact(desk, async (tx, at) => {
    await once(tx, by.request, at);
    return work(tx, at);
  });
}

/** Runs work in one transaction, and then sends what it owes. The work remembers its request itself. */
export async function transact<T>(desk: Desk, work: (tx: Tx, at: Date) => Promise<T>): Promise<T> {
  const result = await desk.database.transaction((tx) => work(tx, desk.clock.now()));
  desk.wake();
  return result;
}
