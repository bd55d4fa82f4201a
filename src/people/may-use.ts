import { Prisma, type Tx } from '../db/client.ts';

/** Whether the person `p` can use the bot, by what is stored about both accounts. `p` is a main account. */
export const mayUseSql = Prisma.sql`p."refusal" IS NULL AND NOT EXISTS (
  SELECT 1 FROM "Person" other WHERE other."linkedTo" = p."id" AND other."refusal" IS NOT NULL)`;

/** Whether a person can use the bot, as far as we know. False for guests, strangers, and people who left. */
export async function mayUse(tx: Tx, id: string): Promise<boolean> {
  const refused = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Person" p WHERE p."id" = ${id} AND NOT (${mayUseSql})`;
  return refused.length === 0;
}
