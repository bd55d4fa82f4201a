import { describe, expect, test } from 'vitest';
import { dana, lee, migrations, openLine, sam, type Told, useDesk } from '../support/desk.ts';

const desk = useDesk();

const tickets = () => desk.database.client.ticket.findMany({ orderBy: { number: 'asc' } });
const owners = async () => (await tickets()).map(({ ownerId }) => ownerId);
const acts = () => desk.database.client.bulkAct.findMany({ orderBy: { id: 'asc' } });

/** Opens tickets with the numbers from 1 on, each for its own customer. */
async function open(count: number): Promise<void> {
  for (let i = 1; i <= count; i++)
    await desk.say(dana, openLine.replace('acme.com', `acme${i}.com`).replace('Acme Corp', `Acme ${i}`));
}

const pressOn = (user: string, { reply }: Told, label: string) => desk.press({ user, reply, label });

describe('a command for several tickets', () => {
  test('shows what it would change, and changes nothing before the person confirms', async () => {
    await open(3);
    await desk.say(dana, 'assign 2 @sam');
    const told = await desk.say(dana, 'assign MIG-1, 2 and 3 7 @sam');
    expect(told.text).toBe(
      [
        'Assign 2 tickets to Sam Okafor?',
        '• Acme 1 (MIG-1) · unassigned → Sam Okafor',
        '• Acme 3 (MIG-3) · unassigned → Sam Okafor',
        "2 others can't change:",
        '• Acme 2 (MIG-2): Sam Okafor already owns MIG-2.',
        '• There is no ticket 7.',
      ].join('\n'),
    );
    expect(await owners()).toEqual([null, 'slack:U0SAM', null]);
    expect((await acts()).map(({ state, byId, said }) => ({ state, byId, said }))).toEqual([
      { state: 'asked', byId: 'slack:U0DANA', said: 'assign MIG-1, 2 and 3 7 @sam' },
    ]);
  });

  test('runs once the person confirms, tells the new owner once, and updates each ticket once', async () => {
    await desk.say(dana, 'subscribe');
    await open(3);
    const told = await desk.say(dana, 'assign unassigned @sam');
    const before = (await desk.posted(migrations)).length;
    const done = await pressOn(dana, told, 'Assign 3 tickets');
    expect(done.text).toBe('Assigned 3 tickets to Sam Okafor.');
    expect(await owners()).toEqual(Array(3).fill('slack:U0SAM'));
    expect(await desk.direct(sam)).toEqual([
      expect.stringMatching(
        /^Dana Reyes assigned 3 tickets to you\.\n• Acme 1 \(MIG-1\) · Prerequisites\n• /,
      ),
    ]);
    const lines = (await desk.posted(migrations)).slice(before);
    expect(lines.map(({ text }) => text)).toEqual(
      Array(3).fill(expect.stringMatching(/assigned it to Sam Okafor/)),
    );
    const threads = lines.map(({ thread_ts }) => thread_ts);
    expect(new Set(threads.filter((ts) => ts !== undefined)).size).toBe(3);
    expect((await desk.say(sam, 'history 2')).text).toMatch(/assigned it to/);
  });

  test('runs once, although it is confirmed twice at the same moment', async () => {
    await open(2);
    const told = await desk.say(dana, 'assign 1, 2 @sam');
    const both = await Promise.all([
      pressOn(dana, told, 'Assign 2 tickets'),
      pressOn(dana, told, 'Assign 2 tickets'),
    ]);
    expect(both.map(({ text }) => text.split('\n')[0]).toSorted()).toEqual([
      'Assigned 2 tickets to Sam Okafor.',
      'You already changed 2 tickets with this button, so nothing changed again.',
    ]);
    expect(await desk.database.client.event.count({ where: { type: 'owner' } })).toBe(2);
    expect(await desk.direct(sam)).toHaveLength(1);
  });

  test('can be confirmed only by the person who asked, within a day, unless they cancel it', async () => {
    await open(2);
    const told = await desk.say(dana, 'assign 1, 2 @sam');
    const other = await desk.say(lee, 'bulk run 1');
    expect(other.text).toMatch(/^Only Dana Reyes can confirm or cancel this change, so nothing changed\./);
    const canceled = await pressOn(dana, told, 'Cancel');
    expect(canceled.text).toBe('Canceled. Nothing changed.');
    expect((await desk.say(dana, 'bulk run 1')).text).toContain(
      'You canceled this change, so nothing changed.',
    );
    await desk.say(dana, 'assign 1, 2 @sam');
    desk.clock.advance(25 * 60);
    expect((await desk.say(dana, 'bulk run 2')).text).toContain(
      'You asked for this change more than a day ago, so nothing changed.',
    );
    expect(await owners()).toEqual([null, null]);
  });

  test('leaves out and names the tickets that have changed meanwhile', async () => {
    await open(4);
    const told = await desk.say(dana, 'assign unassigned @sam');
    await desk.say(dana, 'cancel 1 customer withdrew');
    await desk.say(lee, 'assign 2 me');
    await desk.say(lee, 'note 3 still waiting');
    const done = await pressOn(dana, told, 'Assign 4 tickets');
    expect(done.text).toMatch(
      /^Assigned 2 tickets to Sam Okafor\.\n2 tickets stayed the same:\n• Acme 1 \(MIG-1\): MIG-1 is canceled now\.\n• Acme 2 \(MIG-2\): Lee Park owns MIG-2 now\.$/,
    );
    expect(await owners()).toEqual([null, 'slack:U0LEE', 'slack:U0SAM', 'slack:U0SAM']);
  });

  test('asks nothing if no ticket matches, or if none can change', async () => {
    await open(2);
    expect((await desk.say(dana, 'assign blocked @sam')).text).toContain('No open tickets match “blocked”.');
    await desk.say(dana, 'cancel 1 customer withdrew');
    await desk.say(dana, 'assign 2 @sam');
    const none = await desk.say(dana, 'assign 1, 2 @sam');
    expect(none.text).toBe(
      [
        'None of these 2 tickets can change:',
        '• Acme 1 (MIG-1): MIG-1 is canceled.',
        '• Acme 2 (MIG-2): Sam Okafor already owns MIG-2.',
      ].join('\n'),
    );
    expect(await acts()).toEqual([]);
  });

  test('warns once about a day on which the new owner has several cutovers', async () => {
    await open(2);
    for (const number of [1, 2]) await desk.say(dana, `set ${number} cutover:2026-12-09T18:00`);
    await desk.say(dana, 'assign 1 2 @sam');
    const done = await desk.say(dana, 'bulk run 1');
    expect(done.text.match(/Acme \d \(MIG-\d\): .*the owner also has Acme \d \(MIG-\d\)/g)).toHaveLength(1);
  });

  test('shows up to ten tickets, and all of them on request', async () => {
    await open(12);
    const shown = await desk.say(dana, 'assign open @sam');
    expect(shown.text).toContain('And 2 more.');
    const all = await pressOn(dana, shown, 'Show all');
    expect(all.text).toContain('Acme 12 (MIG-12): not changed');
  });
});
