import type { Tx } from '../db/client.ts';

/** Gives or takes a role, and puts it on record. The person must be known. */
export async function setRole(
  tx: Tx,
  change: { id: string; role: string | null; actorId: string; at: Date },
): Promise<void> {
  await tx.person.update({ where: { id: change.id }, data: { role: change.role } });
  await putOnRecord(tx, {
    at: change.at,
    actorId: change.actorId,
    action: 'role',
    detail: `${change.id} is ${change.role ?? 'racker'}`,
  });
}

/** What must be on record and belongs to no ticket. `detail` never holds what a person typed. */
export async function putOnRecord(
  tx: Tx,
  entry: { at: Date; actorId: string; action: 'role' | 'refused'; detail: string },
): Promise<void> {
  await tx.auditEntry.create({ data: entry });
}
