import { expect, test } from 'vitest';
import { createDns } from '../../src/dns/create-dns.ts';
import { createOwnDns } from '../../src/playground/dns/own-dns.ts';
import { createTestClock } from '../support/clock.ts';
import { dana, lee, openLine, startDesk, useDesk } from '../support/desk.ts';
import { forceTo } from '../support/walk.ts';

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

test.each([
  { wrong: 'a regression', words: 'MX points to the old system again', code: 'MX_REGRESSED' },
  { wrong: 'an early switch', words: 'MX switched everywhere', code: 'MX_EARLY' },
  { wrong: 'an old MX beside the new one', words: 'the old MX is still there', code: 'MX_PARTIAL' },
])(
  'once DNS is turned off during $wrong, nothing claims that it is still so, and anyone clears the blocker',
  async ({ code, words }) => {
    const own = await createOwnDns();
    const old = { value: 'mail.acme-old.example', priority: 10, ttl: 3600 };
    const target = { value: 'mx1.emailsrvr.com', priority: 10, ttl: 3600 };
    const setMx = (...records: (typeof old)[]) => own.change('acme.com', { name: '@', type: 'MX', records });
    own.setZone('acme.com', [{ name: '@', type: 'MX', ...old }]);
    const clock = createTestClock('2026-11-30T10:00:00-06:00');
    const dns = createDns(own.settings, clock, { question: 300, look: 1_500 });
    const on = await startDesk({ clock, env: { MD_LEADS: lee }, dns });
    const pass = async () => {
      clock.advance(5);
      await on.app.tick();
    };
    await on.say(
      dana,
      openLine.replace('from:rackspace-email to:office-365', 'from:imap to:rackspace-email'),
    );
    await on.say(dana, 'assign 1 me');
    await forceTo(on, 1, 'discovery');
    await on.app.tick();
    await forceTo(on, 1, 'cutover');
    if (code === 'MX_EARLY') await on.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
    for (const records of code === 'MX_PARTIAL'
      ? [
          [target, old],
          [target, old],
        ]
      : [[target]]) {
      setMx(...records);
      await pass();
    }
    if (code === 'MX_REGRESSED') {
      setMx(old);
      await pass();
    }
    await pass();
    expect((await on.state(1)).blockers.map((one) => one.code)).toEqual([code]);
    expect((await on.say(dana, 'today')).text).toContain('1 with a wrong MX');

    const off = await startDesk({
      clock,
      env: { MD_LEADS: lee },
      database: { ...on.database, close: async () => {} },
    });
    clock.advance(60);
    await off.app.tick();
    const shown = (await off.say(dana, 'show 1')).text;
    expect(shown).toContain("DNS isn't checked now. Clear this blocker once the records are right");
    for (const line of ['show 1', 'today', 'runbook 1', 'advance 1', 'done 1 C-08']) {
      const text = (await off.say(dana, line)).text.split('\nHistory\n')[0];
      expect(text, line).not.toContain(words);
      expect(text, line).not.toMatch(/call the customer's admin: set|with a wrong MX|switched too early/i);
    }
    expect(shown).toContain(
      'noted that nobody looks at DNS anymore, because it is turned off. Last seen Mon, Nov 30, 10:',
    );
    const seen = (await off.say(dana, 'dns 1')).text;
    expect(seen).toContain('This is what DNS had when it was last seen.');
    expect(seen).toContain('Last seen: Mon, Nov 30, 10:');
    expect((await off.say(dana, `unblock 1 ${code}`)).text).toContain('is no longer blocked');
    await off.stop();

    // Once DNS is on again, what is still wrong is told again.
    await pass();
    await pass();
    expect((await on.state(1)).blockers.map((one) => one.code)).toContain(code);
    await on.stop();
    own.stop();
  },
);
