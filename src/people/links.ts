import { z } from 'zod';
import type { Tx } from '../db/client.ts';
import { Fault } from '../errors.ts';
import { platformOf } from '../ids.ts';
import type { Account, LinkedAccounts } from './account.ts';
import { putOnRecord } from './roles.ts';

/** Of two linked accounts the one here is whom the person is known as; so there are neither chains nor cycles. */
const main = 'slack';

/** How an account is shown: `Dana Reyes in Teams`. */
export type Show = (account: Account) => string;

interface Change {
  actorId: string;
  at: Date;
  show: Show;
}

/** Throws the `Fault` of an account that is linked: one person has one on each platform. */
export function refuseLinked({ account, other }: LinkedAccounts, show: Show): void {
  if (!other) return;
  throw new Fault(`${show(account)} is linked with ${show(other)} already.`, {
    hint: 'To link anew, take that back first.',
    example: `unlink ${account.email ?? 'me'}`,
    field: 'person',
  });
}

/**
 * Makes two accounts of two platforms one person, and puts it on record. Returns them, whom the person is known as first.
 * Locks both until the transaction ends, so that of two links at once the second is refused. Throws a `Fault`.
 */
export async function linkAccounts(
  tx: Tx,
  ids: [string, string],
  { actorId, at, show }: Change,
): Promise<[Account, Account]> {
  const [known, linked] = ids.toSorted(
    (a, b) => Number(platformOf(b) === main) - Number(platformOf(a) === main),
  );
  const pair = [await lockAccount(tx, known!), await lockAccount(tx, linked!)] as const;
  for (const accounts of pair) refuseLinked(accounts, show);
  await tx.person.update({ where: { id: linked! }, data: { linkedTo: known! } });
  await putOnRecord(tx, { at, actorId, action: 'link', detail: `${linked} is ${known}` });
  return [pair[0].account, pair[1].account];
}

/** Takes that back, whichever of the two is named. Roles stay with the account that was given them. */
export async function unlinkAccounts(
  tx: Tx,
  id: string,
  { actorId, at, show }: Change,
): Promise<[Account, Account]> {
  const { account, other } = await lockAccount(tx, id);
  if (!other) throw notLinked(account, show);
  const [known, linked] = account.linkedTo ? [other, account] : [account, other];
  const { count } = await tx.person.updateMany({
    where: { id: linked.id, linkedTo: known.id },
    data: { linkedTo: null },
  });
  // Someone else, who named the other account, was first.
  if (count === 0) throw notLinked(account, show);
  await putOnRecord(tx, { at, actorId, action: 'unlink', detail: `${linked.id} was ${known.id}` });
  return [known, linked];
}

function notLinked(account: Account, show: Show): Fault {
  return new Fault(`${show(account)} is not linked with anyone.`, { field: 'person' });
}

const linkRows = z.array(z.object({ linkedTo: z.string().nullable() }));

/**
 * The id under which the owner of an account is known, which does not change until the transaction ends.
 */
export async function settledId(tx: Tx, id: string): Promise<string> {
  const rows = await tx.$queryRaw`
    SELECT "linkedTo" FROM "Person" WHERE "id" = ${id} FOR SHARE`;
  return linkRows.parse(rows)[0]?.linkedTo ?? id;
}

async function lockAccount(tx: Tx, id: string): Promise<LinkedAccounts> {
  await tx.$queryRaw`SELECT "id" FROM "Person" WHERE "id" = ${id} FOR UPDATE`;
  const found = await tx.person.findUniqueOrThrow({
    where: { id },
    include: { linked: true, linkedBy: true },
  });
  const { linked, linkedBy, ...account } = found;
  return { account, other: linked ?? linkedBy };
}
