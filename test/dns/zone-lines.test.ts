import { describe, expect, it } from 'vitest';
import { hostIn, zoneLine } from '../../src/dns/to-do/zone-lines.ts';

describe('zone lines', () => {
  const cases: [string, Parameters<typeof zoneLine>[0], string][] = [
    [
      'MX',
      { type: 'MX', host: '@', value: 'mx1.emailsrvr.com', priority: 10, ttl: 3600 },
      '@ 3600 IN MX 10 mx1.emailsrvr.com.',
    ],
    [
      'CNAME',
      { type: 'CNAME', host: 'autodiscover', value: 'autodiscover.outlook.com', ttl: 60 },
      'autodiscover 60 IN CNAME autodiscover.outlook.com.',
    ],
    ['TXT', { type: 'TXT', host: '@', value: 'v=spf1 a ~all', ttl: 3600 }, '@ 3600 IN TXT "v=spf1 a ~all"'],
    [
      'TXT with quotes',
      { type: 'TXT', host: '@', value: 'a "b" \\ é', ttl: 1 },
      '@ 1 IN TXT "a \\"b\\" \\\\ \\195\\169"',
    ],
    ['a null MX', { type: 'MX', host: '@', value: '.', priority: 0, ttl: 1 }, '@ 1 IN MX 0 .'],
    [
      'an address',
      { type: 'A', host: 'autodiscover', value: '192.0.2.1', ttl: 1 },
      'autodiscover 1 IN A 192.0.2.1',
    ],
  ];

  it.each(cases)('%s', (_name, record, line) => {
    expect(zoneLine(record, 'acme.com', 'acme.com')).toBe(line);
  });

  it('splits a long text', () => {
    const line = zoneLine({ type: 'TXT', host: '@', value: 'x'.repeat(600), ttl: 1 }, 'acme.com', 'acme.com');
    expect(line.match(/"x+"/g)?.map(({ length }) => length - 2)).toEqual([255, 255, 90]);
  });

  it('names hosts as the zone does', () => {
    expect(hostIn('acme.com', 'acme.com', 'autodiscover')).toBe('autodiscover');
    expect(hostIn('acme.com', 'mail.acme.com', '@')).toBe('mail');
    expect(hostIn('acme.com', 'mail.acme.com', 'autodiscover')).toBe('autodiscover.mail');
  });
});
