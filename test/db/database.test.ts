import { expect, test } from 'vitest';
import type { Tx } from '../../src/db/client.ts';
import { createTestDatabase } from '../support/database.ts';

test('createTestDatabase() gives each test a separate, empty database with the schema', async () => {
  const [one, other] = [await createTestDatabase(), await createTestDatabase()];
  await one.client.anchor.create({ data: { place: 'slack:C1', key: 'MIG-1', messageId: '1.2' } });
  expect([await one.client.anchor.count(), await other.client.anchor.count()]).toEqual([1, 0]);
  await one.close();
  const again = await createTestDatabase();
  expect(await again.client.anchor.count()).toBe(0);
  await again.close();
  await other.close();
});

test('closing the database lets running statements finish', async () => {
  const database = await createTestDatabase();
  const asking = Array.from({ length: 20 }, (_, i) =>
    database.transaction((tx) => tx.$executeRaw`SELECT ${i}::int`),
  );
  const settled = Promise.allSettled(asking);
  await database.close();
  expect(await settled).toHaveLength(20);
});

test.each([
  [
    'a statement written by hand',
    (tx: Tx, key: string) => tx.$queryRaw`SELECT "key" FROM "SeenRequest" WHERE "key" = ${key} FOR UPDATE`,
  ],
  [
    "one of Prisma's statements",
    (tx: Tx, key: string) => tx.seenRequest.update({ where: { key }, data: { at: new Date() } }),
  ],
])('repeats a transaction after a deadlock in %s', async (_, lock) => {
  const database = await createTestDatabase();
  const at = new Date();
  await database.client.seenRequest.createMany({ data: ['a', 'b'].map((key) => ({ key, at })) });
  const { promise: bothHaveOne, resolve } = Promise.withResolvers<void>();
  let locked = 0;
  const lockBoth = (first: string, second: string) =>
    database.transaction(async (tx) => {
      await lock(tx, first);
      if (++locked === 2) resolve();
      await bothHaveOne;
      await lock(tx, second);
    });
  await Promise.all([lockBoth('a', 'b'), lockBoth('b', 'a')]);
  expect(locked).toBe(3);
  await database.close();
});
