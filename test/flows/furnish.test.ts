import { type AddressInfo, createServer } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { seedPlan } from '../../src/playground/seed/plan.ts';
import { createCalendar } from '../../src/ticket/calendar.ts';
import { openPage } from '../support/page-client.ts';
import { createFolder, run, startPlayground } from '../support/process.ts';

const folder = createFolder();
afterAll(() => folder.remove());

/** The address must be known before the playground says it. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** How many tickets there are, by the product's own figures; 0 while it does not answer. */
async function ticketsAt(url: string): Promise<number> {
  const metrics = await fetch(`${url}/metrics`).then(
    (response) => response.text(),
    () => '',
  );
  const counts = [...metrics.matchAll(/^migration_desk_tickets\{.*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

test('a playground that is killed while it is furnished is whole after the next start', {
  timeout: 120_000,
}, async () => {
  const port = await freePort();
  const env = { PORT: String(port), MD_DATA_DIR: folder.path, LOG_LEVEL: 'warn' };
  const url = `http://127.0.0.1:${port}`;

  const killed = run(env);
  await expect.poll(() => ticketsAt(url), { timeout: 60_000 }).toBeGreaterThan(10);
  const early = await fetch(`${url}/playground/clock`, { method: 'POST', body: '{"advance":"P1D"}' });
  expect(early.status).toBe(503);
  killed.child.kill('SIGKILL');
  expect((await killed.ended).signal).toBe('SIGKILL');

  // A page that is there before the workspace sees it when it is done.
  const starting = startPlayground(env);
  await expect.poll(() => ticketsAt(url), { timeout: 60_000 }).toBeGreaterThan(10);
  const page = await openPage(url, 'lee');
  expect(page.seen().messages.some(({ text }) => text.includes('Migration digest'))).toBe(true);
  expect(page.seen().messages.filter(({ ephemeral }) => ephemeral)).toEqual([]);
  const tickets = await ticketsAt(url);

  const bot = await starting;
  bot.kill('SIGTERM');
  const { code, stdout, stderr } = await bot.ended;
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).not.toContain('could not be furnished');
  const plan = seedPlan(createCalendar(readConfig({}).calendar), new Date());
  expect(tickets).toBe(plan.filter(({ opens }) => opens).length);
});
