import { describe, expect, test } from 'vitest';
import type { Field, ReadContext } from '../../../src/input/field.ts';
import { allFields } from '../../../src/ticket/fields/table.ts';

function read(name: string, said: string): unknown {
  const field: Field<unknown> = allFields.find((one) => one.name === name)!;
  return field.read(said, {} as ReadContext);
}

describe('a value for letters', () => {
  test.each([
    ['range', '3 to 8 days', '3 to 8 days'],
    ['range', '3-5 days', '3 to 5 days'],
    ['range', 'Two  to four Business days', 'two to four business days'],
    ['range', 'between 2 and 3 weeks', '2 to 3 weeks'],
    ['range', 'one week to 10 days', 'one week to 10 days'],
    ['zone', 'eastern', 'America/New_York'],
    ['zone', 'Pacific Time', 'America/Los_Angeles'],
    ['zone', 'CST', 'America/Chicago'],
    ['zone', 'mt', 'America/Denver'],
    ['zone', 'europe/london', 'Europe/London'],
    ['zone', 'America/new york', 'America/New_York'],
    ['zone', 'utc', 'UTC'],
    ['old-mx', 'MX1.old.com. mx2.old.com,', 'mx1.old.com, mx2.old.com'],
    ['old-mx', 'mx1.old.com and mx2.old.com', 'mx1.old.com, mx2.old.com'],
    ['mx', 'Acme-com.mail.protection.outlook.com.', 'acme-com.mail.protection.outlook.com'],
    ['mx', 'acme-com.p-v1.mx.microsoft', 'acme-com.p-v1.mx.microsoft'],
    [
      'dkim',
      'selector2-acme-com._domainkey.acme.onmicrosoft.com',
      'selector1-acme-com._domainkey.acme.onmicrosoft.com',
    ],
    [
      'dkim',
      'selector1-acme-com._domainkey.acme.n-v1.dkim.mail.microsoft',
      'selector1-acme-com._domainkey.acme.n-v1.dkim.mail.microsoft',
    ],
  ])('%s accepts “%s”', (name, said, value) => {
    expect(read(name, said)).toBe(value);
    expect(read(name, value)).toBe(value);
  });

  test.each([
    ...[
      'soon',
      'one day',
      '3 days',
      '3 to 8',
      '8 to 3 days',
      'two to 2 days',
      '2026-12-01',
      '2026-12-01 to 2026-12-05',
      'days',
      '3 to 8 days or so',
    ].map((said) => ['range', said]),
    ...['mars', 'Mars/Olympus', '+05:00', 'time', ''].map((said) => ['zone', said]),
    ...['mail', 'https://old.com', 'mx1.old.com; drop', ''].map((said) => ['old-mx', said]),
    ...['mx1.emailsrvr.com', 'mail.protection.outlook.com'].map((said) => ['mx', said]),
    ...['v=DKIM1; p=abc', 'selector3-acme-com._domainkey.acme.onmicrosoft.com'].map((said) => ['dkim', said]),
  ])('%s refuses “%s”', (name, said) => {
    expect(() => read(name!, said!)).toThrow("isn't a valid");
  });
});
