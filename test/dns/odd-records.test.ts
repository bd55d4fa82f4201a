import { describe, expect, it } from 'vitest';
import type { Look } from '../../src/dns/dns.ts';
import { answerIn, observation, type RecordType } from '../../src/dns/observation.ts';
import type { ZoneRecord } from '../../src/playground/dns/zones.ts';
import { useDns } from '../support/dns.ts';

const all: Look = { domain: 'odd.com', records: 'all', selectors: [], unwanted: ['msoid'] };

describe('a look at a domain', () => {
  const test = useDns();

  /** Gives odd.com these records, and returns what its first nameserver says. */
  async function look(records: ZoneRecord[], type: RecordType, name = 'odd.com') {
    test.own.setZone('odd.com', records, ['ns1.odd.com']);
    const seen = await test.dns.look(all);
    // What was seen can be stored.
    expect(observation.parse(JSON.parse(JSON.stringify(seen)))).toEqual(seen);
    return answerIn(seen.nameservers[0]!, name, type);
  }

  it('with a null MX says so', async () => {
    const answer = await look([{ name: '@', type: 'MX', value: '.', priority: 0 }], 'MX');
    expect(answer).toEqual({ is: 'records', records: [{ value: '.', priority: 0, ttl: 3_600 }] });
  });

  it('with 1,000 MX records takes the answer as failed', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      ...{ name: '@', type: 'MX' as const, value: `mx${index}.odd.com` },
    }));
    expect(await look(many, 'MX')).toEqual({ is: 'failed', why: 'too-large' });
    expect(test.own.asked.some(({ transport, type }) => transport === 'tcp' && type === 'MX')).toBe(true);
  });

  it('with an answer that is too long for UDP asks again over TCP', async () => {
    const value = `v=spf1 ${'ip4:192.0.2.1 '.repeat(200)}-all`;
    const answer = await look([{ name: '@', type: 'TXT', value }], 'TXT');
    expect(answer).toMatchObject({ records: [{ value }] });
    const transports = test.own.asked.filter(({ type, recursion, name }) => {
      return type === 'TXT' && !recursion && name === 'odd.com';
    });
    expect(transports.map(({ transport }) => transport)).toEqual(['udp', 'tcp']);
  });

  it('with a TXT record in many parts joins them', async () => {
    const parts = ['v=spf1 ', 'include:emai', 'lsrvr.com', ' ~all'];
    const answer = await look([{ name: '@', type: 'TXT', value: '', parts }], 'TXT');
    expect(answer).toMatchObject({ records: [{ value: 'v=spf1 include:emailsrvr.com ~all' }] });
  });

  it('with control characters in a TXT record replaces them, because Postgres could not store them', async () => {
    const answer = await look([{ name: '@', type: 'TXT', value: '', parts: ['a\0b\u{7}c'] }], 'TXT');
    expect(answer).toMatchObject({ records: [{ value: 'a\u{fffd}b\u{fffd}c' }] });
  });

  it('with two SPF records has both, and counts no look-ups', async () => {
    const values = ['v=spf1 include:emailsrvr.com ~all', 'v=spf1 include:spf.protection.outlook.com -all'];
    const records = values.map((value) => ({ name: '@', type: 'TXT' as const, value }));
    expect(await look(records, 'TXT')).toMatchObject({ records: values.map((value) => ({ value })) });
    expect((await test.dns.look(all)).spfLookups).toBeNull();
  });

  it('with aliases in a circle takes the answers as failed', async () => {
    const circle: ZoneRecord[] = [
      { name: 'autodiscover', type: 'CNAME', value: 'b.odd.com' },
      { name: 'b', type: 'CNAME', value: 'autodiscover.odd.com' },
    ];
    expect(await look(circle, 'A', 'autodiscover.odd.com')).toEqual({ is: 'failed', why: 'broken' });
  });

  it('with an alias in its own zone has the records behind it', async () => {
    const records: ZoneRecord[] = [
      { name: 'autodiscover', type: 'CNAME', value: 'Mail.ODD.com' },
      { name: 'mail', type: 'A', value: '192.0.2.7', ttl: 60 },
    ];
    expect(await look(records, 'A', 'autodiscover.odd.com')).toEqual({
      is: 'records',
      records: [{ value: '192.0.2.7', ttl: 60 }],
      alias: 'mail.odd.com',
    });
  });

  it('with an alias of a name in another zone has the records from there', async () => {
    const dmarc: ZoneRecord = { name: '_dmarc', type: 'CNAME', value: 'Odd.Agency.net' };
    test.own.setZone('agency.net', [{ name: 'odd', type: 'TXT', value: 'v=DMARC1; p=none' }]);
    expect(await look([dmarc], 'TXT', '_dmarc.odd.com')).toEqual({
      is: 'records',
      records: [{ value: 'v=DMARC1; p=none', ttl: 3_600 }],
      alias: 'odd.agency.net',
    });
    test.own.setZone('agency.net', []);
    expect(await look([dmarc], 'TXT', '_dmarc.odd.com')).toEqual({ is: 'none' });
    for (const address of test.own.resolvers)
      test.own.setServer('agency.net', address, { fault: 'servfail' });
    expect(await look([dmarc], 'TXT', '_dmarc.odd.com')).toEqual({ is: 'failed', why: 'server-failure' });
  });

  it('with an MX that is an alias sees the alias', async () => {
    const records: ZoneRecord[] = [
      { name: '@', type: 'MX', value: 'mail.odd.com' },
      { name: 'mail', type: 'CNAME', value: 'mx1.emailsrvr.com' },
    ];
    expect(await look(records, 'CNAME', 'mail.odd.com')).toMatchObject({
      records: [{ value: 'mx1.emailsrvr.com' }],
    });
  });

  it('with a wildcard has its records for each name that is asked about', async () => {
    const records: ZoneRecord[] = [
      { name: '*', type: 'CNAME', value: 'Web.Host.net' },
      { name: '_dmarc', type: 'TXT', value: 'v=DMARC1; p=none' },
    ];
    const value = 'web.host.net';
    expect(await look(records, 'CNAME', 'autodiscover.odd.com')).toMatchObject({ records: [{ value }] });
    expect(await look(records, 'CNAME', 'msoid.odd.com')).toMatchObject({ records: [{ value }] });
    expect(await look(records, 'TXT', '_dmarc.odd.com')).toMatchObject({
      records: [{ value: 'v=DMARC1; p=none' }],
    });
    expect(await look(records, 'MX')).toEqual({ is: 'none' });
  });

  it.each([0, 604_800])('with a TTL of %d seconds has this TTL', async (ttl) => {
    const answer = await look([{ name: '@', type: 'MX', value: 'mx1.odd.com', ttl }], 'MX');
    expect(answer).toMatchObject({ records: [{ ttl }] });
  });

  it('takes a TTL with the highest bit set as 0, as RFC 2181 says', async () => {
    const answer = await look([{ name: '@', type: 'MX', value: 'mx1.odd.com', ttl: 2 ** 31 }], 'MX');
    expect(answer).toMatchObject({ records: [{ ttl: 0 }] });
  });

  it('lowers only A to Z in names, and drops records that are the same', async () => {
    const records: ZoneRecord[] = ['MX1.Odd.com', 'mx1.odd.com', '\u{212a}.odd.com'].map((value) => ({
      ...{ name: '@', type: 'MX', value, priority: 5 },
    }));
    const answer = await look(records, 'MX');
    expect(answer).toMatchObject({ records: [{ value: 'mx1.odd.com' }, { value: '\u{212a}.odd.com' }] });
  });

  it('in another script is asked about by its ASCII name', async () => {
    const domain = 'xn--bcher-kva.com';
    test.own.setZone(domain, [{ name: '@', type: 'MX', value: `mail.${domain}` }]);
    const seen = await test.dns.look({ ...all, domain });
    expect(answerIn(seen.nameservers[0]!, domain, 'MX')).toMatchObject({
      records: [{ value: `mail.${domain}` }],
    });
  });

  it('does not ask about selectors that are no names', async () => {
    test.own.setZone('odd.com', []);
    const seen = await test.dns.look({ ...all, selectors: ['a b', 'x'.repeat(64)] });
    const wrong = seen.nameservers[0]!.answers.filter(({ name }) => name.includes('_domainkey'));
    expect(wrong.map(({ answer }) => answer.is)).toEqual(Array(2).fill('failed'));
    expect(test.own.asked.filter(({ name }) => name.includes('_domainkey'))).toEqual([]);
  });
});
