import { beforeEach, describe, expect, test } from 'vitest';
import type { AdaptiveCard } from '../../src/teams/cards/message.ts';
import {
  dana,
  fay,
  gus,
  type Json,
  lee,
  migrations,
  personalChat,
  sam,
  tenantId,
} from '../support/connector/connector.ts';
import { openLine, sendAll } from '../support/desk.ts';
import { plainSpaces } from '../support/shown-text.ts';
import { contentOf, useTeamsDesk } from '../support/teams-desk.ts';
import { brokenRules } from '../teams/card-rules.ts';
import { shownLines } from '../teams/scene.ts';

const desk = useTeamsDesk();

/** A chat between two people, without the bot. */
const withoutBot = '19:dana-and-sam@unq.gbl.spaces';
const link = 'https://teams.microsoft.com/l/message/19:migrations@thread.tacv2/1611060744833?context=%7B%7D';

beforeEach(async () => {
  desk.connector.conversations.set(withoutBot, {
    id: withoutBot,
    type: 'personal',
    tenantId,
    members: [dana, sam],
    installed: false,
  });
  await desk.connector.install({ conversation: migrations });
  await sendAll(desk);
});

/** What a dialog shows, and the form in it. */
interface Dialog {
  /** The dialog's text, or the lines of its card. */
  text: string;
  card: AdaptiveCard | null;
  /** The initial values of the form's inputs. */
  values: Record<string, unknown>;
}

interface Where {
  from?: string;
  conversation?: string;
}

function toDialog(body: Json): Dialog {
  const { task } = body as { task: { type: string; value: unknown } };
  if (task.type === 'message') return { text: plainSpaces(String(task.value)), card: null, values: {} };
  const { card } = task.value as { card: { content: AdaptiveCard } };
  expect(JSON.stringify(card)).not.toContain('Action.Execute');
  const values: Record<string, unknown> = {};
  JSON.parse(JSON.stringify(card), (_key, value) => {
    if (String(value?.type).startsWith('Input.') && value.value !== undefined) values[value.id] = value.value;
    return value;
  });
  return { text: shownLines(card.content.body).join('\n'), card: card.content, values };
}

/** Sends an invoke of the message extension. Resolves to the answer's body. */
async function invoke(name: string, value: Json, { from = dana, conversation = migrations }: Where) {
  const answer = await desk.connector.invoke({ from, conversation, name: `composeExtension/${name}`, value });
  expect(answer.status).toBe(200);
  return answer as { body: Json; activity: Json };
}

/** Chooses a command in the menu of a message. */
async function choose(commandId: string, message: string | Json, where: Where = {}): Promise<Dialog> {
  const payload = typeof message === 'string' ? { body: { contentType: 'html', content: message } } : message;
  const messagePayload = { id: '1611060744833', linkToMessage: link, deleted: false, ...payload };
  const value = { commandId, commandContext: 'message', messagePayload };
  return toDialog((await invoke('fetchTask', value, where)).body);
}

/** Sends the form of a dialog. A client sends every input, with its initial value unless the person changes it. */
async function submit(dialog: Dialog, values: Record<string, string>, where: Where = {}) {
  const data = { ...dataOf(dialog, 'form'), ...dialog.values, ...values };
  const { body, activity } = await invoke('submitAction', { commandId: 'any', data }, where);
  return { ...toDialog(body), activity };
}

/** The data of the first button with this verb. */
function dataOf({ card }: Dialog, verb: string, title?: string): Json {
  let found: Json | undefined;
  JSON.parse(JSON.stringify(card), (_key, value) => {
    if (value?.type === 'Action.Submit' && value.data.verb === verb && (!title || value.title === title))
      found ??= value.data;
    return value;
  });
  if (!found) throw new Error(`no ${verb} in ${JSON.stringify(card)}`);
  return found;
}

/** Types words into the search next to the message box. */
async function search(words: string | null, where: Where = {}) {
  const parameters =
    words === null ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'words', value: words }];
  const value = { commandId: 'search', parameters, queryOptions: { skip: 0, count: 25 } };
  const { composeExtension } = (await invoke('query', value, where)).body as {
    composeExtension: {
      type: string;
      text?: string;
      attachments?: {
        contentType: string;
        content: AdaptiveCard;
        preview: { contentType: string; content: { title: string; text: string } };
      }[];
    };
  };
  const { type, text = '', attachments = [] } = composeExtension;
  expect(attachments.flatMap(({ content }) => brokenRules(content))).toEqual([]);
  const previews = attachments.map(({ preview }) => [preview.content.title, preview.content.text]);
  return { type, text: plainSpaces(text), previews, cards: attachments.map(({ content }) => content) };
}

async function timeline(number: number): Promise<string[]> {
  const events = await desk.database.client.event.findMany({
    where: { ticketNumber: number },
    orderBy: { seq: 'asc' },
  });
  return events.map(({ text }) => text);
}

async function open(count: number): Promise<void> {
  for (let i = 1; i <= count; i++)
    await desk.ask(dana, openLine.replace('acme.com', `acme${i}.com`).replace('Acme Corp', `Acme ${i}`));
}

describe('the search', () => {
  test('finds tickets by key, customer, domain, and filter, each with its card', async () => {
    await desk.ask(dana, openLine);
    await desk.ask(
      dana,
      openLine.replace('acme.com', 'globex.com').replace('Acme Corp', '<b>Globex</b> & Co'),
    );
    await desk.ask(dana, 'assign 2 me');
    const acme = [['MIG-1 · Acme Corp', 'acme.com · Prerequisites · Unassigned']];
    const globex = [['MIG-2 · <b>Globex</b> & Co', 'globex.com · Prerequisites · Dana Reyes']];
    for (const words of ['mig-1', 'MIG 1', 'acme', 'ACME.com', 'unassigned'])
      expect(await search(words)).toMatchObject({ type: 'result', previews: acme });
    for (const words of ['globex', 'mine', 'owner:@dana', 'phase:prerequisites -owner:nobody'])
      expect(await search(words), words).toMatchObject({ previews: globex });
    const [card] = (await search('acme')).cards;
    expect(shownLines(card!.body).join('\n')).toContain('Acme Corp · acme.com · MIG-1');
    expect(JSON.stringify(card)).toContain('Action.Execute');
  });

  test('shows my tickets before anyone types, or all open ones if I have none', async () => {
    await open(2);
    await desk.ask(dana, 'assign 2 me');
    expect((await search(null)).previews).toEqual([['MIG-2 · Acme 2', expect.any(String)]]);
    expect((await search('', { from: sam })).previews).toHaveLength(2);
  });

  test('shows at most ten tickets, and none twice', async () => {
    await open(11);
    expect((await search('acme')).previews).toHaveLength(10);
    const parameters = [{ name: 'words', value: 'acme' }];
    const more = { commandId: 'search', parameters, queryOptions: { skip: 25, count: 25 } };
    expect((await invoke('query', more, {})).body).toMatchObject({ composeExtension: { attachments: [] } });
  });

  test('says why it shows nothing', async () => {
    await desk.ask(dana, openLine);
    expect(await search('umbrella')).toMatchObject({ type: 'message', text: expect.stringContaining('No ') });
    expect((await search('mig-99')).text).toContain('There is no ticket 99.');
    expect((await search('phase:nowhere')).text).toContain("“nowhere” isn't a valid phase");
    expect((await search('the password is Hunter2!xK9')).text).toContain('This looks like a password');
    expect((await search('x'.repeat(40_000))).text).toContain('Shorten it.');
    expect(desk.log.join('')).not.toContain('Hunter2');
  });

  test('changes nothing, whatever people type', async () => {
    await desk.ask(dana, openLine);
    for (const words of [
      'assign 1 me',
      'note MIG-1 hello',
      'MIG-1 MIG-2 note x',
      '"',
      ':',
      '\uE000x\uE001y\uE002',
    ])
      await search(words);
    expect(await timeline(1)).toHaveLength(1);
  });

  test.each([gus, fay])('finds nothing for people who may not use Migration Desk: %s', async (from) => {
    await desk.ask(dana, openLine);
    for (const words of [null, 'acme', 'mig-1']) {
      const found = await search(words, { from });
      expect(found).toMatchObject({ type: 'message', text: expect.stringContaining("can't use it") });
      expect(JSON.stringify(found)).not.toContain('Acme');
    }
  });

  test('works in a chat without the bot, and sends no message to that chat', async () => {
    await desk.ask(dana, openLine);
    expect((await search('acme', { conversation: withoutBot })).previews).toHaveLength(1);
    const [card] = (await search('acme', { conversation: withoutBot })).cards;
    const press = { from: dana, conversation: withoutBot, activityId: 'sent-by-dana', verb: 'command' };
    expect(JSON.stringify(card)).toContain('"command":"note MIG-1"');
    const told = await desk.connector.execute({ ...press, data: { command: 'note 1 pressed' } });
    expect(JSON.stringify(told.body)).toContain('Added a note');
    await desk.connector.execute({ ...press, data: { command: 'show 1' } });
    await desk.ask(sam, 'assign 1 to Dana Reyes');
    await sendAll(desk);
    expect(desk.written(withoutBot)).toEqual([]);
    expect(desk.written(personalChat(dana)).map(contentOf).join()).toContain(
      'assigned Acme Corp (MIG-1) to you',
    );
    const known = await desk.database.client.teamsConversation.findMany();
    expect(known.map(({ place }) => place)).not.toContain(`teams:${withoutBot}`);
  });
});

describe('the menu of a message', () => {
  test('opens a ticket with what is found in the message, and links the message', async () => {
    const form = await choose(
      'ticket-from-message',
      '<div>Ann at <a href="mailto:ann@acme.com">ann@acme.com</a> wants to move,<br>account&nbsp;1234567, see #180621-01234. Or was it <a href="https://beta.example.org/x">this</a>?</div>',
    );
    expect(form.values).toEqual({ domain: 'acme.com', account: '1234567', ticket: '180621-01234' });
    expect(form.text).toContain('Also in the message: beta.example.org.');
    expect(await desk.database.client.ticket.count()).toBe(0);
    const before = desk.written(migrations).length;
    const wrong = await submit(form, {
      from: 'rackspace-email',
      to: 'office-365',
      service: 'assisted',
      customer: 'Acme Corp',
      account: '1',
    });
    expect(wrong.text).toContain('3 to 10 digits');
    const opened = await submit(wrong, { account: '1234567' });
    expect(opened.text).toContain('Opened MIG-1');
    expect(await timeline(1)).toContain(`noted: opened from a message (${link})`);
    expect(desk.written(migrations)).toHaveLength(before);
  });

  test('adds the words of the message to the ticket that they name, once', async () => {
    await desk.ask(dana, openLine);
    const form = await choose(
      'add-to-ticket',
      '<p><at id="0">Sam Okafor</at>&nbsp;says the pilot for mig-1 went fine <emoji alt="👍"></emoji>, MIG-7 &lt;is&gt; next</p>\n<attachment id="x"></attachment>',
    );
    expect(form.values).toMatchObject({
      which: 'MIG-1',
      text: '@Sam Okafor says the pilot for mig-1 went fine 👍, MIG-7 <is> next',
    });
    expect(form.text).toContain('Also in the message: MIG-7.');
    expect(await timeline(1)).toHaveLength(1);
    const added = await submit(form, {});
    expect(added.text).toContain('Added a note to Acme Corp (MIG-1).');
    expect((await timeline(1)).at(-1)).toContain(`MIG-7 <is> next (${link})`);
    const again = await submit(form, {});
    expect(again.text).toContain('You already did this, so nothing was changed.');
    await desk.connector.raw(added.activity);
    expect(await timeline(1)).toHaveLength(2);
  });

  test('shows the answer in the dialog, where its buttons work', async () => {
    await desk.ask(dana, openLine);
    const added = await submit(await choose('add-to-ticket', 'mig-1: all done'), {});
    const data = dataOf(added, 'command', 'Show MIG-1');
    const shown = toDialog((await invoke('submitAction', { data }, {})).body);
    expect(shown.text).toContain('Acme Corp · acme.com · MIG-1');
    const outdated = toDialog((await invoke('submitAction', { data: { verb: 'gone' } }, {})).body);
    expect(outdated.text).toContain('out of date');
    expect((await choose('gone', 'mig-1')).text).toContain('out of date');
  });

  test('closes the dialog when a person cancels it', async () => {
    const form = await choose('add-to-ticket', 'hello');
    expect((await invoke('submitAction', { data: dataOf(form, 'cancel-form') }, {})).body).toEqual({});
  });

  test("fills in the ticket of the thread, or of the bot's own message", async () => {
    await desk.ask(sam, 'subscribe', migrations);
    await desk.ask(dana, openLine);
    await sendAll(desk);
    const headline = desk.written(migrations).at(-1)!;
    const inThread = { conversation: `${migrations};messageid=${headline.thread}` };
    const form = await choose('record-contact', 'Ann agreed to Friday', inThread);
    expect(form.values).toMatchObject({ which: 'MIG-1', text: 'Ann agreed to Friday' });
    const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: '{}' };
    const own = {
      id: headline.id,
      body: { contentType: 'html', content: '<attachment id="y"></attachment>' },
    };
    expect((await choose('record-contact', { ...own, attachments: [card] })).values).toEqual({
      which: 'MIG-1',
    });
    const done = await submit(form, { way: 'phone' }, inThread);
    expect(done.text).toContain('Recorded a contact by phone on Acme Corp (MIG-1).');
  });

  test('asks which ticket the message is about, and says what is wrong with the answer', async () => {
    await desk.ask(dana, openLine);
    const form = await choose('add-to-ticket', 'the pilot went fine');
    expect(form.values).not.toHaveProperty('which');
    expect((await submit(form, { which: 'acme' })).text).toContain('MIG-12');
    expect((await submit(form, { which: '99' })).text).toContain('99');
    expect((await submit(form, { which: 'mig 1' })).text).toContain('Added a note to Acme Corp (MIG-1).');
  });

  test.each(['ticket-from-message', 'add-to-ticket', 'record-contact'])(
    'refuses a message with a password before a form shows it: %s',
    async (commandId) => {
      const told = await choose(commandId, '<p>the password of ann@acme.com is <b>Hunter2!xK9</b></p>');
      expect(told.text).toContain('This looks like a password or key. Nothing was saved.');
      expect(JSON.stringify(told)).not.toContain('Hunter2');
      expect(desk.log.join('')).not.toContain('Hunter2');
    },
  );

  test('cuts off a message that is too long for a form, and says so', async () => {
    await desk.ask(dana, openLine);
    const form = await choose('add-to-ticket', `<p>${'all 12 mailboxes are done, '.repeat(1_480)}</p>`);
    expect(form.text).toContain('The message is too long, so its end is left out.');
    await submit(form, { which: '1' });
    expect((await timeline(1)).at(-1)).toMatch(/ \[…\] \(https:\S+\)$/);
  });

  test.each<[string, Json]>([
    ['a deleted message', { deleted: true, body: { contentType: 'html', content: '' } }],
    ['a message without a body', { body: null }],
    ['a message with only a file', { attachments: [{ contentType: 'reference', name: 'list.xlsx' }] }],
    ['a message with an odd link', { linkToMessage: 'javascript:alert(1)', body: { content: '' } }],
  ])('takes %s', async (_what, message) => {
    await desk.ask(dana, openLine);
    const form = await choose('add-to-ticket', message);
    expect(form.values).toEqual({});
    await submit(form, { which: '1', text: 'see the message' });
    expect((await timeline(1)).at(-1)).toMatch(/^noted: see the message( \(https:\S+\))?$/);
  });

  test('takes a subject, and a message that is plain text', async () => {
    const body = { contentType: 'text', content: 'move <b>beta.com</b>' };
    const form = await choose('add-to-ticket', { subject: 'Beta', body });
    expect(form.values).toEqual({ text: 'Beta\nmove <b>beta.com</b>' });
  });

  test('works in a chat without the bot, and without a conversation', async () => {
    await desk.ask(dana, openLine);
    const where = { conversation: withoutBot };
    const form = await choose('add-to-ticket', 'mig-1 is done', where);
    expect((await submit(form, {}, where)).text).toContain('Added a note');
    const { activity } = await invoke('submitAction', { data: { verb: 'gone' } }, {});
    const { conversation: _, ...rest } = activity;
    const messagePayload = { body: { contentType: 'html', content: 'mig-1' } };
    const value = { commandId: 'add-to-ticket', messagePayload };
    const told = await desk.connector.raw({ ...rest, name: 'composeExtension/fetchTask', value });
    expect(toDialog(told.body as Json).values).toMatchObject({ which: 'MIG-1' });
    await sendAll(desk);
    expect(desk.written(withoutBot)).toEqual([]);
  });

  test.each([gus, fay])('changes nothing for people who may not use Migration Desk: %s', async (from) => {
    await desk.ask(dana, openLine);
    const form = await choose('add-to-ticket', 'mig-1 is done', { from });
    expect(JSON.stringify(form)).not.toContain('acme.com');
    expect((await submit(form, {}, { from })).text).toContain("can't use it");
    expect((await choose('add-to-ticket', 'mig-1 is done', { from })).text).toContain("can't use it");
    expect(await timeline(1)).toHaveLength(1);
  });

  test('does nothing for someone whom nobody knows', async () => {
    await desk.ask(dana, openLine);
    desk.connector.members.set('29:eve', {
      ...desk.connector.members.get(sam)!,
      id: '29:eve',
      aadObjectId: 'aad-eve',
    });
    const where = { from: '29:eve', conversation: withoutBot };
    const form = await choose('add-to-ticket', 'mig-1 is done', where);
    expect((await submit(form, {}, where)).text).toContain("can't find your account");
    expect((await search('acme', where)).text).toContain("can't find your account");
    expect(await timeline(1)).toHaveLength(1);
  });

  test('refuses what only leads may do, and takes it from a lead', async () => {
    await desk.ask(dana, openLine);
    const data = { command: 'advance 1 force:"no reply"', verb: 'command' };
    expect(toDialog((await invoke('submitAction', { data }, {})).body).text).toContain('lead');
    const moved = toDialog((await invoke('submitAction', { data }, { from: lee })).body);
    expect(moved.text).toContain('Discovery');
  });

  test('refuses an invoke without a valid token', async () => {
    const value = { commandId: 'search', parameters: [] };
    const asked = { from: dana, conversation: migrations, name: 'composeExtension/query', value };
    expect((await desk.connector.invoke({ ...asked, authorization: '' })).status).toBe(401);
  });

  test('answers other invokes of message extensions as not implemented', async () => {
    for (const name of ['composeExtension/queryLink', 'composeExtension/query', 'composeExtension/setting'])
      expect(
        (await desk.connector.invoke({ from: dana, conversation: migrations, name, value: {} })).status,
      ).toBe(501);
  });
});
