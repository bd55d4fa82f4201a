import { describe, expect, it } from 'vitest';
import { type DnsFactName, isComplete } from '../../src/dns/facts.ts';
import { factsSeen } from '../../src/dns/facts-seen.ts';
import { switchState } from '../../src/dns/switch-state.ts';
import { mx, noAnswer, observe, texts, toRackspace, type Zone } from './observe.ts';

const right: Zone = {
  'acme.com MX': mx('mx1.emailsrvr.com 10', 'mx2.emailsrvr.com 20'),
  'acme.com TXT': texts('some=thing', 'v=spf1 include:emailsrvr.com ~all'),
  'autodiscover.acme.com CNAME': texts('autodiscover.emailsrvr.com'),
};

const cases: [string, Partial<Zone>, Partial<Record<DnsFactName, boolean | null>>][] = [
  [
    'everything is right',
    {},
    { switched: true, 'mail-records': true, autodiscover: true, 'ttl-lowered': true },
  ],
  [
    'a TTL of a day',
    { 'acme.com MX': mx('mail.old.com 10 86400') },
    { 'ttl-lowered': false, 'ttl-raised': true, switched: false },
  ],
  [
    'one of two TTLs is high',
    { 'acme.com MX': mx('mail.old.com 10 60', 'b.old.com 10 7200') },
    { 'ttl-lowered': false, 'ttl-raised': false },
  ],
  ['a TTL of 0', { 'acme.com MX': mx('mail.old.com 10 0') }, { 'ttl-lowered': true }],
  ['no MX', { 'acme.com MX': [] }, { 'ttl-lowered': false, switched: false }],
  ['one MX of two', { 'acme.com MX': mx('mx1.emailsrvr.com') }, { switched: true, 'mail-records': false }],
  [
    'two SPF records',
    { 'acme.com TXT': texts('v=spf1 include:emailsrvr.com ~all', 'v=spf1 mx ~all') },
    { 'spf-and-autodiscover': false },
  ],
  [
    'SPF without the target',
    { 'acme.com TXT': texts('v=spf1 mx ~all') },
    { 'spf-and-autodiscover': false, 'mail-records': false },
  ],
  [
    'SPF that only marks the target',
    { 'acme.com TXT': texts('v=spf1 ?include:emailsrvr.com ~all') },
    { 'spf-and-autodiscover': false },
  ],
  [
    'SPF with -all',
    { 'acme.com TXT': texts('v=spf1 include:emailsrvr.com -all') },
    { 'spf-and-autodiscover': true },
  ],
  [
    'autodiscover elsewhere',
    { 'autodiscover.acme.com CNAME': texts('mail.old.com') },
    { autodiscover: false, 'spf-and-autodiscover': false },
  ],
  [
    'no answer about SPF',
    { 'acme.com TXT': noAnswer },
    { 'spf-and-autodiscover': null, 'mail-records': null, autodiscover: true },
  ],
  [
    'no answer about MX',
    { 'acme.com MX': noAnswer },
    { switched: null, 'ttl-lowered': null, 'mail-records': null },
  ],
];

function factsOf(nameservers: Record<string, Zone>, raisedTtl: number | null) {
  const look = observe(nameservers);
  const seen = switchState(look, toRackspace, null, []);
  return factsSeen(look, toRackspace, { switched: seen && isComplete(seen.state), raisedTtl });
}

describe('the facts of a look', () => {
  it.each(cases)('%s', (_name, change, facts) => {
    const zone = { ...right, ...change } as Zone;
    const seen = factsOf({ 'ns1.acme.com': right, 'ns2.acme.com': zone }, 7200);
    const alone = factsOf({ 'ns2.acme.com': zone }, 7200);
    expect(alone).toMatchObject(facts);
    // What one nameserver lacks is not true of the domain.
    for (const [name, value] of Object.entries(facts))
      if (value === false) expect(seen[name as DnsFactName]).toBe(false);
  });

  it('knows nothing about records that were not asked for', () => {
    const seen = factsOf({ 'ns1.acme.com': { 'acme.com MX': right['acme.com MX']! } }, null);
    expect(seen).toMatchObject({
      switched: true,
      autodiscover: null,
      'mail-records': null,
      'ttl-raised': null,
    });
  });
});
