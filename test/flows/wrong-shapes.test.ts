import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Json } from '../../src/playground/slack/platform.ts';
import { dana, migrations, openLine, startDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;

beforeEach(async () => {
  desk = await startDesk();
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await desk.posted(migrations);
});

afterEach(() => desk.stop());

/** What a handler would change, ask Slack, or log. */
async function traces(): Promise<unknown> {
  const { client } = desk.database;
  return {
    events: await client.event.count(),
    requests: await client.seenRequest.count(),
    audit: await client.auditEntry.count(),
    calls: desk.slack.calls.length,
    replies: desk.slack.replies.length,
    errors: desk.log.filter((line) => JSON.parse(line).level === 50),
  };
}

const command = { command: '/migration', text: 'note 1 hello', user_id: dana, channel_id: migrations };
const press = {
  type: 'block_actions',
  user: { id: dana },
  actions: [{ type: 'button', action_id: 'command:migration:0', value: 'done MIG-1 U-01' }],
};
const view = {
  id: 'V0FORM',
  type: 'modal',
  callback_id: 'command',
  title: { type: 'plain_text', text: 'Add note' },
  private_metadata: '{"noun":"migration","subcommand":"note","ticket":1,"place":null}',
  state: { values: { text: { text: { type: 'plain_text_input', value: 'hello' } } } },
};
const submission = { type: 'view_submission', user: { id: dana }, view };
const opened = { type: 'event_callback', event: { type: 'app_home_opened', user: dana, tab: 'home' } };

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const interaction = (payload: unknown) => form({ payload: JSON.stringify(payload) });
const json = (body: unknown) => JSON.stringify(body);
const jsonType = { 'content-type': 'application/json' };

const without = (key: string) =>
  form(Object.fromEntries(Object.entries(command).filter(([name]) => name !== key)));

/** What is wrong, the body, and its headers if the body alone doesn't say its type. */
const malformed: [string, string, Record<string, string>?][] = [
  ['an empty body', ''],
  ['half a JSON object', '{"type":"event_callback","event":'],
  ['JSON that is null', 'null', jsonType],
  ['JSON that is a number', '7', jsonType],
  ['JSON that is a list', '[{"type":"event_callback"}]', jsonType],
  ['an empty JSON object', '{}'],
  ['a form without a command', form({ hello: 'world' })],

  ['a command without a person', without('user_id')],
  ['a command without a channel', without('channel_id')],
  ['a command with an empty name', form({ ...command, command: '' })],
  ['a command with two people', `${form(command)}&user_id=U0SAM`],
  ['a command with two texts', `${form(command)}&text=note+1+again`],
  ['a command with a response_url that is no URL', form({ ...command, response_url: 'example' })],
  ['a command in JSON with a number as the text', json({ ...command, text: 7 })],

  ['an interaction that is not JSON', form({ payload: '{' })],
  ['an interaction that is null', interaction(null)],
  ['an interaction that is a list', interaction([press])],
  ['two interactions in one request', `${interaction(press)}&${interaction(press)}`],
  ['an interaction of an unknown type', interaction({ ...press, type: 'banana' })],
  ['an interaction without a type', interaction({ ...press, type: undefined })],
  ['a press without a person', interaction({ ...press, user: undefined })],
  ['a press by null', interaction({ ...press, user: null })],
  ['a press of nothing', interaction({ ...press, actions: [] })],
  ['a press of null', interaction({ ...press, actions: [null] })],
  ['a press of a word', interaction({ ...press, actions: 'command:migration:0' })],
  ['a press without an action id', interaction({ ...press, actions: [{ value: 'show 1' }] })],
  [
    'a press with a list as the value',
    interaction({ ...press, actions: [{ action_id: 'command:a', value: [] }] }),
  ],
  ['a press in the channel null', interaction({ ...press, channel: null })],
  ['a press that is also an event', interaction({ ...press, event: 'app_home_opened' })],
  ['a press that is also a command', interaction({ ...press, command: '/migration' })],

  ['a form without a view', interaction({ ...submission, view: undefined })],
  ['a form with the view null', interaction({ ...submission, view: null })],
  ['a form by nobody', interaction({ ...submission, user: {} })],
  ['a form without a title', interaction({ ...submission, view: { ...view, title: undefined } })],
  ['a form without values', interaction({ ...submission, view: { ...view, state: undefined } })],
  ['a form with a list of values', interaction({ ...submission, view: { ...view, state: { values: [1] } } })],
  [
    'a form with a number as a value',
    interaction({ ...submission, view: { ...view, state: { values: { text: { text: { value: 7 } } } } } }),
  ],
  ['a form without a callback id', interaction({ ...submission, view: { ...view, callback_id: null } })],
  ['a form with actions', interaction({ ...submission, actions: [] })],

  ['an event without an event', json({ ...opened, event: undefined })],
  ['an event that is null', json({ ...opened, event: null })],
  ['an event that is a word', json({ ...opened, event: 'app_home_opened' })],
  ['an event without a type', json({ ...opened, event: { user: dana } })],
  ['an opened App Home without a person', json({ ...opened, event: { type: 'app_home_opened' } })],
  ['a changed person that is null', json({ ...opened, event: { type: 'user_change', user: null } })],
  ['a shared channel that is null', json({ ...opened, event: { type: 'channel_shared', channel: null } })],
  ['an event with the authorization null', json({ ...opened, authorizations: [null] })],
  ['a challenge without its text', json({ type: 'url_verification' })],
];

test.each(malformed)('refuses %s at once with 400, and runs nothing', async (_, body, headers = {}) => {
  const before = await traces();
  const answer = await desk.slack.raw(body, headers);
  expect([answer.status, answer.body]).toEqual([400, '{"error":"bad request"}']);
  await desk.app.drain();
  expect(await traces()).toEqual(before);
});

describe('a signature', () => {
  const stamped = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

  test.each([
    ['six minutes ago', -360, 401],
    ['four minutes ago', -240, 200],
    ['four minutes ahead', 240, 200],
    ['six minutes ahead', 360, 401],
    ['a year ahead', 365 * 86_400, 401],
  ])('with a timestamp %s', async (_, seconds, status) => {
    const events = await desk.database.client.event.count();
    const body = form(command);
    expect((await desk.slack.raw(body, desk.slack.sign(body, stamped(seconds)))).status).toBe(status);
    await desk.app.drain();
    expect(await desk.database.client.event.count()).toBe(events + (status === 200 ? 1 : 0));
  });

  test.each([
    ['is missing', { 'x-slack-signature': '' }],
    ['is of something else', { 'x-slack-signature': `v0=${'0'.repeat(64)}` }],
    ['has no timestamp', { 'x-slack-request-timestamp': '' }],
    ['has a word as its timestamp', { 'x-slack-request-timestamp': 'Infinity' }],
    ['is of another version', { 'x-slack-signature': 'v1=00' }],
  ])('that %s is refused, before anything else is checked', async (_, headers) => {
    for (const body of [form(command), '{']) expect((await desk.slack.raw(body, headers)).status).toBe(401);
  });
});

describe('a valid request', () => {
  test.each([
    ['a command', form(command)],
    ['a press', interaction(press)],
    ['a form', interaction(submission)],
    ['an event', json(opened)],
  ])('is accepted with no more than what the bot reads: %s', async (_, body) => {
    expect((await desk.slack.raw(body)).status).toBe(200);
    await desk.app.drain();
    expect(desk.log.filter((line) => line.includes('wrong shape'))).toEqual([]);
  });

  test('is acknowledged if the bot has no use for it', async () => {
    const before = await traces();
    const events = [
      { type: 'event_callback', event: { type: 'reaction_added', item: 'none', user: null } },
      { type: 'app_rate_limited', team_id: 'T0DESK', minute_rate_limited: 1_518_467_820 },
    ];
    for (const event of events)
      expect(await desk.slack.raw(json(event))).toMatchObject({ status: 200, body: '' });
    expect(await traces()).toEqual(before);
  });

  test("answers Slack's challenge", async () => {
    const answer = await desk.slack.raw(json({ type: 'url_verification', challenge: 'abc' }));
    expect([answer.status, answer.body]).toEqual([200, '{"challenge":"abc"}']);
  });
});

describe('any change of one field', () => {
  const values = [null, 'x', [null]];

  /** Real requests, as Slack sends them. */
  async function recorded(): Promise<Record<string, Json>> {
    const payloadOf = ({ sent }: Answer): Json => {
      const fields = Object.fromEntries(new URLSearchParams(sent.body));
      return JSON.parse(fields.payload ?? (sent.body.startsWith('{') ? sent.body : json(fields)));
    };
    const pressed = await desk.press({ user: dana, channel: migrations, label: '☐ Tenant created' });
    await desk.sayForForm(dana, 'note 1');
    return {
      press: payloadOf(pressed.answer),
      submission: payloadOf(await desk.slack.submit({ user: dana, values: { text: 'hello' } })),
      home: payloadOf(await desk.slack.openHome(dana)),
      person: payloadOf(await desk.slack.changePerson(dana, { real_name: 'Dana R.' })),
    };
  }

  test('of a request is answered with 200 or 400, never with an error or too late', async () => {
    const requests = await recorded();
    const wrong: unknown[] = [];
    for (const [name, payload] of Object.entries(requests)) {
      for (const path of pathsOf(payload)) {
        for (const value of values) {
          const changed = replace(payload, path, value);
          const isEvent = name === 'home' || name === 'person';
          const { status } = await desk.slack.raw(isEvent ? json(changed) : interaction(changed));
          if (status !== 200 && status !== 400) wrong.push([name, path.join('.'), value, status]);
        }
      }
    }
    expect(wrong).toEqual([]);
    await desk.app.drain();
  });

  /** Leaves out what is inside blocks, because the bot doesn't read them. */
  function pathsOf(value: unknown, path: string[] = []): string[][] {
    if (path.at(-1) === 'blocks' || typeof value !== 'object' || value === null) return [path];
    const inner = Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]));
    return path.length > 0 ? [path, ...inner] : inner;
  }

  function replace(payload: Json, path: string[], value: unknown): Json {
    const copy = structuredClone(payload);
    const parent = path.slice(0, -1).reduce<Json>((at, key) => at[key] as Json, copy);
    parent[path.at(-1)!] = value;
    return copy;
  }
});
