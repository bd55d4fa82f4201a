import { afterEach, beforeEach } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createDns, type DnsTiming } from '../../src/dns/create-dns.ts';
import type { Dns } from '../../src/dns/dns.ts';
import { createOwnDns, type OwnDns } from '../../src/playground/dns/own-dns.ts';
import type { ZoneRecord } from '../../src/playground/dns/zones.ts';

/** A DNS of our own, and what asks it. */
export interface TestDns {
  own: OwnDns;
  dns: Dns;
}

/** The mail records of acme.com before it moves from Rackspace Email. */
export const acmeRecords: ZoneRecord[] = [
  { name: '@', type: 'MX', value: 'mx1.emailsrvr.com', priority: 10, ttl: 14_400 },
  { name: '@', type: 'MX', value: 'mx2.emailsrvr.com', priority: 20, ttl: 14_400 },
  { name: '@', type: 'TXT', value: 'v=spf1 include:emailsrvr.com ~all' },
  { name: 'autodiscover', type: 'CNAME', value: 'autodiscover.emailsrvr.com' },
];

/**
 * Starts a DNS of our own for each test of a file, with the zone acme.com.
 * @param timing shorter times, in ms. By default, an answer is awaited for long, because a test must not fail on a slow machine
 */
export function useDns(timing: Partial<DnsTiming> = {}): TestDns {
  const test = {} as TestDns;
  beforeEach(async () => {
    test.own = await createOwnDns();
    test.own.setZone('acme.com', acmeRecords);
    test.dns = createDns(test.own.settings, systemClock, timing);
  });
  afterEach(() => test.own.stop());
  return test;
}
