import type { Tx } from '../db/client.ts';

/**
 * Gives or takes a role, and puts it on record. The person must be known. It is given to the account that they are known
 * by, and taken from the one that is linked with it too.
 */
export async function setRole(
  tx: Tx,
  change: { id: string; role: string | null; actorId: string; at: Date },
): Promise<void> {
  const { id, role, actorId, at } = change;
  await tx.person.update({ where: { id }, data: { role } });
  if (!role) await tx.person.updateMany({ where: { linkedTo: id }, data: { role } });
  await putOnRecord(tx, { at, actorId, action: 'role', detail: `${id} is ${role ?? 'racker'}` });
}

/** What must be on record and belongs to no ticket. `detail` never holds what a person typed. */
export async function putOnRecord(
  tx: Tx,
  entry: { at: Date; actorId: string; action: 'role' | 'link' | 'unlink' | 'refused'; detail: string },
): Promise<void> {
  await tx.auditEntry.create({ data: entry });
}
