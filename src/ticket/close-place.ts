import { card, note, text } from '../card.ts';
import type { Tx } from '../db/client.ts';
import { close } from '../delivery/destination.ts';
import { type Message, withEvent } from '../delivery/message.ts';
import { owe } from '../delivery/owe.ts';
import { findLeads } from '../people/leads.ts';
import { listWords } from '../phrase.ts';
import { levelOf, toSubscribe } from './announcements/subscriptions.ts';
import type { Desk } from './desk.ts';
import { readDigestFilter } from './digest/digest-filter.ts';
import { type DigestTime, digestCommand } from './digest/digest-time.ts';
import { transact } from './perform.ts';
import { loadNames, nameOf } from './state.ts';

/** What a place gets regularly. */
interface Settings {
  subscription: { byId: string; said: string; wish: unknown } | null;
  schedule: (DigestTime & { setById: string; filter: unknown }) | null;
}

/** Returns the places that get ticket updates or a scheduled digest. */
export async function settledPlaces(tx: Tx): Promise<string[]> {
  const select = { place: true };
  const rows = [
    ...(await tx.subscription.findMany({ select })),
    ...(await tx.digestSchedule.findMany({ select })),
  ];
  return [...new Set(rows.map(({ place }) => place))].sort();
}

/**
 * Ends a place's subscription and its scheduled digest, and fails what is still owed to the place. Tells the leads, and
 * those who set these up. Does nothing if the place has neither, or if another replica has closed it.
 *
 * @param name the place's name for people, such as `#migrations`
 * @param why completes the sentence “#migrations …”, for example with “is shared with another company”
 */
export async function closePlace(desk: Desk, place: string, name: string, why: string): Promise<void> {
  const isClosed = await transact(desk, async (tx, at) => {
    const settings = await takeSettings(tx, place);
    const { subscription, schedule } = settings;
    if (!subscription && !schedule) return false;
    await close(tx, place, `the channel ${why}`);
    const people = await audienceOf(tx, desk, [subscription?.byId, schedule?.setById]);
    const told = closedCard(name, why, settings, await loadNames(tx, people));
    await owe(
      tx,
      at,
      people.map((person) => ({ place: person, mode: 'post', card: told })),
    );
    return true;
  });
  if (isClosed) desk.logger.warn({ place, why }, 'a channel gets no more posts about tickets');
}

/** Removes what a place gets regularly. A replica that comes second finds nothing. */
async function takeSettings(tx: Tx, place: string): Promise<Settings> {
  await tx.$queryRaw`SELECT 1 FROM "Subscription" WHERE "place" = ${place} FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "DigestSchedule" WHERE "place" = ${place} FOR UPDATE`;
  const where = { place };
  const subscription = await tx.subscription.findUnique({ where });
  const schedule = await tx.digestSchedule.findUnique({ where });
  await tx.subscription.deleteMany({ where });
  await tx.digestSchedule.deleteMany({ where });
  return { subscription, schedule };
}

/** The leads, and those of the given people who still have access. Each is the id of a main account. */
async function audienceOf(tx: Tx, desk: Desk, others: (string | undefined)[]): Promise<string[]> {
  const leads = await findLeads(tx, desk.leads);
  const known = await tx.person.findMany({
    where: { id: { in: others.filter((id) => id !== undefined) }, refusal: null },
  });
  return [...new Set([...leads, ...known.map(({ id, linkedTo }) => linkedTo ?? id)])];
}

function closedCard(name: string, why: string, settings: Settings, names: Map<string, string>): Message {
  const { subscription, schedule } = settings;
  const ended = [subscription && 'ticket updates', schedule && 'a digest'].filter((one) => one !== null);
  const setUp = [...new Set([subscription?.byId, schedule?.setById])]
    .filter((id) => id !== undefined)
    .map((id) => nameOf(names, id));
  const commands = [
    subscription && toSubscribe({ level: levelOf(subscription.wish), said: subscription.said }),
    schedule && digestCommand('at', { ...schedule, filter: readDigestFilter(schedule.filter) }),
  ].filter((one) => one !== null);
  const told = card(
    text([
      { bold: name },
      ` ${why}, so it no longer gets ${listWords(ended, 'or')}. The other company would see customers' names and account numbers.`,
    ]),
    text('Earlier messages are still in the channel. Delete those that the other company must not see.'),
    note([
      `Set up by ${listWords(setUp)}. To get the same elsewhere, type `,
      ...commands.flatMap((command, i) => [...(i > 0 ? [' and '] : []), { command }]),
      ' in a channel that only your company can see.',
    ]),
  );
  return withEvent(told, { free: name }, ` ${why}, so it no longer gets ${listWords(ended, 'or')}`);
}
