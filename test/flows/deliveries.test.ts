import { expect, test } from 'vitest';
import { migrations as teamsChannel, sam as teamsSam } from '../support/connector/connector.ts';
import { dana, migrations, openLine, sendAll } from '../support/desk.ts';
import { contentOf, useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

test('lists failed deliveries with their reasons, and sends failed deliveries again on request', async () => {
  await desk.ask(teamsSam, 'subscribe', teamsChannel);
  await desk.connector.uninstall({ conversation: teamsChannel });
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await sendAll(desk);
  const all = await desk.say(dana, 'deliveries');
  expect(all.text).toContain('0 waiting, 1 failed, 1 sent.');
  expect(all.text).toMatch(
    /2 Migrations in Teams · Dana Reyes opened a ticket for acme\.com: .* · failed .*: Migration Desk was removed from this conversation/,
  );
  expect(all.text).toMatch(
    /1 #migrations in Slack · Dana Reyes opened a ticket for acme\.com: .* · sent Fri, Nov 20, 10 AM/,
  );
  const failed = await desk.say(dana, 'deliveries failed');
  expect(failed.text).not.toContain('#migrations');
  await desk.connector.install({ conversation: teamsChannel });
  expect((await desk.say(dana, 'deliveries retry 2')).text).toContain('Sending delivery 2 again.');
  await sendAll(desk);
  expect(desk.written(teamsChannel).map(contentOf).at(-1)).toContain('MIG-1');
  expect((await desk.say(dana, 'deliveries failed')).text).toContain('No deliveries to show.');
});

test('refuses to resend a delivery that is outdated, has not failed, or does not exist', async () => {
  await desk.say(dana, 'subscribe');
  desk.slack.faults.failChannel(migrations, 'is_archived');
  await desk.say(dana, openLine);
  await desk.say(dana, 'note 1 called them');
  await sendAll(desk);
  const first = await desk.say(dana, 'deliveries retry 1');
  expect(first.text).toContain('Delivery 1 is outdated');
  expect((await desk.say(dana, 'deliveries retry 99')).text).toContain('There is no delivery 99.');
  expect((await desk.say(dana, 'deliveries retry')).text).toContain(
    'deliveries retry needs the number of a delivery, or all.',
  );
  desk.slack.faults.failChannel(migrations, undefined);
  await desk.say(dana, 'deliveries retry 2');
  await sendAll(desk);
  expect((await desk.say(dana, 'deliveries retry 2')).text).toContain('Delivery 2 was already sent.');
});

test('refuses to resend a delivery that is still waiting', async () => {
  await desk.say(dana, 'subscribe');
  desk.slack.faults.rateLimitChannel(migrations, { retryAfter: 60 });
  await desk.say(dana, openLine);
  await desk.app.drain();
  expect((await desk.say(dana, 'deliveries')).text).toContain('1 waiting, 0 failed, 0 sent.');
  const told = await desk.say(dana, 'deliveries retry 1');
  expect(told.text).toContain('Delivery 1 is still waiting to be sent.');
});

test('shows a long list of deliveries page by page', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  for (let i = 0; i < 6; i++) await desk.say(dana, `note 1 number ${i}`);
  await sendAll(desk);
  const told = await desk.say(dana, 'deliveries sent');
  expect(JSON.stringify(told.reply.body.blocks)).toContain('deliveries sent before:4');
  const older = await desk.say(dana, 'deliveries sent before:4');
  expect(older.text).toMatch(/3 #migrations.*2 #migrations.*1 #migrations/s);
});
