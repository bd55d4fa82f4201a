import { expect, test } from 'vitest';
import { dana, openLine, useDesk } from '../support/desk.ts';

const desk = useDesk();

async function say(text: string): Promise<string> {
  return (await desk.say(dana, text)).text;
}

test('while DNS is off, dns says how to turn it on, and records follow from the path', async () => {
  await say(openLine);
  const off =
    'DNS is turned off. To turn it on, an operator removes MD_DNS_SERVERS=none from the configuration.';
  const told = await desk.say(dana, 'dns 1');
  expect(told.text).toContain(off);
  await say('set 1 mx:acme-com.mail.protection.outlook.com');

  const records = (await desk.press({ user: dana, reply: told.reply, value: 'records MIG-1' })).text;
  expect(records).toContain(
    'at the switch · Add or replace MX @ · new acme-com.mail.protection.outlook.com (0)',
  );
  expect(records).toContain(
    'Nobody has seen what stands in DNS now. All other MX records must go: mx1.emailsrvr.com and mx2.emailsrvr.com.',
  );
  expect(records).toContain(off);
  expect(await say('records 1 rollback')).toContain(
    'Nobody recorded the records before the move. By the ticket, MX was mx1.emailsrvr.com and mx2.emailsrvr.com.',
  );
});
