import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createPlayground } from '../../src/playground/playground.ts';

const folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
let app: App;
let at: string;

beforeAll(async () => {
  app = await createPlayground(readConfig({ PORT: '0', MD_DATA_DIR: folder, LOG_LEVEL: 'warn' }));
  at = `http://127.0.0.1:${await app.start()}/playground`;
});

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

async function say(text: string, user = 'dana'): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${at}/say`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ user, text }),
  });
  return response.text();
}

test('without an account: a ticket, a form that opens, and the channel', async () => {
  expect(await say('/migration help')).toContain('Migration Desk: help');
  expect(await say('/migration subscribe')).toContain('hears of every ticket');
  expect(await say('/migration open acme.com')).toContain('A form opens here');
  const line = 'from:rackspace-email to:office-365 service:assisted customer:Acme account:1234567';
  expect(await say(`/migration open acme.com ${line}`)).toContain('Opened MIG-1');
  await app.drain();
  const posted = await fetch(`${at}/messages?channel=migrations`);
  expect(await posted.text()).toContain('MIG-1 · acme.com');
});

test('who or what is not there is named with what is', async () => {
  expect(await say('/migration help', 'ghost')).toContain('dana');
  expect(await say('/foo')).toContain('/migration or /platform-change');
});
