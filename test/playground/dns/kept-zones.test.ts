import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createZoneKeeper } from '../../../src/playground/dns/kept-zones.ts';
import { createOwnDns } from '../../../src/playground/dns/own-dns.ts';
import { recordsOn } from '../../../src/playground/dns/zones.ts';
import { openStore } from '../../../src/playground/store.ts';

test('zones survive a restart, with what one nameserver has, what fails, and what resolvers keep', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
  const file = join(folder, 'state.db');
  const first = openStore(file);
  const before = await createOwnDns({ keeper: createZoneKeeper(first) });
  before.setZone('acme.com', [{ name: '@', type: 'MX', value: 'old.acme.com', priority: 10, ttl: 300 }]);
  before.setZone('gone.com', []);
  before.removeZone('gone.com');
  const records = [{ value: 'new.acme.com', priority: 0 }];
  before.change('acme.com', { name: '@', type: 'MX', records }, ['ns1.acme.com']);
  before.setServer('acme.com', 'ns2.acme.com', { fault: 'servfail' });
  before.setServer('acme.com', '127.0.0.1', { shows: 'old' });
  const zones = before.zones();
  before.stop();
  first.close();

  const second = openStore(file);
  const after = await createOwnDns({ keeper: createZoneKeeper(second) });
  expect(after.zones()).toEqual(zones);
  const [zone] = after.zones();
  const valueOn = (server: string) => recordsOn(zone!, server).map(({ value }) => value);
  expect(['ns1.acme.com', 'ns2.acme.com', '127.0.0.1'].map(valueOn)).toEqual([
    ['new.acme.com'],
    ['old.acme.com'],
    ['old.acme.com'],
  ]);
  expect(after.server('acme.com', 'ns2.acme.com').fault).toBe('servfail');
  after.stop();
  second.close();
  rmSync(folder, { recursive: true });
});
