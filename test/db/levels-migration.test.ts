import { expect, test } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createLogger } from '../../src/logger.ts';
import { readSubscription, toSubscribe } from '../../src/ticket/announcements/subscriptions.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';

test('the migration to levels gives each subscription the level that does what the subscription did', async () => {
  const url = await createTestDatabaseUrl({ bare: true });
  await migrate(url, createLogger('error'), '20261129170000_step_deadlines');
  const everyTopic = '{"topics":null,"filter":null}';
  for (const [place, said, wish] of [
    ['slack:C1', '', everyTopic],
    ['slack:C2', 'everything', everyTopic],
    ['slack:C3', 'phase All from:gmail', '{"topics":["phase"],"filter":null}'],
  ])
    await askServer(
      url,
      `INSERT INTO "Subscription" ("place", "byId", "at", "said", "wish") VALUES ($1, 'slack:U0', now(), $2, $3)`,
      [place, said, wish],
    );
  await askServer(
    url,
    `INSERT INTO "Delivery" ("place", "mode", "anchor", "card", "state", "createdAt")
     VALUES ('slack:C1', 'reply', 'ticket:1', '{"blocks":[]}', 'owed', now())`,
  );
  await migrate(url, createLogger('error'));
  const database = connect(url);
  const commands = [];
  for (const place of ['slack:C1', 'slack:C2', 'slack:C3']) {
    const { wish, said } = (await readSubscription({ database }, place))!;
    commands.push(toSubscribe({ level: wish.level, said }));
  }
  expect(commands).toEqual(['subscribe threads', 'subscribe threads', 'subscribe threads phase from:gmail']);
  expect(await database.client.delivery.findMany()).toMatchObject([{ inChannel: false }]);
  await database.close();
});
