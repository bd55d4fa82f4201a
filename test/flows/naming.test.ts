import { describe, expect, test } from 'vitest';
import { createUser } from '../../src/playground/slack/workspace/default-workspace.ts';
import {
  createMember,
  dana,
  fay,
  groupChat,
  migrations,
  personalChat,
  platformChanges,
  sam,
} from '../support/connector/connector.ts';
import { openLine, sendAll, dana as slackDana, lee as slackLee, sam as slackSam } from '../support/desk.ts';
import { contentOf, startTeamsDesk, useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

async function owner(): Promise<string | null | undefined> {
  return (await desk.database.client.ticket.findFirst())?.ownerId;
}

/** Returns the paths of the calls that asked Teams about people. */
function asked(): string[] {
  return desk.connector.calls.filter(({ path }) => path.includes('members')).map(({ path }) => path);
}

describe('naming a person in Slack', () => {
  test.each(['dana', 'DANA', '"Dana Reyes"', '"dána reyes"', '@Dana', 'dana@rackspace.example'])(
    'finds a person with a stored account by %s',
    async (words) => {
      await desk.say(slackDana, openLine);
      expect((await desk.say(slackSam, `assign 1 ${words}`)).text).toContain(
        'Dana Reyes owns Acme Corp (MIG-1) now',
      );
      expect(await owner()).toBe('slack:U0DANA');
      const found = (await desk.say(slackSam, `list owner:${words} acme`)).text;
      expect(found).toContain('(acme.com)');
      expect((await desk.say(slackSam, `list -owner:${words}`)).text).toContain('No open tickets match');
    },
  );

  test('finds a person without a stored account only by email address', async () => {
    await desk.say(slackDana, openLine);
    const unknown = (await desk.say(slackDana, 'assign 1 "Sam Okafor"')).text;
    expect(unknown).toContain("Can't find anyone named “Sam Okafor”.");
    expect(unknown).toContain('pick the person from the list, or give their email address');
    expect(unknown).not.toContain('Teams');
    expect((await desk.say(slackDana, 'assign 1 Sam@Rackspace.example')).text).toContain(
      'Sam Okafor owns Acme Corp (MIG-1) now',
    );
    expect((await desk.say(slackDana, 'assign 1 nobody@rackspace.example')).text).toContain(
      "Can't find anyone",
    );
  });

  test('lists everyone with the same name, and says how to choose', async () => {
    desk.slack.people.set('U0DANA2', createUser({ id: 'U0DANA2', name: 'cole', real_name: 'Dana Cole' }));
    desk.slack.people.set('U0DANA3', createUser({ id: 'U0DANA3', name: 'diaz', real_name: 'Dana Díaz' }));
    await desk.say(slackLee, openLine);
    await desk.say(slackLee, 'assign 1 cole@rackspace.example');
    await desk.say(slackLee, 'assign 1 diaz@rackspace.example');
    const told = (await desk.say(slackLee, 'assign 1 dana')).text;
    expect(told).toContain(
      '“dana” could be Dana Cole (cole@rackspace.example) or Dana Díaz (diaz@rackspace.example).',
    );
    expect(told).toContain('email address');
    expect(await owner()).toBe('slack:U0DANA3');
    expect((await desk.say(slackLee, 'assign 1 "dana diaz"')).text).toContain('Dana Díaz already owns');
    // Now the bot also knows Dana, whose whole name is "dana". She comes before people whose name only contains "dana".
    await desk.say(slackDana, 'help');
    expect((await desk.say(slackLee, 'assign 1 dana')).text).toContain(
      'Dana Reyes owns Acme Corp (MIG-1) now',
    );
  });

  test('prefers people who have access over others with the same name', async () => {
    await desk.say(slackDana, openLine);
    expect((await desk.say(slackDana, 'assign 1 gus@rackspace.example')).text).toContain(
      "Can't choose gus: guests can't use Migration Desk",
    );
    desk.slack.people.set('U0GUS2', createUser({ id: 'U0GUS2', name: 'gus.r', real_name: 'Gus Racker' }));
    await desk.say('U0GUS2', 'help');
    expect((await desk.say(slackDana, 'assign 1 gus')).text).toContain(
      'Gus Racker owns Acme Corp (MIG-1) now',
    );
    expect((await desk.say(slackDana, 'assign 1 "Gus Guest"')).text).toContain("Can't choose");
  });

  test("changes nothing while the platform isn't responding, and says so", async () => {
    await desk.say(slackDana, openLine);
    desk.slack.faults.failNext('users.lookupByEmail', { status: 500 });
    const told = (await desk.say(slackDana, 'assign 1 sam@rackspace.example')).text;
    expect(told).toContain("Can't look up people in Slack right now");
    expect(await owner()).toBeNull();
  });

  test('works in the role command, too', async () => {
    await desk.say(slackDana, 'help');
    expect((await desk.say(slackLee, 'role "Dana Reyes" lead')).text).toContain('Dana Reyes is a lead now');
    expect((await desk.say(slackLee, 'role me racker')).text).toContain('is still a lead');
  });

  test('still finds the tickets of someone who has left', async () => {
    await desk.say(slackDana, openLine);
    await desk.say(slackDana, 'assign 1 me');
    desk.slack.people.set(slackDana, createUser({ id: slackDana, name: 'dana', deleted: true }));
    desk.clock.advance(11);
    expect((await desk.say(slackSam, 'list owner:dana,sam')).text).toContain('Acme Corp');
  });
});

describe('naming a person in Teams', () => {
  test.each(['lee', '"Lee Park"', 'lee@rackspace.example'])(
    "searches the conversation's roster for someone who has never written to the bot, by %s",
    async (words) => {
      await desk.write(dana, openLine);
      const told = await desk.write(dana, `assign 1 ${words}`, { conversation: migrations });
      expect(told).toContain('Lee Park owns Acme Corp (MIG-1) now');
      expect(asked().filter((path) => path.includes('pagedmembers'))).toEqual([
        expect.stringContaining(migrations),
      ]);
      expect(await desk.write(sam, 'list owner:lee')).toContain('Acme Corp');
    },
  );

  test('searches shared conversations if the command is sent as a direct message', async () => {
    await desk.write(sam, 'help', { conversation: groupChat });
    await desk.write(dana, openLine);
    expect(await desk.write(dana, 'assign 1 "Lee Park"')).toContain("Can't find anyone");
    expect(await desk.write(dana, 'assign 1 sam')).toContain('Sam Okafor owns Acme Corp (MIG-1) now');
    await desk.connector.install({ conversation: platformChanges });
    expect(await desk.write(dana, 'assign 1 "Lee Park"')).toContain('Lee Park owns Acme Corp (MIG-1) now');
  });

  test('identifies a mentioned person who has never written to the bot', async () => {
    await desk.write(dana, openLine);
    expect(await desk.write(dana, 'assign 1 <at>Sam Okafor</at>', { mentions: [sam] })).toContain(
      'Sam Okafor owns Acme Corp (MIG-1) now',
    );
    expect(await owner()).toBe('teams:aad-sam');
    const before = asked().length;
    await desk.write(dana, 'note 1 <at>Sam Okafor</at> will call', { mentions: [sam] });
    expect(asked().length).toBe(before);
    expect(await desk.write(dana, 'assign 1 <at>Fay Foreign</at>', { mentions: [fay] })).toContain(
      "people from other companies can't use Migration Desk",
    );
  });

  test("treats a mention as a name if Teams can't identify the person", async () => {
    await desk.write(dana, openLine);
    desk.connector.faults.failNext(/members\/29:sam/, { status: 500 });
    const told = await desk.write(dana, 'assign 1 <at>Sam Okafor</at>', { mentions: [sam] });
    expect(told).toContain('Sam Okafor owns Acme Corp (MIG-1) now');
    expect(await owner()).toBe('teams:aad-sam');
  });

  test('accepts a name in a form, and lists everyone with that name', async () => {
    const other = createMember({ id: '29:cole', name: 'Cole, Dana', email: 'd.cole@rackspace.example' });
    desk.connector.members.set(other.id, other);
    desk.connector.conversations.get(migrations)!.members.push(other.id);
    await desk.write(sam, 'help', { conversation: migrations });
    await desk.write(sam, openLine);
    const several = await desk.fillIn(sam, 'assign 1', { owner: 'dana' });
    expect(several).toContain(
      '“dana” could be Dana Reyes (dana@rackspace.example) or Cole, Dana (d.cole@rackspace.example).',
    );
    expect(several).toContain('email address');
    expect(several).not.toContain('with @');
    expect(several).not.toContain('Slack');
    expect(several).toContain('"value":"dana"');
    expect(await desk.fillIn(sam, 'assign 1', { owner: 'ghost' })).toContain('anyone named “ghost”');
    expect(await desk.fillIn(sam, 'assign 1', { owner: 'dana cole' })).toContain(
      'Cole, Dana owns Acme Corp (MIG-1) now',
    );
    const list = { conversation: migrations, mentions: [other.id] };
    expect(await desk.write(sam, 'list owner:<at>Cole, Dana</at>', list)).toContain('Acme Corp');
    expect(await desk.write(sam, 'list -owner:dana@rackspace.example,<at>Cole, Dana</at>', list)).toContain(
      'No open tickets match',
    );
    expect(await desk.fillIn(sam, 'assign 1', { owner: 'me' })).toContain('You own Acme Corp (MIG-1) now');
    expect(await desk.fillIn(sam, 'assign 1', { owner: 'nobody' })).toContain(
      'Acme Corp (MIG-1) is unassigned now',
    );
  });

  test("changes nothing while the platform isn't responding, and says so", async () => {
    await desk.write(dana, openLine, { conversation: migrations });
    desk.connector.faults.failNext(/pagedmembers/, { status: 503 });
    const told = await desk.write(dana, 'assign 1 lee', { conversation: migrations });
    expect(told).toContain("Can't look up people in Teams right now");
    expect(await owner()).toBeNull();
  });

  test('searches a large team page by page, up to a limit', async () => {
    await desk.write(dana, openLine);
    const { members, conversations } = desk.connector;
    for (let i = 0; i < 2_200; i++) {
      const member = createMember({ id: `29:racker${i}`, name: `Racker Number${i}` });
      members.set(member.id, member);
      conversations.get(migrations)!.members.push(member.id);
    }
    const assign = (words: string) => desk.write(dana, `assign 1 ${words}`, { conversation: migrations });
    expect(await assign('"Racker Number700"')).toContain('Racker Number700 owns Acme Corp (MIG-1) now');
    const before = asked().length;
    expect(await assign('"Racker Number2150"')).toContain("Can't find anyone");
    expect(asked().length - before).toBe(4);
    // A mention identifies the person, so the bot doesn't search the list of members.
    const told = await desk.write(dana, 'assign 1 <at>Racker Number2150</at>', {
      mentions: ['29:racker2150'],
    });
    expect(told).toContain('Racker Number2150 owns Acme Corp (MIG-1) now');
  });

  test('searches other conversations for someone who left the conversation', async () => {
    await desk.write(sam, 'help', { conversation: groupChat });
    await desk.write(dana, openLine, { conversation: migrations });
    desk.connector.conversations.get(groupChat)!.members = [dana];
    desk.clock.advance(11);
    expect(await desk.write(dana, 'assign 1 sam')).toContain('Sam Okafor owns Acme Corp (MIG-1) now');
    for (const place of [migrations, platformChanges]) {
      const conversation = desk.connector.conversations.get(place)!;
      conversation.members = conversation.members.filter((id) => id !== sam);
    }
    desk.clock.advance(11);
    expect(await desk.write(dana, 'assign 1 sam')).toContain("Can't find sam in Teams");
    await sendAll(desk);
    expect(desk.written(personalChat(sam)).map(contentOf)).toEqual([
      expect.stringContaining('assigned Acme Corp (MIG-1) to you'),
    ]);
  });
});

test('answers in time even if Teams is slow to identify a mention or to find a name', async () => {
  const hurried = await startTeamsDesk({ askWithin: 2_000 });
  await hurried.write(dana, openLine, { conversation: migrations });
  hurried.connector.faults.delay(/members\/29:fay|pagedmembers/, 30_000);
  const noted = await hurried.write(dana, 'note 1 asked <at>Fay Foreign</at>', { mentions: [fay] });
  expect(noted).toContain('Added a note to Acme Corp (MIG-1).');
  expect(await hurried.write(dana, 'history 1')).toContain('asked @Fay Foreign');
  expect(await hurried.write(dana, 'assign 1 lee', { conversation: migrations })).toContain('right now');
  await hurried.stop();
});
