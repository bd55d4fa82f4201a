import { describe, expect, test } from 'vitest';
import { dana, lee, openLine, sam, type Told, useDesk } from '../support/desk.ts';

const desk = useDesk();

const tickets = () => desk.database.client.ticket.findMany({ orderBy: { number: 'asc' } });
const owners = async () => (await tickets()).map(({ ownerId }) => ownerId);
const pressOn = (user: string, { reply }: Told, label: string) => desk.press({ user, reply, label });

/** Opens tickets with the numbers from 1 on, each for its own customer. */
async function open(count: number): Promise<void> {
  for (let i = 1; i <= count; i++)
    await desk.say(dana, openLine.replace('acme.com', `acme${i}.com`).replace('Acme Corp', `Acme ${i}`));
}

/** Gives a command for several tickets, and confirms it. */
async function act(user: string, line: string): Promise<Told> {
  await desk.say(user, line);
  const { id } = await desk.database.client.bulkAct.findFirstOrThrow({ orderBy: { id: 'desc' } });
  return desk.say(user, `bulk run ${id}`);
}

/** What a change can set, without the count of events. */
async function states(): Promise<unknown[]> {
  return (await tickets()).map(({ lastEvent: _, ...ticket }) => ticket);
}

describe('undoing a change of several tickets', () => {
  test('gives assigned tickets back to their previous owners, and tells the new owner', async () => {
    await open(3);
    await desk.say(dana, 'assign 1 @lee');
    const before = await states();
    const done = await act(dana, 'assign 1 2 3 @sam');
    const undone = await pressOn(dana, done, 'Undo');
    expect(undone.text).toBe('Undone for 3 tickets.');
    expect(await states()).toEqual(before);
    expect((await desk.direct(sam)).map((text) => text.split('\n')[0])).toEqual([
      'Dana Reyes assigned 3 tickets to you.',
      'Dana Reyes undid assigning 3 tickets to you.',
    ]);
    expect(await desk.direct(lee)).toHaveLength(1);
    const history = (await desk.say(dana, 'history 1')).text;
    expect(history).toContain('undid the assignment, so Lee Park owns it again');
  });

  test('leaves alone and names the tickets where something newer changed the same thing', async () => {
    await open(3);
    const done = await act(dana, 'assign 1 2 3 @sam');
    await desk.say(sam, 'note 1 looked at it');
    await desk.say(lee, 'assign 2 me');
    await desk.say(dana, 'cancel 3 customer withdrew');
    const undone = await pressOn(dana, done, 'Undo');
    expect(undone.text).toBe(
      [
        'Undone for 1 ticket.',
        '2 tickets stayed the same:',
        '• Acme 2 (MIG-2): Nothing was undone, because the owner of MIG-2 has changed again.',
        '• Acme 3 (MIG-3): MIG-3 is canceled.',
      ].join('\n'),
    );
    expect(await owners()).toEqual([null, 'slack:U0LEE', 'slack:U0SAM']);
  });

  test('reopens completed steps, and puts the stall clock and the snooze back', async () => {
    await open(2);
    await desk.say(dana, 'snooze 1 days:3 freeze week');
    const before = await states();
    desk.clock.advance(26 * 60);
    const done = await act(dana, 'done 1 2 Tenant created');
    expect(done.text).toBe('Completed steps of 2 tickets.');
    desk.clock.advance(60);
    const undone = await pressOn(dana, done, 'Undo');
    expect(undone.text).toBe('Undone for 2 tickets.');
    expect(await states()).toEqual(before);
    const marks = await desk.database.client.stepMark.findMany({ where: { stepId: 'U-01' } });
    expect(marks.map(({ state }) => state)).toEqual(['reopened', 'reopened']);
  });

  test('leaves the stall clock alone if there was more progress', async () => {
    await open(2);
    const done = await act(dana, 'done 1 2 U-01');
    desk.clock.advance(60);
    await desk.say(dana, 'note 1 progress:yes pass 2 done');
    const { progressAt } = (await tickets())[0]!;
    await pressOn(dana, done, 'Undo');
    expect((await tickets())[0]?.progressAt).toEqual(progressAt);
  });

  test('keeps steps that the next steps of their sequence build on', async () => {
    await open(2);
    const done = await act(dana, 'done 1 2 U-01');
    await desk.say(dana, 'done 1 U-02');
    const undone = await pressOn(dana, done, 'Undo');
    expect(undone.text).toBe(
      [
        'Undone for 1 ticket.',
        '1 ticket stayed the same:',
        '• Acme 1 (MIG-1): Reopen Domain verified (U-02) first: it comes after Tenant created (U-01).',
      ].join('\n'),
    );
  });

  test('still names the tickets and the reason of a snooze, in its answers and in the history', async () => {
    await open(2);
    const asked = await desk.say(dana, 'snooze 1 2 days:1 freeze week');
    const id = 1;
    expect(asked.text).toContain('until Mon, Nov 23,');
    expect(asked.text).toContain('Reason: freeze week');
    const shownBefore = await desk.say(dana, `bulk show ${id}`);
    const done = await pressOn(dana, shownBefore, 'Confirm');
    expect(done.text).toContain('Reason: freeze week');
    const shown = await pressOn(dana, done, 'Show tickets');
    expect(shown.text).toMatch(/^Snoozed 2 tickets for 1 business day, until .*\nReason: freeze week\n/);
    const undone = await pressOn(dana, shown, 'Undo');
    const after = await pressOn(dana, undone, 'Show tickets');
    expect(after.text.split('\n').slice(1)).toEqual([
      'You undid this change.',
      'Reason: freeze week',
      '• Acme 1 (MIG-1): undone',
      '• Acme 2 (MIG-2): undone',
    ]);
    for (const told of [done, undone, after]) {
      expect(JSON.stringify(told.reply.body.blocks)).toContain('show MIG-2');
      expect(JSON.stringify(told.reply.body.blocks)).toContain('MIG-2 Acme 2');
    }
    const history = (await desk.say(dana, 'history 2')).text;
    expect(history).toMatch(/snoozed it for 1 business day, until .*: freeze week/);
    expect(history).toContain('undid the snooze (freeze week)');
  });

  test('restores the previous snooze', async () => {
    await open(2);
    await desk.say(dana, 'snooze 1 days:1 invoice');
    const before = await states();
    const done = await act(dana, 'snooze 1 2 days:5 freeze week');
    expect(done.text).toMatch(
      /^Snoozed 2 tickets for 5 business days, until Tue, Dec 1, \d+ AM\.\nReason: freeze week$/,
    );
    await pressOn(dana, done, 'Undo');
    const after = await states();
    expect(after).toEqual(before);
  });

  test('works once, and only for the person who asked or a lead', async () => {
    await open(2);
    const done = await act(dana, 'assign 1 2 @sam');
    const refused = await desk.say(sam, 'bulk undo 1');
    expect(refused.text).toContain("Only a lead can undo someone else's change of several tickets.");
    const both = await Promise.all([pressOn(dana, done, 'Undo'), desk.say(lee, 'bulk undo 1')]);
    const lines = both.map(({ text }) => text.split('\n')[0]);
    expect(lines).toContain('Undone for 2 tickets.');
    expect(
      lines.filter((line) => /already undid this change, so nothing changed again\./.test(line!)),
    ).toHaveLength(1);
    expect(await owners()).toEqual([null, null]);
  });

  test('is not offered for reminders and notes', async () => {
    await open(2);
    await act(dana, 'assign 1 2 @sam');
    for (const line of ['nudge 1 2', 'note 1, 2 customer is testing']) {
      const done = await act(dana, line);
      expect(JSON.stringify(done.reply.body.blocks)).not.toContain('bulk undo');
    }
    expect((await desk.say(dana, 'bulk undo 2')).text).toContain("Nudges and notes can't be undone.");
  });
});
