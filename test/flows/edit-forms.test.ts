import { describe, expect, test } from 'vitest';
import { dana, openLine, sam, useDesk } from '../support/desk.ts';
import { filledIn } from '../support/open-form.ts';

// The clock starts on Friday, November 20, 2026, at 10 AM in Chicago.
const desk = useDesk();

const ticket = (number = 1) => desk.database.client.ticket.findUnique({ where: { number } });
const say = async (text: string, user = dana) => (await desk.say(user, text)).text;
const filled = () => filledIn(desk.slack, dana);

describe('a form that changes a ticket', () => {
  const fields = 'cutover:2026-12-15T18:00 target:2026-12-18 contact:"Ann Lee" cadence:5 size-gb:1250.5';

  test('opens with the present values, and changes only what a person changes', async () => {
    await say(openLine);
    await say(
      `set 1 ${fields} method:migrationwiz method-reason:"small mailboxes" unavailable:"dec 20 to jan 3"`,
    );
    await desk.sayForForm(dana, 'set 1');
    expect(filled()).toEqual({
      customer: 'Acme Corp',
      account: '1234567',
      contact: 'Ann Lee',
      cadence: '5',
      mailboxes: '40',
      'size-gb': '1250.5',
      method: 'migrationwiz',
      'method-reason': 'small mailboxes',
      target: '2026-12-18',
      cutover: Date.parse('2026-12-15T18:00:00-06:00') / 1_000,
      unavailable: '2026-12-20..2027-01-03',
    });
    const before = (await desk.state(1)).ticket;
    const events = await desk.database.client.event.count();
    const untouched = await desk.slack.submit({ user: dana });
    expect(Object.values(untouched.errors).join()).toContain('Nothing changed');
    expect(await desk.database.client.event.count()).toBe(events);

    // Meanwhile, someone else changes another field.
    await say('set 1 mailboxes:50', sam);
    expect((await desk.slack.submit({ user: dana, values: { cadence: '3', contact: '' } })).outcome).toBe(
      'closed',
    );
    const after = (await desk.state(1)).ticket;
    expect(after).toMatchObject({ contactEveryDays: 3, customerContact: null, mailboxes: 50 });
    expect(after).toMatchObject({ cutover: before.cutover, methodReason: 'small mailboxes' });
    expect(await say('history 1')).toMatch(/cleared contact|set .*contact to none|contact: none/i);
  });

  test('asks for a method and its reason with the present ones', async () => {
    await say(openLine);
    await say('set 1 method:migrationwiz method-reason:"small mailboxes"');
    await desk.sayForForm(dana, 'set 1 method method-reason');
    expect(filled()).toEqual({ method: 'migrationwiz', 'method-reason': 'small mailboxes' });
    const sent = await desk.slack.submit({ user: dana, values: { 'method-reason': 'fast link' } });
    expect(sent.outcome).toBe('closed');
    expect(await ticket()).toMatchObject({ method: 'migrationwiz', methodReason: 'fast link' });
  });

  test('shows who owns the ticket and who it waits on', async () => {
    await say(openLine);
    await say('assign 1 me');
    await say('wait 1 vendor');
    await desk.sayForForm(dana, 'assign 1');
    expect(filled()).toEqual({ owner: dana });
    await desk.sayForForm(dana, 'wait 1');
    expect(filled()).toMatchObject({ party: 'vendor' });
  });

  test('a value that was typed wins over the present one', async () => {
    await say(openLine);
    await desk.sayForForm(dana, 'set 1 mailboxes:60 contact');
    expect(filled()).toEqual({ mailboxes: '60' });
    await desk.slack.submit({ user: dana, values: { contact: 'Ann' } });
    expect(await ticket()).toMatchObject({ mailboxes: 60, customerContact: 'Ann' });
  });
});
