import { z } from 'zod';
import type { Database } from '../db/client.ts';
import type { Account, LinkedAccounts } from './account.ts';

/** The columns of `Person`, with the types that pg returns. */
const columns = {
  id: z.string(),
  name: z.string(),
  fullName: z.string().nullable(),
  email: z.string().nullable(),
  refusal: z.string().nullable(),
  admin: z.boolean(),
  role: z.string().nullable(),
  zone: z.string().nullable(),
  linkedTo: z.string().nullable(),
  fetchedAt: z.date().nullable(),
} satisfies { [Column in keyof Account]: z.ZodType<Account[Column]> };

const rows = z.array(z.object(columns));

/** Lists each column instead of `*`, because a prepared `SELECT *` fails once the table gets another column. */
const sql = `
  SELECT ${Object.keys(columns)
    .map((column) => `"${column}"`)
    .join(', ')} FROM "Person"
  WHERE "id" = $1 OR "linkedTo" = $1 OR "id" = (SELECT "linkedTo" FROM "Person" WHERE "id" = $1)`;

/**
 * Reads an account and the account linked to it, in one statement. Returns null when there is no such account. Doesn't
 * use Prisma, because Prisma would send three statements and every command starts with this read.
 */
export async function readAccounts(database: Database, id: string): Promise<LinkedAccounts | null> {
  const found = await database.executeSql(sql, [id], 'accounts');
  const accounts = rows.parse(found.rows);
  const account = accounts.find((one) => one.id === id);
  if (!account) return null;
  const linked = accounts.find((one) => one.id === account.linkedTo);
  const linkedBy = accounts.find((one) => one.linkedTo === id);
  return { account, other: linked ?? linkedBy ?? null };
}
