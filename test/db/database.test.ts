import { expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';

test('a test database has the schema, no rows, and belongs to one test', async () => {
  const [one, other] = [await createTestDatabase(), await createTestDatabase()];
  await one.client.anchor.create({ data: { place: 'slack:C1', key: 'MIG-1', messageId: '1.2' } });
  expect([await one.client.anchor.count(), await other.client.anchor.count()]).toEqual([1, 0]);
  await one.close();
  const again = await createTestDatabase();
  expect(await again.client.anchor.count()).toBe(0);
  await again.close();
  await other.close();
});

test('closes while statements are under way, and they end', async () => {
  const database = await createTestDatabase();
  const asking = Array.from({ length: 20 }, (_, i) =>
    database.transaction((tx) => tx.$executeRaw`SELECT ${i}::int`),
  );
  const settled = Promise.allSettled(asking);
  await database.close();
  expect(await settled).toHaveLength(20);
});
