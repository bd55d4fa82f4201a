import { z } from 'zod';
import { Prisma, type Tx } from '../db/client.ts';

/**
 * People's accounts, for a FROM clause. `p` is any account, `main` is the main account of the same person, and `linked`
 * is their account on the other platform.
 */
export const accountsSql = Prisma.raw(`"Person" p
  JOIN "Person" main ON main."id" = coalesce(p."linkedTo", p."id")
  LEFT JOIN "Person" linked ON linked."linkedTo" = main."id"`);

/** The name to show for an account of `accountsSql`: the full name, or else the name that the platform shows. */
export const fullNameSql = Prisma.raw('coalesce(main."fullName", linked."fullName", main."name")');

/** Loads the full names of people by the ids of their accounts: `Dana Reyes`. Leaves out unknown people. */
export async function loadFullNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const found = await tx.$queryRaw`
    SELECT p."id", ${fullNameSql} AS name FROM ${accountsSql} WHERE p."id" = ANY (${ids}::text[])`;
  return new Map(rows.parse(found).map(({ id, name }) => [id, name]));
}

const rows = z.array(z.object({ id: z.string(), name: z.string() }));
