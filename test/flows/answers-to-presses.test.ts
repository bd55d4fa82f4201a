import { describe, expect, test } from 'vitest';
import { controlsOf } from '../../src/playground/slack/block-kit/elements.ts';
import { dana, migrations, openLine, sam, type Told, useDesk } from '../support/desk.ts';
import { shownText } from '../support/shown-text.ts';

const desk = useDesk();

const press = (on: Told, label: string) => desk.press({ user: dana, reply: on.reply, label });

/** Whether an answer took the place of the private message whose button was pressed. */
const replaced = (answer: Told, on: Told) => answer.reply.message?.ts === on.reply.message?.ts;

function primaryButtons({ reply }: Told): number {
  const controls = controlsOf(reply.body.blocks as Record<string, unknown>[]);
  return controls.filter(({ element }) => element.style === 'primary').length;
}

describe('a press in the private message with Today', () => {
  test('shows the answer at the top of that message, until the person dismisses it', async () => {
    const today = await desk.say(dana, '');
    const shown = await press(today, 'Morning message settings');
    expect(replaced(shown, today)).toBe(true);
    expect(shown.text).toMatch(/You own no open tickets, so you get no morning message\.[\s\S]*Good morning/);
    const off = await press(shown, 'Help');
    expect(off.text).toMatch(/Migration Desk: help[\s\S]*Good morning/);
    expect(off.text).not.toContain('no morning message');
    const dismissed = await press(off, 'Dismiss');
    expect([replaced(dismissed, today), dismissed.text]).toEqual([true, today.text]);
  });

  test('shows a change above the new state of Today, where one button stands out', async () => {
    await desk.say(sam, openLine);
    await desk.say(sam, 'assign 1 @dana');
    await desk.say(sam, 'set 1 cutover:2026-11-24T16:00');
    const today = await desk.say(dana, '');
    expect(primaryButtons(today)).toBe(1);
    const done = await press(today, '☐ TTL lowered');
    expect([replaced(done, today), primaryButtons(done)]).toEqual([true, 1]);
    expect(done.text).toMatch(/^Acme Corp \(MIG-1\): TTL lowered ✓[\s\S]*Good morning/);
    expect(done.text.slice(done.text.indexOf('Good morning'))).not.toContain('TTL lowered');
    const undone = await press(done, 'Undo');
    expect(undone.text).toMatch(/^Acme Corp \(MIG-1\): Reopened[\s\S]*Good morning[\s\S]*TTL lowered/);
  });
});

describe('a form that was opened from the private message with Today', () => {
  const messages = () => desk.slack.messages(migrations).filter(({ ephemeralTo }) => ephemeralTo === dana);

  /** Opens the form of a button in Today, submits it, and waits for the answer. */
  async function submit(today: Told, value: string, values: Record<string, unknown>): Promise<string> {
    await desk.pressForForm({ user: dana, reply: today.reply, value });
    expect(await desk.slack.submit({ user: dana, values })).toMatchObject({ outcome: 'closed' });
    await desk.app.drain();
    const [message, ...others] = messages();
    expect([message?.ts, others]).toEqual([today.reply.message?.ts, []]);
    return shownText(message!);
  }

  async function openToday(): Promise<Told> {
    await desk.say(sam, openLine);
    await desk.say(sam, 'assign 1 @dana');
    await desk.say(sam, 'set 1 cutover:2026-11-24T16:00');
    return desk.say(dana, '');
  }

  test('is answered at the top of that message, above the new state of Today', async () => {
    const today = await openToday();
    const text = await submit(today, 'contact MIG-1', { way: 'phone' });
    expect(text).toMatch(/^Recorded a contact by phone [\s\S]*Good morning[\s\S]*TTL lowered/);
    const shown = { ...today, reply: { ...today.reply, message: messages()[0]! } };
    const again = await submit(shown, 'open', {
      domain: 'other.com',
      from: 'rackspace-email',
      to: 'office-365',
      service: 'assisted',
      customer: 'Other Corp',
      account: '7654321',
    });
    expect(again).toMatch(/^Opened MIG-2[\s\S]*Good morning/);
    expect(again).not.toContain('Recorded a contact');
  });

  test('is answered in a new message if that one is gone', async () => {
    const today = await openToday();
    await desk.pressForForm({ user: dana, reply: today.reply, value: 'contact MIG-1' });
    desk.slack.faults.failNext('response_url', 'used_url', 9);
    await desk.slack.submit({ user: dana, values: { way: 'phone' } });
    await desk.app.drain();
    expect(messages().map(shownText).at(-1)).toMatch(/^Recorded a contact by phone /);
    expect(messages()).toHaveLength(2);
  });
});

describe('a press in any other private message', () => {
  test('answers below a list, which stays', async () => {
    await desk.say(sam, openLine);
    const list = await desk.say(dana, 'list');
    const shown = await desk.press({ user: dana, reply: list.reply, value: 'show MIG-1' });
    expect(shown.text).toContain('MIG-1');
    expect(replaced(shown, list)).toBe(false);
    const done = await desk.press({ user: dana, reply: shown.reply, label: '☐ Tenant created' });
    expect(replaced(done, shown)).toBe(false);
  });

  test('turns the page of a list in place', async () => {
    for (let i = 1; i <= 21; i++) await desk.say(sam, openLine.replace('acme.com', `acme${i}.com`));
    const first = await desk.say(dana, 'list');
    const second = await press(first, 'Next');
    expect(replaced(second, first)).toBe(true);
    expect(replaced(await press(second, 'Previous'), first)).toBe(true);
  });

  test('turns the page of a history, newest first, and new events move no event to another page', async () => {
    await desk.say(sam, openLine);
    for (let i = 2; i <= 23; i++) await desk.say(sam, `note 1 event ${i}.`);
    const shown = ({ text }: Told) => [...text.matchAll(/ event (\d+)\./g)].map(([, seq]) => Number(seq));
    const from = (newest: number, oldest: number) =>
      Array.from({ length: newest - oldest + 1 }, (_, i) => newest - i);
    const first = await desk.say(dana, 'history 1');
    expect(shown(first)).toEqual(from(23, 14));
    expect(first.text).toContain(
      'Events 23 to 14 of 23, newest first. Older: /migration history MIG-1 from:13',
    );
    await desk.say(sam, 'note 1 event 24.');
    const second = await press(first, 'Older');
    expect(replaced(second, first)).toBe(true);
    expect(shown(second)).toEqual(from(13, 4));
    const last = await press(second, 'Older');
    expect(shown(last)).toEqual([3, 2]);
    expect(last.text).toContain('Events 3 to 1 of 24, newest first.');
    expect(last.text).not.toContain('Older');
    expect(shown(await press(last, 'Newer'))).toEqual(from(13, 4));
    expect(shown(await press(second, 'Newer'))).toEqual(from(23, 14));
    expect(shown(await press(first, 'Newer'))).toEqual([24, ...from(23, 15)]);
  });

  test('puts the result in place of the question, and what Undo did in place of the result', async () => {
    await desk.say(sam, openLine);
    await desk.say(sam, openLine.replace('acme.com', 'other.com'));
    const question = await desk.say(dana, 'snooze 1 2 days:2 invoice');
    const result = await press(question, 'Snooze 2 tickets');
    expect(replaced(result, question)).toBe(true);
    expect(replaced(await press(result, 'Undo'), question)).toBe(true);
  });

  test('confirms, cancels, and undoes a change of several tickets in place of its list', async () => {
    await desk.say(sam, openLine);
    await desk.say(sam, openLine.replace('acme.com', 'other.com'));
    for (const label of ['Cancel', 'Confirm']) {
      const question = await desk.say(dana, 'snooze 1 2 days:2 invoice');
      const [command = ''] = JSON.stringify(question.reply.body.blocks).match(/bulk run \d+/) ?? [];
      const shown = await desk.say(dana, command.replace('run', 'show'));
      expect(replaced(await press(shown, label), shown)).toBe(true);
      if (label === 'Cancel') continue;
      const done = await desk.say(dana, command.replace('run', 'show'));
      expect(replaced(await press(done, 'Undo'), done)).toBe(true);
    }
  });

  test('puts what Undo did in place of the reply to the change', async () => {
    await desk.say(sam, openLine);
    const change = await desk.say(dana, 'assign 1 @sam');
    const undone = await press(change, 'Undo');
    expect(replaced(undone, change)).toBe(true);
    expect(replaced(await press(undone, 'Show MIG-1'), undone)).toBe(false);
  });
});

test('a reply to a change names the customer and the ticket, in at most three lines', async () => {
  await desk.say(sam, openLine);
  for (const command of [
    'assign 1 @dana',
    'done 1 U-01',
    'undo 1 U-01',
    'wait 1 racker',
    'set 1 mailboxes:50',
    'note 1 they called',
    'contact 1 phone',
    'block 1 THROTTLED',
    'unblock 1',
    'hold 1 until:2026-12-01 freeze',
    'resume 1',
    'snooze 1 days:2 invoice',
    'nudge 1',
    'mute 1',
    'unmute 1',
    'assign 1 nobody',
    'cancel 1 customer withdrew',
    'reopen 1',
  ]) {
    const { text } = await desk.say(sam, command);
    expect([command, text.match(/Acme Corp \(MIG-1\)/g)?.length]).toEqual([command, 1]);
    expect([command, text.split('\n').length <= 3]).toEqual([command, true]);
  }
});
