import { expect, test } from 'vitest';
import { lee } from '../support/connector/connector.ts';
import { openLine } from '../support/desk.ts';
import { useDns } from '../support/dns.ts';
import { type TeamsDesk, useTeamsDesk } from '../support/teams-desk.ts';

const server = useDns({ question: 30_000, look: 60_000 });
const desk: TeamsDesk = useTeamsDesk({
  dns: {
    look: async (wanted) => ({ ...(await server.dns.look(wanted)), at: desk.clock.now().toISOString() }),
  },
});

test('dns and records answer in Teams, too, with the button of the letter', async () => {
  await desk.write(lee, openLine);
  await desk.write(lee, 'set 1 mx:acme-com.mail.protection.outlook.com');
  const dns = await desk.write(lee, 'dns 1');
  expect(dns).toContain('DNS of acme.com (MIG-1)');
  expect(dns).toContain('old, in use');
  const records = await desk.write(lee, 'records 1');
  expect(records).toContain('Lower the TTL of the MX record: host @, value mx1.emailsrvr.com, priority 10');
  expect(records).toContain('@ 3600 IN MX 0 acme-com.mail.protection.outlook.com.');
  expect(records).toContain('draft MIG-1 cutover');
});
