import { describe, expect, test } from 'vitest';
import { createUser } from '../../src/playground/slack/workspace/default-workspace.ts';
import { dana, fay, gus, lee, migrations, personalChat, sam } from '../support/connector/connector.ts';
import {
  openLine,
  dana as slackDana,
  guest as slackGuest,
  lee as slackLee,
  sam as slackSam,
} from '../support/desk.ts';
import { contentOf, leeId, useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

/** Makes Dana write in the channel. After that, the bot can look up the team's members. */
async function meet(): Promise<void> {
  await desk.write(dana, 'help', { conversation: migrations });
}

function owners(): Promise<(string | null)[]> {
  const { ticket } = desk.database.client;
  return ticket.findMany({ orderBy: { number: 'asc' } }).then((all) => all.map(({ ownerId }) => ownerId));
}

function audit(action: string) {
  return desk.database.client.auditEntry.findMany({ where: { action } });
}

describe('the link command', () => {
  test('makes two accounts with the same email address one person, who keeps all tickets and settings', async () => {
    await desk.write(dana, openLine);
    await desk.write(dana, 'assign 1 me');
    await desk.write(dana, 'cancel 1 withdrew');
    await desk.write(dana, openLine.replace('acme.com', 'globex.com'));
    await desk.write(dana, 'assign 2 me');
    await desk.write(dana, 'digest at 09:00 weekdays', { conversation: migrations });
    await desk.write(dana, 'subscribe', { conversation: migrations });
    expect(await desk.write(dana, 'digest me at 08:30')).toContain('Your morning message comes at 8:30 AM');
    const events = await desk.database.client.event.count();

    const told = await desk.say(slackLee, 'link @dana');
    expect(told.text).toContain(
      'dana in Slack and Dana Reyes in Teams are linked now. 2 tickets moved to dana in Slack.',
    );
    expect(await owners()).toEqual(['slack:U0DANA', 'slack:U0DANA']);
    expect(await desk.database.client.event.count()).toBe(events);
    expect(await audit('link')).toMatchObject([
      { actorId: 'slack:U0LEE', detail: 'teams:aad-dana is linked to slack:U0DANA' },
    ]);
    expect(await desk.database.client.digestSchedule.findMany()).toMatchObject([{ setById: 'slack:U0DANA' }]);
    expect(await desk.database.client.subscription.findMany()).toMatchObject([{ byId: 'slack:U0DANA' }]);
    expect((await desk.say(slackDana, 'digest me')).text).toContain('Your morning message comes at 8:30 AM');
    expect(await desk.database.client.morning.count()).toBe(1);

    expect(await desk.write(dana, 'list mine')).toContain('MIG\u20112');
    expect((await desk.say(slackDana, 'list mine')).text).toContain('MIG-2');
    expect((await desk.say(slackSam, 'show 2')).text).toContain(' · Dana Reyes\n');
    // Dana is not a lead. But she set the digest from her other account, so she may change the digest.
    expect(await desk.write(dana, 'digest at 10:00 weekdays', { conversation: migrations })).toContain(
      '10:00',
    );
  });

  test('makes both accounts count as the same owner on both platforms', async () => {
    await meet();
    await desk.say(slackLee, 'link @dana');
    await desk.say(slackSam, openLine);
    await desk.write(sam, 'assign 1 <at>Dana Reyes</at>', { mentions: [dana] });
    expect(await owners()).toEqual(['slack:U0DANA']);
    expect(await desk.write(dana, 'assign 1 me')).toContain('You already own MIG\u20111');
    expect((await desk.say(slackSam, 'list owner:@dana')).text).toContain('Acme Corp');
    expect(await desk.write(sam, 'list <at>Dana Reyes</at>', { mentions: [dana] })).toContain('Acme Corp');
    await desk.app.drain();
    const direct = await desk.posted(`D0DANA`);
    expect(direct.map(({ text }) => text).join()).toContain('assigned Acme Corp (MIG-1) to you');
    expect(desk.written(personalChat(dana)).map(contentOf).join()).not.toContain('gave you');
  });

  test('works for leads in Teams, and finds the Slack account by email address', async () => {
    await meet();
    expect(await desk.write(dana, 'link me')).toContain('Only a lead can link or unlink accounts');
    expect(await desk.write(lee, 'link <at>Dana Reyes</at>', { mentions: [dana] })).toContain(
      'are linked now',
    );
    expect(await desk.database.client.person.findUnique({ where: { id: 'teams:aad-dana' } })).toMatchObject({
      linkedTo: 'slack:U0DANA',
    });
    expect(await audit('link')).toMatchObject([{ actorId: `teams:${leeId}` }]);
  });

  test.each(['d.reyes@other.example', '"Dana Reyes"', 'aad-dana'])(
    'accepts %s to name the other account if the email addresses differ',
    async (named) => {
      Object.assign(desk.connector.members.get(dana)!, { email: 'd.reyes@other.example' });
      await meet();
      const told = await desk.say(slackLee, 'link @dana');
      expect(told.text).toContain("Can't find “dana@rackspace.example” in Teams");
      expect(told.text).toContain('Enter the email address, full name, or ID of the account in Teams.');
      expect((await desk.say(slackLee, `link @dana ${named}`)).text).toContain('are linked now');
    },
  );

  test('accepts a Slack user id, even if another Slack account has the same email address', async () => {
    await meet();
    expect(await desk.write(lee, 'link dana@rackspace.example U0SAM')).toContain(
      'sam in Slack and Dana Reyes in Teams are linked now',
    );
    await desk.say(slackDana, openLine);
    expect((await desk.say(slackDana, 'assign 1 dana@rackspace.example')).text).toContain(
      'You own Acme Corp (MIG-1) now',
    );
    expect((await desk.say(slackDana, 'assign 1 sam')).text).toContain(
      'Sam Okafor owns Acme Corp (MIG-1) now',
    );
  });

  test('without arguments opens a form, in Slack and in Teams', async () => {
    await meet();
    await desk.sayForForm(slackLee, 'link');
    const sent = await desk.slack.submit({ user: slackLee, values: { person: slackDana } });
    expect(sent.errors).toEqual({});
    expect(await audit('link')).toHaveLength(1);
    expect(await desk.fillIn(lee, 'link', { person: 'Sam Okafor', account: 'nobody@x.example' })).toContain(
      "Can't find “nobody@x.example” in Slack",
    );
    expect(await desk.fillIn(lee, 'link', { person: 'Sam Okafor' })).toContain('are linked now');
  });

  test('rejects invalid arguments and says what is wrong', async () => {
    await meet();
    await desk.say(slackSam, 'help');
    expect((await desk.say(slackLee, 'link @dana @sam')).text).toContain(
      'is a mention. Here, you can only mention people in Slack',
    );
    expect((await desk.say(slackLee, 'link @gus')).text).toContain("guests can't use Migration Desk");
    expect((await desk.say(slackLee, 'link @dana "Gus Guest"')).text).toContain("Can't choose Gus Guest");
    expect((await desk.say(slackLee, 'link @dana fay@other.example')).text).toContain(
      'people from other companies',
    );
    expect((await desk.say(slackLee, 'link ghost')).text).toContain("Can't find anyone");
    expect((await desk.say(slackDana, 'link @dana')).text).toContain('Only a lead can');
    expect((await desk.say(slackLee, 'unlink @dana')).text).toContain(
      "dana in Slack isn't linked to another account",
    );
    expect((await desk.say(slackLee, 'unlink @sam')).text).toContain("sam in Slack isn't linked");
    expect(await audit('link')).toEqual([]);
    await desk.say(slackLee, 'link @dana');
    const again = 'dana in Slack is already linked to Dana Reyes in Teams';
    expect((await desk.say(slackLee, 'link @dana')).text).toContain(again);
    expect((await desk.say(slackLee, 'link @dana "Sam Okafor"')).text).toContain(again);
    expect((await desk.say(slackLee, 'link @sam "Dana Reyes"')).text).toContain(
      'Dana Reyes in Teams is already linked to dana in Slack',
    );
    expect(await audit('link')).toHaveLength(1);
  });

  test('links an account only once if several leads try at the same time', async () => {
    await meet();
    await desk.say(slackLee, 'role @sam lead');
    const told = await Promise.all([
      desk.say(slackLee, 'link @dana "Dana Reyes"'),
      desk.say(slackSam, 'link @sam "Dana Reyes"'),
      desk.write(lee, 'link <at>Dana Reyes</at>', { mentions: [dana] }),
    ]);
    const words = told.map((one) => (typeof one === 'string' ? one : one.text));
    expect(words.filter((text) => text.includes('are linked now'))).toHaveLength(1);
    const others = words.filter((text) => !text.includes('are linked now'));
    expect(others).toEqual([1, 2].map(() => expect.stringContaining('already')));
    expect(await desk.database.client.person.count({ where: { linkedTo: { not: null } } })).toBe(1);
  });

  test("says so if the bot can't read email addresses in Slack, and accepts a name instead", async () => {
    desk.slack.scopes.delete('users:read.email');
    await meet();
    expect((await desk.say(slackLee, 'link @dana')).text).toContain(
      "Can't see the email address of dana in Slack",
    );
    expect((await desk.say(slackLee, 'link @dana "Dana Reyes"')).text).toContain('are linked now');
  });
});

describe('a linked person', () => {
  test('is a lead on both platforms if either account is a lead, until another lead removes the role', async () => {
    await meet();
    await desk.say(slackLee, 'link @dana');
    expect(await desk.write(dana, 'role sam lead')).toContain('Only a lead');
    await desk.say(slackLee, 'role @dana lead');
    expect(await desk.write(dana, 'role "Sam Okafor" lead')).toContain('is a lead now');
    await desk.say(slackLee, 'role @dana racker');
    expect(await desk.write(dana, 'role "Sam Okafor" racker')).toContain('Only a lead');
  });

  test('who is unlinked keeps a role from before the link, but loses the role of the other account', async () => {
    await meet();
    await desk.write(lee, 'role "Dana Reyes" lead', { conversation: migrations });
    expect((await desk.say(slackDana, 'role @sam lead')).text).toContain('Only a lead');
    await desk.say(slackLee, 'link @dana');
    expect((await desk.say(slackDana, 'role @sam lead')).text).toContain('Sam Okafor is a lead now');
    const told = (await desk.say(slackLee, 'unlink @dana')).text;
    expect(told).toContain('dana in Slack and Dana Reyes in Teams are no longer linked');
    expect((await desk.say(slackDana, 'role @sam racker')).text).toContain('Only a lead');
    expect(await desk.write(dana, 'role "Sam Okafor" racker')).toContain('is a Racker now');
    expect(await audit('unlink')).toMatchObject([
      { detail: 'teams:aad-dana is no longer linked to slack:U0DANA' },
    ]);
  });

  test('loses the role on both platforms when a lead removes it', async () => {
    await meet();
    await desk.write(lee, 'role "Dana Reyes" lead', { conversation: migrations });
    await desk.say(slackLee, 'link @dana');
    expect((await desk.say(slackLee, 'role @dana racker')).text).toContain('Dana Reyes is a Racker now');
    expect(await desk.write(dana, 'role "Sam Okafor" lead')).toContain('Only a lead');
  });

  test('is locked out of both platforms if one account loses access, until the accounts are unlinked', async () => {
    await meet();
    await desk.say(slackLee, 'link @dana');
    desk.slack.people.set(slackDana, createUser({ id: slackDana, name: 'dana', deleted: true }));
    desk.clock.advance(11);
    const told = await desk.write(dana, openLine);
    expect(told).toContain(
      "linked account in Slack has no access: deactivated accounts can't use Migration Desk",
    );
    expect(await desk.database.client.ticket.count()).toBe(0);
    expect((await desk.say(slackLee, 'unlink dana@rackspace.example')).text).toContain(
      'are no longer linked',
    );
    expect(await desk.write(dana, openLine)).toContain('Opened MIG-1');
  });

  test("can use one platform while the other one isn't responding", async () => {
    await meet();
    await desk.say(slackLee, 'link @dana');
    desk.clock.advance(25 * 60);
    desk.slack.faults.failNext('users.info', { status: 500 }, 10);
    expect(await desk.write(dana, openLine)).toContain('Opened MIG-1');
  });

  test('can be unlinked and linked again', async () => {
    await meet();
    await desk.say(slackLee, 'link @dana');
    await desk.write(lee, 'unlink <at>Dana Reyes</at>', { mentions: [dana] });
    await desk.write(dana, openLine);
    await desk.write(dana, 'assign 1 me');
    expect(await owners()).toEqual(['teams:aad-dana']);
    expect((await desk.say(slackLee, 'link @dana')).text).toContain('1 ticket moved to');
  });
});

test('assigns tickets to the linked person even if the accounts are being linked at the same moment', async () => {
  await meet();
  await desk.say(slackSam, openLine);
  await Promise.all([
    desk.say(slackLee, 'link @dana'),
    desk.write(dana, 'assign 1 me'),
    desk.write(sam, 'assign 1 <at>Dana Reyes</at>', { mentions: [dana] }),
  ]);
  expect(await owners()).toEqual(['slack:U0DANA']);
});

test.each([
  ['gus', gus],
  ['fay', fay],
])('refuses the link command in Teams from someone without access: %s', async (_, from) => {
  expect(await desk.write(from, 'link me', { conversation: migrations })).toContain("can't use it");
  expect(slackGuest).toBe('U0GUEST');
});
