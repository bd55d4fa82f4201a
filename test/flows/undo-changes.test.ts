import { describe, expect, test } from 'vitest';
import { dana, lee, openLine, sam, type Told, useDesk } from '../support/desk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow();
const undo = (user: string, { reply }: Told) => desk.press({ user, reply, label: 'Undo' });

/** The ticket without the count of events, and the blockers and steps that people see. */
async function state(): Promise<unknown> {
  const { lastEvent: _, ...rest } = await ticket();
  return rest;
}

/** Gives a command, waits an hour, presses its Undo button, and returns the answer. Checks that the ticket is as before. */
async function undone(line: string): Promise<string> {
  const before = await state();
  const told = await desk.say(dana, line);
  expect(await state()).not.toEqual(before);
  desk.clock.advance(60);
  const { text } = await undo(dana, told);
  expect(await state()).toEqual(before);
  return text;
}

describe('Undo in the reply to a change', () => {
  test('gives a ticket back to its previous owner, or to nobody', async () => {
    await desk.say(dana, openLine);
    expect(await undone('assign 1 @sam')).toBe('Acme Corp (MIG-1) is unassigned again.');
    await desk.say(dana, 'assign 1 @lee');
    expect(await undone('assign 1 @sam')).toBe('Lee Park owns Acme Corp (MIG-1) again.');
    expect(await undone('assign 1 nobody')).toBe('Lee Park owns Acme Corp (MIG-1) again.');
  });

  test('ends a snooze, or restores the one before', async () => {
    await desk.say(dana, openLine);
    expect(await undone('snooze 1 days:3 invoice')).toBe('Acme Corp (MIG-1) is no longer snoozed.');
    await desk.say(dana, 'snooze 1 days:1 invoice');
    const again = /^Acme Corp \(MIG-1\) is snoozed until \w+, \w+ \d+, \d+(:\d\d)? [AP]M again\.$/;
    expect(await undone('snooze 1 days:5 freeze')).toMatch(again);
    expect(await undone('snooze 1 days:0 over')).toMatch(again);
  });

  test('puts back who the ticket waits on, and why', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'wait 1 customer-admin sheet not returned');
    expect(await undone('wait 1 racker looking at it')).toBe(
      "Acme Corp (MIG-1) waits on the customer's admin again.",
    );
  });

  test('ends a hold, and the timer goes on as if there had been none', async () => {
    await desk.say(dana, openLine);
    desk.clock.advance(120);
    expect(await undone('hold 1 until:2026-12-15 customer freeze')).toBe(
      'Acme Corp (MIG-1) is no longer on hold.',
    );
  });

  test('refuses if something newer changed the same thing, and does nothing twice', async () => {
    await desk.say(dana, openLine);
    const told = await desk.say(dana, 'assign 1 @sam');
    await desk.say(sam, 'note 1 looking at it');
    await desk.say(lee, 'assign 1 me');
    expect((await undo(dana, told)).text).toContain(
      'Nothing was undone, because the owner of MIG-1 has changed again.',
    );
    expect((await ticket()).ownerId).toBe('slack:U0LEE');
    const again = await desk.say(dana, 'assign 1 @sam');
    await Promise.all([undo(dana, again), desk.say(dana, 'undo 1 change:5')]);
    expect(await desk.database.client.event.count({ where: { text: { contains: 'undid' } } })).toBe(1);
  });

  test('refuses on an ended ticket, and for an event that can not be undone', async () => {
    await desk.say(dana, openLine);
    const told = await desk.say(dana, 'assign 1 @sam');
    await desk.say(dana, 'cancel 1 customer withdrew');
    expect((await undo(dana, told)).text).toContain('MIG-1 is canceled.');
    await desk.say(dana, 'reopen 1 customer is back');
    expect((await desk.say(dana, 'undo 1 change:1')).text).toContain("This change of MIG-1 can't be undone.");
    expect((await desk.say(dana, 'undo 1 change:99')).text).toContain(
      "This change of MIG-1 can't be undone.",
    );
  });
});
