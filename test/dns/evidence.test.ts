import { expect, test } from 'vitest';
import { evidenceOf, evidenceWords } from '../../src/dns/evidence.ts';
import type { View } from '../../src/dns/observation.ts';

function view(server: string): View {
  const records = [{ value: 'mx1.emailsrvr.com', priority: 10, ttl: 3600 }];
  const answer = { is: 'records' as const, records };
  return { server, address: server, answers: [{ name: 'acme.com', type: 'MX', answer }] };
}

test('evidence names a public resolver by who runs it, and another one as a resolver', () => {
  const found = evidenceOf(
    {
      domain: 'acme.com',
      at: '2026-12-04T18:00:00.000Z',
      zone: 'acme.com',
      nameservers: [view('ns1.acme.com')],
      resolvers: [view('8.8.8.8'), view('10.0.0.5')],
      spfLookups: null,
    },
    'acme.com',
    'MX',
  );
  expect(evidenceWords(found)).toBe(
    "ns1.acme.com, Google's resolver (8.8.8.8), and resolver 10.0.0.5: 10 mx1.emailsrvr.com (TTL 3,600 s)",
  );
});
