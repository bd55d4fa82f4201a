import type { Tx } from '../db/client.ts';

/**
 * Sets or removes someone's role and records the change in the audit log. `id` must be a main account that exists. Sets
 * a role only on the main account. Removes a role from the linked account, too.
 */
export async function setRole(
  tx: Tx,
  change: { id: string; role: string | null; actorId: string; at: Date },
): Promise<void> {
  const { id, role, actorId, at } = change;
  await tx.person.update({ where: { id }, data: { role } });
  if (!role) await tx.person.updateMany({ where: { linkedTo: id }, data: { role } });
  await putOnRecord(tx, {
    at,
    actorId,
    action: 'role',
    detail: `${id} now has the role ${role ?? 'Racker'}`,
  });
}

/** Writes an entry to the audit log, for events without a ticket. `detail` must not contain what a person typed. */
export async function putOnRecord(
  tx: Tx,
  entry: { at: Date; actorId: string; action: 'role' | 'link' | 'unlink' | 'refused'; detail: string },
): Promise<void> {
  await tx.auditEntry.create({ data: entry });
}
