import { z } from 'zod';
import type { Tx } from '../db/client.ts';
import { Fault } from '../errors.ts';
import { platformOf } from '../ids.ts';
import type { Account, LinkedAccounts } from './account.ts';
import { putOnRecord } from './roles.ts';

/** The platform of main accounts. It is the same for everyone, so links never form chains or cycles. */
const mainPlatform = 'slack';

/** Formats an account for people, such as `Dana Reyes in Teams`. */
export type Show = (account: Account) => string;

interface Change {
  actorId: string;
  at: Date;
  show: Show;
}

/** Throws a `Fault` if the account is already linked, because a person has only one account per platform. */
export function refuseLinked({ account, other }: LinkedAccounts, show: Show): void {
  if (!other) return;
  throw new Fault(`${show(account)} is already linked to ${show(other)}.`, {
    hint: 'Unlink them first.',
    example: `unlink ${account.email ?? 'me'}`,
    field: 'person',
  });
}

/**
 * Links a person's accounts on the two platforms, and records the link in the audit log. Returns both accounts, the
 * main account first. Throws a `Fault` if one of the accounts is already linked. Locks both accounts until the
 * transaction ends, so a second link at the same time fails.
 */
export async function linkAccounts(
  tx: Tx,
  ids: [string, string],
  { actorId, at, show }: Change,
): Promise<[Account, Account]> {
  const [main, linked] = ids.toSorted(
    (a, b) => Number(platformOf(b) === mainPlatform) - Number(platformOf(a) === mainPlatform),
  );
  const pair = [await lockAccount(tx, main!), await lockAccount(tx, linked!)] as const;
  for (const accounts of pair) refuseLinked(accounts, show);
  await tx.person.update({ where: { id: linked! }, data: { linkedTo: main! } });
  await putOnRecord(tx, { at, actorId, action: 'link', detail: `${linked} is linked to ${main}` });
  return [pair[0].account, pair[1].account];
}

/**
 * Unlinks two accounts of a person. `id` is the id of either account. Returns both accounts, the main account first.
 * Each account keeps its own role.
 */
export async function unlinkAccounts(
  tx: Tx,
  id: string,
  { actorId, at, show }: Change,
): Promise<[Account, Account]> {
  const { account, other } = await lockAccount(tx, id);
  if (!other) throw notLinked(account, show);
  const [main, linked] = account.linkedTo ? [other, account] : [account, other];
  const { count } = await tx.person.updateMany({
    where: { id: linked.id, linkedTo: main.id },
    data: { linkedTo: null },
  });
  // Another request may have unlinked the two accounts in the meantime, because only one of them is locked.
  if (count === 0) throw notLinked(account, show);
  await putOnRecord(tx, {
    at,
    actorId,
    action: 'unlink',
    detail: `${linked.id} is no longer linked to ${main.id}`,
  });
  return [main, linked];
}

function notLinked(account: Account, show: Show): Fault {
  return new Fault(`${show(account)} isn't linked to another account.`, { field: 'person' });
}

const linkRows = z.array(z.object({ linkedTo: z.string().nullable() }));

/**
 * Returns the id of someone's main account. Until the transaction ends, nobody can link or unlink the account with
 * `id`.
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
