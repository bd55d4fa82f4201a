import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../src/playground/page/contract.ts';
import { openStore } from '../../src/playground/store.ts';
import { conversations } from '../../src/playground/teams/tenant.ts';
import { openPage, type PageClient } from '../support/page-client.ts';
import { askUntil, type Bot, createFolder, startPlayground } from '../support/process.ts';
import { plainSpaces } from '../support/shown-text.ts';
import { openTeams, type TeamsClient } from '../support/teams-client.ts';

const slackChannel = 'C0MIGR';
const { migrations, personal } = conversations;
const folder = createFolder();
let bot: Bot;
let slack: PageClient;
let teams: TeamsClient;

async function start(): Promise<void> {
  bot = await startPlayground({ MD_DATA_DIR: folder.path, LOG_LEVEL: 'warn' });
  slack = await openPage(bot.url, 'sam');
  teams = await openTeams(await slack.until((seen) => seen.teams ?? undefined));
}

async function stop(): Promise<void> {
  slack.close();
  teams.close();
  bot.kill('SIGTERM');
  const { code, stderr } = await bot.ended;
  expect([code, stderr]).toEqual([0, '']);
}

beforeAll(async () => {
  // Starts with an empty workspace. Other tests cover the seed data.
  const store = openStore(join(folder.path, 'playground/state.db'));
  store.put('seed', 'progress', { finished: true });
  store.close();
  await start();
});

afterAll(async () => {
  await stop();
  folder.remove();
});

async function sayInSlack(text: string, expected: string): Promise<Message> {
  expect(await slack.act({ do: 'send', channel: slackChannel, text })).toEqual({ ok: true });
  return slack.until(({ messages }) => messages.findLast((one) => one.text.includes(expected)));
}

/** Returns the part of a card's JSON that contains the title as spoken text. */
function headlineOf(title: string): string {
  return `"speak":"${title}"`;
}

/** Returns blocks as a JSON string, with plain spaces. */
function shownIn(blocks: Message['blocks']): string {
  return plainSpaces(JSON.stringify(blocks));
}

/** Waits for a reply with these words in the thread of a ticket's message in Slack. */
function inSlackThread(root: Message, words: string): Promise<Message> {
  return slack.until(({ messages }) =>
    messages.find(({ thread_ts, blocks }) => thread_ts === root.ts && shownIn(blocks).includes(words)),
  );
}

describe('one bot in Slack and in Teams', () => {
  test('shows changes from Slack in Teams, and changes from Teams in Slack', async () => {
    await teams.install(migrations);
    await teams.say('dana', 'subscribe', migrations);
    await teams.until('now gets one message per ticket');
    await sayInSlack('/migration subscribe', 'now gets one message per ticket');
    const line = 'acme.com from:rackspace-email to:office-365 service:assisted customer:Acme account:1234567';
    await sayInSlack(`/migration open ${line}`, 'Opened MIG-1');

    const headline = await teams.until(headlineOf('Acme · acme.com · MIG-1'), 'Unassigned');
    expect(headline.conversation).toBe(migrations);
    const root = await slack.until(({ messages }) =>
      messages.find((each) => shownIn(each.blocks).includes('Acme · acme.com · MIG-1') && !each.ephemeral),
    );
    await teams.execute('lee', headline, '☐ Tenant created');
    await inSlackThread(root, 'Lee Park');
    await inSlackThread(root, 'U-01');
    // In Teams, the ticket's message is still the same one, but updated. The change is in the message's thread.
    const told = await teams.until('Lee Park', 'checked off Tenant created');
    expect(told.conversation).toBe(`${migrations};messageid=${headline.id}`);
    const current = await teams.until(headlineOf('Acme · acme.com · MIG-1'), 'Domain verified');
    expect(current.id).toBe(headline.id);

    await sayInSlack('/migration note 1 the tenant is ready', 'Added a note');
    await teams.until('the tenant is ready');
    await teams.say('dana', 'history MIG-1', migrations);
    const history = await teams.until('opened it', 'Lee Park', 'the tenant is ready');
    const inSlack = await sayInSlack('/migration history 1', 'opened it');
    for (const words of ['Lee Park', 'Tenant created', 'the tenant is ready']) {
      expect(history.card).toContain(words);
      expect(inSlack.text).toContain(words);
    }
  });

  test('welcomes each conversation, finds tickets for a message, and adds a message to a ticket', async () => {
    await teams.until('Subscribe this channel');
    await teams.until('Subscribe this chat');
    await teams.until('Show my day');
    const query = { commandId: 'search', parameters: [{ name: 'words', value: 'acme' }] };
    const found = await teams.extend('dana', 'query', query, personal);
    expect(found).toContain('"title":"MIG-1 · Acme"');
    const messagePayload = {
      body: { contentType: 'html', content: '<p>MIG-1: the <b>pilot</b> is done</p>' },
    };
    const chosen = { commandId: 'add-to-ticket', commandContext: 'message', messagePayload };
    const form = await teams.extend('dana', 'fetchTask', chosen, migrations);
    expect(form).toContain('"value":"MIG-1: the pilot is done"');
    let data = {};
    JSON.parse(form, (_key, value) => {
      if (value?.type === 'Action.Submit' && value.data?.verb === 'form') data = value.data;
      return value;
    });
    const sent = { ...chosen, data: { ...data, which: 'MIG-1', text: 'the pilot is done' } };
    expect(await teams.extend('dana', 'submitAction', sent, migrations)).toContain('Added a note');
    await teams.until('the pilot is done');
  });

  test('answers in a Teams chat, and accepts a form from current and older clients', async () => {
    await teams.say('dana', 'help', personal);
    await teams.until('Migration Desk: help');
    await teams.say('dana', 'open globex.com', personal);
    const form = await teams.until('Open a ticket', '"id":"customer"');
    const values = {
      domain: 'globex.com',
      from: 'rackspace-email',
      to: 'office-365',
      service: 'assisted',
      customer: 'Globex',
    };
    const wrong = await teams.execute('dana', form, 'Open', { ...values, account: '12' });
    expect(wrong).toContain('3 to 10 digits');
    const right = await teams.execute('dana', form, 'Open', { ...values, account: '7654321' });
    expect(right).toContain('Opened MIG-');
    await teams.submit('dana', form, 'Open', { ...values, domain: 'hooli.com', account: '7654321' });
    await teams.until('Opened MIG-', 'hooli.com');
    await sayInSlack('/migration list hooli.com', 'hooli.com');
  });

  test("posts the digest in Teams when the clock moves past the digest's time", async () => {
    await teams.say('dana', 'digest at 09:00 weekdays', migrations);
    await teams.until('now gets a digest');
    const body = JSON.stringify({ advance: 'P5D' });
    const moved = await fetch(`${bot.url}/playground/clock`, { method: 'POST', body });
    expect(moved.status).toBe(200);
    const digest = await teams.until('"type":"FactSet"', 'In the thread');
    expect(digest.conversation).toBe(migrations);
  });

  test("posts a ticket's card to Teams again when the ticket changes for the first time after a restart", async () => {
    await stop();
    await start();
    expect(teams.messages()).toEqual([]);
    await sayInSlack('/migration note 1 back again', 'Added a note');
    const headline = await teams.until(headlineOf('Acme · acme.com · MIG-1'));
    expect(headline.conversation).toBe(migrations);
    const told = await teams.until('back again');
    expect(told.conversation).toBe(`${migrations};messageid=${headline.id}`);
  });
});

describe("Microsoft's Agents Playground", () => {
  test('ends when our playground is killed', async () => {
    const url = await slack.until((seen) => seen.teams ?? undefined);
    expect(await bot.said(/Agents Playground: (\S+)/)).toBe(url);
    bot.kill('SIGKILL');
    await bot.ended;
    await askUntil(`${url}/_debug/ping`, ({ status }) => status === 0);
  });

  test('is reported when it cannot start, and our playground runs without it', async () => {
    // A file in place of the Agents Playground's folder keeps the Agents Playground from starting.
    const own = join(folder.path, 'playground/teams');
    rmSync(own, { recursive: true });
    writeFileSync(own, '');
    bot = await startPlayground({ MD_DATA_DIR: folder.path, LOG_LEVEL: 'warn' });
    expect(await bot.said(/(You can't try the bot in Teams right now.*)/)).toContain('EEXIST');
    slack = await openPage(bot.url, 'sam');
    expect(slack.seen().teams).toBeNull();
    await sayInSlack('/migration show 1', 'acme.com');
  });
});
