import { Fault } from '../errors.ts';
import type { By, Desk } from './desk.ts';
import { perform } from './perform.ts';

/** Has a place hear of every change. Throws a `Fault` when it does already. */
export async function subscribe(desk: Desk, by: By, place: string): Promise<void> {
  await perform(desk, by, async (tx, at) => {
    const data = { place, byId: by.person?.id ?? '', at };
    const { count } = await tx.subscription.createMany({ data, skipDuplicates: true });
    if (count === 0)
      throw new Fault('This channel hears of every change already.', { example: 'unsubscribe' });
  });
}

/** Ends that. Throws a `Fault` when there is nothing to end. */
export async function unsubscribe(desk: Desk, by: By, place: string): Promise<void> {
  await perform(desk, by, async (tx) => {
    const { count } = await tx.subscription.deleteMany({ where: { place } });
    if (count === 0) throw new Fault('This channel was not subscribed.', { example: 'subscribe' });
  });
}
