import { expect, test } from 'vitest';
import { createOwnDns } from '../../src/playground/dns/own-dns.ts';
import { createPlans } from '../../src/ticket/playbooks/plans.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { loadTicket } from '../../src/ticket/state.ts';
import { isDone } from '../../src/ticket/steps/marks.ts';
import { dana, lee } from '../support/desk.ts';
import { say } from '../support/process.ts';
import { createScene } from '../support/process-scene.ts';

const domain = 'acme.com';
const old = [{ value: 'mail.acme-old.example', priority: 10, ttl: 300 }];
const target = [
  { value: 'mx1.emailsrvr.com', priority: 10 },
  { value: 'mx2.emailsrvr.com', priority: 20 },
];

test('a kill -9 while the bot looks at DNS loses nothing, and tells a switch once', async ({
  onTestFinished,
}) => {
  const own = await createOwnDns();
  const scene = await createScene('server');
  onTestFinished(async () => {
    await scene.stop();
    own.stop();
  });
  own.setZone(domain, [{ name: '@', type: 'MX', ...old[0]! }]);
  const start = () => scene.start({ ...own.env, MD_LEADS: lee });
  const first = await start();
  const database = await scene.open();
  onTestFinished(() => database.close());
  const events = () => database.client.event.findMany({ where: { ticketNumber: 1, type: 'dns' } });
  const switches = async () => (await events()).filter(({ text }) => text.includes('saw MX switched')).length;
  /** Makes the ticket due for a look, as after five minutes. */
  const makeDue = () => database.client.dnsWatch.updateMany({ data: { nextAt: new Date(0) } });
  await say(
    scene.slack,
    dana,
    'open acme.com from:imap to:rackspace-email service:assisted mailboxes:40 customer:"Acme Corp" account:1234567 ticket:180621-01234',
  );
  for (let phase = 0; phase < 7; phase++) await say(scene.slack, lee, 'advance 1 force:"agreed by phone"');
  first.kill('SIGKILL');
  await first.ended;

  // A start looks at once.
  const second = await start();
  await expect.poll(async () => (await events()).length, { timeout: 45_000 }).toBe(1);
  second.kill('SIGKILL');
  await second.ended;

  // The admin switches, and the bot is killed while it waits for answers.
  own.change(domain, { name: '@', type: 'MX', records: target });
  own.answerInstead(() => []);
  own.asked.length = 0;
  await makeDue();
  const third = await start();
  await expect.poll(() => own.asked.length, { timeout: 45_000 }).toBeGreaterThan(0);
  third.kill('SIGKILL');
  await third.ended;
  own.answerInstead(null);
  expect(await switches()).toBe(0);

  await makeDue();
  const last = await start();
  await expect.poll(switches, { timeout: 45_000 }).toBe(1);
  const { steps } = await loadTicket({ plans: createPlans(playbooks) }, database.client, 1);
  const done = steps.filter((step) => step.dns === 'switched' && isDone(step));
  expect(done.map(({ id }) => id)).toEqual(['E-17', 'E-18']);
  await makeDue();
  last.kill('SIGTERM');
  expect((await last.ended).code).toBe(0);
  const again = await start();
  await expect
    .poll(async () => (await database.client.dnsWatch.findFirstOrThrow()).nextAt!.getTime())
    .toBeGreaterThan(0);
  expect(await switches()).toBe(1);
  again.kill('SIGTERM');
  expect((await again.ended).code).toBe(0);
});
