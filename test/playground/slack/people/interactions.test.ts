import type { View } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SlackPlatform } from '../../../../src/playground/slack/platform.ts';
import { type BoltBot, startBoltBot } from '../bolt-bot.ts';

let bot: BoltBot;
let platform: SlackPlatform;

beforeEach(async () => {
  bot = await startBoltBot();
  platform = bot.platform;
});

afterEach(() => bot.stop());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const goButton = (value: string, action_id = 'go') => ({
  type: 'button',
  text: plain('Go'),
  action_id,
  value,
});
const card = (...elements: object[]) => [{ type: 'actions', elements }] as never[];
const form = (fields: Partial<View> = {}): View =>
  ({
    type: 'modal',
    callback_id: 'open',
    title: plain('Open'),
    submit: plain('Open'),
    blocks: [
      {
        type: 'input',
        block_id: 'domain',
        label: plain('Domain'),
        element: { type: 'plain_text_input', action_id: 'v', max_length: 20 },
      },
      {
        type: 'input',
        block_id: 'to',
        optional: true,
        label: plain('To'),
        element: {
          type: 'static_select',
          action_id: 'v',
          options: [{ text: plain('Office 365'), value: 'office-365' }],
        },
      },
      {
        type: 'input',
        block_id: 'owner',
        optional: true,
        label: plain('Owner'),
        element: { type: 'users_select', action_id: 'w' },
      },
    ],
    ...fields,
  }) as View;

/** Gives each field a unique action_id, as Slack requires. */
function withOwnIds(view: View): View {
  const copy = structuredClone(view);
  copy.blocks.forEach((block, index) => {
    if ('element' in block) (block.element as { action_id: string }).action_id = `v${index}`;
  });
  return copy;
}

describe('commands', () => {
  test('reach the bot with the same fields and escapes as in Slack', async () => {
    let body: Record<string, string> = {};
    bot.app.command('/migration', async ({ ack, command }) => {
      body = command as never;
      await ack();
    });
    const text = 'note MIG-1 @dana & #migrations <b> a@dana.com #12 cover:@sam';
    const answer = await platform.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/migration', text });
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(body).toMatchObject({
      team_id: 'T0DESK',
      team_domain: 'desk',
      channel_id: 'C0MIGR',
      channel_name: 'migrations',
      user_id: 'U0DANA',
      user_name: 'dana',
      command: '/migration',
      text: 'note MIG-1 <@U0DANA|dana> &amp; <#C0MIGR|migrations> &lt;b&gt; a@dana.com #12 cover:<@U0SAM|sam>',
      is_enterprise_install: 'false',
    });
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(['response_url', 'trigger_id', 'api_app_id', 'token']),
    );
  });

  test('do not tell the bot the names of private channels and direct messages', async () => {
    const seen: string[] = [];
    bot.app.command('/migration', async ({ ack, command }) => {
      seen.push(`${command.channel_name}: ${command.text}`);
      await ack();
    });
    const send = (channel: string) =>
      platform.command({
        user: 'U0DANA',
        channel,
        command: '/migration',
        text: '“a” <http://acme.com|acme.com>',
        escape: false,
      });
    await send('C0LEADS');
    await send('D0PRIVATE');
    const text = '“a” <http://acme.com|acme.com>';
    expect(seen).toEqual([`privategroup: ${text}`, `directmessage: ${text}`]);
  });

  test('get an ephemeral reply through the response_url', async () => {
    bot.app.command('/migration', async ({ ack, respond }) => {
      await ack();
      await respond({ response_type: 'ephemeral', replace_original: false, text: 'hello' });
    });
    await platform.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/migration' });
    const reply = await platform.until(() => platform.replies[0]);
    expect(reply).toMatchObject({ user: 'U0DANA', channel: 'C0MIGR', status: 200, body: { text: 'hello' } });
    expect(platform.messages('C0MIGR')).toMatchObject([{ text: 'hello', ephemeralTo: 'U0DANA' }]);
    expect(platform.protocolErrors).toEqual([]);
  });

  test('show a reply in the acknowledgment, or record a protocol error if the reply is invalid', async () => {
    bot.app.command('/text', ({ ack }) => ack('hi'));
    bot.app.command('/odd', ({ ack }) => ack({ odd: true } as never));
    await platform.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/text' });
    await platform.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/odd' });
    expect(platform.messages('C0MIGR')).toMatchObject([{ text: 'hi', ephemeralTo: 'U0DANA' }]);
    expect(platform.protocolErrors).toMatchObject([{ kind: 'unexpected_body', request: 'command' }]);
  });

  test('record protocol errors when the acknowledgment is missing', async () => {
    bot.app.command('/slow', async () => {});
    const { status, ms } = await platform.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/slow' });
    expect(status).toBe(404);
    expect(ms).toBeGreaterThan(3000);
    expect(platform.protocolErrors.map(({ kind }) => kind)).toEqual(['bad_status', 'slow_ack']);
  });
});

describe('raw requests', () => {
  const body = 'command=%2Fmigration&user_id=U0DANA&channel_id=C0MIGR&team_id=T0DESK&text=x';

  test('reach the bot five times when sent five times', async () => {
    let heard = 0;
    bot.app.command('/migration', async ({ ack }) => {
      heard += 1;
      await ack();
    });
    const headers = platform.sign(body);
    const answers = await Promise.all(Array.from({ length: 5 }, () => platform.raw(body, headers)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(heard).toBe(5);
  });

  test('are refused by Bolt if the signature is wrong or old, or if the content type has a charset', async () => {
    const forged = await platform.raw(body, { 'x-slack-signature': 'v0=00' });
    const stale = await platform.raw(body, platform.sign(body, Math.floor(Date.now() / 1000) - 301));
    const charset = await platform.raw(body, {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    });
    expect([forged.status, stale.status, charset.status]).toEqual([401, 401, 400]);
  });
});

describe('buttons and menus', () => {
  async function post(...elements: object[]) {
    return bot.app.client.chat.postMessage({ channel: 'C0MIGR', text: 'card', blocks: card(...elements) });
  }

  test('on a public message send the whole message to the bot', async () => {
    let body: Record<string, unknown> = {};
    bot.app.action('go', async ({ ack, body: heard, respond }) => {
      body = heard as never;
      await ack();
      await respond({ response_type: 'ephemeral', replace_original: false, text: 'beside' });
    });
    const { ts } = await post(goButton('advance MIG-1'));
    const answer = await platform.press({ user: 'U0DANA', channel: 'C0MIGR', label: 'Go' });
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(body).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0DANA', username: 'dana', team_id: 'T0DESK' },
      container: { type: 'message', message_ts: ts, channel_id: 'C0MIGR', is_ephemeral: false },
      channel: { id: 'C0MIGR', name: 'migrations' },
      message: { ts, text: 'card' },
      actions: [{ action_id: 'go', type: 'button', value: 'advance MIG-1' }],
    });
    await platform.until(() => platform.replies[0]);
    expect(platform.messages('C0MIGR').map(({ text }) => text)).toEqual(['card', 'beside']);
  });

  test("on an ephemeral message do not send its content, and are replaced by the bot's reply", async () => {
    const bodies: Record<string, unknown>[] = [];
    bot.app.command('/migration', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'one', blocks: card(goButton('1')) });
    });
    bot.app.action('go', async ({ ack, body, respond }) => {
      bodies.push(body as never);
      await ack();
      await respond({ replace_original: true, text: 'two', blocks: card(goButton('2')) });
    });
    await platform.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/migration' });
    const reply = await platform.until(() => platform.replies[0]);
    await platform.press({ user: 'U0DANA', reply, value: '1' });
    await platform.until(() => platform.replies[1]);
    expect(platform.messages('C0MIGR')).toMatchObject([{ text: 'two', ephemeralTo: 'U0DANA' }]);
    expect(bodies[0]).toMatchObject({ container: { is_ephemeral: true } });
    expect(bodies[0]).not.toHaveProperty('message');
  });

  test('let the bot delete their message', async () => {
    bot.app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
    await post(goButton('x'));
    await platform.press({ user: 'U0DANA', channel: 'C0MIGR', value: /^x/ });
    await platform.until(() => platform.replies[0]);
    expect(platform.messages('C0MIGR')).toEqual([]);
  });

  test('record a protocol error when the acknowledgment has a body', async () => {
    bot.app.action('go', ({ ack }) => (ack as (body: object) => Promise<void>)({ text: 'no' }));
    await post(goButton('x'));
    await platform.press({ user: 'U0DANA', channel: 'C0MIGR', label: 'Go' });
    expect(platform.protocolErrors).toMatchObject([{ kind: 'unexpected_body', request: 'block_actions' }]);
  });

  test('send what was chosen in a menu or overflow menu', async () => {
    const chosen: unknown[] = [];
    bot.app.action(/.*/, async ({ ack, action }) => {
      chosen.push(action);
      await ack();
    });
    const options = [
      { text: plain('Dana'), value: 'd' },
      { text: plain('Sam'), value: 's' },
    ];
    await post(
      { type: 'static_select', action_id: 'who', options },
      { type: 'overflow', action_id: 'more', options },
    );
    await platform.press({ user: 'U0DANA', channel: 'C0MIGR', actionId: 'who', choose: 'Sam' });
    await platform.press({ user: 'U0DANA', channel: 'C0MIGR', actionId: 'more', choose: 'd' });
    expect(chosen).toMatchObject([
      { selected_option: { value: 's' } },
      { type: 'overflow', selected_option: { value: 'd' } },
    ]);
  });

  test('cannot be pressed if no control or several controls match, and the error lists the controls', async () => {
    await post(goButton('a', 'a'), goButton('b', 'b'));
    const pressing = (query: object) => platform.press({ user: 'U0DANA', channel: 'C0MIGR', ...query });
    await expect(pressing({ label: 'Stop' })).rejects.toThrow(/no message in C0MIGR.*"Go" \(a, a\)/);
    await expect(pressing({ label: 'Go' })).rejects.toThrow('several controls match');
    await expect(platform.press({ user: 'U0SAM', channel: 'C0PLAT', label: 'Go' })).rejects.toThrow(
      'the controls are: none',
    );
  });

  test('on an ephemeral message cannot be pressed by other people', async () => {
    await bot.app.client.chat.postEphemeral({
      channel: 'C0MIGR',
      user: 'U0DANA',
      text: 'c',
      blocks: card(goButton('x')),
    });
    await expect(platform.press({ user: 'U0SAM', channel: 'C0MIGR', label: 'Go' })).rejects.toThrow(
      'no message',
    );
  });
});

describe('forms', () => {
  let view: View;

  beforeEach(() => {
    view = withOwnIds(form());
    bot.app.command('/open', async ({ ack, command, client }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view });
    });
  });

  async function openForm() {
    await platform.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/open' });
    return platform.until(() => platform.views.top('U0DANA'));
  }

  test('can be opened, filled in by label, and submitted', async () => {
    let values: Record<string, unknown> = {};
    bot.app.view('open', async ({ ack, view: sent }) => {
      values = sent.state.values;
      await ack();
    });
    expect(await openForm()).toMatchObject({
      callback_id: 'open',
      private_metadata: '',
      previous_view_id: null,
    });
    const submission = await platform.submit({
      user: 'U0DANA',
      values: { Domain: 'acme.com', to: 'Office 365', Owner: 'U0SAM' },
    });
    expect(submission).toMatchObject({ outcome: 'closed', status: 200, errors: {} });
    expect(values).toEqual({
      domain: { v0: { type: 'plain_text_input', value: 'acme.com' } },
      to: {
        v1: { type: 'static_select', selected_option: { text: plain('Office 365'), value: 'office-365' } },
      },
      owner: { v2: { type: 'users_select', selected_user: 'U0SAM' } },
    });
    expect(platform.views.modals('U0DANA')).toEqual([]);
  });

  test("are not sent when Slack's client refuses a field", async () => {
    await openForm();
    expect(await platform.submit({ user: 'U0DANA' })).toMatchObject({
      outcome: 'refused',
      errors: { domain: 'This field is required.' },
    });
    const long = await platform.submit({ user: 'U0DANA', values: { domain: 'x'.repeat(21) } });
    expect(long.errors).toEqual({ domain: 'Enter at most 20 characters.' });
    expect(platform.views.modals('U0DANA')).toHaveLength(1);
  });

  test('stay open with what was typed when the bot answers with errors', async () => {
    const heard: unknown[] = [];
    bot.app.view('open', async ({ ack, view: sent }) => {
      heard.push(sent.state.values.domain!.v0!.value);
      if (heard.length === 1) await ack({ response_action: 'errors', errors: { domain: 'no such domain' } });
      else await ack({ response_action: 'clear' });
    });
    await openForm();
    const first = await platform.submit({ user: 'U0DANA', values: { domain: 'acme' } });
    const second = await platform.submit({ user: 'U0DANA', values: { to: 'office-365' } });
    expect([first.outcome, first.errors, second.outcome]).toEqual([
      'errors',
      { domain: 'no such domain' },
      'cleared',
    ]);
    expect(heard).toEqual(['acme', 'acme']);
    expect(platform.protocolErrors).toEqual([]);
  });

  test('record a protocol error when the bot reports errors for an unknown block', async () => {
    bot.app.view('open', ({ ack }) => ack({ response_action: 'errors', errors: { nope: 'x' } }));
    await openForm();
    await platform.submit({ user: 'U0DANA', values: { domain: 'a' } });
    expect(platform.protocolErrors).toMatchObject([{ kind: 'unknown_block_id', detail: 'nope' }]);
  });

  test('can be updated, and stacked up to three deep', async () => {
    const answers: object[] = [
      { response_action: 'update', view: { ...view, title: plain('Again') } },
      { response_action: 'push', view },
      { response_action: 'push', view },
      { response_action: 'push', view },
    ];
    bot.app.view('open', ({ ack }) => ack(answers.shift() as never));
    const { id } = await openForm();
    const outcomes: string[] = [];
    for (const _ of [1, 2, 3, 4])
      outcomes.push((await platform.submit({ user: 'U0DANA', values: { domain: 'a' } })).outcome);
    expect(outcomes).toEqual(['updated', 'pushed', 'pushed', 'failed']);
    const stack = platform.views.modals('U0DANA');
    expect(stack.map(({ root_view_id }) => root_view_id)).toEqual([id, id, id]);
    expect(stack[0]!.title).toEqual(plain('Again'));
    expect(platform.protocolErrors).toMatchObject([
      { kind: 'invalid_view', detail: expect.stringContaining('push_limit_reached') },
    ]);
  });

  test('stay open when the bot answers with an invalid view', async () => {
    bot.app.view('open', ({ ack }) =>
      ack({ response_action: 'update', view: { type: 'modal', title: plain('x'.repeat(25)), blocks: [] } }),
    );
    await openForm();
    expect((await platform.submit({ user: 'U0DANA', values: { domain: 'a' } })).outcome).toBe('failed');
    expect(platform.protocolErrors).toMatchObject([
      { kind: 'invalid_view', detail: expect.stringContaining('/view/title/text') },
    ]);
  });

  test('can be updated by id, by hash, and by external_id', async () => {
    view = { ...view, external_id: 'mine' } as View;
    const { id, hash } = await openForm();
    const update = (args: object) => bot.app.client.views.update({ view, ...args } as never);
    await update({ view_id: id, hash });
    await expect(update({ view_id: id, hash })).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
    await update({ external_id: 'mine' });
    await expect(update({ view_id: 'V0NONE' })).rejects.toMatchObject({ data: { error: 'not_found' } });
    await expect(update({})).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
    await platform.close('U0DANA');
    await expect(update({ view_id: id })).rejects.toMatchObject({ data: { error: 'not_found' } });
  });

  test('close after a submission even if the bot updated them before its acknowledgment', async () => {
    bot.app.view('open', async ({ ack, client, view: sent }) => {
      await client.views.update({ view_id: sent.id, view });
      await ack();
    });
    await openForm();
    expect((await platform.submit({ user: 'U0DANA', values: { domain: 'a' } })).outcome).toBe('closed');
    expect(platform.views.modals('U0DANA')).toEqual([]);
  });

  test('notify the bot when a person closes a form that has notify_on_close', async () => {
    view = { ...view, notify_on_close: true } as View;
    const heard = Promise.withResolvers<boolean>();
    bot.app.view({ callback_id: 'open', type: 'view_closed' }, async ({ ack, body }) => {
      heard.resolve((body as unknown as { is_cleared: boolean }).is_cleared);
      await ack();
    });
    await openForm();
    expect(await platform.close('U0DANA', true)).toMatchObject({ status: 200, body: '' });
    expect(await heard.promise).toBe(true);
    expect(platform.views.top('U0DANA')).toBeUndefined();
  });

  test('accept files of the allowed types, and the bot can read the files with its token', async () => {
    view = {
      ...view,
      blocks: [
        {
          type: 'input',
          block_id: 'sheet',
          label: plain('Sheet'),
          element: { type: 'file_input', action_id: 'f', filetypes: ['csv'] },
        },
      ],
    } as View;
    let address = '';
    bot.app.view('open', async ({ ack, view: sent }) => {
      address = (sent.state.values.sheet!.f as unknown as { files: { url_private: string }[] }).files[0]!
        .url_private;
      await ack();
    });
    await openForm();
    const wrong = await platform.submit({
      user: 'U0DANA',
      values: { sheet: [{ name: 'a.exe', content: 'x' }] },
    });
    expect(wrong.errors).toEqual({ sheet: 'a.exe is the wrong file type. Allowed types: csv.' });
    await platform.submit({ user: 'U0DANA', values: { sheet: [{ name: 'a.csv', content: 'x,y' }] } });
    const answer = await fetch(address, { headers: { authorization: `Bearer ${platform.botToken}` } });
    expect(await answer.text()).toBe('x,y');
  });
});

describe('App Home and events', () => {
  test('opening App Home sends an event, and pressing a button in App Home sends the view', async () => {
    const pressed = Promise.withResolvers<Record<string, unknown>>();
    bot.app.event('app_home_opened', async ({ event, client }) => {
      const blocks = [
        { type: 'section', text: plain('Mine') },
        { type: 'actions', elements: [goButton('show MIG-1')] },
      ];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: blocks as never } });
    });
    bot.app.action('go', async ({ ack, body }) => {
      await ack();
      pressed.resolve(body as never);
    });
    await platform.openHome('U0DANA');
    await platform.until(() => platform.views.home('U0DANA'));
    await platform.press({ user: 'U0DANA', on: 'home', label: 'Go' });
    const body = await pressed.promise;
    expect(body).toMatchObject({
      container: { type: 'view' },
      view: { type: 'home' },
      actions: [{ value: 'show MIG-1' }],
    });
    expect(body).not.toHaveProperty('response_url');
    expect(platform.protocolErrors).toEqual([]);
  });

  test('an unchanged button keeps its ids when the bot publishes App Home again', async () => {
    const pressed: unknown[] = [];
    let publications = 0;
    bot.app.event('app_home_opened', async ({ event, client }) => {
      publications += 1;
      const blocks = ['note', 'note', `show MIG-${publications}`].map((value) => ({
        type: 'actions',
        elements: [{ type: 'button', text: plain('Go'), value }],
      }));
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: blocks as never } });
    });
    bot.app.action(/./, async ({ ack, action }) => {
      await ack();
      pressed.push('value' in action && action.value);
    });
    await platform.openHome('U0DANA');
    const first = await platform.until(() => platform.views.home('U0DANA'));
    await platform.openHome('U0DANA');
    await platform.until(() => platform.views.home('U0DANA')?.hash !== first.hash);
    const press = (at: number) =>
      platform.press({ user: 'U0DANA', on: 'home', blockId: String(first.blocks[at]?.block_id) });
    await press(0);
    await press(1);
    expect(pressed).toEqual(['note', 'note']);
    await expect(press(2)).rejects.toThrow('no such control');
  });

  test('mentioning the bot sends an event, and a repeated event has a retry number', async () => {
    const seen: unknown[] = [];
    bot.app.event('app_mention', async ({ event, body, context }) => {
      seen.push([event.text, body.event_id, context.retryNum]);
    });
    await platform.say({ user: 'U0DANA', channel: 'C0MIGR', text: '@migration_desk help' });
    const fields = { user: 'U0DANA', channel: 'C0MIGR', text: 'again', ts: '1.000001' };
    await platform.event('app_mention', fields, {
      eventId: 'Ev0SAME',
      retry: { num: 1, reason: 'http_timeout' },
    });
    expect(seen).toMatchObject([
      ['<@U0DESKBOT> help', expect.stringMatching(/^Ev/), undefined],
      ['again', 'Ev0SAME', 1],
    ]);
  });
});
