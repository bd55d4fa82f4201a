import { expect, test } from 'vitest';
import type { SlackMessage } from '../../src/playground/slack/platform.ts';
import { dana, guest, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { filledIn } from '../support/open-form.ts';

const desk = useDesk();

/** Chooses a shortcut in the menu of a message, and waits for the form. */
async function choose(callbackId: string, message: SlackMessage, user = dana): Promise<void> {
  const before = desk.slack.views.top(user)?.id;
  await desk.slack.messageShortcut({ user, callbackId, channel: message.channel, messageTs: message.ts });
  await desk.slack.until(() => (desk.slack.views.top(user)?.id ?? before) !== before);
}

/** Chooses a shortcut in the menu of a message, and waits for the private answer. */
async function chooseForAnswer(callbackId: string, message: SlackMessage, user = dana): Promise<string> {
  const count = desk.slack.replies.length;
  await desk.slack.messageShortcut({ user, callbackId, channel: message.channel, messageTs: message.ts });
  return String((await desk.slack.until(() => desk.slack.replies[count])).body.text);
}

function write(text: string, more: { user?: string; channel?: string; thread_ts?: string } = {}) {
  return desk.slack.say({ user: sam, channel: migrations, text, ...more });
}

function linkTo({ ts, channel }: SlackMessage): string {
  return `https://${desk.slack.team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
}

async function timeline(number: number): Promise<string[]> {
  const events = await desk.database.client.event.findMany({
    where: { ticketNumber: number },
    orderBy: { seq: 'asc' },
  });
  return events.map(({ text }) => text);
}

/** What a person's open form says above its inputs. */
function said(user = dana): string {
  return JSON.stringify(desk.slack.views.top(user)?.blocks ?? []);
}

async function answers(text: string): Promise<SlackMessage> {
  return desk.slack.until(() =>
    [...desk.slack.channels.keys()]
      .flatMap((channel) => desk.slack.messages(channel))
      .find((message) => message.text.includes(text)),
  );
}

/** What the bot wrote to a person. */
function directTo(user: string): SlackMessage[] {
  const rooms = [...desk.slack.channels.values()].filter((channel) => channel.isIm && channel.user === user);
  return rooms.flatMap(({ id }) => desk.slack.messages(id));
}

test('opens the form of a new ticket from anywhere', async () => {
  await desk.slack.shortcut({ user: dana, callbackId: 'open-ticket' });
  await desk.slack.until(() => desk.slack.views.top(dana));
  const sent = await desk.slack.submit({
    user: dana,
    values: {
      domain: 'acme.com',
      from: 'rackspace-email',
      to: 'office-365',
      service: 'assisted',
      customer: 'Acme Corp',
      account: '1234567',
    },
  });
  expect(sent.outcome).toBe('closed');
  expect((await answers('Opened MIG-1')).channel).not.toBe(migrations);
});

test('shows what a person should do today in a direct message', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign 1 me');
  await desk.slack.shortcut({ user: dana, callbackId: 'my-day' });
  const today = await desk.slack.until(() => directTo(dana)[0]);
  expect(today.text).toContain('Good morning, Dana.');
});

test('opens a ticket with what is found in a message, and links the message', async () => {
  const message = await write(
    'Ann at ann@acme.com wants to move, account 1234567, see #180621-01234. Or was it beta.example.org?',
  );
  await choose('ticket-from-message', message);
  expect(filledIn(desk.slack, dana)).toEqual({
    domain: 'acme.com',
    account: '1234567',
    ticket: '180621-01234',
  });
  expect(said()).toContain('Also in the message: beta.example.org.');
  expect(await desk.database.client.ticket.count()).toBe(0);
  await desk.slack.submit({
    user: dana,
    values: { from: 'rackspace-email', to: 'office-365', service: 'assisted', customer: 'Acme Corp' },
  });
  await answers('Opened MIG-1');
  expect(await timeline(1)).toContain(`noted: opened from a message (${linkTo(message)})`);
});

test('adds the words of a message to the ticket that they name, with a link to the message', async () => {
  await desk.say(dana, openLine);
  const message = await write('the pilot for mig-1 went fine, MIG-7 is next');
  await choose('add-to-ticket', message);
  expect(filledIn(desk.slack, dana)).toMatchObject({
    which: 'MIG-1',
    text: 'the pilot for mig-1 went fine, MIG-7 is next',
  });
  expect(said()).toContain('MIG-1 acme.com · Acme Corp');
  expect(said()).toContain('Also in the message: MIG-7.');
  expect(await timeline(1)).toHaveLength(1);
  await desk.slack.submit({ user: dana, values: {} });
  await answers('Added a note to Acme Corp (MIG-1).');
  expect((await timeline(1)).at(-1)).toBe(
    `noted: the pilot for mig-1 went fine, MIG-7 is next (${linkTo(message)})`,
  );
});

test('shows who is mentioned in a message by name', async () => {
  await desk.say(dana, openLine);
  await choose('add-to-ticket', await write('mig-1: @dana and <@U0NOBODY> agreed'));
  expect(filledIn(desk.slack, dana)).toMatchObject({
    text: expect.stringContaining('mig-1: @Dana Reyes and '),
  });
});

test('asks which ticket a message is about, and says what is wrong with the answer', async () => {
  await desk.say(dana, openLine);
  await choose('add-to-ticket', await write('the pilot went fine'));
  expect(filledIn(desk.slack, dana)).not.toHaveProperty('which');
  const wrong = await desk.slack.submit({ user: dana, values: { which: 'acme' } });
  expect(wrong).toMatchObject({ outcome: 'errors', errors: { which: expect.stringContaining('MIG-12') } });
  const missing = await desk.slack.submit({ user: dana, values: { which: '99' } });
  expect(missing).toMatchObject({ outcome: 'errors', errors: { which: expect.stringContaining('99') } });
  await desk.slack.submit({ user: dana, values: { which: 'mig 1' } });
  await answers('Added a note to Acme Corp (MIG-1).');
});

test('fills in the ticket of the thread that a message is in', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  const [headline] = await desk.posted(migrations).then((all) => all.filter(({ bot_id }) => bot_id));
  await choose('record-contact', await write('Ann agreed to Friday', { thread_ts: headline!.ts }));
  expect(filledIn(desk.slack, dana)).toMatchObject({ which: 'MIG-1', text: 'Ann agreed to Friday' });
  await desk.slack.submit({ user: dana, values: { way: 'phone' } });
  await answers('Recorded a contact by phone on Acme Corp (MIG-1).');
  expect((await timeline(1)).at(-1)).toContain('by phone: Ann agreed to Friday (https://');
});

test.each(['ticket-from-message', 'add-to-ticket', 'record-contact'])(
  'refuses a message with a password before a form shows it: %s',
  async (callbackId) => {
    const told = await chooseForAnswer(
      callbackId,
      await write('the password of ann@acme.com is Hunter2!xK9'),
    );
    expect(told).toContain('This looks like a password or key. Nothing was saved.');
    expect(desk.slack.views.top(dana)).toBeUndefined();
    expect(desk.log.join('')).not.toContain('Hunter2');
  },
);

test('cuts off a message that is too long for a form, and says so', async () => {
  await desk.say(dana, openLine);
  await choose('add-to-ticket', await write('all 12 mailboxes are done, '.repeat(1_480)));
  expect(said()).toContain('The message is too long, so its end is left out.');
  await desk.slack.submit({ user: dana, values: { which: '1' } });
  await answers('Added a note to Acme Corp (MIG-1).');
  expect((await timeline(1)).at(-1)).toMatch(/ \[…\] \(https:\S+\)$/);
});

test("takes a bot's message, and the words of its blocks if it has no text", async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  const [headline] = await desk.posted(migrations).then((all) => all.filter(({ bot_id }) => bot_id));
  await choose('add-to-ticket', headline!);
  expect(filledIn(desk.slack, dana)).toMatchObject({ which: 'MIG-1' });
  desk.slack.messages(migrations).find(({ ts }) => ts === headline!.ts)!.text = '';
  await choose('record-contact', headline!);
  const { which, text } = filledIn(desk.slack, dana);
  expect(which).toBe('MIG-1');
  expect(text).toContain('acme.com');
  // Buttons are no words.
  expect(text).not.toContain('Add note');
});

/** A message of someone else's app, or one that was forwarded. Slack shows what it has instead of a text. */
async function writeOther(content: object): Promise<SlackMessage> {
  const { ts } = await write('replaced');
  const message = desk.slack.messages(migrations).find((one) => one.ts === ts)!;
  return Object.assign(message, { text: '', blocks: [], ...content });
}

const section = (text: object) => ({ type: 'section', text });

test.each<[string, object, string]>([
  [
    'text',
    { blocks: [section({ type: 'mrkdwn', text: 'mig-1: *pass 2* &amp; more' })] },
    'mig-1: *pass 2* & more',
  ],
  [
    'blocks of another app',
    {
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Alert <1> & co' } },
        {
          ...section({ type: 'mrkdwn', text: '<@U0DANA> looks at mig-1' }),
          fields: [{ type: 'plain_text', text: 'Host' }],
        },
        {
          type: 'actions',
          elements: [{ type: 'button', text: { type: 'plain_text', text: 'Acknowledge' } }],
        },
        { type: 'context', elements: [{ type: 'mrkdwn', text: 'from <https://nagios.example|Nagios>' }] },
      ],
    },
    'Alert <1> & co\n@Dana Reyes looks at mig-1\nHost\nfrom Nagios',
  ],
  [
    'rich text',
    {
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'user', user_id: 'U0DANA' },
                { type: 'text', text: ' did 5 > 4 ' },
                { type: 'link', url: 'https://acme.com/a?b&c' },
                { type: 'emoji', name: 'tada' },
              ],
            },
            {
              type: 'rich_text_list',
              elements: [
                { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
                { type: 'rich_text_section', elements: [{ type: 'text', text: 'two' }] },
              ],
            },
          ],
        },
      ],
    },
    '@Dana Reyes did 5 > 4 https://acme.com/a?b&c:tada:\none\ntwo',
  ],
  [
    'a forwarded message',
    {
      attachments: [
        { fallback: '[Nov 20] sam: mig-1 is done', author_name: 'Sam Okafor', text: 'mig-1 is done' },
      ],
    },
    'Sam Okafor\nmig-1 is done',
  ],
  [
    'an attachment that only has a fallback',
    { attachments: [{ fallback: 'mig-1 is done' }] },
    'mig-1 is done',
  ],
])('fills a form with the words of a message that has no text: %s', async (_, content, words) => {
  await desk.say(dana, openLine);
  await choose('add-to-ticket', await writeOther(content));
  expect(filledIn(desk.slack, dana).text).toBe(words);
});

test.each<[string, object]>([
  ['an empty message', {}],
  ['a file', { files: [{ id: 'F1', name: 'screenshot.png' }] }],
  ['a deleted message', { text: 'This message was deleted.', subtype: 'tombstone' }],
  ['blocks of an unknown kind', { blocks: [{ type: 'hologram' }, null, 7], attachments: [{}] }],
])('says that a message has no words, and opens the form anyway: %s', async (_, content) => {
  await desk.say(dana, openLine);
  const message = await writeOther(content);
  for (const callbackId of ['ticket-from-message', 'add-to-ticket', 'record-contact']) {
    await choose(callbackId, message);
    expect(said()).toContain('The message has no words.');
  }
  await desk.slack.submit({
    user: dana,
    values: { which: '1', way: 'phone', text: 'a screenshot of the pilot' },
  });
  await answers('Recorded a contact by phone on Acme Corp (MIG-1).');
  expect((await timeline(1)).at(-1)).toContain(`a screenshot of the pilot (${linkTo(message)})`);
});

test('a password in the blocks of a message is refused before a form shows it', async () => {
  const told = await chooseForAnswer(
    'add-to-ticket',
    await writeOther({
      blocks: [section({ type: 'mrkdwn', text: 'the password of ann@acme.com is Hunter2!xK9' })],
    }),
  );
  expect(told).toContain('This looks like a password or key. Nothing was saved.');
});

test('saves the note although the message is deleted meanwhile, and saves it once', async () => {
  await desk.say(dana, openLine);
  const message = await write('mig-1: pass 2 is done');
  await choose('add-to-ticket', message);
  desk.slack.forget(({ ts }) => ts === message.ts);
  const sent = await desk.slack.submit({ user: dana, values: {} });
  await answers('Added a note to Acme Corp (MIG-1).');
  await desk.slack.raw(sent.sent.body, sent.sent.headers);
  await desk.app.drain();
  expect(await timeline(1)).toHaveLength(2);
});

test('keeps the words if the form could not open in time', async () => {
  await desk.say(dana, openLine);
  const message = await write('"mig-1" is 12 of 40 done');
  desk.slack.faults.failNext('views.open', 'expired_trigger_id');
  const told = await chooseForAnswer('add-to-ticket', message);
  expect(told).toContain('Slack took too long to open the form.');
  await desk.pressForForm({ user: dana, channel: migrations, label: 'Open the form…' });
  expect(filledIn(desk.slack, dana)).toMatchObject({ which: 'MIG-1', text: '"mig-1" is 12 of 40 done' });
});

test('refuses people who may not use Migration Desk', async () => {
  await desk.say(dana, openLine);
  const message = await write('mig-1 is done');
  await choose('add-to-ticket', message, guest);
  expect(said(guest)).not.toContain('acme.com');
  await desk.slack.submit({ user: guest, values: {} });
  await desk.app.drain();
  expect(await timeline(1)).toHaveLength(1);
});

test('answers in a direct message where the bot is no member', async () => {
  await desk.say(dana, openLine);
  const channel = desk.slack.channels.get(migrations)!;
  channel.isPrivate = true;
  channel.members.delete(desk.slack.bot.userId);
  await choose('add-to-ticket', await write('mig-1 is done'), lee);
  await desk.slack.submit({ user: lee, values: {} });
  const told = await answers('Added a note to Acme Corp (MIG-1).');
  expect(desk.slack.channels.get(told.channel)).toMatchObject({ isIm: true, user: lee });
});

test('says that a shortcut of another version is out of date', async () => {
  await desk.slack.shortcut({ user: dana, callbackId: 'gone' });
  expect(await answers('This shortcut is out of date')).toBeDefined();
});
