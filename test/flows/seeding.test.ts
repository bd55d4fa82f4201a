import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { DnsZone } from '../../src/playground/page/contract.ts';
import { seedPlan } from '../../src/playground/seed/plan.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { openPage } from '../support/page-client.ts';
import { type Bot, createFolder, startPlayground } from '../support/process.ts';

const folder = createFolder();
afterAll(() => folder.remove());

function start(): Promise<Bot> {
  return startPlayground({ MD_DATA_DIR: folder.path, LOG_LEVEL: 'warn' });
}

/** The number of tickets in the product's own metrics. */
async function ticketsAt({ metrics }: Bot): Promise<number> {
  const text = await (await fetch(metrics)).text();
  const counts = [...text.matchAll(/^migration_desk_tickets\{.*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

/**
 * Expects that an owner finds only the bot's latest morning messages, and not those of a whole month. A few more messages are
 * files that the owner sent, and the answers to them.
 */
async function expectReminders(url: string, since: Date): Promise<void> {
  const { channels, messages } = (await openPage(url, 'dana')).seen();
  const desk = channels.find(({ kind }) => kind === 'app')?.id;
  const told = messages.filter(({ channel }) => channel === desk);
  expect(told.length).toBeGreaterThanOrEqual(2);
  expect(told.length).toBeLessThanOrEqual(16);
  expect(told.filter(({ ts }) => Number(ts) * 1_000 < since.getTime())).toEqual([]);
}

async function untilTickets(bot: Bot, more: number): Promise<void> {
  await expect.poll(() => ticketsAt(bot)).toBeGreaterThan(more);
}

/** Expects that the bot exits by itself and has logged nothing. */
async function expectGoodEnd(bot: Bot): Promise<void> {
  const { code, stdout, stderr } = await bot.ended;
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.split('\n').filter((line) => line.startsWith('{'))).toEqual([]);
}

const json = { 'content-type': 'application/json' };

function isRunbook({ text }: { text: string }): boolean {
  return text.startsWith('Runbook: ');
}

function moveClock(url: string, by: string): Promise<Response> {
  return fetch(`${url}/playground/clock`, { method: 'POST', body: JSON.stringify({ advance: by }) });
}

describe('seeding', () => {
  test('can be stopped, and refuses to move the clock until it is complete', async () => {
    const bot = await start();
    expect((await moveClock(bot.url, 'P1D')).status).toBe(503);
    await untilTickets(bot, 5);
    bot.kill('SIGTERM');
    await expectGoodEnd(bot);
  });

  test('tells a waiting page how far it is, and can be killed', async () => {
    const bot = await start();
    await untilTickets(bot, 15);
    const response = await fetch(`${bot.url}/playground/events?as=dana`);
    const { value } = await response.body!.pipeThrough(new TextDecoderStream()).getReader().read();
    expect(value).toMatch(/"kind":"preparing","percent":[1-9]/);
    bot.kill('SIGKILL');
    expect((await bot.ended).signal).toBe('SIGKILL');
  });

  test('continues after a kill, and shows the workspace when every ticket is there', async () => {
    const bot = await start();
    const page = await openPage(bot.url, 'lee');
    expect(page.seen().messages.some(({ text }) => text.includes(' digest: '))).toBe(true);
    expect(page.seen().messages.filter(({ ephemeral }) => ephemeral)).toEqual([]);
    const calendar = createCalendar(readConfig({}).calendar);
    const plan = seedPlan(calendar, new Date());
    expect(await ticketsAt(bot)).toBe(plan.filter(({ opens }) => opens).length);
    await expectReminders(bot.url, calendar.subtract(new Date(), 4 * calendar.dayLength));
    bot.kill('SIGTERM');
    await expectGoodEnd(bot);
  });

  test('is not repeated after a restart, even if the restart interrupts a clock move', async () => {
    const bot = await start();
    const page = await openPage(bot.url, 'lee');
    const before = await ticketsAt(bot);
    const moving = moveClock(bot.url, 'P365D').catch(() => 'cut');
    await page.until(({ time }) => time.moving);
    bot.kill('SIGTERM');
    await expectGoodEnd(bot);
    await moving;
    const again = await start();
    await openPage(again.url, 'lee');
    expect(await ticketsAt(again)).toBe(before);
    again.kill('SIGTERM');
    await expectGoodEnd(again);
  });
});

/** What the DNS panel shows about a ticket's domain, after a scene if one is given. */
async function panelOf({ url }: Bot, ticket: string, scene?: string): Promise<DnsZone> {
  const change = scene && { method: 'POST', headers: json, body: JSON.stringify({ scene }) };
  return (await (await fetch(`${url}/playground/dns/${ticket}`, change || {})).json()) as DnsZone;
}

test('after a kill in a cutover night, the zone, the looks, and the runbook go on', async () => {
  const bot = await start();
  const page = await openPage(bot.url, 'dana');
  const channel = page.seen().channels.find(({ name }) => name === 'migrations')!.id;
  const sent = await page.act({ do: 'send', channel, text: '/migration set 18 cutover:"in 30 minutes"' });
  expect(sent.ok).toBe(true);
  const runbook = await page.until(({ messages }) =>
    messages.find((one) => isRunbook(one) && one.text.includes('amberlock.example')),
  );
  await panelOf(bot, 'MIG-18', 'lower-ttl');
  await moveClock(bot.url, 'PT5M');
  expect((await panelOf(bot, 'MIG-18')).saw?.words).toContain('saw the TTL of MX lowered');
  await panelOf(bot, 'MIG-18', 'resolvers-old');
  const before = await panelOf(bot, 'MIG-18', 'switch-one');
  bot.kill('SIGKILL');
  await bot.ended;

  const again = await start();
  const after = await openPage(again.url, 'dana');
  const { nextLook, ...kept } = await panelOf(again, 'MIG-18');
  expect(kept).toEqual({ ...before, nextLook: undefined });
  expect(nextLook).not.toBeNull();
  await moveClock(again.url, 'PT40M');
  expect((await panelOf(again, 'MIG-18')).saw?.words).toMatch(/1 of 2 nameservers/);
  const shown = await after.until(({ messages }) =>
    messages.find(({ ts, blocks }) => ts === runbook.ts && JSON.stringify(blocks).includes('ns2.amberlock')),
  );
  expect(isRunbook(shown)).toBe(true);
  again.kill('SIGTERM');
  await expectGoodEnd(again);
});

test('the playground cannot be reached from another machine', async () => {
  const bot = await start();
  const port = Number(new URL(bot.url).port);
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of others) expect(await connects(address, port)).toBe(false);
  expect(await connects('127.0.0.1', port)).toBe(true);
  // All of 127.0.0.0/8 is this machine, so a server that listens on all interfaces would answer at this address.
  expect(await connects('127.0.0.2', port)).toBe(false);
  bot.kill('SIGTERM');
  await expectGoodEnd(bot);
});

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2_000 });
    const finish = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => finish(true));
    socket.once('timeout', () => finish(false));
    socket.once('error', () => finish(false));
  });
}
