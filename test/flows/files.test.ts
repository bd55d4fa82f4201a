import { expect, test } from 'vitest';
import { card, text } from '../../src/card.ts';
import { defineSubcommand } from '../../src/commands/subcommand.ts';
import { choiceField } from '../../src/input/field.ts';
import { fileField } from '../../src/input/file-field.ts';
import type { SlackMessage } from '../../src/playground/slack/platform.ts';
import { dana, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { directWith } from '../support/direct.ts';
import { useSample, useSubcommand } from '../support/own-subcommand.ts';
import { shownText } from '../support/shown-text.ts';
import { firstThread } from '../support/thread.ts';

const file = fileField();
const what = choiceField('what', 'What', [{ value: 'upload', label: 'Upload' }]);

useSubcommand(
  defineSubcommand({
    name: 'parcel',
    summary: 'Count the bytes of a file',
    examples: ['parcel MIG-12 upload'],
    ticket: true,
    positionals: [{ field: what, hidden: true }],
    keys: [{ field: file, required: true }],
    takesFile: { words: 'upload', label: 'Count bytes' },
    form: { title: 'Count the bytes', submit: 'Count' },
    async run({ desk: { outside } }, args) {
      const { name, bytes } = await outside.files.read(args.need(file));
      return card(
        text(`${name} of #${args.ticket} has ${bytes.length} bytes (${args.get(what) ?? 'no word'}).`),
      );
    },
  }),
);

useSample();

const desk = useDesk();
const sheet = { name: 'mailboxes.csv', content: 'a,b\n1,2\n' };

interface Read {
  text: string;
  /** The label and the command of each button. */
  buttons: [string, string][];
}

/** Writes to the bot, and returns its answer in the same conversation. */
async function send(
  words: string,
  where: { channel?: string; thread?: string; files?: object[] } = {},
): Promise<Read> {
  const { slack } = desk;
  const channel = where.channel ?? (await directWith(desk, dana));
  const answers = () => slack.messages(channel).filter(({ bot_id }) => bot_id);
  const before = answers().length;
  const thread = where.thread ? { thread_ts: where.thread } : {};
  await slack.say({ user: dana, channel, text: words, files: (where.files ?? [sheet]) as never, ...thread });
  const message = await slack.until(() => answers()[before]);
  const buttons = (message.blocks as { elements?: { text?: { text: string }; value?: string }[] }[])
    .flatMap(({ elements = [] }) => elements)
    // Without the product's own command that takes a file.
    .filter(({ value }) => value !== undefined && !/^(form )?mailboxes\b/.test(value))
    .map(({ text: label, value }): [string, string] => [label?.text ?? '', value ?? '']);
  return { text: shownText(message), buttons };
}

/** Waits for a private message in the channel that has some words, or a button with that command. */
function privately(words: string): Promise<unknown> {
  const { slack } = desk;
  const isIt = (message: SlackMessage) =>
    message.ephemeralTo === dana && (shownText(message) + JSON.stringify(message.blocks)).includes(words);
  return slack.until(() => slack.messages(migrations).find(isIt));
}

const lastFile = () => [...desk.slack.files.keys()].at(-1);

test('a file in a direct message goes to the command that it came with', async () => {
  await desk.say(dana, openLine);
  expect((await send('parcel 1 upload')).text).toContain('mailboxes.csv of #1 has 8 bytes (upload).');
  expect((await send('parcel mig-1')).text).toContain('(upload)');
  expect((await send('MIG-1 parcel upload')).text).toContain('mailboxes.csv of #1');
});

test('a file in the thread of a ticket goes to the command, which need not name the ticket', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  const there = { channel: migrations, thread: await firstThread(desk) };
  expect((await send('@migration_desk parcel', there)).text).toContain('mailboxes.csv of #1 has 8 bytes');
  const offered = await send('@migration_desk', there);
  expect(offered.text).toContain('You sent “mailboxes.csv”. Choose what to do with it.');
  expect(offered.buttons).toEqual([['Count bytes to MIG-1', `parcel MIG-1 upload file:slack:${lastFile()}`]]);
  const sentence = await send('@migration_desk the customer sent us this today', there);
  expect(sentence.buttons.map(([label]) => label)).toEqual([
    'Count bytes to MIG-1',
    'Save as note',
    'Record as contact…',
  ]);
});

test('a file without a command is offered to each command that takes one', async () => {
  await desk.say(dana, openLine);
  const form = [['Count bytes…', expect.stringMatching(/^form parcel 0 upload file:slack:F\w+$/)]];
  for (const words of ['', 'here you are']) expect((await send(words)).buttons).toMatchObject(form);
  expect((await send('MIG-1')).buttons).toEqual([
    ['Count bytes to MIG-1', `parcel MIG-1 upload file:slack:${lastFile()}`],
  ]);
});

test('the offer without a ticket opens a form that keeps the file and asks for the ticket', async () => {
  await desk.say(dana, openLine);
  await send('');
  const channel = await directWith(desk, dana);
  await desk.pressForForm({ user: dana, channel, value: /^form parcel/ });
  await desk.slack.submit({ user: dana, values: { which: 'MIG-1' } });
  const answer = await desk.slack.until(() =>
    desk.slack.messages(channel).find(({ text: says }) => says.includes('has 8 bytes')),
  );
  expect(answer.text).toContain('mailboxes.csv of #1 has 8 bytes (upload).');
});

test('a form asks for a file, and a failed one can be repeated as a command that names the file', async () => {
  await desk.say(dana, openLine);
  await desk.sayForForm(dana, 'parcel 1 upload');
  expect(desk.slack.views.top(dana)?.blocks).toMatchObject([
    {},
    {
      element: { type: 'file_input', filetypes: ['csv', 'xlsx', 'xlsm', 'txt'], max_files: 1 },
      optional: false,
    },
  ]);
  const refused = await desk.slack.submit({ user: dana, values: { file: [{ ...sheet, name: 'a.pdf' }] } });
  expect(refused.outcome).toBe('refused');
  desk.slack.faults.failNext('files.info', 'internal_error');
  const failed = await desk.slack.submit({ user: dana, values: { file: [sheet] } });
  expect(failed.errors).toMatchObject({ file: expect.stringContaining('internal_error') });
  await privately(`parcel MIG-1 upload file:slack:${lastFile()}`);
  const { text: says } = await desk.press({ user: dana, channel: migrations, value: /file:slack/ });
  expect(says).toContain('mailboxes.csv of #1 has 8 bytes (upload).');
});

test('if Slack refuses the form, the answer says to attach the file', async () => {
  await desk.say(dana, openLine);
  desk.slack.faults.failNext('views.open', 'invalid_arguments');
  const { text: says } = await desk.say(dana, 'parcel 1 upload');
  expect(says).toContain(
    'Attach the file to a direct message to Migration Desk instead, and write parcel MIG-1 upload.',
  );
});

test('a submitted form reads its file', async () => {
  await desk.say(dana, openLine);
  await desk.sayForForm(dana, 'parcel 1');
  expect(await desk.slack.submit({ user: dana, values: { file: [sheet] } })).toMatchObject({
    outcome: 'closed',
  });
  await privately('mailboxes.csv of #1 has 8 bytes (no word).');
});

test('a file that was deleted, and a token without the scope, are explained', async () => {
  await desk.say(dana, openLine);
  const { text: says } = await desk.say(dana, 'parcel 1 upload file:slack:F0GONE123');
  expect(says).toContain('It was deleted');
  expect(says).toContain('Example: /migration parcel 1 upload');
  desk.slack.scopes.delete('files:read');
  expect((await send('parcel 1')).text).toContain("its token doesn't have the scope files:read");
});

test('a command that takes no file runs, and says that the file was not saved', async () => {
  await desk.say(dana, openLine);
  const { text: says } = await send('note 1 called them');
  expect(says).toContain('Added a note');
  expect(says).toContain("Your file wasn't saved, because this command takes no file.");
});

test('several files, and a file name with a password, are not repeated', async () => {
  await desk.say(dana, openLine);
  const files = [sheet, { ...sheet, name: 'b.csv' }];
  expect((await send('parcel 1', { files })).text).toContain(
    'You sent 2 files, but this takes one at a time.',
  );
  const named = await send('', { files: [{ ...sheet, name: 'password hunter2!X.csv' }] });
  expect(named.text).toContain('You sent a file.');
});

test('the bot sends a file to the direct message in which a person asked', async () => {
  const { text: says } = await send('sample', { files: [] });
  const channel = await directWith(desk, dana);
  expect(says).toBe('');
  const [posted, answer] = desk.slack.messages(channel).filter(({ bot_id }) => bot_id);
  expect(posted).toMatchObject({ files: [{ name: 'mailboxes.csv', size: 4 }] });
  expect(shownText(answer!)).toContain('mailboxes.csv is in this conversation.');
});

test('the bot sends a file into the thread in which a person asked, unless another company can see it', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  const thread = await firstThread(desk);
  const ask = () =>
    desk.slack.say({ user: dana, channel: migrations, text: '@migration_desk sample', thread_ts: thread });
  await ask();
  await privately('mailboxes.csv is in this thread.');
  expect(desk.slack.messages(migrations).filter(({ files }) => files)).toMatchObject([{ thread_ts: thread }]);
  await desk.slack.share(migrations, 'accepted');
  await ask();
  await privately('mailboxes.csv is in your direct messages with Migration Desk.');
  expect(desk.slack.messages(migrations).filter(({ files }) => files)).toHaveLength(1);
});

test('a file that was asked for in a channel goes to the direct messages', async () => {
  expect((await desk.say(sam, 'sample')).text).toContain(
    'mailboxes.csv is in your direct messages with Migration Desk.',
  );
  const messages = desk.slack.messages(await directWith(desk, sam));
  expect(messages.filter(({ files }) => files)).toMatchObject([{ files: [{ name: 'mailboxes.csv' }] }]);
});

test('without the scope, the answer is there and says what to do', async () => {
  desk.slack.scopes.delete('files:write');
  const { text: says } = await desk.say(dana, 'sample');
  expect(says).toContain('Here it is.');
  expect(says).toContain("Slack didn't take mailboxes.csv.");
  expect(says).toContain('files:write');
});
