import type { Tx } from '../db/client.ts';
import type { By, Desk } from './desk.ts';
import { once } from './once.ts';

/** Runs the work of a request in one transaction, at most once, and then wakes the courier. */
export async function perform<T>(desk: Desk, by: By, work: (tx: Tx, at: Date) => Promise<T>): Promise<T> {
  return transact(desk, async (tx, at) => {
    await once(tx, by.request, at);
    return work(tx, at);
  });
}

/**
 * Runs work in one transaction, and then wakes the courier. The caller must make sure that a repeated request does
 * nothing.
 */
export async function transact<T>(desk: Desk, work: (tx: Tx, at: Date) => Promise<T>): Promise<T> {
  const result = await desk.database.transaction((tx) => work(tx, desk.clock.now()));
  desk.wake();
  return result;
}
