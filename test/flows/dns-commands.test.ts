import { describe, expect, test } from 'vitest';
import { dana, openLine, type TestDesk, useDesk } from '../support/desk.ts';
import { useDns } from '../support/dns.ts';
import { letterIn } from '../support/letter.ts';
import { forceTo } from '../support/walk.ts';

const office = 'acme-com.mail.protection.outlook.com';

const server = useDns({ question: 30_000, look: 60_000 });
const desk: TestDesk = useDesk({
  dns: {
    look: async (wanted) => ({ ...(await server.dns.look(wanted)), at: desk.clock.now().toISOString() }),
  },
});

async function say(text: string, command = '/migration'): Promise<string> {
  return (await desk.say(dana, text, { command })).text;
}

/** Opens an upgrade of acme.com, of which the ticket knows the MX at Office 365. */
async function openUpgrade(): Promise<void> {
  await say(openLine);
  await say(`set 1 mx:${office}`);
}

function switchMx(only?: string[]): void {
  const records = [{ value: office, priority: 0 }];
  server.own.change('acme.com', { name: '@', type: 'MX', records }, only);
}

function setText(name: string, ...values: string[]): void {
  const type = name === 'autodiscover' ? 'CNAME' : 'TXT';
  server.own.change('acme.com', { name, type, records: values.map((value) => ({ value })) });
}

function setFault(name: string, fault: 'servfail' | 'lame' | null): void {
  server.own.setServer('acme.com', name, { fault });
}

describe('the dns command', () => {
  test('says where mail goes, and how each record is', async () => {
    await openUpgrade();
    const told = await say('dns 1');
    expect(told).toContain('DNS of acme.com (MIG-1)\nMX not switched yet.');
    expect(told).toContain(
      'MX @ · old, in use · expected removed at the switch · seen mx1.emailsrvr.com (10), mx2.emailsrvr.com (20)',
    );
    expect(told).toContain(`MX @ · not there yet · expected ${office} (0) · seen none`);
    expect(told).toContain('If MX is switched now, some servers use the old MX until 2 PM.');
    expect(told).toContain('The TTL of MX is 14,400 seconds (4 hours).');
    expect(told).not.toContain('resolvers have');
    expect(told).toContain('Looked at 10 AM.');
  });

  test('shows the TTL of MX now and before the move, and what it means for a switch', async () => {
    await openUpgrade();
    await say('dns 1');
    const records = ['mx1.emailsrvr.com', 'mx2.emailsrvr.com'].map((value, i) => ({
      value,
      priority: 10 * (i + 1),
      ttl: 300,
    }));
    server.own.change('acme.com', { name: '@', type: 'MX', records });
    const told = await say('dns 1');
    expect(told).toContain(
      'The TTL of MX is 300 seconds (5 minutes). It was 14,400 seconds (4 hours) before the move.',
    );
    // A resolver may have stored the old record just before.
    expect(told).toContain('If MX is switched now, some servers use the old MX until 2 PM.');
    desk.clock.advance(6 * 60);
    expect(await say('dns 1')).toContain('If MX is switched now, some servers use the old MX until 4:05 PM.');
    switchMx();
    expect(await say('dns 1')).not.toContain('If MX is switched now');
  });

  test('names the nameservers that disagree, and then says until when servers may use the old MX', async () => {
    await openUpgrade();
    await say('dns 1');
    switchMx(['ns1.acme.com']);
    const split = await say('dns 1');
    expect(split).toContain('MX switched on 1 of 2 nameservers.');
    expect(split).toContain('To look yourself: nslookup -type=mx acme.com ns2.acme.com');
    expect(split).toContain('ns2.acme.com still has MX mx1.emailsrvr.com (10) and mx2.emailsrvr.com (20).');
    expect(split).toContain(`MX @ · missing on ns2.acme.com · expected ${office} (0) · seen ${office} (0)`);

    for (const address of server.own.resolvers.slice(2))
      server.own.setServer('acme.com', address, { shows: 'old' });
    switchMx();
    const switched = await say('dns 1');
    expect(switched).toContain(
      'MX switched on both nameservers. Some servers may still use the old MX until 2 PM.',
    );
    expect(switched).toContain('2 of 4 resolvers have the new MX.');
    expect(switched).toContain(`MX @ · ✓ right · expected ${office} (0) · seen ${office} (0)`);
  });

  test('shows what was last seen if no nameserver answers, and never calls that missing', async () => {
    await openUpgrade();
    for (const name of ['ns1.acme.com', 'ns2.acme.com']) setFault(name, 'servfail');
    const never = await say('dns 1');
    expect(never).toContain('Nobody has seen the DNS of this domain yet.');
    expect(never).toContain('The nameservers of the domain gave no usable answer just now.');
    expect(never).not.toContain('missing');

    setFault('ns1.acme.com', null);
    expect(await say('dns 1')).toContain('No answer from ns2.acme.com.');
    setFault('ns1.acme.com', 'servfail');
    const later = await say('dns 1');
    expect(later).toContain('MX not switched yet.');
    expect(later).toContain('The nameservers of the domain gave no usable answer just now. Last seen: ');
  });

  test('recognizes a filtering service, two SPF records, and who runs the DNS', async () => {
    server.own.setZone(
      'acme.com',
      [
        { name: '@', type: 'MX', value: 'mx0a-1.pphosted.com', priority: 10 },
        { name: '@', type: 'TXT', value: 'v=spf1 include:emailsrvr.com ~all' },
        { name: '@', type: 'TXT', value: 'v=spf1 mx -all' },
      ],
      ['ns1.domaincontrol.com', 'ns2.domaincontrol.com'],
    );
    server.own.setZone('domaincontrol.com', [
      { name: 'ns1', type: 'A', value: '127.0.0.2' },
      { name: 'ns2', type: 'A', value: '127.0.0.3' },
    ]);
    await openUpgrade();
    const told = await say('dns 1');
    expect(told).toContain(
      'Proofpoint filters the mail of this domain (mx0a-1.pphosted.com). Ask the customer',
    );
    expect(told).toContain(
      'TXT @ · two records · expected include:spf.protection.outlook.com · seen v=spf1 include:emailsrvr.com ~all, v=spf1 mx -all',
    );
    expect(told).toContain("GoDaddy runs the DNS. We have no access there, and don't accept any.");
  });

  test('asks if a filtering service stays before anyone removes its MX, in the list and in letters', async () => {
    const gateway = { name: '@', type: 'MX', value: 'mx1-us1.ppe-hosted.com', priority: 10 } as const;
    server.own.setZone('acme.com', [gateway]);
    await openUpgrade();
    await forceTo(desk, 1, 'cutover');
    const question = `Proofpoint filters your mail now. Decide if it stays. If it does, leave MX as it is, and set in Proofpoint that it delivers your mail to ${office}. If you stop using Proofpoint, change MX, as the next lines say.`;
    const removal =
      'Only without Proofpoint: remove the MX record: host @, value mx1-us1.ppe-hosted.com, priority 10';
    const list = await say('records 1');
    for (const told of [list, await say('draft 1 cutover'), await say('draft 1 dns-not-switched')]) {
      expect(told).toContain(question);
      expect(told).toContain(removal);
      expect(told).not.toMatch(/^\s*\d+\. (Add|Remove) the MX record/m);
    }
    expect(list).toContain(`; only without Proofpoint: @ 3600 IN MX 0 ${office}.`);

    // The MX of the new system may be unknown, and DNS out of sight.
    await say('set 1 mx:none');
    expect(await say('draft 1 cutover')).toContain('Only without Proofpoint: remove the old MX records');

    await say(`set 1 mx:${office}`);
    await say('done 1 U-14 reason:"switched in Proofpoint"');
    expect(await say('records 1')).not.toContain('Remove MX');
  });

  test('says what SPF should be once the old system sends no more mail', async () => {
    await openUpgrade();
    await forceTo(desk, 1, 'cutover');
    setText('@', 'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all');
    switchMx();
    expect(await say('dns 1')).not.toContain('SPF still lets');
    desk.clock.set('2026-11-24T10:00:00-06:00');
    expect(await say('dns 1')).not.toContain('SPF still lets');
    const final = 'v=spf1 include:spf.protection.outlook.com -all';
    expect(await say('records 1')).toContain(`New value: ${final}`);
    // Five business days after the switch. Thanksgiving and the day after it aren't any.
    desk.clock.set('2026-12-01T10:00:00-06:00');
    expect(await say('records 1')).toMatch(
      /^Now:\n1\. Change the TXT record \(SPF\): host @\n.*\n {3}New value: v=spf1 include:spf\.protection\.outlook\.com -all/m,
    );
    expect(await say('dns 1')).toContain(
      'SPF still lets the old system send. When nobody sends from there anymore, SPF should be: v=spf1 include:spf.protection.outlook.com -all',
    );
  });

  test('puts no name into a command line that a shell would read as a command', async () => {
    const mx = { name: '@', type: 'MX', value: 'mx1.emailsrvr.com', priority: 10 } as const;
    server.own.setZone('acme.com', [mx], ['ns;reboot.acme.com', 'ns1.acme.com']);
    await openUpgrade();
    expect(await say('dns 1')).toMatch(/To look yourself: nslookup -type=mx acme\.com ns1\.acme\.com$/);
  });

  test('a look completes the steps of an upgrade, and a nameserver that is not responsible counts for nothing', async () => {
    await openUpgrade();
    await say('dns 1');
    await forceTo(desk, 1, 'cutover');
    setFault('ns2.acme.com', 'lame');
    switchMx(['ns1.acme.com']);
    setText('@', 'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all');
    setText('autodiscover', 'autodiscover.outlook.com');
    const marks = async () =>
      (await desk.state(1)).steps
        .filter(({ id }) => id === 'U-13' || id === 'U-14')
        .map(({ mark }) => mark?.state ?? 'open');
    expect(await marks()).toEqual(['open', 'open']);
    await say('dns 1');
    expect(await marks()).toEqual(['done', 'done']);
  });

  test('says that an MX host is an alias, which no MX host may be', async () => {
    await openUpgrade();
    server.own.change('acme.com', {
      name: '@',
      type: 'MX',
      records: [{ value: 'mail.acme.com', priority: 10 }],
    });
    server.own.change('acme.com', { name: 'mail', type: 'CNAME', records: [{ value: 'mx1.emailsrvr.com' }] });
    expect(await say('dns 1')).toContain('The MX host mail.acme.com is an alias of mx1.emailsrvr.com.');
  });

  test('says whose the MX is if it is neither the old nor the new one', async () => {
    await openUpgrade();
    const records = [{ value: 'smtp.secureserver.net', priority: 0 }];
    server.own.change('acme.com', { name: '@', type: 'MX', records });
    const told = await say('dns 1');
    expect(told).toContain('smtp.secureserver.net belongs to GoDaddy. Check the source of this ticket.');
  });

  test('judges only autodiscover in a platform change', async () => {
    const opening =
      'open acme.com to:hosted-exchange via:chat customer:Acme account:1234567 ticket:180621-01234';
    await say(opening, '/platform-change');
    const told = await say('dns 1');
    expect(told).toContain('A platform change leaves MX as it is. Only autodiscover counts.');
    expect(told).toContain('CNAME autodiscover · ✓ right');
    expect(told).not.toContain('MX @');
    expect(told).toContain('To look yourself: nslookup -type=cname autodiscover.acme.com ns1.acme.com');
    const records = await say('records 1');
    expect(records).toContain('All records are in place. There is nothing left to change.');
  });

  test('stays short for a domain with very many records', async () => {
    const records = Array.from({ length: 60 }, (_, i) => ({
      value: `mx${i}.old-mail-host.com`,
      priority: i,
    }));
    server.own.change('acme.com', { name: '@', type: 'MX', records }, ['ns1.acme.com']);
    await openUpgrade();
    expect(await say('dns 1')).toContain('The first 20 of ');
    expect(await say('records 1')).toContain('Lower the TTL');
    await say('records 1 rollback');
  });
});

describe('the records command', () => {
  test('lists what to do from what stands there, as a table, as text, and as zone lines', async () => {
    await openUpgrade();
    setText('@', 'v=spf1 include:emailsrvr.com include:sendgrid.net -all');
    const { text: told, reply } = await desk.say(dana, 'records 1');
    const merged =
      'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com include:sendgrid.net ~all';
    expect(told).toContain("Acme Corp's admin makes these changes.");
    expect(told).toContain(
      'Lower the TTL of MX @ · now mx1.emailsrvr.com (10), mx2.emailsrvr.com (20) · new TTL 3600 instead of 14400',
    );
    expect(told).toContain(`Add MX @ · new ${office} (0)`);
    expect(told).toContain('Remove MX @ · now mx1.emailsrvr.com (10), mx2.emailsrvr.com (20)');
    expect(told).toContain(
      `Change the TXT record (SPF): host @\n   Old value: v=spf1 include:emailsrvr.com include:sendgrid.net -all\n   New value: ${merged}\n   TTL: 3600`,
    );
    const blocks = JSON.stringify(reply.body.blocks);
    expect(blocks).toContain(`@ 3600 IN MX 0 ${office}.\\n; remove: @ 14400 IN MX 10 mx1.emailsrvr.com.`);
    expect(blocks).toContain(`@ 3600 IN TXT \\"${merged}\\"`);

    await forceTo(desk, 1, 'cutover');
    switchMx();
    setText('@', merged);
    setText('autodiscover', 'autodiscover.outlook.com');
    setText('_dmarc', 'v=DMARC1; p=none');
    const after = await say('records 1');
    expect(after).toContain('All records of the switch are in place. What is left comes five business days');
    expect(after).toContain(`right already · Leave as it is: MX @ · now ${office} (0)`);
    expect(after).not.toContain('IN MX 10');
  });

  test('asks for the MX of Office 365, and removes none before it is known', async () => {
    await say(openLine);
    const told = await desk.say(dana, 'records 1');
    expect(told.text).toContain("The list leaves out the new MX, because the ticket doesn't have it yet.");
    expect(told.text).toContain(
      "Send us the new MX of acme.com from the Office 365 admin center. We don't have it yet.",
    );
    expect(told.text).not.toMatch(/Remove|CNAME autodiscover/);
    await desk.pressForForm({ user: dana, reply: told.reply, value: 'set MIG-1 mx' });
  });

  test('lists the way back to the first records that were seen', async () => {
    await openUpgrade();
    expect(await say('records 1 rollback')).toContain('They are all still there, so there is nothing');
    switchMx();
    setText('autodiscover', 'autodiscover.outlook.com');
    const told = await say('records 1 rollback');
    expect(told).toContain('To go back to them, the admin makes these changes now.');
    expect(told).toContain('Add MX @ · new mx1.emailsrvr.com (10), mx2.emailsrvr.com (20)');
    expect(told).toContain(`Remove MX @ · now ${office} (0)`);
    expect(told).toContain(
      'Change CNAME autodiscover · now autodiscover.outlook.com · new autodiscover.emailsrvr.com',
    );
    expect(told).toContain('right already · Leave as it is: TXT @ · now v=spf1 include:emailsrvr.com ~all');
    for (const line of [
      'If the admin sets MX again now, some servers still use the new MX until Fri, Nov 20, 11 AM.',
      'Autodiscover goes back together with MX, so that Outlook finds the old mailboxes.',
      'Mail that arrived in the new mailboxes since Fri, Nov 20, 10 AM is only there.',
      'When MX is switched again later, run another pass',
    ])
      expect(told).toContain(line);
  });

  test('goes back to an address that the list has replaced by autodiscover', async () => {
    server.own.change('acme.com', { name: 'autodiscover', type: 'CNAME', records: [] });
    server.own.change('acme.com', { name: 'autodiscover', type: 'A', records: [{ value: '203.0.113.9' }] });
    await openUpgrade();
    expect(await say('records 1')).toContain('Change CNAME autodiscover · now 203.0.113.9');
    server.own.change('acme.com', { name: 'autodiscover', type: 'A', records: [] });
    setText('autodiscover', 'autodiscover.outlook.com');
    const told = await say('records 1 rollback');
    expect(told).toContain('Remove the CNAME record: host autodiscover, value autodiscover.outlook.com');
    expect(told).toContain('Add the A record: host autodiscover, value 203.0.113.9');
    expect(told).toContain('Autodiscover goes back together with MX');
  });

  test('has nothing to take back in a platform change that changed nothing', async () => {
    const opening =
      'open acme.com to:hosted-exchange via:chat customer:Acme account:1234567 ticket:180621-01234';
    await say(opening, '/platform-change');
    await say('dns 1');
    const told = await say('records 1 rollback');
    expect(told).toContain('They are all still there, so there is nothing to take back.');
    expect(told).not.toMatch(/The host @|MX|Zone file/);
  });

  test('names the hosts of a subdomain as its zone does', async () => {
    await say(openLine.replace('acme.com', 'mail.acme.com'));
    await say(`set 1 mx:${office}`);
    const told = await say('records 1');
    expect(told).toContain('Add CNAME autodiscover.mail · new autodiscover.outlook.com');
    expect(told).toContain('The hosts are relative to the zone acme.com.');
  });
});

describe('letters about records', () => {
  test('say what to do from what stands there, and need no old MX from the sender', async () => {
    await say(
      'open acme.com from:imap to:rackspace-email service:assisted mailboxes:4 customer:Acme account:1234567',
    );
    server.own.change('acme.com', {
      name: '@',
      type: 'MX',
      records: [{ value: 'mail.old.com', priority: 5, ttl: 300 }],
    });
    setText('@', 'v=spf1 a:mail.old.com -all');
    const told = await desk.say(dana, 'draft 1 cutover');
    const letter = letterIn(told);
    expect(told.text).not.toContain('MX to remove');
    expect(letter).not.toContain('Lower the TTL');
    expect(letter).toContain(
      'Now:\n1. Change the TXT record (SPF): host @\n   Old value: v=spf1 a:mail.old.com -all\n   New value: v=spf1 include:emailsrvr.com a:mail.old.com ~all',
    );
    expect(letter).toContain('Remove the MX record: host @, value mail.old.com, priority 5');
    // Autodiscover is right already.
    expect(letter).not.toContain('host autodiscover');
  });

  test('say what usually stands there while nobody can see it', async () => {
    await openUpgrade();
    for (const name of ['ns1.acme.com', 'ns2.acme.com']) setFault(name, 'servfail');
    const letter = letterIn(await desk.say(dana, 'draft 1 cutover'));
    expect(letter).toContain('Remove the old MX records: mx1.emailsrvr.com and mx2.emailsrvr.com.');
    expect(letter).toContain('If it names other services, too: add include:spf.protection.outlook.com');
  });
});
