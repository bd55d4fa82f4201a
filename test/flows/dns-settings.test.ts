import { expect, test } from 'vitest';
import { answerIn } from '../../src/dns/observation.ts';
import { createOwnDns } from '../../src/playground/dns/own-dns.ts';
import { startDesk } from '../support/desk.ts';
import { acmeRecords } from '../support/dns.ts';

test('the bot asks the resolvers and the port of the settings', async () => {
  const own = await createOwnDns();
  own.setZone('acme.com', acmeRecords);
  const desk = await startDesk({ env: own.env });
  try {
    const look = { domain: 'acme.com', records: 'mx' as const, selectors: [], unwanted: [] };
    const seen = await desk.app.desk.outside.dns!.look(look);
    expect(seen.at).toBe(desk.clock.now().toISOString());
    const answers = [...seen.nameservers, ...seen.resolvers].map((view) => answerIn(view, 'acme.com', 'MX'));
    expect(answers.map((answer) => answer?.is)).toEqual(Array(6).fill('records'));
  } finally {
    await desk.stop();
    own.stop();
  }
});

test('the bot asks nobody if DNS is turned off', async () => {
  const desk = await startDesk({ env: { MD_DNS_SERVERS: 'none' } });
  expect(desk.app.desk.outside.dns).toBeNull();
  await desk.stop();
});
