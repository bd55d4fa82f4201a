import { expect, test } from 'vitest';
import {
  dana,
  fay,
  groupChat,
  gus,
  migrations,
  otherTenantId,
  personalChat,
  platformChanges,
  sam,
} from '../support/connector/connector.ts';
import { openLine, sendAll } from '../support/desk.ts';
import { contentOf, useTeamsDesk } from '../support/teams-desk.ts';
import { linesOf } from '../support/teams-scene.ts';

const desk = useTeamsDesk();

/** Adds the bot to a conversation, and returns the messages that it has there. */
async function install(conversation: string, from?: string) {
  expect((await desk.connector.install({ conversation, from })).status).toBe(200);
  await sendAll(desk);
  return desk.written(conversation);
}

test('a team that the bot is added to learns in four lines what it does, once', async () => {
  const [told, ...others] = await install(migrations);
  expect(others).toEqual([]);
  expect(linesOf(told!)).toHaveLength(4);
  expect(told?.activity.summary).toBe('Migration Desk is here. Press a button to begin.');
  expect(contentOf(told!)).toContain('Everyone here sees the answer.');
  await desk.connector.uninstall({ conversation: migrations });
  expect(await install(migrations)).toHaveLength(1);
  expect(await install(platformChanges)).toEqual([]);
  desk.clock.advance(30 * 24 * 60);
  expect(await install(migrations)).toHaveLength(1);
  for (const command of ['subscribe normal', 'digest at 09:00', 'open']) {
    expect(contentOf(told!)).toContain(`"command":"${command}"`);
    const on = { from: sam, conversation: migrations, activityId: told!.id, verb: 'command' };
    await desk.connector.execute({ ...on, data: { command, noun: 'migration' } });
  }
  const where = { place: `teams:${migrations}` };
  expect(await desk.database.client.subscription.count({ where })).toBe(1);
  expect(await desk.database.client.digestSchedule.count({ where })).toBe(1);
});

test('a group chat is welcomed as a chat, which has no threads', async () => {
  const [told, ...others] = await install(groupChat);
  expect(others).toEqual([]);
  expect(contentOf(told!)).toContain('Subscribe this chat');
  expect(contentOf(told!)).not.toContain('thread');
});

test('a person who adds the bot is told what it does, once, and not after its first message', async () => {
  const [told, ...others] = await install(personalChat(dana));
  expect(others).toEqual([]);
  expect(linesOf(told!)).toHaveLength(4);
  expect(contentOf(told!)).toContain('Show my day');
  expect(contentOf(told!)).not.toContain('Home tab');
  expect(await install(personalChat(dana))).toHaveLength(1);
  await desk.ask(sam, 'help');
  await desk.ask(dana, openLine);
  await desk.ask(dana, 'assign 1 to Sam Okafor');
  await sendAll(desk);
  const before = desk.written(personalChat(sam)).length;
  expect(await install(personalChat(sam))).toHaveLength(before);
});

test('both activities of one installation at the same time make one greeting', async () => {
  const { activity } = await desk.connector.uninstall({ conversation: groupChat });
  desk.connector.conversations.get(groupChat)!.installed = true;
  const installed = { ...activity, action: 'add' };
  const joined = { ...activity, type: 'conversationUpdate', membersAdded: [activity.recipient] };
  await Promise.all(
    [installed, joined, installed, joined].map((one, i) => desk.connector.raw({ ...one, id: `add-${i}` })),
  );
  await sendAll(desk);
  expect(desk.written(groupChat)).toHaveLength(1);
});

test('nobody is welcomed by a guest, a person from another tenant, in another tenant, or when someone else joins', async () => {
  for (const from of [gus, fay]) {
    expect(await install(personalChat(from), from)).toEqual([]);
    expect(await install(migrations, from)).toEqual([]);
  }
  const { activity } = await desk.connector.uninstall({ conversation: groupChat });
  const other = { ...(activity.conversation as object), tenantId: otherTenantId };
  await desk.connector.raw({ ...activity, action: 'add', conversation: other });
  await desk.connector.raw({ ...activity, type: 'conversationUpdate', membersAdded: [{ id: sam }] });
  await desk.connector.raw({ ...activity, action: 'add-upgrade' });
  await sendAll(desk);
  expect(desk.written(groupChat)).toEqual([]);
  expect(await desk.database.client.delivery.count()).toBe(0);
});

test('an administrator who is no person in the team can install the bot', async () => {
  const { activity } = await desk.connector.uninstall({ conversation: migrations });
  desk.connector.conversations.get(migrations)!.installed = true;
  await desk.connector.raw({ ...activity, action: 'add', from: { id: '29:admin' } });
  await sendAll(desk);
  expect(desk.written(migrations)).toHaveLength(1);
});
