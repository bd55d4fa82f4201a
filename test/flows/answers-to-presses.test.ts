import { describe, expect, test } from 'vitest';
import { controlsOf } from '../../src/playground/slack/block-kit/elements.ts';
import { dana, openLine, sam, type Told, useDesk } from '../support/desk.ts';

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
    const shown = await press(today, 'Morning message');
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
    expect(done.text).toMatch(/^TTL lowered ✓[\s\S]*Good morning/);
    expect(done.text.slice(done.text.indexOf('Good morning'))).not.toContain('TTL lowered');
    const undone = await press(done, 'Undo');
    expect(undone.text).toMatch(/^Reopened[\s\S]*Good morning[\s\S]*TTL lowered/);
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

  test('puts the result in place of the question, and what Undo did in place of the result', async () => {
    await desk.say(sam, openLine);
    await desk.say(sam, openLine.replace('acme.com', 'other.com'));
    const question = await desk.say(dana, 'snooze 1 2 days:2 invoice');
    const result = await press(question, 'Snooze 2 tickets');
    expect(replaced(result, question)).toBe(true);
    expect(replaced(await press(result, 'Undo'), question)).toBe(true);
  });

  test('puts what Undo did in place of the reply to the change', async () => {
    await desk.say(sam, openLine);
    const change = await desk.say(dana, 'assign 1 @sam');
    const undone = await press(change, 'Undo');
    expect(replaced(undone, change)).toBe(true);
    expect(replaced(await press(undone, 'Show MIG-1'), undone)).toBe(false);
  });
});
