import { expect, test } from 'vitest';
import { dana, groupChat, lee, personalChat } from '../support/connector/connector.ts';
import {
  openLine,
  dana as slackDana,
  lee as slackLee,
  migrations as slackMigrations,
} from '../support/desk.ts';
import { holdTransactions } from '../support/hold-transactions.ts';
import { contentOf, formOf, useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

const full = 'You have 20 requests waiting. Try again in a moment.';

/** Sends several notes of Dana at the same time. Teams gets its answer to each only once the note is handled. */
function flood(count: number): Promise<unknown>[] {
  const texts = Array.from({ length: count }, (_, i) => `note 1 number ${i}.`);
  return texts.map((text) => desk.connector.say({ from: dana, conversation: personalChat(dana), text }));
}

function answersTo(conversation: string): string[] {
  return desk.written(conversation).map(contentOf);
}

function notes(): Promise<number> {
  return desk.database.client.event.count({ where: { type: 'note' } });
}

test('runs 24 of 100 requests of one person in Teams, answers the rest once, and answers others', async () => {
  await desk.ask(dana, openLine);
  const release = holdTransactions(desk.database);
  const sent = flood(100);
  await desk.connector.until(() => answersTo(personalChat(dana)).some((text) => text.includes(full)));
  expect(await desk.write(lee, 'list')).toContain('MIG-1');
  release();
  await Promise.all(sent);
  expect(await notes()).toBe(24);
  const told = answersTo(personalChat(dana));
  expect(told.filter((text) => text.includes(full))).toHaveLength(1);
  expect(told.filter((text) => text.includes('Added a note to Acme Corp (MIG-1).'))).toHaveLength(24);
});

test('shows a form again with what was typed, and a short text for a pressed button, if 20 requests wait', async () => {
  const opened = await desk.ask(dana, openLine);
  const shown = await desk.ask(dana, 'note 1');
  const release = holdTransactions(desk.database);
  const sent = flood(25);
  await desk.connector.until(() => answersTo(personalChat(dana)).some((text) => text.includes(full)));
  const place = { from: dana, conversation: personalChat(dana) };
  const submit = { ...place, activityId: shown.id, verb: 'form', data: { ...formOf(shown.activity)! } };
  const refused = await desk.connector.execute({ ...submit, data: { ...submit.data, text: 'with care' } });
  expect(JSON.stringify(refused.body)).toContain(full);
  expect(JSON.stringify(refused.body)).toContain('"value":"with care"');
  const pressed = await desk.connector.execute({
    ...place,
    activityId: opened.id,
    verb: 'command',
    data: { command: 'show 1', noun: 'migration' },
  });
  expect(pressed.body).toMatchObject({ type: 'application/vnd.microsoft.activity.message', value: full });
  release();
  await Promise.all(sent);
  expect(await notes()).toBe(24);
  expect(
    JSON.stringify(
      (await desk.connector.execute({ ...submit, data: { ...submit.data, text: 'with care' } })).body,
    ),
  ).toContain('Added a note');
});

test('a refused request in Teams stores nothing', async () => {
  await desk.ask(dana, openLine);
  const release = holdTransactions(desk.database);
  const sent = flood(25);
  await desk.connector.until(() => answersTo(personalChat(dana)).some((text) => text.includes(full)));
  const { teamsConversation } = desk.database.client;
  const before = await teamsConversation.findMany();
  await desk.connector.say({ from: dana, conversation: groupChat, text: 'list', mentions: ['bot'] });
  expect(await teamsConversation.findMany()).toEqual(before);
  release();
  await Promise.all(sent);
});

test('a person with linked accounts has one line for both platforms', async () => {
  await desk.write(dana, 'help');
  await desk.say(slackDana, openLine);
  await desk.say(slackLee, 'link @dana');
  await desk.ask(dana, 'show 1');
  const release = holdTransactions(desk.database);
  const command = { user: slackDana, channel: slackMigrations, command: '/migration' };
  const texts = Array.from({ length: 24 }, (_, i) => `note 1 number ${i}.`);
  await Promise.all(texts.map((text) => desk.slack.command({ ...command, text })));
  expect(await desk.write(dana, 'list')).toContain(full);
  release();
  await desk.app.drain();
  expect(await notes()).toBe(24);
  expect(await desk.write(dana, 'list')).toContain('MIG-1');
});
