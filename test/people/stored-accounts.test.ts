import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import type { LinkedAccounts } from '../../src/people/account.ts';
import { readAccounts } from '../../src/people/stored-accounts.ts';
import { createTestDatabase } from '../support/database.ts';

let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

/** Reads a person's linked accounts through Prisma, for comparison. */
async function readWithPrisma(id: string): Promise<LinkedAccounts | null> {
  const found = await database.client.person.findUnique({
    where: { id },
    include: { linked: true, linkedBy: true },
  });
  if (!found) return null;
  const { linked, linkedBy, ...account } = found;
  return { account, other: linked ?? linkedBy };
}

// Postgres can't store NUL or half of a surrogate pair.
const words = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
const maybe = fc.option(words);

const profile = fc.record({
  name: words,
  fullName: maybe,
  email: maybe,
  refusal: maybe,
  admin: fc.boolean(),
  role: maybe,
  fetchedAt: fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
});

const people = fc.uniqueArray(
  fc.record({ id: fc.nat(9), profile, teams: fc.option(profile), linked: fc.boolean() }),
  { minLength: 1, selector: ({ id }) => id },
);

test('readAccounts() returns the same accounts as queries with Prisma', async () => {
  await fc.assert(
    fc.asyncProperty(people, async (all) => {
      await database.client.person.deleteMany();
      for (const { id, profile: slack, teams, linked } of all) {
        await database.client.person.create({ data: { id: `slack:${id}`, ...slack } });
        const linkedTo = linked ? `slack:${id}` : null;
        if (teams) await database.client.person.create({ data: { id: `teams:${id}`, ...teams, linkedTo } });
      }
      const ids = [...all.flatMap(({ id }) => [`slack:${id}`, `teams:${id}`]), 'slack:none', ''];
      for (const id of ids) expect(await readAccounts(database, id)).toEqual(await readWithPrisma(id));
    }),
    { numRuns: 40 },
  );
});

test('readAccounts() returns the account in `linkedTo`, even if a third account is linked to the first one', async () => {
  const { person } = database.client;
  await person.deleteMany();
  await person.create({ data: { id: 'b', name: 'Bo' } });
  await person.create({ data: { id: 'a', name: 'Ann', linkedTo: 'b' } });
  await person.create({ data: { id: 'c', name: 'Cy', linkedTo: 'a' } });
  for (const id of ['a', 'b', 'c'])
    expect(await readAccounts(database, id)).toEqual(await readWithPrisma(id));
  expect((await readAccounts(database, 'a'))?.other?.id).toBe('b');
});
