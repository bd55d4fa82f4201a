import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createDns } from '../../src/dns/create-dns.ts';
import type { Look } from '../../src/dns/dns.ts';
import { type Answer, answerIn, type Observation, type RecordType } from '../../src/dns/observation.ts';
import { createOwnDns, few } from '../../src/playground/dns/own-dns.ts';
import { acmeRecords, useDns } from '../support/dns.ts';

const acme: Look = { domain: 'acme.com', records: 'mx', selectors: [], unwanted: [] };
const all: Look = { ...acme, records: 'all', selectors: ['selector1'], unwanted: ['msoid'] };

const oldMx: Answer = {
  is: 'records',
  records: [
    { value: 'mx1.emailsrvr.com', priority: 10, ttl: 14_400 },
    { value: 'mx2.emailsrvr.com', priority: 20, ttl: 14_400 },
  ],
};

const newMx: Answer = {
  is: 'records',
  records: [{ value: 'acme-com.mail.protection.outlook.com', priority: 0, ttl: 3_600 }],
};

const switching = {
  name: '@',
  type: 'MX' as const,
  records: [{ value: 'acme-com.mail.protection.outlook.com', priority: 0 }],
};

/** What each nameserver says, in the order of the nameservers. */
function said({ nameservers }: Observation, type: RecordType, name = 'acme.com'): (Answer | null)[] {
  return nameservers.map((one) => answerIn(one, name, type));
}

/** What each resolver says. */
function heard({ resolvers }: Observation, type: RecordType, name = 'acme.com'): (Answer | null)[] {
  return resolvers.map((one) => answerIn(one, name, type));
}

const failed = (why: string) => ({ is: 'failed', why });

describe('a look at a domain', () => {
  const test = useDns();

  it('asks every nameserver without recursion, and the resolvers with it', async () => {
    const seen = await test.dns.look(acme);
    expect(seen).toMatchObject({ domain: 'acme.com', zone: 'acme.com', spfLookups: null });
    expect(seen.nameservers.map(({ server, address }) => [server, address])).toEqual([
      ['ns1.acme.com', '127.0.0.2'],
      ['ns2.acme.com', '127.0.0.3'],
    ]);
    expect(said(seen, 'MX')).toEqual([oldMx, oldMx]);
    expect(seen.resolvers.map(({ server }) => server)).toEqual(test.own.resolvers);
    expect(heard(seen, 'MX')).toEqual([oldMx, oldMx, oldMx, oldMx]);
    const asked = test.own.asked.filter(({ type, recursion }) => type === 'MX' && !recursion);
    expect(asked.map(({ address }) => address).sort()).toEqual(['127.0.0.2', '127.0.0.3']);
  });

  it('asks once for several people who ask at the same time', async () => {
    const looks = await Promise.all(Array.from({ length: 20 }, () => test.dns.look(acme)));
    expect(new Set(looks).size).toBe(1);
    const asked = test.own.asked.filter(({ type, recursion }) => type === 'MX' && !recursion);
    expect(asked).toHaveLength(2);
  });

  it('asks about all mail records', async () => {
    const seen = await test.dns.look(all);
    const asked = seen.nameservers[0]!.answers.map(({ name, type }) => `${type} ${name}`);
    expect(asked).toEqual([
      'MX acme.com',
      'TXT acme.com',
      'CNAME autodiscover.acme.com',
      'A autodiscover.acme.com',
      'AAAA autodiscover.acme.com',
      'TXT _dmarc.acme.com',
      'CNAME selector1._domainkey.acme.com',
      'CNAME msoid.acme.com',
    ]);
    expect(seen.resolvers[0]!.answers.map(({ name, type }) => `${type} ${name}`)).toEqual([
      'MX acme.com',
      'TXT acme.com',
      'CNAME autodiscover.acme.com',
    ]);
    expect(said(seen, 'CNAME', 'autodiscover.acme.com')[0]).toMatchObject({
      records: [{ value: 'autodiscover.emailsrvr.com' }],
    });
    expect(said(seen, 'A', 'autodiscover.acme.com')[0]).toEqual({
      is: 'records',
      records: [],
      alias: 'autodiscover.emailsrvr.com',
    });
    expect(said(seen, 'TXT', '_dmarc.acme.com')[0]).toEqual({ is: 'none' });
  });

  it('sees which nameserver has the new MX, and which resolver has the old one', async () => {
    test.own.setServer('acme.com', '127.0.0.11', { shows: 'old' });
    test.own.change('acme.com', switching, ['ns1.acme.com']);
    const split = await test.dns.look(acme);
    expect(said(split, 'MX')).toEqual([newMx, oldMx]);
    expect(heard(split, 'MX')).toEqual([newMx, oldMx, newMx, newMx]);
    test.own.change('acme.com', switching);
    test.own.setServer('acme.com', '127.0.0.11', { shows: 'new' });
    const whole = await test.dns.look(acme);
    expect([...said(whole, 'MX'), ...heard(whole, 'MX')]).toEqual(Array(6).fill(newMx));
  });

  it('sees a nameserver that still has the records from before', async () => {
    test.own.change('acme.com', switching);
    test.own.setServer('acme.com', 'ns2.acme.com', { shows: 'old' });
    expect(said(await test.dns.look(acme), 'MX')).toEqual([newMx, oldMx]);
  });

  it.each([
    ['lame', 'not-responsible'],
    ['servfail', 'server-failure'],
    ['refused', 'refused'],
  ] as const)('takes the answer of a nameserver with the fault %s as failed', async (fault, why) => {
    test.own.setServer('acme.com', 'ns2.acme.com', { fault });
    test.own.setServer('acme.com', '127.0.0.12', { fault });
    const seen = await test.dns.look(acme);
    expect(said(seen, 'MX')).toEqual([oldMx, failed(why)]);
    expect(heard(seen, 'MX')).toEqual([oldMx, oldMx, failed(why), oldMx]);
  });

  it('takes the answer of a nameserver at an address where nothing listens as failed', async () => {
    test.own.setZone('acme.com', acmeRecords, [
      'ns1.acme.com',
      { name: 'ns2.acme.com', addresses: ['127.0.0.99'] },
    ]);
    expect(said(await test.dns.look(acme), 'MX')).toEqual([oldMx, failed('no-answer')]);
  });

  it.each([
    ['no UDP message may be sent', '255.255.255.255'],
    ['there may be no route', '2001:db8::1'],
  ])('takes the answer of a nameserver at an address to which %s as failed', async (_, address) => {
    test.own.setZone('acme.com', acmeRecords, [
      'ns1.acme.com',
      { name: 'ns2.acme.com', addresses: [address] },
    ]);
    expect(said(await test.dns.look(acme), 'MX')).toEqual([oldMx, failed('no-answer')]);
  });

  it('says when it began', async () => {
    const from = new Date();
    const looking = test.dns.look(acme);
    const until = new Date();
    const began = new Date((await looking).at);
    expect(began >= from && began <= until).toBe(true);
  });

  it('asks each address of a nameserver', async () => {
    test.own.setZone('acme.com', acmeRecords, [
      { name: 'ns.host.net', addresses: ['127.0.0.2', '127.0.0.3'] },
    ]);
    const seen = await test.dns.look(acme);
    expect(seen.nameservers.map(({ server, address }) => [server, address])).toEqual([
      ['ns.host.net', '127.0.0.2'],
      ['ns.host.net', '127.0.0.3'],
    ]);
  });

  it('takes the answers of a nameserver without an address as failed', async () => {
    test.own.setZone('acme.com', acmeRecords, ['ns1.acme.com', { name: 'ns.gone.net', addresses: [] }]);
    const seen = await test.dns.look(acme);
    expect(seen.nameservers.map(({ server, address }) => [server, address])).toEqual([
      ['ns.gone.net', ''],
      ['ns1.acme.com', '127.0.0.2'],
    ]);
    expect(said(seen, 'MX')).toEqual([failed('no-answer'), oldMx]);
  });

  it('asks a new nameserver once the old answer about nameservers may not be used any longer', async () => {
    const dns = createDns(test.own.settings, systemClock, { remember: 0 });
    await dns.look(acme);
    test.own.setZone('acme.com', acmeRecords, ['ns7.acme.com']);
    expect((await dns.look(acme)).nameservers.map(({ server }) => server)).toEqual(['ns7.acme.com']);
  });

  it('remembers the nameservers, and asks each of them again', async () => {
    await test.dns.look(acme);
    test.own.asked.length = 0;
    const seen = await test.dns.look(acme);
    expect(said(seen, 'MX')).toEqual([oldMx, oldMx]);
    expect(test.own.asked.map(({ type }) => type)).toEqual(Array(6).fill('MX'));
  });

  it('finds the nameservers of a domain inside a zone, and never asks about a top-level domain', async () => {
    test.own.setZone('acme.co.uk', [{ name: 'mail', type: 'MX', value: 'mx1.emailsrvr.com' }]);
    const seen = await test.dns.look({ ...all, domain: 'mail.acme.co.uk' });
    expect(seen.zone).toBe('acme.co.uk');
    expect(said(seen, 'MX', 'mail.acme.co.uk')[0]).toMatchObject({
      records: [{ value: 'mx1.emailsrvr.com' }],
    });
    const names = new Set(test.own.asked.map(({ name }) => name));
    expect(names.has('co.uk') || names.has('uk')).toBe(false);
  });

  it.each(['com', 'co.uk', 'nowhere.com'])('has no nameservers to ask for %s', async (domain) => {
    test.own.setZone('com', [], ['a.gtld.net']);
    const seen = await test.dns.look({ ...acme, domain });
    expect(seen).toMatchObject({ zone: null, nameservers: [] });
    expect(test.own.asked.filter(({ recursion }) => !recursion)).toEqual([]);
  });

  it('finds a domain that did not exist before', async () => {
    const look = { ...acme, domain: 'new.com' };
    expect(await test.dns.look(look)).toMatchObject({ zone: null });
    test.own.setZone('new.com', acmeRecords);
    const seen = await test.dns.look(look);
    expect(seen.zone).toBe('new.com');
    expect(said(seen, 'MX', 'new.com')).toEqual([oldMx, oldMx]);
  });

  it('finds a record that did not exist before', async () => {
    const name = 'autodiscover.acme.com';
    test.own.change('acme.com', { name: 'autodiscover', type: 'CNAME', records: [] });
    expect(said(await test.dns.look(all), 'CNAME', name)).toEqual([{ is: 'none' }, { is: 'none' }]);
    const records = [{ value: 'autodiscover.outlook.com' }];
    test.own.change('acme.com', { name: 'autodiscover', type: 'CNAME', records });
    expect(said(await test.dns.look(all), 'CNAME', name)[0]).toMatchObject({ records });
  });

  it('finds the nameservers if only one resolver answers', async () => {
    for (const address of test.own.resolvers.slice(0, 3)) {
      test.own.setServer('acme.com', address, { fault: 'servfail' });
    }
    expect(said(await test.dns.look(acme), 'MX')).toEqual([oldMx, oldMx]);
  });

  it('knows no zone if no resolver answers', async () => {
    for (const address of test.own.resolvers) test.own.setServer('acme.com', address, { fault: 'servfail' });
    expect(await test.dns.look(acme)).toMatchObject({ zone: null, nameservers: [] });
  });

  it('asks no nameserver with a private address, unless this is allowed', async () => {
    const dns = createDns({ ...test.own.settings, allowPrivate: false }, systemClock);
    const seen = await dns.look(all);
    expect(said(seen, 'MX')).toEqual([failed('no-answer'), failed('no-answer')]);
    expect(seen.nameservers.map(({ address }) => address)).toEqual(['127.0.0.2', '127.0.0.3']);
    expect(test.own.asked.filter(({ recursion }) => !recursion)).toEqual([]);
    expect(heard(seen, 'MX')).toEqual([oldMx, oldMx, oldMx, oldMx]);
  });

  it('works where each address has both roles, as on macOS', async () => {
    const own = await createOwnDns({ addresses: [few] });
    try {
      own.setZone('acme.com', acmeRecords);
      const seen = await createDns(own.settings, systemClock).look(acme);
      expect(seen.nameservers[0]?.address).toBe('127.0.0.1');
      expect([...said(seen, 'MX'), ...heard(seen, 'MX')]).toContainEqual(oldMx);
    } finally {
      own.stop();
    }
  });
});

describe('a look at a domain with dead servers', () => {
  const test = useDns({ question: 500 });

  it('has the answers of the others', async () => {
    test.own.setServer('acme.com', 'ns2.acme.com', { fault: 'silent' });
    for (const address of test.own.resolvers.slice(2)) {
      test.own.setServer('acme.com', address, { fault: 'silent' });
    }
    const seen = await test.dns.look(acme);
    const silent = failed('no-answer');
    expect(said(seen, 'MX')).toEqual([oldMx, silent]);
    expect(heard(seen, 'MX')).toEqual([oldMx, oldMx, silent, silent]);
    // Each is asked a second time.
    expect(test.own.asked.filter(({ address }) => address === '127.0.0.3')).toHaveLength(2);
  });

  it('ends by itself if nobody answers', async () => {
    const dns = createDns(test.own.settings, systemClock, { look: 200 });
    test.own.answerInstead(() => []);
    const seen = await dns.look(all);
    expect(seen).toMatchObject({ zone: null, nameservers: [], spfLookups: null });
    expect(heard(seen, 'MX')).toEqual(Array(4).fill(failed('no-answer')));
  });

  it('asks a nameserver that stopped answering again', async () => {
    test.own.setServer('acme.com', 'ns2.acme.com', { fault: 'silent' });
    expect(said(await test.dns.look(acme), 'MX')).toEqual([oldMx, failed('no-answer')]);
    test.own.setServer('acme.com', 'ns2.acme.com', { fault: null });
    expect(said(await test.dns.look(acme), 'MX')).toEqual([oldMx, oldMx]);
  });
});
