import { Fault } from '../errors.ts';
import type { By, Desk } from './desk.ts';
import { once } from './once.ts';

/** Has a place hear of every change. Throws a `Fault` when it does already. */
export async function subscribe(desk: Desk, by: By, place: string): Promise<void> {
  await desk.database.transaction(async (tx) => {
    const at = desk.clock.now();
    await once(tx, by.request, at);
    const before = await tx.subscription.findUnique({ where: { place } });
    if (before) throw new Fault('This channel hears of every change already.', { example: 'unsubscribe' });
    await tx.subscription.create({ data: { place, byId: by.person?.id ?? '', at } });
  });
}

/** Ends that. Throws a `Fault` when there is nothing to end. */
export async function unsubscribe(desk: Desk, by: By, place: string): Promise<void> {
  await desk.database.transaction(async (tx) => {
    await once(tx, by.request, desk.clock.now());
    const { count } = await tx.subscription.deleteMany({ where: { place } });
    if (count === 0) throw new Fault('This channel was not subscribed.', { example: 'subscribe' });
  });
}
