import { describe, expect, test } from 'vitest';
import { changeLine, dana, lee, openLine, sam, useDesk } from '../support/desk.ts';

// Sam is a lead by the settings. Lee is one as a workspace admin.
const desk = useDesk({ env: { MD_LEADS: sam } });

/** Everything that a command may change. */
async function rows(): Promise<unknown> {
  const { client } = desk.database;
  return {
    tickets: await client.ticket.findMany({ orderBy: { number: 'asc' } }),
    events: await client.event.count(),
    roles: await client.person.findMany({ select: { id: true, role: true }, orderBy: { id: 'asc' } }),
    digests: await client.digestSchedule.findMany(),
    requests: await client.seenRequest.count(),
    entries: await client.auditEntry.count({ where: { action: { not: 'refused' } } }),
  };
}

/** Opens tickets for the commands below. Lee's account is stored, so that the bot knows that Lee is a lead. */
async function prepare(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(dana, changeLine.replace('acme.com', 'beta.com'), { command: '/platform-change' });
  await desk.say(dana, 'digest at 09:00');
  await desk.say(sam, 'show 1');
  expect((await desk.say(lee, 'role @dana racker')).text).toContain('is a Racker now');
}

/** What only leads may do. */
const acts: [string, string][] = [
  ['setting a role', 'role @sam lead'],
  ['linking accounts', 'link @dana'],
  ['unlinking accounts', 'unlink @dana'],
  ['forcing a ticket past open steps', 'advance 1 force:"customer insists"'],
  ["changing someone else's digest", 'digest at 10:00'],
  ["turning off someone else's digest", 'digest off'],
  ['booking a slot on short notice', 'set 2 slot:{tomorrow} force:"customer insists"'],
];

const typed = (text: string) => text.replace('{tomorrow}', '2026-11-24T18:00');

describe('what only leads may do', () => {
  test.each(acts)('asks Slack again each time: %s', async (_, text) => {
    await prepare();
    const before = desk.slack.calls.length;
    await desk.say(lee, typed(text));
    expect(lookups(before)).toContain(lee);
  });

  test.each(acts)('is refused to a lead who was demoted a moment ago: %s', async (_, text) => {
    await prepare();
    const before = await rows();
    desk.slack.people.get(lee)!.is_admin = false;
    expect((await desk.say(lee, typed(text))).text).toContain('Only a lead can');
    expect(await rows()).toEqual(before);
  });

  test.each(acts)("is refused while Slack isn't responding, with that reason: %s", async (_, text) => {
    await prepare();
    const before = await rows();
    desk.slack.faults.failNext('users.info', { status: 500 });
    const told = await desk.say(lee, typed(text));
    expect(told.text).toContain("Can't check whether you are a lead right now, so nothing changed.");
    expect(told.text).toContain("Slack isn't responding. Try again in a minute.");
    expect(await rows()).toEqual(before);
  });

  const changes = [
    ['a guest', { is_restricted: true }, 'guests'],
    ['a deactivated account', { deleted: true }, 'deactivated accounts'],
  ] as const;

  test.each(changes)('is refused to a lead who became %s a moment ago', async (_, fields, reason) => {
    await prepare();
    const before = await rows();
    Object.assign(desk.slack.people.get(lee)!, fields, { is_admin: false });
    expect((await desk.say(lee, 'role @sam lead')).text).toContain(`${reason} can't use it`);
    expect(await rows()).toEqual(before);
  });

  test.each(changes)(
    'is refused to someone in MD_LEADS who became %s a moment ago',
    async (_, fields, reason) => {
      expect((await desk.say(sam, 'role @sam racker')).text).toContain('is still a lead');
      const before = await rows();
      Object.assign(desk.slack.people.get(sam)!, fields);
      expect((await desk.say(sam, 'role @dana lead')).text).toContain(`${reason} can't use it`);
      expect(await rows()).toEqual(before);
    },
  );

  test('is open to a workspace admin from the moment of the promotion', async () => {
    await prepare();
    desk.slack.people.get(dana)!.is_admin = true;
    expect((await desk.say(dana, 'role @sam lead')).text).toContain('Sam Okafor is a lead now');
  });

  test('is checked when a form is submitted, not only when it opens', async () => {
    await prepare();
    await desk.sayForForm(lee, 'role');
    desk.slack.people.get(lee)!.is_admin = false;
    const before = await rows();
    const sent = await desk.slack.submit({ user: lee, values: { person: sam, role: 'lead' } });
    expect(JSON.stringify(sent.errors)).toContain('Only a lead can set roles');
    expect(await rows()).toEqual(before);
  });
});

test('what everybody may do uses the stored account, also for leads', async () => {
  await prepare();
  const before = desk.slack.calls.length;
  for (const text of ['show 1', 'note 1 called', 'advance 1', 'assign 1 me']) await desk.say(lee, text);
  expect(lookups(before)).toEqual([]);
});

describe('a change of a person in Slack', () => {
  test('takes effect at once', async () => {
    await desk.say(dana, openLine);
    await desk.slack.changePerson(dana, { is_restricted: true });
    await stored({ id: `slack:${dana}`, refusal: 'guests' });
    expect((await desk.say(dana, 'show 1')).text).toContain("guests can't use it");
    await desk.slack.changePerson(dana, { is_restricted: false, is_admin: true, tz: 'Europe/London' });
    await stored({ id: `slack:${dana}`, refusal: null, admin: true, zone: 'Europe/London' });
    expect((await desk.say(dana, 'show 1')).text).toContain('acme.com');
  });

  test('takes effect even if Slack does not answer', async () => {
    await desk.say(dana, openLine);
    desk.slack.faults.failNext('users.info', { status: 500 });
    await desk.slack.changePerson(dana, { deleted: true });
    await stored({ id: `slack:${dana}`, refusal: 'deactivated accounts' });
  });

  test('does not give back rights if the event is a late repeat', async () => {
    await desk.say(dana, openLine);
    const old = structuredClone(desk.slack.people.get(dana)!);
    await desk.slack.changePerson(dana, { is_restricted: true });
    await stored({ id: `slack:${dana}`, refusal: 'guests' });
    await desk.slack.event('user_change', { user: old, cache_ts: 1 });
    await desk.app.drain();
    await stored({ id: `slack:${dana}`, refusal: 'guests' });
  });

  test('stores nobody who has never used the bot', async () => {
    const before = desk.slack.calls.length;
    await desk.slack.changePerson(dana, { real_name: 'Dana R.' });
    await desk.app.drain();
    expect(await desk.database.client.person.count()).toBe(0);
    expect(lookups(before)).toEqual([]);
  });
});

async function stored(account: { id: string; [column: string]: unknown }): Promise<void> {
  await desk.app.drain();
  expect(await desk.database.client.person.findUnique({ where: { id: account.id } })).toMatchObject(account);
}

/** The people whom the bot has looked up since the given number of calls. */
function lookups(since: number): unknown[] {
  return desk.slack.calls
    .slice(since)
    .filter(({ method }) => method === 'users.info')
    .map(({ body }) => body.user);
}
