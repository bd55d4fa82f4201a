import { describe, expect, test } from 'vitest';
import { controlsOf, labelOf } from '../../src/playground/slack/block-kit/elements.ts';
import { createUser } from '../../src/playground/slack/platform.ts';
import { dana, guest, openLine, sam, startDesk, useDesk } from '../support/desk.ts';
import { shownText } from '../support/shown-text.ts';

const desk = useDesk();

async function openHome(user: string): Promise<string> {
  const before = desk.slack.views.home(user);
  await desk.slack.openHome(user);
  const view = await desk.slack.until(() => {
    const home = desk.slack.views.home(user);
    return home !== before && home;
  });
  // Waits until it is on record how Home was drawn.
  await desk.app.drain();
  return JSON.stringify(view.blocks);
}

/** Waits until a person's Home shows some words, and returns its blocks as JSON. */
function homeWith(user: string, words: string): Promise<string> {
  return desk.slack.until(() => {
    const blocks = JSON.stringify(desk.slack.views.home(user)?.blocks ?? []);
    return blocks.includes(words) && blocks;
  });
}

const messages = () => desk.slack.messages('D0DANA');
const published = () => desk.slack.calls.filter(({ method }) => method === 'views.publish').length;

test('App Home shows people what to do now', async () => {
  await openHome(dana);
  expect(await openHome(dana)).toContain('You own no open tickets');
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign 1 me');
  expect(await openHome(dana)).toContain('1 is on track.');
});

test('shows the answer to a button at the top of App Home, until the person dismisses it', async () => {
  await openHome(dana);
  await desk.slack.press({ user: dana, on: 'home', label: 'Help' });
  const shown = await homeWith(dana, 'Migration Desk: help');
  expect(shown.indexOf('Migration Desk: help')).toBeLessThan(shown.indexOf('Good morning'));
  expect(messages()).toEqual([]);
  await desk.slack.press({ user: dana, on: 'home', label: 'Dismiss' });
  await desk.slack.until(() => !JSON.stringify(desk.slack.views.home(dana)?.blocks).includes('Dismiss'));
  await homeWith(dana, 'Good morning');
});

test.each([
  { what: 'opens', draw: () => desk.slack.openHome(dana) },
  { what: 'was drawn again', draw: () => desk.app.tick() },
])('shows an answer even if Slack is slow to show App Home when it $what', async ({ draw }) => {
  await openHome(dana);
  await desk.say(sam, openLine);
  await desk.say(sam, 'assign 1 @dana');
  const before = published();
  desk.slack.faults.delayNext('views.publish', 1_500);
  const drawn = draw();
  await desk.slack.until(() => published() > before);
  await desk.slack.press({ user: dana, on: 'home', label: 'Help' });
  await drawn;
  await desk.app.drain();
  expect(JSON.stringify(desk.slack.views.home(dana)?.blocks)).toContain('Migration Desk: help');
});

test('shows an answer even if another replica draws App Home again at the same time', async () => {
  await openHome(dana);
  await desk.say(sam, openLine);
  await desk.say(sam, 'assign 1 @dana');
  const { clock, database, slack } = desk;
  const replica = await startDesk({ clock, database, slack });
  const before = published();
  desk.slack.faults.delayNext('views.publish', 1_500);
  const drawn = replica.app.tick();
  await desk.slack.until(() => published() > before);
  await desk.slack.press({ user: dana, on: 'home', label: 'Help' });
  await drawn;
  await desk.app.drain();
  expect(JSON.stringify(desk.slack.views.home(dana)?.blocks)).toContain('Migration Desk: help');
  expect(desk.slack.calls.map(({ error }) => error)).toContain('hash_conflict');
  await desk.app.tick();
  expect(await homeWith(dana, '1 is on track.')).toContain('Migration Desk: help');
  await replica.app.drain();
});

test('makes App Home again for an answer if another replica has drawn it meanwhile', async () => {
  await openHome(dana);
  desk.slack.faults.failNext('views.publish', 'hash_conflict', 2);
  await desk.slack.press({ user: dana, on: 'home', label: 'Help' });
  await homeWith(dana, 'Migration Desk: help');
  expect(messages()).toEqual([]);
});

test('turns the morning message on and off in App Home', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign 1 me');
  await openHome(dana);
  await desk.slack.press({ user: dana, on: 'home', label: 'Morning message settings' });
  await homeWith(dana, 'Your morning message comes at 9 AM');
  await desk.slack.press({ user: dana, on: 'home', label: 'Turn off' });
  await homeWith(dana, 'Your morning message is off.');
  expect(messages()).toEqual([]);
});

test('shows a change that was made in App Home above the new state of Home', async () => {
  await desk.say(dana, openLine);
  await openHome(dana);
  await desk.slack.press({ user: dana, on: 'home', label: 'Assign to me' });
  const shown = await homeWith(dana, 'You own Acme Corp (MIG-1) now');
  expect(shown).toContain('1 is on track.');
  expect(shown).not.toContain('Unassigned');
});

test('says at the top of App Home that a long answer is in the messages', async () => {
  const long = 'U0LONG';
  desk.slack.people.set(long, createUser({ id: long, name: 'long', real_name: 'Maximilian'.repeat(8) }));
  await desk.say(sam, openLine);
  for (let i = 1; i <= 9; i++) await desk.say(long, `note 1 ${'call '.repeat(146)}${i}`);
  await openHome(dana);
  await openHome(dana);
  await desk.slack.press({ user: dana, on: 'home', value: 'show MIG-1' });
  await homeWith(dana, 'Whole history');
  await desk.slack.press({ user: dana, on: 'home', label: 'Whole history' });
  await homeWith(dana, 'The answer is long. It is in the Messages tab.');
  await desk.app.drain();
  expect(messages().length).toBeGreaterThan(0);
  await desk.slack.press({ user: dana, on: 'home', label: 'Dismiss' });
  await desk.slack.until(() => !JSON.stringify(desk.slack.views.home(dana)?.blocks).includes('Dismiss'));
});

test('answers a form from App Home in App Home', async () => {
  await openHome(dana);
  await desk.slack.press({ user: dana, on: 'home', label: 'Open a ticket…' });
  await desk.slack.until(() => desk.slack.views.top(dana));
  const values = {
    domain: 'acme.com',
    from: 'rackspace-email',
    to: 'office-365',
    service: 'assisted',
    customer: 'Acme Corp',
    account: '1234567',
  };
  expect(await desk.slack.submit({ user: dana, values })).toMatchObject({ outcome: 'closed' });
  await homeWith(dana, 'MIG-1');
  await desk.app.drain();
  expect(messages()).toEqual([]);
});

test('draws App Home again after a change elsewhere, and keeps the answer that it shows', async () => {
  await openHome(dana);
  await desk.slack.press({ user: dana, on: 'home', label: 'Help' });
  await homeWith(dana, 'Migration Desk: help');
  await desk.say(sam, openLine);
  await desk.say(sam, 'assign 1 @dana');
  await desk.app.tick();
  expect(await homeWith(dana, '1 is on track.')).toContain('Migration Desk: help');
});

test('draws App Home again on the next day, because its dates have moved', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign 1 me');
  await desk.say(dana, 'set 1 cutover:2026-11-30T16:00');
  expect(await openHome(dana)).not.toContain('Do this first');
  await desk.tickAt('2026-11-27T00:01:00-06:00');
  await homeWith(dana, 'cutover ');
});

test('leaves App Home alone while nothing changes in it', async () => {
  await desk.say(sam, openLine);
  await desk.say(sam, 'assign 1 me');
  await openHome(dana);
  const before = published();
  await desk.say(sam, 'note 1 called them');
  await desk.app.tick();
  expect(published()).toBe(before);
});

test('stops drawing App Home again a week after the person opened it', async () => {
  await openHome(dana);
  await desk.tickAt('2026-11-30T10:00:00-06:00');
  const before = published();
  await desk.say(sam, openLine);
  await desk.app.tick();
  expect(published()).toBe(before);
});

test('makes the change although App Home can not be drawn', async () => {
  await desk.say(dana, openLine);
  await openHome(dana);
  desk.slack.faults.failNext('views.publish', 'internal_error', 2);
  await desk.slack.press({ user: dana, on: 'home', label: 'Assign to me' });
  const told = await desk.slack.until(() => messages()[0]);
  expect(told.text).toContain('You own Acme Corp (MIG-1) now');
  expect((await desk.state(1)).ticket.ownerId).toBe(`slack:${dana}`);
});

test('tells a guest why App Home is empty, and shows no buttons', async () => {
  expect(await openHome(guest)).toContain('guest');
  const view = desk.slack.views.home(guest);
  expect(controlsOf(view?.blocks ?? []).map(labelOf)).toEqual([]);
});

describe('the first App Home of a person', () => {
  const introduction = "keeps your team's mail migrations and platform changes moving";

  test('says in four lines what the bot does, until the person presses a button or opens Home again', async () => {
    const shown = await openHome(dana);
    expect(shown).toContain(introduction);
    expect(shown).not.toContain('Good morning');
    const lines = desk.slack.views.home(dana)!.blocks.filter(({ type }) => type === 'rich_text');
    expect(shownText({ text: '', blocks: lines }).split('\n')).toHaveLength(4);
    await desk.slack.press({ user: dana, on: 'home', label: 'Show my day' });
    expect(await homeWith(dana, 'Good morning')).not.toContain(introduction);
    expect(await openHome(dana)).toContain('Good morning');
  });

  test('stays while others work, and gives way to the first ticket of the person', async () => {
    await openHome(dana);
    await desk.say(sam, openLine);
    await desk.app.tick();
    await desk.app.drain();
    expect(JSON.stringify(desk.slack.views.home(dana)?.blocks)).toContain(introduction);
    await desk.say(sam, 'assign 1 @dana');
    await desk.app.tick();
    expect(await homeWith(dana, 'Good morning')).not.toContain(introduction);
  });

  test('is Today for someone who has a ticket, or has changed one', async () => {
    await desk.say(dana, openLine);
    expect(await openHome(dana)).toContain('Good morning');
    await desk.say(dana, 'assign 1 @sam');
    expect(await openHome(sam)).toContain('1 is on track.');
  });

  test('tells a guest nothing', async () => {
    expect(await openHome(guest)).not.toContain(introduction);
  });
});
