import { describe, expect, test } from 'vitest';
import {
  createMember,
  dana,
  fay,
  gus,
  lee,
  type Member,
  migrations,
  otherTenantId,
  personalChat,
  sam,
} from '../support/connector/connector.ts';
import { openLine } from '../support/desk.ts';
import { contentOf, leeId, useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

/** In a shared channel, people from other companies are members, not guests. */
const sharer = createMember({ id: '29:shay', name: 'Shay Shared', tenantId: otherTenantId.toUpperCase() });
const robot = createMember({ id: '29:robo', name: 'Robo', userRole: 'bot' as Member['userRole'] });
/** In a meeting, people who aren't signed in have no AAD object id. */
const unnamed = createMember({ id: '29:anon', name: 'Someone (Guest)', aadObjectId: '' });
const absent = createMember({ id: '29:ada', name: 'Ada Absent' });

function add(member: Member, conversation = migrations): void {
  desk.connector.members.set(member.id, { ...member });
  desk.connector.conversations.get(conversation)?.members.push(member.id);
}

const strangers: [string, string, Member | null, string][] = [
  ['a guest', gus, null, "guests can't use it"],
  ['someone of another tenant', fay, null, "people from other companies can't use it"],
  ['a member of a shared channel from another tenant', sharer.id, sharer, 'people from other companies'],
  ['a bot', robot.id, robot, "bots can't use it"],
  ['someone who is not signed in', unnamed.id, unnamed, "can't find your account"],
];

test.each(strangers)('refuses commands, buttons, and forms from %s', async (_, from, member, reason) => {
  if (member) add(member);
  await desk.write(dana, 'subscribe', { conversation: migrations });
  await desk.write(dana, openLine);
  await desk.app.drain();
  const before = await desk.database.client.event.count();
  const posted = desk.written(migrations).find((message) => contentOf(message).includes('"note '))!;

  // The form opens before the bot checks the person's rights. So the form must not show anything about the ticket.
  expect(await desk.write(from, 'note 1', { conversation: migrations })).not.toContain('cme');
  for (const text of ['advance 1', 'nonsense', 'link me'])
    expect(await desk.write(from, text, { conversation: migrations })).toContain(reason);
  const place = { from, conversation: migrations, activityId: posted.id };
  const button = { verb: 'command', data: { command: 'advance 1', noun: 'migration' } };
  await desk.connector.execute({ ...place, ...button });
  const form = { subcommand: 'note', ticket: 1, noun: 'migration' };
  await desk.connector.execute({ ...place, verb: 'form', data: { form, text: 'mine' } });
  await desk.connector.submit({ ...place, data: { form, text: 'mine' } });
  const told = desk.written(migrations).slice(-3).map(contentOf);
  expect(told).toEqual([1, 2, 3].map(() => expect.stringContaining(reason)));

  expect(await desk.database.client.event.count()).toBe(before);
  expect(await desk.database.client.auditEntry.count({ where: { action: 'refused' } })).toBe(6);
});

test("doesn't let anyone assign a ticket or a role to people without access", async () => {
  await desk.write(dana, openLine);
  for (const [id, name] of [
    [gus, 'Gus Guest'],
    [fay, 'Fay Foreign'],
  ] as const) {
    const told = await desk.write(dana, `assign 1 <at>${name}</at>`, { mentions: [id] });
    expect(told).toContain(`Can't choose ${name}`);
    expect(await desk.write(lee, `role "${name}" lead`, { conversation: migrations })).toContain(
      "Can't choose",
    );
  }
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({ ownerId: null });
  expect(await desk.database.client.auditEntry.count({ where: { action: 'role' } })).toBe(0);
});

describe('a lead', () => {
  test('can be named in MD_LEADS by AAD object id, or can be made a lead by another lead', async () => {
    expect(await desk.write(sam, 'role "Dana Reyes" lead')).toContain('Only a lead');
    expect(await desk.write(lee, 'role dana lead', { conversation: migrations })).toContain(
      'Dana Reyes is a lead now',
    );
    expect(await desk.write(dana, 'role sam lead')).toContain('Sam Okafor is a lead now');
    expect(await desk.write(sam, 'role "Lee Park" racker')).toContain('is still a lead');
    expect(await desk.database.client.auditEntry.findMany({ where: { action: 'role' } })).toMatchObject([
      { actorId: `teams:${leeId}`, detail: 'teams:aad-dana now has the role lead' },
      { actorId: 'teams:aad-dana', detail: 'teams:aad-sam now has the role lead' },
      { actorId: 'teams:aad-sam', detail: `teams:${leeId} now has the role Racker` },
    ]);
  });

  test('is the only person who can open a form for leads', async () => {
    expect(await desk.write(dana, 'help')).toContain('Migration Desk: help');
    expect(await desk.write(dana, 'link')).toContain('Only a lead can link or unlink accounts');
    expect(await desk.write(lee, 'link')).toContain('"id":"person"');
  });
});

test("trusts a stored account for a day while Teams isn't responding, and refuses people without an account", async () => {
  await desk.write(dana, openLine);
  desk.clock.advance(60);
  desk.connector.faults.failNext(/members/, { status: 503 }, 3);
  expect(await desk.write(dana, 'show 1')).toContain('acme.com');
  expect(await desk.write(sam, 'show 1')).toContain("Can't check who you are");
  desk.clock.advance(25 * 60);
  expect(await desk.write(dana, 'show 1')).toContain("Can't check who you are");
  expect(await desk.write(dana, 'show 1')).toContain('acme.com');
});

test("refuses a person who is in no conversation's roster", async () => {
  add(absent, personalChat(dana));
  const gone = desk.connector.conversations.get(personalChat(dana))!;
  const writing = desk.connector.say({ from: absent.id, conversation: gone.id, text: openLine });
  gone.members = [dana];
  expect((await writing).status).toBeLessThan(300);
  const told = await desk.connector.until(() => desk.written(gone.id)[0]);
  expect(contentOf(told)).toContain("can't find your account");
  expect(await desk.database.client.ticket.count()).toBe(0);
});
