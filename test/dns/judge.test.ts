import { describe, expect, it } from 'vitest';
import { judge } from '../../src/dns/verdicts/judge.ts';
import type { WantedRecords } from '../../src/dns/wanted.ts';
import { mx, noAnswer, observe, texts, toOffice, toRackspace, type Zone } from './observe.ts';

const right: Zone = {
  'acme.com MX': mx('mx1.emailsrvr.com 10', 'mx2.emailsrvr.com 20'),
  'acme.com TXT': texts('some=thing', 'v=spf1 include:emailsrvr.com ~all'),
  'autodiscover.acme.com CNAME': texts('autodiscover.emailsrvr.com'),
  '_dmarc.acme.com TXT': texts('v=DMARC1; p=none'),
  'autodiscover.acme.com A': [],
};

/** Each record in words: `MX @ mx1.emailsrvr.com (10): right`. */
function words(zones: Record<string, Zone>, wanted: WantedRecords = toRackspace): string[] {
  return judge(observe(zones), wanted).records.map(
    ({ type, host, expected, seen, verdict, disagree }) =>
      `${type} ${host} ${expected ?? seen.join(' ')}: ${verdict}${disagree.map((one) => `, ${one.server} has ${one.seen.join(' ') || 'none'}`).join('')}`,
  );
}

const cases: [string, Zone, string][] = [
  ['the right records', {}, 'MX @ mx1.emailsrvr.com (10): right'],
  ['one MX of two', { 'acme.com MX': mx('mx1.emailsrvr.com 10') }, 'MX @ mx2.emailsrvr.com (20): missing'],
  ['the old MX alone', { 'acme.com MX': mx('mail.old.com 10') }, 'MX @ mail.old.com (10): in-use'],
  [
    'the old MX beside the new ones',
    { 'acme.com MX': mx('mx1.emailsrvr.com 10', 'mx2.emailsrvr.com 20', 'mail.old.com 30') },
    'MX @ mail.old.com (30): left-over',
  ],
  [
    'the wrong order',
    { 'acme.com MX': mx('mx1.emailsrvr.com 20', 'mx2.emailsrvr.com 10') },
    'MX @ mx1.emailsrvr.com (10): priority',
  ],
  [
    'other priorities in the right order',
    { 'acme.com MX': mx('mx1.emailsrvr.com 0', 'mx2.emailsrvr.com 5') },
    'MX @ mx1.emailsrvr.com (10): right',
  ],
  ['no answer', { 'acme.com MX': noAnswer }, 'MX @ mx1.emailsrvr.com (10): unknown'],
  ['no SPF', { 'acme.com TXT': texts('some=thing') }, 'TXT @ include:emailsrvr.com: missing'],
  [
    'SPF of another system',
    { 'acme.com TXT': texts('v=spf1 mx -all') },
    'TXT @ include:emailsrvr.com: wrong',
  ],
  [
    'two SPF records',
    { 'acme.com TXT': texts('v=spf1 include:emailsrvr.com ~all', 'v=spf1 mx -all') },
    'TXT @ include:emailsrvr.com: duplicate',
  ],
  [
    'SPF in upper case',
    { 'acme.com TXT': texts('V=SPF1  INCLUDE:EMAILSRVR.COM ~ALL') },
    'TXT @ include:emailsrvr.com: right',
  ],
  [
    'no autodiscover',
    { 'autodiscover.acme.com CNAME': [] },
    'CNAME autodiscover autodiscover.emailsrvr.com: missing',
  ],
  [
    'autodiscover elsewhere',
    { 'autodiscover.acme.com CNAME': texts('mail.old.com') },
    'CNAME autodiscover autodiscover.emailsrvr.com: wrong',
  ],
  [
    'autodiscover as an address',
    { 'autodiscover.acme.com CNAME': [], 'autodiscover.acme.com A': texts('192.0.2.9') },
    'CNAME autodiscover autodiscover.emailsrvr.com: wrong',
  ],
  [
    'no answer about autodiscover',
    { 'autodiscover.acme.com CNAME': noAnswer },
    'CNAME autodiscover autodiscover.emailsrvr.com: unknown',
  ],
  ['no DMARC', { '_dmarc.acme.com TXT': [] }, 'TXT _dmarc v=DMARC1; p=none: missing'],
];

describe('the verdict on each record', () => {
  it.each(cases)('%s', (_name, change, line) => {
    expect(words({ 'ns1.acme.com': { ...right, ...change } })).toContain(line);
  });

  it('names the nameservers that disagree', () => {
    const late = {
      ...right,
      'acme.com MX': mx('mail.old.com 10'),
      'autodiscover.acme.com CNAME': texts('mail.old.com'),
    };
    expect(words({ 'ns1.acme.com': right, 'ns2.acme.com': late })).toEqual([
      'MX @ mx1.emailsrvr.com (10): missing, ns2.acme.com has none',
      'MX @ mx2.emailsrvr.com (20): missing, ns2.acme.com has none',
      'MX @ mail.old.com (10): left-over, ns2.acme.com has mail.old.com (10)',
      'TXT @ include:emailsrvr.com: right',
      'CNAME autodiscover autodiscover.emailsrvr.com: wrong, ns2.acme.com has mail.old.com',
      'TXT _dmarc v=DMARC1; p=none: right',
    ]);
  });

  it('accepts any MX of Office 365 while the ticket does not say which', () => {
    const zone = { ...right, 'acme.com MX': mx('acme-com.x-v1.mx.microsoft 0') };
    expect(words({ ns1: zone }, { ...toOffice, mx: null })[0]).toBe(
      'MX @ acme-com.x-v1.mx.microsoft (0): right',
    );
    expect(words({ ns1: zone }, toOffice).slice(0, 2)).toEqual([
      'MX @ acme-com.mail.protection.outlook.com (0): missing',
      'MX @ acme-com.x-v1.mx.microsoft (0): wrong',
    ]);
  });

  it('finds a record that breaks sign-in, and checks DKIM', () => {
    const dkim = [{ selector: 'selector1', value: 'selector1-acme-com._domainkey.acme.onmicrosoft.com' }];
    const zone = {
      ...right,
      'msoid.acme.com CNAME': texts('clientconfig.microsoftonline-p.net'),
      'selector1._domainkey.acme.com CNAME': texts('selector1-acme-com._domainkey.acme.onmicrosoft.com'),
    };
    expect(words({ ns1: zone }, { ...toOffice, dkim })).toEqual(
      expect.arrayContaining([
        'CNAME msoid clientconfig.microsoftonline-p.net: left-over',
        'CNAME selector1._domainkey selector1-acme-com._domainkey.acme.onmicrosoft.com: right',
      ]),
    );
  });

  it('takes a wildcard record for no record that breaks sign-in', () => {
    const zone = { ...right, 'msoid.acme.com CNAME': texts('www.acme.com') };
    expect(words({ ns1: zone }, toOffice).join()).not.toContain('msoid');
  });

  it('never calls a record missing or wrong that no nameserver told about', () => {
    const silent = Object.fromEntries(Object.keys(right).map((question) => [question, noAnswer]));
    const { records } = judge(observe({ ns1: silent, ns2: silent }), toOffice);
    expect(new Set(records.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
  });

  it('judges only autodiscover if the move leaves MX alone', () => {
    expect(words({ ns1: right }, { ...toRackspace, mx: null, mxSuffixes: [] })).toEqual([
      'CNAME autodiscover autodiscover.emailsrvr.com: right',
    ]);
  });

  it('warns of more than ten look-ups in SPF', () => {
    const look = (spfLookups: number | null) =>
      judge(observe({ ns1: right }, {}, { spfLookups }), toRackspace);
    expect([10, 11, null].map((count) => look(count).tooManyLookups)).toEqual([false, true, false]);
  });
});
