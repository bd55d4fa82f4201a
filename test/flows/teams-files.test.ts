import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { card, text } from '../../src/card.ts';
import { defineSubcommand } from '../../src/commands/subcommand.ts';
import { fileField } from '../../src/input/file-field.ts';
import { dana, migrations, personalChat, sam } from '../support/connector/connector.ts';
import { openLine } from '../support/desk.ts';
import { useSample, useSubcommand } from '../support/own-subcommand.ts';
import { contentOf, useTeamsDesk } from '../support/teams-desk.ts';

const file = fileField();

useSubcommand(
  defineSubcommand({
    name: 'parcel',
    summary: 'Count the bytes of a file',
    examples: ['parcel MIG-12'],
    ticket: true,
    keys: [{ field: file, required: true }],
    takesFile: { words: '', label: 'Count bytes' },
    form: { title: 'Count the bytes', submit: 'Count' },
    async run({ desk: { outside } }, args) {
      const { name, bytes } = await outside.files.read(args.need(file));
      return card(text(`${name} of #${args.ticket} has ${bytes.length} bytes.`));
    },
  }),
);

useSample();

const desk = useTeamsDesk();

/** A stand-in for SharePoint, what it answers, and what it got. */
let status: number;
let content: string;
let got: { method: string; body: string; headers: Record<string, unknown> }[];
let sharepoint: string;
let stop: () => void;

beforeEach(async () => {
  [status, content, got] = [200, 'a,b\n1,2\n', []];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    got.push({
      method: request.method ?? '',
      body: Buffer.concat(parts).toString(),
      headers: request.headers,
    });
    response.writeHead(status).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sharepoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/download.aspx?tempauth=s3cretTempAuth`;
  stop = () => void server.close();
});

afterEach(() => {
  expect(desk.log.join('\n')).not.toContain('tempauth');
  stop();
});

const attached = (downloadUrl = sharepoint) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: 'https://contoso-my.sharepoint.com/personal/dana/mailboxes.csv',
  name: 'mailboxes.csv',
  content: { downloadUrl, uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D', fileType: 'csv' },
});

/** Sends a message with attachments, and returns the bot's answer as a JSON string. */
async function send(
  words: string,
  attachments: object[],
  conversation = personalChat(dana),
): Promise<string> {
  const before = desk.written(conversation).length;
  await desk.connector.say({ from: dana, conversation, text: words, attachments: attachments as never });
  return contentOf(await desk.connector.until(() => desk.written(conversation)[before]));
}

test('a file in a personal chat goes to the command that it came with, without a token', async () => {
  await desk.ask(dana, openLine);
  expect(await send('parcel 1', [attached()])).toContain('mailboxes.csv of #1 has 8 bytes.');
  expect(got.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('a file without a command is offered, and its button has no address', async () => {
  await desk.ask(dana, openLine);
  const offer = await send('MIG-1', [attached()]);
  expect(offer).toContain('You sent “mailboxes.csv”.');
  const [, command] = /"command":"(parcel MIG-1 file:teams:[0-9a-f-]{36})"/.exec(offer) ?? [];
  expect(offer).not.toContain('tempauth');
  expect(await send(command!, [])).toContain('has 8 bytes.');
});

test('a file is read only from Microsoft, and a file that is no longer there can be sent again', async () => {
  await desk.ask(dana, openLine);
  for (const url of [
    'https://sharepoint.com.evil.example/f',
    'http://contoso.sharepoint.com/f',
    'file:///etc/passwd',
  ])
    expect(await send('parcel 1', [attached(url)])).toContain("isn't stored in Microsoft Teams itself");
  status = 401;
  expect(await send('parcel 1', [attached()])).toContain('no longer has this file');
  expect(await send('parcel 1 file:teams:0b7e3e52-0000-4000-8000-000000000000', [])).toContain(
    'Send the file again',
  );
});

test('a file in a channel is explained', async () => {
  await desk.ask(dana, openLine);
  const reference = {
    contentType: 'reference',
    contentUrl: 'https://contoso.sharepoint.com/x',
    name: 'a.csv',
  };
  for (const words of ['parcel 1', ''])
    expect(await send(words, [reference], migrations)).toContain('Attach the file in your personal chat');
  expect(await send('note 1 hello', [reference], migrations)).toContain("Your file wasn't saved");
});

test('a form says to attach the file to a message', async () => {
  await desk.ask(dana, openLine);
  const form = await send('parcel 1', []);
  expect(form).toContain(
    "Teams forms can't take a file. Attach it to a message in your personal chat with Migration Desk, and write ",
  );
  expect(form).toContain('parcel MIG-1');
  expect(form).not.toContain('"title":"Count"');
});

test('a form keeps a file that was attached before', async () => {
  await desk.ask(dana, openLine);
  const offer = await send('', [attached()]);
  const [, command] = /"command":"(form parcel 0 file:teams:[0-9a-f-]{36})"/.exec(offer) ?? [];
  const chat = personalChat(dana);
  expect(await send(command!, [])).toContain('Migration Desk has your file.');
  const shown = desk.written(chat).at(-1)!;
  const ref = /teams:[0-9a-f-]{36}/.exec(command!)![0];
  const answer = await desk.connector.execute({
    from: dana,
    conversation: chat,
    activityId: shown.id,
    verb: 'form',
    data: { form: { subcommand: 'parcel', ticket: 0, noun: 'migration' }, file: ref, which: '1' },
  });
  expect(JSON.stringify(answer.body)).toContain('has 8 bytes.');
});

/** Asks for the template as Dana, and returns the offer of the file. */
async function askForTemplate() {
  const chat = personalChat(dana);
  const before = desk.written(chat).length;
  await desk.connector.say({ from: dana, conversation: chat, text: 'sample' });
  const offer = await desk.connector.until(() => desk.written(chat)[before + 1]);
  expect(contentOf(desk.written(chat)[before]!)).toContain(
    'Below, Teams asks you whether to save mailboxes.csv',
  );
  return offer.activity.attachments as { contentType: string; content: { acceptContext: object } }[];
}

async function consent(
  action: string,
  context: object,
  uploadUrl = sharepoint,
  from = dana,
): Promise<string> {
  const chat = personalChat(from);
  const before = desk.written(chat).length;
  const info = { contentUrl: 'https://contoso-my.sharepoint.com/x', name: 'mailboxes.csv', uploadUrl };
  const value = {
    type: 'fileUpload',
    action,
    context,
    uploadInfo: { ...info, uniqueId: 'U1', fileType: 'csv' },
  };
  const answer = await desk.connector.invoke({ from, conversation: chat, name: 'fileConsent/invoke', value });
  expect(answer.status).toBe(200);
  return action === 'decline' ? '' : contentOf(await desk.connector.until(() => desk.written(chat)[before]));
}

test('a file is sent to OneDrive once the person accepts it, and only once', async () => {
  const [offer] = await askForTemplate();
  expect(offer?.contentType).toBe('application/vnd.microsoft.teams.card.file.consent');
  const { acceptContext } = offer!.content;
  expect(await consent('accept', acceptContext)).toContain('teams.card.file.info');
  expect(got).toMatchObject([{ method: 'PUT', body: 'a,b\n', headers: { 'content-range': 'bytes 0-3/4' } }]);
  expect(await consent('accept', acceptContext)).toContain('This offer has expired.');
});

test('a declined file, one for another person, and one for another server are not sent', async () => {
  const next = async () => (await askForTemplate())[0]!.content.acceptContext;
  await consent('decline', await next());
  expect(await consent('accept', await next(), sharepoint, sam)).toContain('This offer has expired.');
  expect(await consent('accept', await next(), 'https://evil.example/put')).toContain('(unknown address)');
  status = 507;
  expect(await consent('accept', await next())).toContain('(HTTP 507)');
  expect(got.map(({ method }) => method)).toEqual(['PUT']);
});

test('a sheet with wrong rows comes back as a copy that marks them', async () => {
  await desk.ask(dana, openLine);
  content = 'Old address\nann@acme.com\nbob@acme\n';
  const chat = personalChat(dana);
  const before = desk.written(chat).length;
  expect(await send('mailboxes 1 upload', [attached()])).toContain('1 of 2 rows can be taken.');
  const offer = await desk.connector.until(() => desk.written(chat)[before + 1]);
  expect(JSON.stringify(offer.activity.attachments)).toContain('mailboxes-mig-1-acme.com-to-correct.xlsx');
});

test('in a channel, the answer says where to ask for the file', async () => {
  const told = await send('sample', [], migrations);
  expect(told).toContain('Here it is.');
  expect(told).toContain('ask for it in your personal chat with Migration Desk');
});
