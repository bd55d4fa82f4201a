import { describe, expect, test } from 'vitest';
import { dana, lee, openLine, sam, useDesk } from '../support/desk.ts';
import { conversationOf, runUntil } from '../support/run-until.ts';
import { openChange } from '../support/walk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow({ where: { number: 1 } });
const say = async (text: string) => (await desk.say(sam, text)).text;
/** The form that is open for Sam. */
const drawn = (user = sam) => JSON.stringify(desk.slack.views.top(user));

describe('a snooze until a day', () => {
  test.each([
    ['until:monday', 'Mon, Nov 23, 9 AM', '2026-11-23T09:00:00-06:00'],
    ['until:"dec 15"', 'Tue, Dec 15, 9 AM', '2026-12-15T09:00:00-06:00'],
  ])('ends when work starts on that day: %s', async (typed, words, until) => {
    await desk.say(dana, openLine);
    expect(await say(`snooze 1 ${typed} waiting for the invoice`)).toContain(
      `(MIG-1) is snoozed until ${words}.`,
    );
    expect((await ticket()).snoozedUntil).toEqual(new Date(until));
    expect(await say('history 1')).toContain(`snoozed it until ${words}: waiting for the invoice`);
  });

  test('is refused for today, for a day too far ahead, and together with a number of days', async () => {
    await desk.say(dana, openLine);
    expect(await say('snooze 1 until:2026-11-20 later')).toContain('until must be later than today.');
    expect(await say('snooze 1 until:2027-01-20 later')).toContain(
      'A snooze lasts at most 20 business days.',
    );
    expect(await say('snooze 1 days:2 until:monday later')).toContain('not both');
    expect((await ticket()).snoozedUntil).toBeNull();
  });

  test('is the same for several tickets, and can be undone', async () => {
    for (const name of ['acme1.com', 'acme2.com']) await desk.say(dana, openLine.replace('acme.com', name));
    await say('snooze 1 2 until:monday freeze week');
    const done = await desk.say(sam, 'bulk run 1');
    expect(done.text).toContain('Snoozed 2 tickets until Mon, Nov 23, 9 AM.');
    await desk.press({ user: sam, reply: done.reply, label: 'Undo' });
    expect((await ticket()).snoozedUntil).toBeNull();
  });

  test('is asked for with a date picker that starts on the next Monday', async () => {
    await desk.say(dana, openLine);
    await desk.sayForForm(sam, 'snooze 1');
    expect(drawn()).toContain('"type":"datepicker","action_id":"until","initial_date":"2026-11-23"');
    expect(drawn()).toContain('Later than today.');
    expect(drawn()).not.toContain('YYYY');
    expect(drawn()).not.toContain('"days"');
  });
});

test('the form for a new slot has the title of its button, and starts on the next business day at the same time', async () => {
  await openChange(desk);
  await runUntil(desk, '2026-12-03T10:00-06:00');
  const channel = await conversationOf(desk, sam);
  await desk.pressForForm({ user: sam, channel, label: 'Set a new slot…' });
  expect(desk.slack.views.top(sam)).toMatchObject({ title: { text: 'Set a new slot' } });
  const at = Date.parse('2026-12-04T18:00-06:00') / 1000;
  expect(drawn()).toContain(`"initial_date_time":${at}`);
  expect(drawn()).not.toMatch(/YYYY|Enter a day/);
  await desk.sayForForm(lee, 'set 1');
  expect(desk.slack.views.top(lee)).toMatchObject({ title: { text: 'Change a ticket' } });
  expect(drawn(lee)).toContain(`"initial_date_time":${Date.parse('2026-12-02T18:00-06:00') / 1000}`);
});
