import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finalRecord, isSpf, lets, namesOwnMx, ownLookups, sharedRecord } from '../../src/dns/spf.ts';

const move = { target: 'spf.protection.outlook.com', old: 'emailsrvr.com' };

describe('SPF while both systems send', () => {
  const cases: [string, string[], string][] = [
    ['no record', [], 'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all'],
    [
      'only the old system',
      ['v=spf1 include:emailsrvr.com ~all'],
      'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all',
    ],
    [
      'a strict record',
      ['v=spf1 include:emailsrvr.com -all'],
      'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all',
    ],
    [
      'a neutral record',
      ['v=spf1 include:emailsrvr.com ?all'],
      'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ?all',
    ],
    [
      'a record without an end',
      ['v=spf1 include:emailsrvr.com'],
      'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ?all',
    ],
    [
      'other senders, in their order',
      ['v=spf1 ip4:192.0.2.1 include:emailsrvr.com include:sendgrid.net ~all'],
      'v=spf1 include:spf.protection.outlook.com ip4:192.0.2.1 include:emailsrvr.com include:sendgrid.net ~all',
    ],
    [
      'both already',
      ['v=spf1 include:emailsrvr.com include:spf.protection.outlook.com ~all'],
      'v=spf1 include:emailsrvr.com include:spf.protection.outlook.com ~all',
    ],
    [
      'the target as neutral',
      ['v=spf1 include:emailsrvr.com ?include:spf.protection.outlook.com ~all'],
      'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all',
    ],
    [
      'two records',
      ['v=spf1 include:emailsrvr.com -all', 'v=spf1 mx include:emailsrvr.com ~all'],
      'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com mx ~all',
    ],
    [
      'a redirect',
      ['v=spf1 redirect=_spf.acme.com'],
      'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com include:_spf.acme.com ~all',
    ],
    [
      'terms after the end',
      ['v=spf1 ~all include:emailsrvr.com'],
      'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all',
    ],
    [
      'upper case',
      ['V=SPF1 INCLUDE:EMAILSRVR.COM ~ALL'],
      'v=spf1 include:spf.protection.outlook.com INCLUDE:EMAILSRVR.COM ~all',
    ],
  ];

  it.each(cases)('%s', (_name, present, merged) => {
    expect(sharedRecord(present, move)).toBe(merged);
  });

  it('adds only the target if the source is unknown', () => {
    expect(sharedRecord(['v=spf1 a -all'], { target: 'emailsrvr.com', old: null })).toBe(
      'v=spf1 include:emailsrvr.com a ~all',
    );
  });

  const term = fc.constantFrom(
    ...[
      'a',
      'mx',
      'ip4:192.0.2.0/24',
      'include:sendgrid.net',
      'include:emailsrvr.com',
      '?include:emailsrvr.com',
      'redirect=_spf.x.com',
      '-all',
      '~all',
      '?all',
      '+all',
      'exp=x.acme.com',
    ],
  );
  const records = fc.array(
    fc.array(term, { maxLength: 6 }).map((terms) => ['v=spf1', ...terms].join(' ')),
    { maxLength: 3 },
  );

  it('has both systems and one end, keeps every other sender, and doesn’t change when merged once more', () => {
    fc.assert(
      fc.property(records, (present) => {
        const merged = sharedRecord(present, move);
        expect(isSpf(merged)).toBe(true);
        expect(lets(merged, move.target) && lets(merged, move.old)).toBe(true);
        expect(merged.match(/ [+?~-]?all\b/g)).toHaveLength(1);
        expect(merged).toMatch(/ [+?~]all$/);
        for (const record of present)
          for (const sender of record.match(/\b(ip4:\S+|include:sendgrid\S+)/g) ?? [])
            expect(merged).toContain(sender);
        expect(sharedRecord([merged], move)).toBe(merged);
      }),
    );
  });
});

describe('SPF after the move', () => {
  const end = '-all';
  const cases: [string, string[], string][] = [
    [
      'both systems',
      ['v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all'],
      'v=spf1 include:spf.protection.outlook.com -all',
    ],
    [
      'other senders',
      ['v=spf1 include:emailsrvr.com include:sendgrid.net ~all'],
      'v=spf1 include:spf.protection.outlook.com include:sendgrid.net ~all',
    ],
    ['no record', [], 'v=spf1 include:spf.protection.outlook.com -all'],
  ];

  it.each(cases)('%s', (_name, present, final) => {
    expect(finalRecord(present, { ...move, end })).toBe(final);
  });
});

describe('SPF in general', () => {
  it('counts the look-ups of a record', () => {
    expect(
      ownLookups('v=spf1 a mx ptr include:a.com exists:%{i}.b.com ip4:192.0.2.1 redirect=c.com').lookups,
    ).toBe(6);
    expect(ownLookups('v=spf1 ip4:192.0.2.1 ip6:2001:db8::/32 -all').lookups).toBe(0);
    expect(ownLookups('v=spf1 redirect=c.com -all')).toEqual({ lookups: 0, included: [] });
  });

  it('knows a record that names the own MX hosts', () => {
    expect(namesOwnMx('v=spf1 mx ~all')).toBe(true);
    expect(namesOwnMx('v=spf1 mx/24 ~all')).toBe(true);
    expect(namesOwnMx('v=spf1 mx:old.com ~all')).toBe(false);
  });

  it('tells SPF from other TXT records', () => {
    expect(['v=spf1', 'V=SPF1 -all', 'v=spf1  a'].every(isSpf)).toBe(true);
    expect(['v=spf10 -all', 'spf1', 'x v=spf1', ' v=spf1 a', 'v=spf1\ta'].some(isSpf)).toBe(false);
    expect(lets('v=spf1 a\tinclude:emailsrvr.com ~all', 'emailsrvr.com')).toBe(false);
  });
});
