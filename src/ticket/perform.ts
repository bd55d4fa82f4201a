import type { Tx } from '../db/client.ts';
import type { By, Desk } from './desk.ts';
import { once } from './once.ts';

/**
 * Runs the work of a request in one transaction, at most once, and then wakes the courier.
 *
 * @param longest how long the transaction may run, in ms, if it needs more time than most
 */
export async function perform<T>(
  desk: Desk,
  by: By,
  work: (tx: Tx, at: Date) => Promise<T>,
  longest?: number,
): Promise<T> {
  const onceOnly = async (tx: Tx, at: Date) => {
    await once(tx, by.request, at);
    return work(tx, at);
  };
  return transact(desk, onceOnly, longest);
}

/**
 * Runs work in one transaction, and then wakes the courier. The caller must make sure that a repeated request does
 * nothing.
 */
export async function transact<T>(
  desk: Desk,
  work: (tx: Tx, at: Date) => Promise<T>,
  longest?: number,
): Promise<T> {
  const result = await desk.database.transaction((tx) => work(tx, desk.clock.now()), longest);
  desk.wake();
  return result;
}
