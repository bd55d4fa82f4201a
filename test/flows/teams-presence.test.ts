import { describe, expect, test } from 'vitest';
import {
  dana,
  groupChat,
  migrations,
  personalChat,
  platformChanges,
  sam,
} from '../support/connector/connector.ts';
import { openLine, sendAll, sam as slackSam } from '../support/desk.ts';
import { contentOf, useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

const removed = 'Migration Desk was removed from this conversation';

async function places(): Promise<Record<string, string | null>> {
  const rows = await desk.database.client.teamsConversation.findMany({ orderBy: { place: 'asc' } });
  return Object.fromEntries(rows.map(({ place, retired }) => [place.slice('teams:'.length), retired]));
}

/** Sends the activity that Teams sends when something happens to a team or channel. */
async function tell(conversation: string, eventType: string): Promise<void> {
  const { activity } = await desk.connector.say({ from: sam, conversation, text: 'help' });
  const { text: _, ...rest } = activity;
  const channelData = { ...(activity.channelData as object), eventType };
  const answer = await desk.connector.raw({ ...rest, type: 'conversationUpdate', channelData });
  expect(answer.status).toBe(200);
}

describe('the bot can post', () => {
  test('in every conversation that it was added to or heard from', async () => {
    for (const conversation of [migrations, groupChat, personalChat(dana)])
      await desk.connector.install({ conversation });
    expect(await places()).toEqual({ [migrations]: null, [groupChat]: null, [personalChat(dana)]: null });
    expect(
      await desk.database.client.teamsConversation.findMany({ orderBy: { place: 'asc' } }),
    ).toMatchObject([
      { kind: 'groupChat' },
      { kind: 'channel', teamId: expect.stringContaining('general') },
      { kind: 'personal', withId: 'teams:aad-dana' },
    ]);
  });

  test('in a conversation that Microsoft has moved, because every activity updates the address', async () => {
    await desk.connector.install({ conversation: migrations });
    const { teamsConversation } = desk.database.client;
    const where = { place: `teams:${migrations}` };
    await teamsConversation.update({ where, data: { serviceUrl: 'https://old.example/' } });
    const { activity } = await desk.connector.say({ from: sam, conversation: migrations, text: 'help' });
    await teamsConversation.update({ where, data: { serviceUrl: 'https://old.example/' } });
    const reaction = { ...activity, type: 'messageReaction', text: undefined };
    expect((await desk.connector.raw(reaction)).status).toBe(200);
    expect(await teamsConversation.findUnique({ where })).toMatchObject({ serviceUrl: desk.connector.url });
  });

  test('in no channel of a team that removed the bot, until the team adds the bot again', async () => {
    await desk.ask(sam, 'subscribe', migrations);
    await desk.ask(sam, 'subscribe', platformChanges);
    await desk.connector.uninstall({ conversation: migrations });
    expect(await places()).toEqual({ [migrations]: removed, [platformChanges]: removed });
    expect(desk.log.join('\n')).toContain(removed);
    await desk.say(slackSam, openLine);
    await desk.app.drain();
    expect(await desk.database.client.delivery.findMany({ select: { state: true, reason: true } })).toEqual([
      { state: 'failed', reason: removed },
      { state: 'failed', reason: removed },
    ]);
    await desk.connector.install({ conversation: migrations });
    expect(await places()).toEqual({ [migrations]: null, [platformChanges]: null });
  });

  test('in no deleted channel and no archived team', async () => {
    await desk.ask(sam, 'help', migrations);
    await desk.ask(sam, 'help', platformChanges);
    await tell(migrations, 'channelDeleted');
    expect(await places()).toEqual({ [migrations]: 'the channel was deleted', [platformChanges]: null });
    await tell(platformChanges, 'teamArchived');
    const archived = 'the team was archived';
    expect(await places()).toEqual({ [migrations]: archived, [platformChanges]: archived });
    await tell(platformChanges, 'teamUnarchived');
    expect(await places()).toEqual({ [migrations]: null, [platformChanges]: null });
  });
});

describe('an answer', () => {
  test('replaces the card with the pressed button, also in an old client', async () => {
    const help = await desk.ask(dana, 'open globex.com');
    const on = { from: dana, conversation: personalChat(dana), activityId: help.id };
    await desk.connector.submit({ ...on, data: { verb: 'cancel-form' } });
    expect(desk.written(personalChat(dana)).map(contentOf)).toEqual([
      expect.stringContaining('Nothing was changed.'),
    ]);
    await desk.connector.submit({ ...on, data: { verb: 'command', command: openLine } });
    expect(desk.written(personalChat(dana)).map(contentOf)).toEqual([
      expect.stringContaining('Opened MIG-1'),
    ]);
    const put = await desk.connector.execute({ ...on, verb: 'cancel-form' });
    expect(JSON.stringify(put.body)).toContain('Nothing was changed.');
  });

  test('goes below the card if the command changes nothing, because others may need the card', async () => {
    await desk.ask(dana, openLine, migrations);
    const list = await desk.ask(dana, 'list', migrations);
    const on = { from: sam, conversation: migrations, activityId: list.id };
    const shown = await desk.connector.execute({ ...on, verb: 'command', data: { command: 'show 1' } });
    expect(shown.body).toMatchObject({ value: 'The answer is below.' });
    const refused = await desk.connector.execute({ ...on, verb: 'command', data: { command: 'advance 1' } });
    expect(refused.body).toMatchObject({ value: 'The answer is below.' });
    expect(desk.written(migrations).slice(-2).map(contentOf)).toEqual([
      expect.stringContaining('History'),
      expect.stringContaining("can't move to Discovery yet"),
    ]);
  });

  test('to a repeated press says that nothing was changed', async () => {
    await desk.ask(dana, openLine);
    const shown = await desk.ask(dana, 'show 1');
    const press = await desk.connector.execute({
      from: dana,
      conversation: personalChat(dana),
      activityId: shown.id,
      verb: 'command',
      data: { command: 'note 1 said once' },
    });
    expect(JSON.stringify(press.body)).toContain('Added a note');
    expect((await desk.connector.raw(press.activity)).body).toMatchObject({
      value: 'You already did this, so nothing was changed.',
    });
    expect(await desk.database.client.event.count({ where: { type: 'note' } })).toBe(1);
  });

  test('to a button from another version says that the button is out of date', async () => {
    const help = await desk.ask(dana, 'help');
    const press = { from: dana, conversation: personalChat(dana), activityId: help.id };
    const answer = await desk.connector.execute({ ...press, verb: 'gone', data: { page: 2 } });
    expect(answer.body).toMatchObject({ value: expect.stringContaining('out of date') });
  });

  test('to an invalid form shows the form again, with the name of its ticket', async () => {
    await desk.ask(dana, openLine);
    const form = await desk.ask(dana, 'hold 1');
    const again = await desk.connector.execute({
      from: dana,
      conversation: personalChat(dana),
      activityId: form.id,
      verb: 'form',
      data: { form: { subcommand: 'hold', ticket: 1, noun: 'migration' }, until: '2020-01-01', reason: 'x' },
    });
    expect(JSON.stringify(again.body)).toContain('Put on hold · MIG-1 acme.com · Acme Corp');
  });

  test.each([
    '@Migration Desk show 1',
    'Migration Desk show 1',
    '/migration show 1',
    '/platform-change show 1',
  ])("is the same if a person writes the bot's or the command's name in front: %s", async (text) => {
    await desk.ask(dana, openLine);
    expect(contentOf(await desk.ask(dana, text))).toContain('History');
  });

  test("to a button on an announced ticket's card never replaces that card", async () => {
    await desk.ask(sam, 'subscribe', migrations);
    await desk.say(slackSam, openLine);
    await desk.app.drain();
    const headline = desk.written(migrations).at(-1)!;
    const on = { from: sam, conversation: migrations, activityId: headline.id };
    const answer = await desk.connector.execute({
      ...on,
      verb: 'command',
      data: { command: 'assign 1 me', noun: 'migration' },
    });
    expect(answer.body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'You own Acme Corp (MIG-1) now.',
    });
    const form = await desk.connector.execute({ ...on, verb: 'command', data: { command: 'note 1' } });
    expect(form.body).toMatchObject({ value: 'The answer is below.' });
    await desk.connector.submit({ ...on, data: { verb: 'command', command: 'note 1 from an old client' } });
    const said = desk.written(migrations).map(contentOf);
    expect(said.some((text) => text.includes('You own Acme Corp (MIG-1) now'))).toBe(false);
    expect(said.some((text) => text.includes('Add a note'))).toBe(true);
    expect(said.some((text) => text.includes('Added a note'))).toBe(true);
    expect(desk.written(migrations).find(({ id }) => id === headline.id)).toBeDefined();
  });

  test('that Teams refuses reaches the person as a direct message', async () => {
    await desk.ask(dana, 'help');
    desk.connector.faults.failNext(/activities/, { status: 502 });
    await desk.connector.say({ from: dana, conversation: migrations, text: openLine });
    await sendAll(desk);
    desk.connector.faults.failNext(/activities/, { status: 502 });
    await desk.connector.say({ from: dana, conversation: migrations, text: 'open globex.com' });
    await sendAll(desk);
    expect(desk.written(migrations)).toEqual([]);
    const late = desk.written(personalChat(dana)).slice(1);
    expect(late[0]?.activity.summary).toBe("The answer that Teams couldn't show is here");
    expect(late.map(contentOf)).toEqual([
      expect.stringContaining('Opened MIG-1'),
      expect.stringContaining('Open the form…'),
    ]);
    expect(await desk.database.client.ticket.count()).toBe(1);
  });
});
