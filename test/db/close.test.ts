import { expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';

test('closing while queries are under way comes to an end, and so do they', async () => {
  const database = await createTestDatabase();
  const asking = Array.from({ length: 20 }, (_, i) =>
    database.transaction((tx) => tx.$executeRaw`SELECT ${i}::int`),
  );
  const settled = Promise.allSettled(asking);
  await database.close();
  expect(await settled).toHaveLength(20);
});
