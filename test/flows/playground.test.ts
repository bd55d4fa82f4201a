import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type {
  Block,
  DnsChange,
  DnsOffer,
  DnsZone,
  Message,
  SampleFiles,
  Snapshot,
} from '../../src/playground/page/contract.ts';
import { createPlayground } from '../../src/playground/playground.ts';
import { openStore } from '../../src/playground/store.ts';
import { openPage, type PageClient } from '../support/page-client.ts';

const migrations = 'C0MIGR';
const line = 'acme.com from:rackspace-email to:office-365 service:assisted customer:Acme account:1234567';
const folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
const pages: PageClient[] = [];
let app: App;
let url: string;

async function start(): Promise<void> {
  app = await createPlayground(readConfig({ PORT: '0', MD_DATA_DIR: folder, LOG_LEVEL: 'warn' }));
  url = `http://127.0.0.1:${await app.start()}`;
}

beforeAll(async () => {
  // Starts with an empty workspace. Other tests cover the seed data.
  const store = openStore(join(folder, 'playground/state.db'));
  store.put('seed', 'progress', { finished: true });
  store.close();
  await start();
});

afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

async function pageOf(person: string): Promise<PageClient> {
  const page = await openPage(url, person);
  pages.push(page);
  return page;
}

function latest({ messages }: Snapshot, text: string): Message | undefined {
  return messages.findLast((message) => message.text.includes(text));
}

async function say(page: PageClient, text: string, expected: string, channel = migrations): Promise<Message> {
  expect(await page.act({ do: 'send', channel, text })).toEqual({ ok: true });
  return page.until((seen) => latest(seen, expected));
}

interface Element {
  action_id: string;
  text?: { text: string };
}

/** Returns the block id and the action id of the control with this label. */
function controlOf(blocks: Block[], label: string): { block: string; action: string } {
  for (const { block_id, elements = [] } of blocks) {
    const found = (elements as Element[]).find(({ text }) => text?.text === label);
    if (found) return { block: block_id, action: found.action_id };
  }
  throw new Error(`no control ${label}`);
}

describe('a person at the page', () => {
  test("sees the conversations of the person in the URL, or of the first person if the URL's name is unknown", async () => {
    expect((await pageOf('ghost')).seen().me.name).toBe('dana');
    const dana = (await pageOf('dana')).seen();
    expect(dana.me).toMatchObject({ id: 'U0DANA', role: 'Racker' });
    const roles = dana.people.filter(({ playable }) => playable).map(({ name, role }) => [name, role]);
    expect(roles).toEqual([
      ['dana', 'Racker'],
      ['sam', 'Racker'],
      ['lee', 'Lead'],
      ['gus', 'Guest'],
      ['fay', 'Other company'],
    ]);
    const names = (seen: Snapshot) => seen.channels.map(({ name, kind }) => name || kind);
    expect(names(dana)).toEqual(['migrations', 'platform-changes', 'leads', 'app', 'direct']);
    expect(names((await pageOf('gus')).seen())).toEqual(['migrations', 'app']);
    expect(dana.commands.map(({ name }) => name)).toEqual(['/migration', '/platform-change', '/invite']);
    const gone = dana.people.filter(({ deactivated }) => deactivated);
    expect(gone.map(({ playable }) => playable)).toEqual(gone.map(() => false));
    expect(dana.time.timezone).toBe('America/Chicago');
  });

  test('opens a ticket with a command, and is the only one who sees the answer', async () => {
    const [dana, sam] = [await pageOf('dana'), await pageOf('sam')];
    await say(dana, '/migration subscribe', 'now gets one message per ticket');
    const told = await say(dana, `/migration open ${line}`, 'Opened MIG-1');
    expect(told).toMatchObject({ ephemeral: true, channel: migrations });
    const headline = await sam.until((seen) => latest(seen, 'opened a ticket for acme.com'));
    expect(headline.ephemeral).toBe(false);
    expect(latest(sam.seen(), 'Opened MIG-1')).toBeUndefined();

    const target = { on: { channel: told.channel, ts: told.ts }, ...controlOf(told.blocks, 'Show MIG-1') };
    expect(await dana.act({ do: 'press', ...target })).toEqual({ ok: true });
    expect(await dana.act({ do: 'send', channel: migrations, text: '/migration note MIG-1' })).toEqual({
      ok: true,
    });
    const form = await dana.until(({ modals }) => modals[0]);
    expect(sam.seen().modals).toEqual([]);
    const values = { text: 'The tenant is ready.' };
    expect(await dana.act({ do: 'submit', view: form.id, values })).toEqual({ ok: true });
    await sam.until((seen) => seen.messages.some(({ thread_ts }) => thread_ts === headline.ts));
    await sam.until((seen) => seen.messages.find(({ ts }) => ts === headline.ts)?.edited);
  });

  test("sees a form's errors below its fields, and can submit the form again", async () => {
    const dana = await pageOf('dana');
    await dana.act({ do: 'send', channel: migrations, text: '/migration open globex.com' });
    const form = await dana.until(({ modals }) => modals[0]);
    expect(form).toMatchObject({ title: 'Open a ticket', submit: 'Open' });
    const values = {
      from: 'rackspace-email',
      to: 'rackspace-email',
      service: 'assisted',
      account: '12345678',
    };
    const missing = await dana.act({ do: 'submit', view: form.id, values });
    expect(missing).toEqual({ ok: false, errors: { customer: 'This field is required.' } });
    const wrong = await dana.act({ do: 'submit', view: form.id, values: { customer: 'Globex' } });
    expect(wrong).toMatchObject({ ok: false, errors: { to: expect.any(String) } });
    const right = await dana.act({ do: 'submit', view: form.id, values: { to: 'office-365' } });
    expect(right).toEqual({ ok: true });
    await dana.until((seen) => latest(seen, 'Opened MIG-2') && seen.modals.length === 0);
    expect(await dana.act({ do: 'submit', view: form.id, values })).toMatchObject({
      message: 'This form is no longer open.',
    });
  });

  test('gets sample files for the open tickets, and 404 for any other file or ticket', async () => {
    const get = (path: string) => fetch(`${url}/playground/samples${path}`);
    const { tickets, files } = (await (await get('')).json()) as SampleFiles;
    expect(tickets).toContainEqual({ key: 'MIG-1', name: 'Acme (acme.com)' });
    const statuses = files.map(async ({ name }) => (await get(`/MIG-1/${name}`)).status);
    expect(await Promise.all(statuses)).toEqual(files.map(() => 200));
    for (const path of ['/MIG-99/trial.csv', '/MIG-1/other.csv', '/x/trial.csv'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  test("changes the DNS of a ticket's domain, and hears what is wrong with a record", async () => {
    const ask = async <T = DnsZone>(path: string, body?: DnsChange): Promise<T> => {
      const how = body && { method: 'POST', body: JSON.stringify(body) };
      return (await fetch(`${url}/playground/dns${path}`, how)).json() as Promise<T>;
    };
    const mx = ({ records }: DnsZone) =>
      records
        .filter(({ type }) => type === 'MX')
        .map(({ values, ttl, servers }) => `${servers}: ${values.join(', ')} (${ttl})`);
    const offer = await ask<DnsOffer>('');
    expect([offer.problem, offer.tickets.at(-1)]).toEqual([null, { key: 'MIG-1', name: 'Acme (acme.com)' }]);
    const [old, target] = [
      '10 mx1.emailsrvr.com, 20 mx2.emailsrvr.com',
      '0 acme-com.mail.protection.outlook.com',
    ];
    expect(mx(await ask('/MIG-1'))).toEqual([`all servers: ${old} (14400)`]);
    expect(mx(await ask('/MIG-1', { scene: 'lower-ttl' }))).toEqual([`all servers: ${old} (300)`]);
    expect(mx(await ask('/MIG-1', { scene: 'switch-one' }))).toEqual([
      `ns1.acme.com and the resolvers: ${target} (3600)`,
      `ns2.acme.com: ${old} (300)`,
    ]);
    await ask('/MIG-1', { scene: 'switch-all' });
    expect(mx(await ask('/MIG-1', { scene: 'resolvers-old' }))).toEqual([
      `all nameservers: ${target} (3600)`,
      `the resolvers: ${old} (300)`,
    ]);
    const failing = await ask('/MIG-1', { scene: 'servfail' });
    expect(failing.faults).toEqual(['ns2.acme.com answers every question with an error (SERVFAIL).']);
    expect(mx(await ask('/MIG-1', { scene: 'reset' }))).toEqual([`all servers: ${old} (14400)`]);

    const record = {
      name: '@',
      type: 'MX',
      values: ['10 Mail.Acme.com.'],
      ttl: 60,
      nameservers: ['ns2.acme.com'],
    };
    expect(mx(await ask('/MIG-1', { record }))).toEqual([
      `ns1.acme.com: ${old} (14400)`,
      'ns2.acme.com and the resolvers: 10 mail.acme.com (60)',
    ]);
    for (const [wrong, message] of [
      [
        { values: ['mail.acme.com'] },
        '"mail.acme.com" needs a priority and a host, such as 10 mail.acme.com.',
      ],
      [{ name: 'a b' }, '"a b" isn\'t a name. Type @ for acme.com, or a name such as autodiscover.'],
      [{ type: 'A', values: ['x'] }, '"x" isn\'t an IPv4 address, such as 192.0.2.25.'],
      [{ type: 'CNAME', values: ['a.com', 'b.com'] }, 'A name can have only one CNAME record.'],
      [{ nameservers: [] as string[] }, 'Choose at least one nameserver.'],
    ] as const) {
      expect(
        await ask('/MIG-1', {
          record: { ...record, ...wrong, values: [...(wrong.values ?? record.values)] },
        }),
      ).toEqual({ ok: false, message });
    }
    expect(await ask('/MIG-1', { scene: 'other' })).toEqual({
      ok: false,
      message: 'There is no scene "other".',
    });
    expect(await ask('/MIG-99')).toEqual({ ok: false, message: 'There is no such ticket.' });
  });

  test('opens a form from App Home', async () => {
    const sam = await pageOf('sam');
    expect(sam.seen().home).toBeNull();
    await sam.act({ do: 'home' });
    const home = await sam.until((seen) => seen.home ?? undefined);
    expect(JSON.stringify(home.blocks)).toContain('keeps your team');
    await sam.act({ do: 'press', on: { view: home.id }, ...controlOf(home.blocks, 'Open a ticket…') });
    const form = await sam.until(({ modals }) => modals[0]);
    expect(await sam.act({ do: 'close', view: 'V0OTHER' })).toEqual({ ok: true });
    expect(sam.seen().modals).toHaveLength(1);
    expect(await sam.act({ do: 'close', view: form.id })).toEqual({ ok: true });
    await sam.until(({ modals }) => modals.length === 0);
  });

  test('sees a form only in the tab that opened it', async () => {
    const [first, second] = [await pageOf('dana'), await pageOf('dana')];
    const open = { do: 'send', channel: migrations, text: '/migration open hooli.com' } as const;
    await first.act(open);
    const form = await first.until(({ modals }) => modals[0]);
    await say(second, 'Meanwhile.', 'Meanwhile.');
    expect(second.seen().modals).toEqual([]);
    expect(first.seen().modals).toHaveLength(1);
    expect((await pageOf('dana')).seen().modals).toEqual([]);
    // Slack shows a person one form at a time.
    await second.act(open);
    const other = await second.until(({ modals }) => modals[0]);
    expect(other.id).not.toBe(form.id);
    await first.until(({ modals }) => modals.length === 0);
    await second.act({ do: 'close', view: other.id });
    await second.until(({ modals }) => modals.length === 0);
    // Without a tab id, all tabs show the form.
    await fetch(`${url}/playground/act`, { method: 'POST', body: JSON.stringify({ as: 'U0DANA', ...open }) });
    const shown = await first.until(({ modals }) => modals[0]);
    await second.until(({ modals }) => modals[0]);
    await second.act({ do: 'close', view: shown.id });
    await first.until(({ modals }) => modals.length === 0);
  });

  test('writes in a channel and in a thread, and invites the bot', async () => {
    const [sam, lee] = [await pageOf('sam'), await pageOf('lee')];
    const first = await say(sam, 'Anyone there, @lee?', 'Anyone there', 'C0SECRET');
    expect(first.text).toBe('Anyone there, <@U0LEE>?');
    await lee.act({ do: 'send', channel: 'C0SECRET', text: 'Here.', thread: first.ts });
    const reply = await sam.until((seen) => latest(seen, 'Here.'));
    expect(reply).toMatchObject({ thread_ts: first.ts, user: 'U0LEE' });

    await say(sam, '/migration subscribe', '/invite @Migration Desk', 'C0SECRET');
    await say(sam, '/invite @Migration Desk', 'added <@U0DESKBOT>', 'C0SECRET');
    await say(sam, '/migration subscribe', 'now gets one message per ticket', 'C0SECRET');
    // Someone who joins later sees earlier messages.
    const dana = await pageOf('dana');
    await say(sam, '/invite @dana', 'added <@U0DANA>', 'C0SECRET');
    await dana.until((seen) => seen.messages.some(({ ts }) => ts === first.ts));
    const again = await sam.act({ do: 'send', channel: 'C0SECRET', text: '/invite @migration_desk' });
    expect(again).toEqual({ ok: false, message: 'Migration Desk is already in this channel.' });
  });

  test.each([
    ['an unknown command', { channel: migrations, text: '/foo bar' }, "/foo isn't a command here"],
    ['a command in a thread', { channel: migrations, text: '/migration', thread: '1.2' }, 'in threads'],
    [
      'a message that is too long',
      { channel: migrations, text: 'x'.repeat(52_310) },
      'has 52,310 characters',
    ],
    ['an empty message', { channel: migrations, text: ' ' }, 'Write a message first.'],
    ['a message to a channel of other people', { channel: 'C0SECRET', text: 'hello' }, 'not in that channel'],
    ['an invitation without a name', { channel: migrations, text: '/invite' }, 'Name the person to invite'],
    ['an invitation for an unknown person', { channel: migrations, text: '/invite @ghost' }, '"@ghost"'],
  ])('is told why they cannot send %s', async (_name, sent, says) => {
    const outcome = await (await pageOf('gus')).act({ do: 'send', ...sent });
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(says) });
  });

  test('attaches a file, which only people in the conversation can download', async () => {
    const page = await pageOf('dana');
    const { id: channel } = page.seen().channels.find(({ kind }) => kind === 'app')!;
    const files = [{ name: 'note.csv', mimetype: 'text/csv', base64: Buffer.from('a,b').toString('base64') }];
    expect(await page.act({ do: 'send', channel, text: '', files })).toEqual({ ok: true });
    const { files: shown } = await page.until(({ messages }) => messages.find((one) => one.files.length > 0));
    expect(shown).toMatchObject([{ name: 'note.csv', size: 3 }]);
    await page.until((seen) => latest(seen, 'You sent “note.csv”.'));
    const download = (as: string) => fetch(`${url}/playground/files/${shown[0]!.id}?as=${as}`);
    const answer = await download('dana');
    expect([await answer.text(), answer.headers.get('content-disposition')]).toEqual([
      'a,b',
      'attachment; filename=note.csv',
    ]);
    expect((await download('sam')).status).toBe(404);
    const refused = await page.act({ do: 'send', channel: migrations, text: '/migration list', files });
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining("can't have files") });
  });

  test('cannot act as the bot', async () => {
    const body = JSON.stringify({ as: 'U0DESKBOT', do: 'send', channel: migrations, text: 'hello' });
    const answer = await fetch(`${url}/playground/act`, { method: 'POST', body });
    expect(await answer.json()).toEqual({
      ok: false,
      message: 'You can\'t use the playground as this person. Choose someone else under "Playing as."',
    });
  });

  test('cannot reply in a deleted thread', async () => {
    const gus = await pageOf('gus');
    const orphan = await gus.act({ do: 'send', channel: migrations, text: 'hello', thread: '9.9' });
    expect(orphan).toEqual({ ok: false, message: 'This thread was deleted.' });
  });

  test('cannot press a button that only someone else sees', async () => {
    const [sam, gus] = [await pageOf('sam'), await pageOf('gus')];
    const told = await say(sam, '/migration show 1', 'in this phase');
    const note = { on: { channel: told.channel, ts: told.ts }, ...controlOf(told.blocks, 'Add note…') };
    expect(await gus.act({ do: 'press', ...note })).toMatchObject({ ok: false });
    expect(sam.seen().modals).toEqual([]);
  });

  test('is told when a form has changed while they filled it in', async () => {
    const dana = await pageOf('dana');
    await dana.act({ do: 'send', channel: migrations, text: '/migration open hooli.com' });
    const form = await dana.until(({ modals }) => modals[0]);
    const outcome = await dana.act({ do: 'submit', view: form.id, values: { nonsense: 'x' } });
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('changed') });
    await dana.act({ do: 'close', view: form.id });
  });

  test("is told when a button's message or form is gone", async () => {
    const dana = await pageOf('dana');
    const press = { do: 'press', block: 'b', action: 'a' } as const;
    const gone = await dana.act({ ...press, on: { channel: migrations, ts: '1.000001' } });
    expect(gone).toEqual({ ok: false, message: 'This message or form is no longer available.' });
    const closed = await dana.act({ ...press, on: { view: 'V1' } });
    expect(closed).toEqual({ ok: false, message: 'This message or form is no longer available.' });
  });
});

describe('the clock', () => {
  async function advance(body: string): Promise<Response> {
    return fetch(`${url}/playground/clock`, { method: 'POST', body });
  }

  test('moves forward a week, with each digest posted at its own time', async () => {
    const lee = await pageOf('lee');
    await say(lee, '/migration digest at 09:00 weekdays', 'now gets a digest', 'C0LEADS');
    const before = Date.parse(lee.seen().time.now);
    const answer = await advance('{"advance":"P7D"}');
    const { now } = (await answer.json()) as { now: string };
    expect(Date.parse(now) - before).toBeGreaterThanOrEqual(7 * 86_400_000);
    await lee.until(({ time }) => !time.moving && time.now >= now);
    const digests = lee
      .seen()
      .messages.filter(({ channel, text, ts, thread_ts = ts }) => {
        const isReply = thread_ts !== ts;
        return channel === 'C0LEADS' && !isReply && /^\w{3} digest: /.test(text);
      })
      .map(({ ts }) => new Date(Number(ts) * 1_000));
    const { calendar } = app.desk;
    const days = digests.map((at) => calendar.localDay(at));
    let due = calendar.nextBusinessDay(calendar.localDay(new Date(before)));
    if (calendar.localTime(new Date(before)) < '09:00') due = days[0]!;
    for (const day of days) {
      expect(day).toBe(due);
      due = calendar.nextBusinessDay(day);
    }
    expect(days.length).toBeGreaterThanOrEqual(3);
    expect(digests.map((at) => calendar.localTime(at))).toEqual(days.map(() => '09:00'));
  });

  test('moves to the start of the next business day', async () => {
    const answer = await advance('{"advance":"next-business-morning"}');
    const { now } = (await answer.json()) as { now: string };
    const { calendar } = app.desk;
    expect(calendar.localTime(new Date(now))).toBe('09:00');
    expect(calendar.isBusinessDay(calendar.localDay(new Date(now)))).toBe(true);
  });

  test('rejects an invalid duration, and shows a valid duration as an example', async () => {
    for (const body of [
      '{"advance":"-P1D"}',
      '{"advance":"P2Y"}',
      '{"advance":"soon"}',
      '{"advance":"PT0S"}',
      '{"advance":1}',
      '{}',
      '[]',
      '',
    ]) {
      const refused = await advance(body);
      expect([body, refused.status]).toEqual([body, 400]);
      expect(await refused.text()).toContain('P1D');
    }
    expect((await advance('{')).status).toBe(400);
  });
});

describe('the data folder', () => {
  test('keeps messages, forms, App Home, and the time across a restart', async () => {
    const dana = await pageOf('dana');
    await dana.act({ do: 'send', channel: migrations, text: '/migration open initech.com' });
    await dana.until(({ modals }) => modals[0]);
    await dana.act({ do: 'home' });
    await dana.until(({ home }) => home);
    await app.drain();
    const before = dana.seen();
    await app.stop();
    expect(await dana.over).toBe('ended');
    await start();
    const again = await pageOf('dana');
    const after = again.seen();
    expect(after.messages).toEqual(before.messages);
    expect(after.modals).toEqual(before.modals);
    expect(after.home).toEqual(before.home);
    expect(after.channels).toEqual(before.channels);
    expect(Date.parse(after.time.now)).toBeGreaterThanOrEqual(Date.parse(before.time.now));
    await say(again, '/migration show 1', 'acme.com');
  });

  test('cannot be used by a second playground at the same time', async () => {
    const config = readConfig({ PORT: '0', MD_DATA_DIR: folder, LOG_LEVEL: 'warn' });
    await expect(createPlayground(config)).rejects.toThrow('Another playground is using');
  });
});

describe('the server', () => {
  /** Sends a GET request with any Host header, which `fetch` doesn't allow. Resolves to the status. */
  function get(path: string, headers: Record<string, string>): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      request(`${url}${path}`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  }

  test('serves the page, but refuses requests from other sites', async () => {
    const page = await fetch(url);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    for (const path of [
      '/playground/page.js',
      '/playground/page.css',
      '/playground/icon.svg',
      '/favicon.ico',
    ])
      expect((await fetch(`${url}${path}`)).status).toBe(200);
    expect(await get('/', { host: 'desk.example.com' })).toBe(403);
    expect(await get('/playground/events', { host: 'desk.example.com:3000' })).toBe(403);
    expect(await get('/playground/events', { origin: 'https://example.com' })).toBe(403);
    expect(await get('/healthz', { host: 'desk.example.com' })).toBe(403);
    expect(await get('/readyz', { host: 'desk.example.com' })).toBe(403);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  test.each([['{}'], ['{"as":"U0DANA","do":"dance"}'], ['[1]'], ['null']])(
    'rejects the invalid action %s',
    async (body) => {
      const answer = await fetch(`${url}/playground/act`, { method: 'POST', body });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ ok: false, message: expect.any(String) });
    },
  );

  test('rejects an action by an unknown person', async () => {
    const body = JSON.stringify({ as: 'U0NOBODY', do: 'home' });
    const answer = await fetch(`${url}/playground/act`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ ok: false, message: expect.stringContaining('this person') });
  });
});
