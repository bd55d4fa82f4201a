import { describe, expect, it } from 'vitest';
import type { Look } from '../../src/dns/dns.ts';
import { type Answer, answerIn, type Observation, type RecordType } from '../../src/dns/observation.ts';
import { useDns } from '../support/dns.ts';

const acme: Look = { domain: 'acme.com', records: 'mx', selectors: [] };

const oldMx: Answer = {
  is: 'records',
  records: [
    { value: 'mx1.emailsrvr.com', priority: 10, ttl: 14_400 },
    { value: 'mx2.emailsrvr.com', priority: 20, ttl: 14_400 },
  ],
};

/** What each nameserver says, in the order of the nameservers. */
function said({ nameservers }: Observation, type: RecordType, name = 'acme.com'): (Answer | null)[] {
  return nameservers.map((one) => answerIn(one, name, type));
}

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
    expect(seen.resolvers.map((one) => answerIn(one, 'acme.com', 'MX'))).toEqual(Array(4).fill(oldMx));
    const asked = test.own.asked.filter(({ type }) => type === 'MX');
    expect(asked.filter(({ recursion }) => !recursion).map(({ address }) => address)).toEqual([
      '127.0.0.2',
      '127.0.0.3',
    ]);
  });
});
