import { expect, test } from 'vitest';
import { controlsOf, labelOf } from '../../src/playground/slack/block-kit/elements.ts';
import { dana, guest, openLine, useDesk } from '../support/desk.ts';

const desk = useDesk();

async function openHome(user: string): Promise<string> {
  const before = desk.slack.views.home(user);
  await desk.slack.openHome(user);
  const view = await desk.slack.until(() => {
    const home = desk.slack.views.home(user);
    return home !== before && home;
  });
  return JSON.stringify(view.blocks);
}

test('App Home shows people their own tickets, and is updated after each button press', async () => {
  expect(await openHome(dana)).toContain('You own no open tickets');
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign 1 me');
  expect(await openHome(dana)).toContain('1 is on track.');

  await desk.say(dana, 'assign 1 nobody');
  const before = desk.slack.views.home(dana);
  await desk.slack.press({ user: dana, on: 'home', label: 'Help' });
  await desk.slack.until(() => desk.slack.views.home(dana) !== before);
  expect(JSON.stringify(desk.slack.views.home(dana)?.blocks)).toContain('You own no open tickets');
});

test('answers a button in App Home by direct message', async () => {
  await openHome(dana);
  await desk.slack.press({ user: dana, on: 'home', label: 'Help' });
  const [told] = await desk.slack.until(() => {
    const messages = desk.slack.messages('D0DANA');
    return messages.length > 0 && messages;
  });
  expect(told?.text).toContain('Migration Desk: help');
  await desk.app.drain();
});

test('opens a form from App Home, and answers by direct message', async () => {
  await openHome(dana);
  await desk.slack.press({ user: dana, on: 'home', label: 'Open a ticket' });
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
  const told = await desk.slack.until(() => desk.slack.messages('D0DANA')[0]);
  expect(told.text).toContain('Opened MIG-1');
});

test('tells a guest why App Home is empty, and shows no buttons', async () => {
  expect(await openHome(guest)).toContain('guest');
  const view = desk.slack.views.home(guest);
  expect(controlsOf(view?.blocks ?? []).map(labelOf)).toEqual([]);
});
