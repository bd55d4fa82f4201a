import { describe, expect, it } from 'vitest';
import { useDns } from '../support/dns.ts';

describe('the look-ups of an SPF record', () => {
  const test = useDns({ question: 300 });

  /** Counts the look-ups of acme.com. `others` are the records of other domains. */
  async function count(spf: string, others: Record<string, string | string[]> = {}): Promise<number | null> {
    const toRecords = (values: string | string[]) =>
      [values].flat().map((value) => ({ name: '@', type: 'TXT' as const, value }));
    test.own.setZone('acme.com', [...toRecords(spf), ...toRecords('google-site-verification=abc')]);
    for (const [domain, values] of Object.entries(others)) test.own.setZone(domain, toRecords(values));
    const look = { domain: 'acme.com', records: 'all' as const, selectors: [], unwanted: [] };
    return (await test.dns.look(look)).spfLookups;
  }

  it.each([
    ['v=spf1 -all', 0],
    ['v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all', 0],
    ['v=spf1 a mx ptr exists:%{i}.list.com -all', 4],
    ['V=SPF1 A:mail.acme.com/24 MX/24 ?a -mx:b.com ~all', 4],
    ['v=spf1 include:one.com include:one.com -all', 6],
    ['v=spf1 redirect=one.com', 3],
    ['v=spf1 redirect=one.com -all', 0],
    ['v=spf1 +include:ONE.com. ~include:two.com -all', 9],
    ['v=spf1 include:nothing.com -all', 1],
    ['v=spf1 exp=why.acme.com all', 0],
  ])('of %s are %d', async (spf, expected) => {
    const others = {
      'one.com': 'v=spf1 a mx -all',
      'two.com': 'v=spf1 include:one.com include:nothing.com a ~all',
    };
    expect(await count(spf, { ...others, 'nothing.com': 'no SPF here' })).toBe(expected);
  });

  it('are counted up to 11, also in a circle', async () => {
    expect(await count('v=spf1 include:acme.com -all')).toBe(11);
    expect(await count(`v=spf1 ${'a '.repeat(40)}-all`)).toBe(11);
    const tree = 'v=spf1 include:tree.com include:tree.com include:tree.com -all';
    expect(await count('v=spf1 include:tree.com -all', { 'tree.com': tree })).toBe(11);
    expect(test.own.asked.filter(({ name }) => name === 'tree.com').length).toBeLessThan(3);
  });

  it.each([
    ['an included domain has two records', 'v=spf1 include:one.com -all', ['v=spf1 -all', 'v=spf1 a -all']],
    ['an included name depends on the sender', 'v=spf1 include:%{d}.one.com -all', 'v=spf1 -all'],
    ['there is no SPF record', 'hello', 'v=spf1 -all'],
  ])('are unknown if %s', async (_, spf, one) => expect(await count(spf, { 'one.com': one })).toBeNull());

  it('are unknown if an included record could not be read', async () => {
    test.own.answerInstead((asked) => (asked.name === 'one.com' ? [Buffer.from('no message')] : undefined));
    expect(await count('v=spf1 include:one.com -all')).toBeNull();
  });
});
