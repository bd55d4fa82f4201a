import { z } from 'zod';
import type { Database } from '../db/client.ts';
import type { Person as Account } from '../db/generated/client.ts';
import type { Accounts } from './accounts.ts';

/** A row of `Person` as pg reads it. */
const row: z.ZodType<Account> = z.object({
  id: z.string(),
  name: z.string(),
  fullName: z.string().nullable(),
  email: z.string().nullable(),
  refusal: z.string().nullable(),
  admin: z.boolean(),
  role: z.string().nullable(),
  linkedTo: z.string().nullable(),
  fetchedAt: z.date().nullable(),
});

const rows = z.array(row);

/**
 * Reads an account and the one linked with it, in one statement. Null when there is no such account. Every command
 * starts with this read, so it skips Prisma, which would send three statements.
 */
export async function readAccounts(database: Database, id: string): Promise<Accounts | null> {
  const found = await database.executeSql(
    `SELECT * FROM "Person"
     WHERE "id" = $1 OR "linkedTo" = $1 OR "id" = (SELECT "linkedTo" FROM "Person" WHERE "id" = $1)`,
    [id],
  );
  const accounts = rows.parse(found.rows);
  const account = accounts.find((one) => one.id === id);
  if (!account) return null;
  const linked = accounts.find((one) => one.id === account.linkedTo);
  const linkedBy = accounts.find((one) => one.linkedTo === id);
  return { account, other: linked ?? linkedBy ?? null };
}
