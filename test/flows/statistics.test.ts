import { beforeEach, describe, expect, test } from 'vitest';
import { type Exported, errorList, statistics } from '../../src/playground/tool/exports.ts';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { dana, migrations, openLine, outsideLine, type Told, useDesk } from '../support/desk.ts';
import { letterIn } from '../support/letter.ts';
import { conversationOf, runUntil } from '../support/run-until.ts';
import { csv, sendSheet } from '../support/send-sheet.ts';
import { shownText } from '../support/shown-text.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();

const everyone = ['ann', 'bob', 'cy'].map((name) => `${name}@acme.com`);

/** Opens a ticket that lists three mailboxes, and moves it to a phase. */
async function ticketIn(phase: string, line = outsideLine): Promise<void> {
  await desk.say(dana, line);
  await sendSheet(desk, { content: csv(...everyone.map((address) => `${address},,yes,yes,4,`)) });
  await forceTo(desk, 1, phase);
}

/** Uploads an export of the tool that says the same about everyone, except for the mailboxes of `others`. */
async function report(all: Omit<Exported, 'address'>, others: Exported[] = []): Promise<string> {
  const rows = everyone.map((address) => ({
    address,
    ...all,
    ...others.find((one) => one.address === address),
  }));
  const { text } = await sendSheet(desk, { content: statistics(rows), name: 'ProjectStatistics.csv' });
  return text;
}

async function step(id: string) {
  return (await desk.state(1)).steps.find((one) => one.id === id)!;
}

function shown({ reply }: Told): string {
  return shownText(reply.body as never);
}

test('a trial verifies the credentials, and a pass finishes the first pass, each by itself', async () => {
  await ticketIn('trial');
  const text = await report({ run: 'Verification' });
  expect(text).toContain(': 3 mailboxes verified. Completed: Credentials verified (E-11).');
  expect(isOpen(await step('E-14'))).toBe(true);
  await forceTo(desk, 1, 'prestage');
  expect(await report({ status: 'Processing', run: 'Full' })).toContain(': 3 mailboxes running.');
  expect((await desk.state(1)).ticket.waitingOn).toBe('tool');
  const done = await report({ run: 'Full', passes: 2 }, [{ address: everyone[0]!, errors: 3 }]);
  expect(done).toContain(': 2 mailboxes done and 1 done with errors. Completed: First pass finished (E-14).');
  const { ticket } = await desk.state(1);
  expect([ticket.waitingOn, ticket.mailboxTally?.itemErrors]).toEqual(['racker', 3]);
  expect((await desk.say(dana, 'history 1')).text).toContain(
    'uploaded statistics of MigrationWiz: 2 mailboxes done and 1 done with errors',
  );
});

test('a pass that ended before its phase completes the step on entering the phase', async () => {
  await ticketIn('trial');
  await report({ run: 'Full' });
  expect(isOpen(await step('E-14'))).toBe(true);
  await forceTo(desk, 1, 'prestage');
  expect(isDone(await step('E-14'))).toBe(true);
});

test('going back makes the pass necessary again, and the same export does not show it', async () => {
  await ticketIn('prestage');
  await report({ run: 'Full' });
  expect(isDone(await step('E-14'))).toBe(true);
  await forceTo(desk, 1, 'customer-testing');
  await desk.say(dana, 'move 1 prestage reason:"folders were missing"');
  expect(isOpen(await step('E-14'))).toBe(true);
  expect(await report({ run: 'Full' })).toContain('already has what this sheet says');
  expect(isOpen(await step('E-14'))).toBe(true);
  await desk.say(dana, 'note 1 asked the tool for another pass');
  expect(isOpen(await step('E-14'))).toBe(true);
  await report({ run: 'Full', passes: 2 });
  expect(isDone(await step('E-14'))).toBe(true);
});

test('a login that fails blocks the ticket with the mailbox, reopens its step, and is cleared by itself', async () => {
  await ticketIn('trial');
  await report({ run: 'Verification' });
  const failed = await report({ run: 'Trial', passes: 2 }, [
    {
      address: everyone[1]!,
      run: 'Trial',
      passes: 2,
      status: 'Failed',
      says: 'Your migration failed: 401 Unauthorized',
    },
  ]);
  expect(failed).toContain(
    ': 2 mailboxes ready and 1 failed. Reopened: Credentials verified (E-11). Blocked now: Invalid credentials.',
  );
  const { blockers, ticket } = await desk.state(1);
  expect(blockers).toMatchObject([{ code: 'CREDS_INVALID', note: '1 mailbox: bob@acme.com' }]);
  expect(ticket.waitingOn).toBe('customer-admin');
  const refused = await desk.say(dana, 'done 1 E-11');
  expect(refused.text).toContain(
    "Credentials verified (E-11) can't be completed yet: 2 of 3 verified, 1 can't move.",
  );

  const told = shown(await desk.say(dana, 'mailboxes 1'));
  expect(told).toContain('3 mailboxes: 2 ready');
  expect(told).toContain('· 1 failed');
  expect(told).toContain(
    '1 mailbox: Invalid credentials. The tool says: “Your migration failed: 401 Unauthorized”',
  );
  expect(told).toContain('Fix: Find out which side fails');
  const list = shown(await desk.say(dana, 'mailboxes 1 failed'));
  expect(list).toContain('bob@acme.com');
  expect(list).not.toContain('ann@acme.com');

  const mended = await report({ run: 'Trial', passes: 3 });
  expect(mended).toContain('Completed: Credentials verified (E-11). No longer blocked: Invalid credentials.');
  expect((await desk.state(1)).blockers).toEqual([]);
});

test('an undo takes back what an export changed: statuses, steps, and blockers', async () => {
  await ticketIn('trial');
  const before = await desk.state(1);
  const rows = () => desk.database.client.mailbox.findMany({ orderBy: { source: 'asc' } });
  const mailboxes = await rows();
  await report({ run: 'Trial' }, [{ address: everyone[0]!, status: 'MaximumTransferReached' }]);
  const { ticket } = await desk.state(1);
  expect((await desk.state(1)).blockers).toMatchObject([{ code: 'SIZE_OVER' }]);
  await desk.say(dana, `undo 1 change:${ticket.lastEvent}`);
  const after = await desk.state(1);
  expect(after.blockers).toEqual([]);
  expect(after.ticket.mailboxTally).toEqual(before.ticket.mailboxTally);
  expect(after.steps.filter(isDone).map(({ id }) => id)).toEqual(
    before.steps.filter(isDone).map(({ id }) => id),
  );
  expect(await rows()).toEqual(mailboxes);
});

test('a blocker that a person set stays until a person clears it', async () => {
  await ticketIn('trial');
  await desk.say(dana, 'block 1 CREDS_INVALID ann could not log in');
  await report({ run: 'Trial' }, [{ address: everyone[1]!, status: 'Failed', says: '401 Unauthorized' }]);
  await report({ run: 'Trial', passes: 2 });
  expect((await desk.state(1)).blockers).toMatchObject([
    { code: 'CREDS_INVALID', note: 'ann could not log in' },
  ]);
});

test('while mailboxes run, the ticket stalls four hours after the last statistics, and otherwise in business hours', async () => {
  await ticketIn('prestage');
  const hours = (count: number) => new Date(desk.clock.now().getTime() + count * 3_600_000);
  await report({ status: 'Processing', run: 'Full' });
  expect((await desk.state(1)).ticket.nudgeAt).toEqual(hours(4));
  await desk.tickAt(hours(3));
  await report({ status: 'Processing', run: 'Full', moved: 5000 });
  expect((await desk.state(1)).ticket.nudgeAt).toEqual(hours(4));
  await report({ status: 'Failed', run: 'Full', says: 'Something odd' });
  const { ticket, phases } = await desk.state(1);
  expect(phases.find(({ slug }) => slug === 'prestage')!.clock).toMatchObject({ unit: 'hours' });
  expect(desk.app.desk.calendar.between(desk.clock.now(), ticket.nudgeAt!)).toBe(4 * 3_600_000);
});

test('a mailbox that is queued for more than 40 minutes blocks the ticket', async () => {
  await ticketIn('prestage');
  await report({ status: 'Queued', run: 'Full' });
  const { ticket } = await desk.state(1);
  expect(ticket.nudgeAt!.getTime() - desk.clock.now().getTime()).toBe(40 * 60_000);
  await desk.tickAt(new Date(desk.clock.now().getTime() + 41 * 60_000));
  expect(await report({ status: 'Queued', run: 'Full', moved: 1 })).toContain(
    'Blocked now: Queued too long.',
  );
});

test('the last pass counts only if it began after the switch, and not with errors that nobody retried', async () => {
  await ticketIn('prestage');
  await report({ run: 'Full', passes: 2 });
  await forceTo(desk, 1, 'delta');
  await report({ run: 'Full', passes: 2, moved: 1300 });
  expect(isOpen(await step('E-21'))).toBe(true);
  await report({ run: 'Full', passes: 3 }, [{ address: everyone[2]!, run: 'Full', passes: 3, errors: 2 }]);
  expect(isOpen(await step('E-21'))).toBe(true);
  const last = await report({ run: 'Full', passes: 3 }, [
    { address: everyone[2]!, run: 'Retry Errors', passes: 4, errors: 2 },
  ]);
  expect(last).toContain('Completed: Last pass finished (E-21).');
});

test('a list of errors counts them for each mailbox, and keeps the most common one', async () => {
  await ticketIn('prestage');
  await report({ run: 'Full' });
  const errors = [
    ...Array.from({ length: 3 }, () => ({
      address: everyone[0]!,
      error: 'Message is larger than the limit',
    })),
    { address: everyone[0]!, error: 'Item is corrupt' },
    ...Array.from({ length: 120 }, () => ({ address: everyone[1]!, error: 'The item could not be read' })),
  ];
  const { text } = await sendSheet(desk, { content: errorList(errors), name: 'ProjectErrors.csv' });
  expect(text).toContain('Blocked now: Too many failed items.');
  const rows = await desk.database.client.mailbox.findMany({ orderBy: { source: 'asc' } });
  expect(rows.map(({ itemErrors, toolSays, status }) => [itemErrors, toolSays, status])).toEqual([
    [4, 'Message is larger than the limit', 'done'],
    [120, 'The item could not be read', 'done'],
    [0, null, 'done'],
  ]);
});

test('a word that we do not know is kept as it is', async () => {
  await ticketIn('prestage');
  expect(await report({ status: 'Frobnicating' })).toContain(': 3 mailboxes in another status.');
  expect(shown(await desk.say(dana, 'mailboxes 1 from:1'))).toContain('in another status (Frobnicating)');
});

test('an export about other mailboxes names them, and takes the rest', async () => {
  await ticketIn('prestage');
  const rows = [...everyone, 'zoe@acme.com'].map((address) => ({ address }));
  const { text } = await sendSheet(desk, { content: statistics(rows) });
  expect(text).toContain('3 of 4 rows can be taken.');
  expect(text).toContain("The ticket doesn't list this mailbox.");
});

test('a status list of Exchange Online is read by the new addresses', async () => {
  await ticketIn('prestage');
  const content = [
    'Identity,BatchId,Status,SyncedItemCount,SkippedItemCount,ErrorSummary',
    'ann@acme.com,Batch 1,Synced,1200,0,',
    'bob@acme.com,Batch 1,Syncing,300,0,',
    'cy@acme.com,Batch 1,Failed,0,0,The mailbox could not be found',
  ].join('\n');
  const { text } = await sendSheet(desk, { content });
  expect(text).toContain(': 1 mailbox ready, 1 running, and 1 failed.');
  expect(text).toContain('Blocked now: Mailbox missing.');
});

test('a late mailbox holds only the closing, until its own pass has ended', async () => {
  await ticketIn('prestage');
  await report({ run: 'Full' });
  await forceTo(desk, 1, 'cutover');
  const { text } = await sendSheet(desk, { content: csv('dee@acme.com,,no,no,,') }, 'mailboxes 1 upload');
  expect(text).toContain("aren't in this sheet");
  const whole = csv(...[...everyone, 'dee@acme.com'].map((address) => `${address},,yes,yes,4,`));
  const taken = await sendSheet(desk, { content: whole });
  expect(taken.text).toContain('1 added');
  expect(taken.text).not.toContain('Reopened');
  const { ticket } = await desk.state(1);
  expect([ticket.mailboxes, ticket.mailboxTally?.late]).toEqual([3, 1]);
  await forceTo(desk, 1, 'client-setup');
  expect((await desk.say(dana, 'show 1')).text).toContain('1 late mailbox still has to move');
  desk.clock.set('2026-12-02T10:00:00-06:00');
  for (const id of ['C-11', 'C-14', 'C-09', 'E-22', 'E-23']) await desk.say(dana, `done 1 ${id}`);
  const refused = await desk.say(dana, 'advance 1');
  expect(refused.text).toContain("can't be closed yet: 1 late mailbox hasn't moved.");
  expect((await desk.say(dana, 'next 1')).text).toContain('Next: move 1 late mailbox.');
  const rows = [...everyone, 'dee@acme.com'].map((address) => ({ address, passes: 2 }));
  await sendSheet(desk, { content: statistics(rows) });
  expect((await desk.say(dana, 'advance 1')).text).toContain('closed');
  expect((await desk.state(1)).ticket.status).toBe('closed');
});

describe('a mailbox that failed, on the next morning', () => {
  const says = "Acme Corp (MIG-1) · 1 mailbox can't move (Invalid credentials)";

  beforeEach(async () => {
    await ticketIn('trial');
    await desk.say(dana, 'assign 1 me');
    await desk.say(dana, 'digest at 09:00');
    await report({ run: 'Verification' });
    await desk.tickAt('2026-11-23T09:00:00-06:00');
    await report({ run: 'Trial', passes: 2 }, [
      { address: everyone[1]!, status: 'Failed', says: '401 Unauthorized' },
    ]);
    await runUntil(desk, '2026-11-24T09:00:00-06:00');
  });

  /** Presses Mailboxes in a message, and then sends the next export with the form of the answer. */
  async function clear(channel: string): Promise<void> {
    const told = await desk.press({ user: dana, channel, label: 'Mailboxes' });
    expect(shown(told)).toContain('Invalid credentials. The tool says: “401 Unauthorized”');
    await desk.pressForForm({ user: dana, reply: told.reply, label: 'Upload a sheet…' });
    const content = statistics(everyone.map((address) => ({ address, run: 'Trial', passes: 3 })));
    const done = await desk.slack.submit({ user: dana, values: { file: [{ name: 'a.csv', content }] } });
    expect(done.outcome).toBe('closed');
    await desk.slack.until(async () => (await desk.state(1)).blockers.length === 0);
    expect(isDone(await step('E-11'))).toBe(true);
    expect((await desk.say(dana, 'list failed')).text).toContain('No open tickets match');
  }

  test("is cleared from the channel's digest in three presses", async () => {
    const [digest] = (await desk.posted(migrations)).filter(({ text }) => text.startsWith('Tue, Nov 24'));
    expect(digest?.text).toMatch(/^Tue, Nov 24: 1 ticket needs you\n1 with mailboxes that can't move\.\n/);
    expect(digest?.text).toContain(`📭 ${says} · Dana Reyes`);
    await clear(migrations);
    const marked = (await desk.posted(migrations)).find(({ ts }) => ts === digest?.ts);
    expect(marked?.text).toContain('✓ Acme Corp (MIG-1) · Dana Reyes uploaded statistics of MigrationWiz');
  });

  test("is cleared from the owner's morning message in three presses", async () => {
    const daily = (await desk.direct(dana)).at(-1);
    expect(daily).toMatch(/^Good morning, Dana\. 1 with mailboxes that can't move\.\n/);
    expect(daily).toContain(`📭 ${says}`);
    await clear(await conversationOf(desk, dana));
    expect((await desk.say(dana, 'today')).text).not.toContain("can't move");
  });

  test('is in the thread of later digests until it is mended, and its ticket is not on track', async () => {
    const at = '2026-11-24T14:00:00-06:00';
    desk.clock.set(at);
    await desk.say(dana, 'digest now');
    const [first, thread] = (await desk.posted(migrations)).slice(-2).map(({ text }) => text);
    expect(first).toContain('nothing new is urgent');
    expect(thread).toContain(`Mailboxes that can't move (1)\n${says} · Dana Reyes`);
    expect(thread).not.toContain('blocked:');
    expect((await desk.say(dana, 'list failed')).text).toContain(
      "1 open ticket with mailboxes that can't move",
    );
    expect((await desk.say(dana, 'today')).text).not.toContain('on track');
  });

  test('is named once more in the channel when another one fails', async () => {
    desk.clock.set('2026-11-24T14:00:00-06:00');
    await report({ run: 'Trial', passes: 3, status: 'Failed', says: '401 Unauthorized' });
    await desk.say(dana, 'digest now');
    expect((await desk.posted(migrations)).map(({ text }) => text).join()).toContain(
      "📭 Acme Corp (MIG-1) · 3 mailboxes can't move (Invalid credentials)",
    );
  });
});

test('the letter about mailboxes names those that the tool reports as failed, under what the customer does', async () => {
  await ticketIn('prestage');
  await report({ run: 'Full' }, [
    { address: everyone[0]!, status: 'Failed', says: 'Application-specific password required' },
    { address: everyone[1]!, status: 'Failed', says: 'Something that nobody knows' },
  ]);
  const told = await desk.say(dana, 'mailboxes 1');
  const letter = letterIn(await desk.press({ user: dana, reply: told.reply, label: 'Mailbox problems' }));
  expect(letter).toContain(
    "Our tool can't move this mailbox: two-step sign-in keeps our tool out. Allow our tool to sign in, with an app password or an exception.\n- ann@acme.com\n\n",
  );
  expect(letter).not.toMatch(/bob@|password in the sheet/);
  await report({ run: 'Full' }, [
    { address: everyone[0]!, status: 'Failed', says: 'Something that nobody knows' },
  ]);
  expect(JSON.stringify((await desk.say(dana, 'mailboxes 1')).reply.body)).not.toContain('Mailbox problems');
});

test('in a self-service move, the trial, the first pass, and the last pass are completed by exports', async () => {
  await ticketIn('trial', outsideLine.replace('service:assisted', 'service:self-service'));
  expect(await report({ status: 'Ready for migration' })).toContain('Completed: Trial ready (V-05).');
  await forceTo(desk, 1, 'prestage');
  await report({ status: 'Processing', passes: 2 });
  expect(isOpen(await step('V-06'))).toBe(true);
  expect(await report({ passes: 2 })).toContain('Completed: First pass finished (V-06).');
  expect((await desk.state(1)).ticket.waitingOn).toBe('customer-admin');
  await forceTo(desk, 1, 'delta');
  expect(await report({ passes: 3 })).toContain('Completed: New items migrated (V-08).');
});

test('in an upgrade, a sheet completes the passwords and the new mailboxes, and credentials that are missing again reopen their step', async () => {
  await desk.say(dana, openLine);
  await forceTo(desk, 1, 'credentials');
  const rows = everyone.map((address) => `${address},,yes,yes,4,`);
  const { text } = await sendSheet(desk, { content: csv(...rows) });
  expect(text).toContain('(U-08)');
  expect(text).toContain('(U-10)');
  const reset = await sendSheet(desk, {
    content: csv(rows[0]!.replace('yes,yes', 'yes,no'), ...rows.slice(1)),
  });
  expect(reset.text).toMatch(/Reopened: .*\(U-08\)/);
});
