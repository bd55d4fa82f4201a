import { describe, expect, test } from 'vitest';
import { dana, lee, migrations, otherTenantId, personalChat } from '../support/connector/connector.ts';
import { openLine, dana as slackDana, lee as slackLee } from '../support/desk.ts';
import { useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

/** Everything that the commands below may change. */
async function rows(): Promise<unknown> {
  const { client } = desk.database;
  return {
    tickets: await client.ticket.findMany(),
    events: await client.event.count(),
    roles: await client.person.findMany({ select: { id: true, role: true }, orderBy: { id: 'asc' } }),
    entries: await client.auditEntry.count({ where: { action: { not: 'refused' } } }),
  };
}

const acts = ['role dana lead', 'link dana', 'advance 1 force:"customer insists"'];

async function prepare(): Promise<void> {
  await desk.write(dana, openLine, { conversation: migrations });
  await desk.write(lee, 'show 1', { conversation: migrations });
}

describe('what only leads may do in Teams', () => {
  test.each(acts)('is refused to a lead in MD_LEADS who became a guest a moment ago: %s', async (text) => {
    await prepare();
    const before = await rows();
    desk.connector.members.get(lee)!.userRole = 'guest';
    expect(await desk.write(lee, text, { conversation: migrations })).toContain("guests can't use it");
    expect(await rows()).toEqual(before);
  });

  test('is refused to a lead who moved to another company a moment ago', async () => {
    await prepare();
    const before = await rows();
    desk.connector.members.get(lee)!.tenantId = otherTenantId;
    const told = await desk.write(lee, 'role dana lead', { conversation: migrations });
    expect(told).toContain("people from other companies can't use it");
    expect(await rows()).toEqual(before);
  });

  test.each(acts)("is refused while Teams isn't responding, with that reason: %s", async (text) => {
    await prepare();
    const before = await rows();
    desk.connector.faults.failNext(/members/, { status: 503 });
    const told = await desk.write(lee, text, { conversation: migrations });
    expect(told).toContain("Can't check whether you are a lead right now, so nothing changed.");
    expect(told).toContain("Teams isn't responding. Try again in a minute.");
    expect(await rows()).toEqual(before);
  });
});

describe('a lead with two linked accounts', () => {
  /** Links Dana's accounts, and makes Dana an admin in Slack. */
  async function linked(): Promise<void> {
    await desk.write(dana, openLine, { conversation: migrations });
    desk.slack.people.get(slackDana)!.is_admin = true;
    await desk.say(slackDana, 'show 1');
    expect((await desk.say(slackLee, 'link @dana')).text).toContain('are linked now');
  }

  test('has rights in Teams because of the role in Slack, until Slack takes it away', async () => {
    await linked();
    const force = 'advance 1 force:"customer insists"';
    expect(await desk.write(dana, force)).toContain('(MIG-1) is in');
    const before = await rows();
    desk.slack.people.get(slackDana)!.is_admin = false;
    expect(await desk.write(dana, force)).toContain('Only a lead can');
    desk.slack.people.get(slackDana)!.deleted = true;
    expect(await desk.write(dana, force)).toContain('Your linked account in Slack has no access');
    expect(await rows()).toEqual(before);
  });

  test("is refused in Teams while Slack isn't responding", async () => {
    await linked();
    const before = await rows();
    desk.slack.faults.failNext('users.info', { status: 500 });
    expect(await desk.write(dana, 'role lee lead', { conversation: personalChat(dana) })).toContain(
      "Slack isn't responding. Try again in a minute.",
    );
    expect(await rows()).toEqual(before);
  });

  test('keeps the rights from Slack after leaving every conversation in Teams', async () => {
    await linked();
    for (const conversation of desk.connector.conversations.values())
      conversation.members = conversation.members.filter((member) => member !== dana);
    expect((await desk.say(slackDana, 'role @lee lead')).text).toContain('is a lead now');
  });
});
