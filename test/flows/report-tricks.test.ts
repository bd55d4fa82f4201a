import { expect, test } from 'vitest';
import { type Exported, errorList, statistics } from '../../src/playground/tool/exports.ts';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { dana, outsideLine, useDesk } from '../support/desk.ts';
import { csv, sendSheet } from '../support/send-sheet.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();

const [ann, bob, cy] = ['ann', 'bob', 'cy'].map((name) => `${name}@acme.com`) as [string, string, string];
const everyone = [ann, bob, cy];

async function ticketIn(phase: string): Promise<void> {
  await desk.say(dana, outsideLine);
  await sendSheet(desk, { content: csv(...everyone.map((address) => `${address},,yes,yes,4,`)) });
  await forceTo(desk, 1, phase);
}

async function report(all: Omit<Exported, 'address'>, others: Exported[] = []): Promise<string> {
  const rows = everyone.map((address) => ({
    address,
    ...all,
    ...others.find((one) => one.address === address),
  }));
  return (await sendSheet(desk, { content: statistics(rows) })).text;
}

async function isStepDone(id: string): Promise<boolean> {
  return isDone((await desk.state(1)).steps.find((one) => one.id === id)!);
}

test('a reopened last pass needs a new run, also after the ticket went back', async () => {
  await ticketIn('prestage');
  await report({ passes: 2 });
  await forceTo(desk, 1, 'delta');
  await report({ passes: 3 });
  expect(await isStepDone('E-21')).toBe(true);
  await desk.say(dana, 'undo 1 E-21');
  await report({ passes: 3 });
  expect(await isStepDone('E-21')).toBe(false);
  await report({ passes: 4 });
  expect(await isStepDone('E-21')).toBe(true);
  await desk.say(dana, 'move 1 prestage reason:"folders were missing"');
  await forceTo(desk, 1, 'delta');
  await report({ passes: 4 });
  expect(await isStepDone('E-21')).toBe(false);
});

test('after a password was changed, an old verification does not show that the login works', async () => {
  await ticketIn('trial');
  await report({ run: 'Verification' });
  await desk.say(dana, 'block 1 PASSWORD_RESET');
  expect(await isStepDone('E-11')).toBe(false);
  await desk.say(dana, 'unblock 1');
  await report({ run: 'Verification' });
  expect(await isStepDone('E-11')).toBe(false);
  await report({ run: 'Verification', passes: 2 });
  expect(await isStepDone('E-11')).toBe(true);
});

test('going back forgets what was shown of some mailboxes, too', async () => {
  await ticketIn('prestage');
  await report({}, [{ address: cy, status: 'Processing' }]);
  await forceTo(desk, 1, 'customer-testing');
  await desk.say(dana, 'move 1 prestage reason:"folders were missing"');
  await report({}, [{ address: cy, passes: 2 }]);
  expect(await isStepDone('E-14')).toBe(false);
  await report({ passes: 2 });
  expect(await isStepDone('E-14')).toBe(true);
});

test('a further run neither reopens nor completes the first pass, and neither does a note', async () => {
  await ticketIn('prestage');
  await report({});
  expect(await report({ status: 'Processing', passes: 2 })).not.toContain('Reopened');
  expect(await isStepDone('E-14')).toBe(true);
  await report({ status: 'Failed', passes: 2, says: 'Something odd' });
  expect(await isStepDone('E-14')).toBe(true);
});

test('items that fail after the last pass reopen it, and only a pass after the switch completes it by hand', async () => {
  await ticketIn('prestage');
  await report({ passes: 2 });
  await forceTo(desk, 1, 'delta');
  expect((await desk.say(dana, 'done 1 E-21')).text).toContain("can't be completed yet: 0 of 3 finished");
  await report({ passes: 3 });
  const errors = Array.from({ length: 120 }, () => ({ address: ann, error: 'The item is too large' }));
  const { text } = await sendSheet(desk, { content: errorList(errors) });
  expect(text).toContain('Reopened: Last pass finished (E-21).');
  expect((await desk.say(dana, 'done 1 E-21')).text).toContain('Last pass finished');
  expect(await isStepDone('E-21')).toBe(true);
});

test('after its phase, only a login that fails reopens the verification', async () => {
  await ticketIn('trial');
  await desk.say(dana, 'done 1 E-11');
  await forceTo(desk, 1, 'prestage');
  await report({}, [{ address: cy, status: 'Not Submitted' }]);
  await report({ passes: 2 }, [{ address: cy, status: 'Failed', says: 'Mailbox is full' }]);
  expect(await isStepDone('E-11')).toBe(true);
  await report({ passes: 3 }, [{ address: cy, passes: 3, status: 'Failed', says: '401 Unauthorized' }]);
  expect(await isStepDone('E-11')).toBe(false);
});

test('a sheet that says that a login is not verified reopens the verification, and none ends a failed login', async () => {
  await ticketIn('trial');
  const said = (word: string) =>
    `${csv().split('\n')[0]},Credentials verified\n${everyone.map((one) => `${one},,yes,yes,4,,${word}`).join('\n')}`;
  await sendSheet(desk, { content: said('yes') });
  expect(await isStepDone('E-11')).toBe(true);
  expect((await sendSheet(desk, { content: said('no') })).text).toContain('Reopened: ');
  await report({ run: 'Verification' }, [{ address: cy, status: 'Failed', says: '401 Unauthorized' }]);
  await sendSheet(desk, { content: said('yes') });
  expect(await isStepDone('E-11')).toBe(false);
});

test('a blocker that a person cleared or took over follows that person', async () => {
  await ticketIn('trial');
  await report({ run: 'Trial' }, [{ address: cy, status: 'Failed', says: '401 Unauthorized' }]);
  await desk.say(dana, 'block 1 CREDS_INVALID the admin is away');
  await report({ run: 'Trial', passes: 2 });
  expect((await desk.state(1)).blockers).toMatchObject([{ note: 'the admin is away' }]);
  await report({ run: 'Trial', passes: 3 }, [
    { address: cy, status: 'Failed', passes: 3, says: '401 Unauthorized' },
  ]);
  await desk.say(dana, 'unblock 1');
  await sendSheet(desk, { content: csv(...everyone.map((address) => `${address},,yes,yes,5,`)) });
  expect((await desk.state(1)).blockers).toEqual([]);
});

test('whom a person said the ticket waits on stays', async () => {
  await ticketIn('prestage');
  await desk.say(dana, 'wait 1 vendor');
  await report({ status: 'Processing' });
  expect((await desk.state(1)).ticket.waitingOn).toBe('vendor');
});

test('a ticket with late mailboxes keeps their passes when it goes back', async () => {
  await ticketIn('prestage');
  await report({});
  await forceTo(desk, 1, 'customer-testing');
  const all = [...everyone, 'dee@acme.com'];
  await sendSheet(desk, { content: csv(...all.map((address) => `${address},,yes,yes,4,`)) });
  await sendSheet(desk, { content: statistics(all.map((address) => ({ address, passes: 2 }))) });
  expect((await desk.state(1)).ticket.mailboxTally).toMatchObject({ late: 1, lateOpen: 0 });
  await desk.say(dana, 'move 1 prestage reason:"folders were missing"');
  const rows = await desk.database.client.mailbox.findMany({ where: { copied: true } });
  expect(rows.map(({ source }) => source)).toEqual(['dee@acme.com']);
  expect((await desk.state(1)).steps.filter((step) => step.id === 'E-14').every(isOpen)).toBe(true);
});

test('a mailbox that was removed and comes back is not late, and neither are those that replace all others', async () => {
  await ticketIn('prestage');
  await report({}, [{ address: cy, status: 'Failed', says: '401 Unauthorized' }]);
  const channel = (await sendSheet(desk, { content: csv(`${ann},,,,,`, `${bob},,,,,`) })).channel;
  await desk.press({ user: dana, channel, label: /^Take .*, remove/ });
  const back = await sendSheet(desk, { content: csv(`${ann},,,,,`, `${bob},,,,,`, `${cy},,yes,yes,4,`) });
  expect(back.text).toContain('Reopened: ');
  const { ticket } = await desk.state(1);
  expect([ticket.mailboxes, ticket.mailboxTally?.late]).toEqual([3, 0]);
  await sendSheet(desk, { content: csv('x@acme.com,,yes,yes,4,') });
  await desk.press({ user: dana, channel, label: /^Take .*, remove/ });
  expect((await desk.state(1)).ticket.mailboxTally).toMatchObject({ total: 1, late: 0 });
});

test('one mailbox in the place of another reopens the steps about every mailbox', async () => {
  await ticketIn('trial');
  await desk.say(dana, 'done 1 E-11');
  const { channel } = await sendSheet(desk, {
    content: csv(`${ann},,,,,`, `${bob},,,,,`, 'dee@acme.com,,yes,yes,4,'),
  });
  await desk.press({ user: dana, channel, label: /^Take .*, remove/ });
  expect(await isStepDone('E-11')).toBe(false);
});

test('an export that becomes the list keeps what people typed about all mailboxes', async () => {
  await desk.say(dana, outsideLine);
  await desk.say(dana, 'set 1 mailboxes:3 supplied:3 created:3');
  await forceTo(desk, 1, 'prestage');
  const text = await report({ status: 'Processing' });
  expect(text).not.toContain('Reopened');
  expect([await isStepDone('E-05'), await isStepDone('E-09')]).toEqual([true, true]);
});

test('a mailbox that is queued without a change for 40 minutes blocks the ticket', async () => {
  await ticketIn('prestage');
  await report({ status: 'Queued' });
  expect(await report({ status: 'Queued' })).toContain('Nothing changed');
  await desk.tickAt(new Date(desk.clock.now().getTime() + 41 * 60_000));
  expect(await report({ status: 'Queued' })).toContain('Blocked now: Queued too long.');
});
