import { expect, test } from 'vitest';
import { errorList, statistics } from '../../src/playground/tool/exports.ts';
import { isDone } from '../../src/ticket/steps/marks.ts';
import { dana, lee, outsideLine, useDesk } from '../support/desk.ts';
import { csv, type SheetAnswer, sendSheet } from '../support/send-sheet.ts';
import { shownText } from '../support/shown-text.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();

const everyone = ['ann', 'bob', 'cy'].map((name) => `${name}@acme.com`);

function send(content: string): Promise<SheetAnswer> {
  return sendSheet(desk, { content });
}

/** Rows of a sheet with mailboxes that keep their addresses. */
function rowsOf(addresses: string[]): string {
  return csv(...addresses.map((address) => `${address},,yes,yes,4,`));
}

/** Opens a ticket that lists three mailboxes, and moves it to a phase. */
async function ticketIn(phase: string): Promise<void> {
  await desk.say(dana, outsideLine);
  await send(rowsOf(everyone));
  await forceTo(desk, 1, phase);
}

/** An export of MigrationWiz with few columns. */
function exportOf(...rows: string[]): string {
  return [
    'Source Email Address,Destination Email Address,Total Success Count,Total Error Count,Migrations Performed,Last Migration Type,Last Status,Last Status Details',
    ...rows,
  ].join('\n');
}

function mailboxes() {
  return desk.database.client.mailbox.findMany({ orderBy: { source: 'asc' } });
}

/** The old and the new address of each mailbox. */
async function moves(): Promise<string[]> {
  return (await mailboxes()).map(({ source, destination }) => `${source} → ${destination}`);
}

async function lastEvent(): Promise<number> {
  return (await desk.state(1)).ticket.lastEvent;
}

async function isStepDone(id: string): Promise<boolean> {
  return isDone((await desk.state(1)).steps.find((step) => step.id === id)!);
}

test('removes only mailboxes that the question listed, and names the others', async () => {
  await ticketIn('provisioning');
  await send(rowsOf(['ann@acme.com']));
  const before = await lastEvent();
  const { channel } = await send(rowsOf(['ann@acme.com', 'bob@acme.com', 'dee@acme.com']));
  await desk.press({ user: dana, channel, label: /^Take .*, remove/ });
  expect((await mailboxes()).map(({ source }) => source)).toEqual([
    'ann@acme.com',
    'bob@acme.com',
    'dee@acme.com',
  ]);
  const asked = await send(
    csv('ann@acme.com,,yes,yes,4,', 'dee@acme.com,dee@acme.com,yes,yes,4,', 'eve@acme.com,,yes,yes,4,'),
  );
  expect(asked.text).not.toContain('cy@acme.com');
  await desk.say(lee, `undo 1 change:${before + 1}`);
  expect((await mailboxes()).map(({ source }) => source)).toEqual(everyone);
  const taken = await desk.press({ user: dana, channel: asked.channel, label: /^Take .*, remove/ });
  expect(taken.text).toContain("1 mailbox that you weren't asked about stays: cy@acme.com.");
  expect((await mailboxes()).map(({ source }) => source)).toEqual([
    'ann@acme.com',
    'cy@acme.com',
    'dee@acme.com',
    'eve@acme.com',
  ]);
});

test('refuses a question about a sheet or an export after a newer file was taken', async () => {
  await ticketIn('prestage');
  const sheet = await send(rowsOf(['ann@acme.com', 'bob@acme.com']));
  const old = [...everyone, 'zoe@acme.com'].map((address) => ({
    address,
    status: 'Failed',
    says: '401 Unauthorized',
  }));
  await send(statistics(old));
  const [first, second] = await desk.database.client.sentSheet.findMany({
    where: { takenBy: null },
    orderBy: { id: 'asc' },
  });
  await send(statistics(everyone.map((address) => ({ address, passes: 2 }))));
  expect(await isStepDone('E-14')).toBe(true);
  for (const { id } of [first!, second!]) {
    const { text } = await desk.say(dana, `mailboxes 1 take:${id}`);
    expect(text).toContain('A newer file was taken meanwhile. Upload this one again if it is the right one.');
    expect(text).toContain('mailboxes MIG-1 upload');
  }
  expect(await isStepDone('E-14')).toBe(true);
  expect((await desk.state(1)).blockers).toEqual([]);
  const again = await send(rowsOf(['ann@acme.com', 'bob@acme.com']));
  expect(again.channel).toBe(sheet.channel);
  await desk.press({ user: dana, channel: again.channel, label: /^Take .*, remove/ });
  expect(await mailboxes()).toHaveLength(2);
});

test('an export adds no mailboxes that the ticket no longer lists when someone answers the question', async () => {
  await desk.say(dana, outsideLine);
  await send(csv('ann@gmail.com,ann@acme.com,yes,yes,4,'));
  const listed = await lastEvent();
  const row = (address: string) => `${address},ann@acme.com,1,0,1,Full,Completed,`;
  const { channel } = await send(exportOf(row('ann@gmail.com'), row('zoe@gmail.com')));
  await desk.say(lee, `undo 1 change:${listed}`);
  const { text } = await desk.press({ user: dana, channel, label: 'Take 1 row' });
  expect(text).toContain('The mailboxes of MIG-1 have changed meanwhile. Upload this file again.');
  expect(await mailboxes()).toEqual([]);
});

test('an empty cell leaves the new address of a mailbox as it is', async () => {
  await desk.say(dana, outsideLine);
  await send(csv('ann@acme.com,annie@acme.com,yes,yes,4,', 'bob@gmail.com,bob@acme.com,yes,yes,4,'));
  const { text } = await send(csv('ann@acme.com,,,,5,', 'bob@gmail.com,,,,5,', 'cy@gmail.com,,,,,'));
  expect(text).toContain('4 | New address | (empty) | Enter the new address, at acme.com');
  await send(csv('ann@acme.com,,,,5,', 'bob@gmail.com,,,,5,', 'dee@acme.com,,,,,'));
  expect(await moves()).toEqual([
    'ann@acme.com → annie@acme.com',
    'bob@gmail.com → bob@acme.com',
    'dee@acme.com → dee@acme.com',
  ]);
  expect((await mailboxes()).map(({ sizeGb }) => sizeGb)).toEqual([5, 5, null]);
});

test('a list of new mailboxes is about the mailboxes that move to these addresses', async () => {
  await desk.say(dana, outsideLine);
  await send(
    csv(
      'ann@acme.com,annie@acme.com,no,yes,4,',
      'bob@acme.com,ann@acme.com,no,yes,4,',
      'cy@gmail.com,cy@acme.com,no,,,',
    ),
  );
  const before = await moves();
  await send('Username,Password,Enabled\nann,,yes\ncy,,yes\n');
  expect((await mailboxes()).map(({ exists }) => exists)).toEqual([false, true, true]);
  const { text } = await send('Username,Password,Enabled\nbob,,yes\nannie,,yes\n');
  expect(text).toContain(
    '2 | Username | bob | The ticket lists this mailbox with another new address: ann@acme.com',
  );
  await send('EmailAddress,UserName,Password\nann@acme.com,bob,\ncy@acme.com,cy,\n');
  expect(await moves()).toEqual(before);
  const other = await send('EmailAddress,UserName,Password\ncy@gmail.com,cy,\n');
  expect(other.text).toContain('2 | EmailAddress | cy@gmail.com | The new address must be at acme.com');
});

test('two rows about one mailbox are a fault, and two mailboxes can swap their new addresses', async () => {
  await desk.say(dana, outsideLine);
  await send(csv('ann@gmail.com,ann@acme.com,no,yes,4,', 'bob@gmail.com,bob@acme.com,no,yes,4,'));
  const { text } = await send(
    csv('ann@gmail.com,ann2@acme.com,no,yes,4,', 'ann@acme.com,,no,yes,9,', 'bob@gmail.com,,no,yes,4,'),
  );
  expect(text).toContain('2 of 3 rows can be taken.');
  expect(text).toContain('3 | Old address | ann@acme.com | Row 2 is about the same mailbox');
  const shared = await send(csv('ann@gmail.com,bob@acme.com,no,yes,4,', 'bob@gmail.com,,no,yes,9,'));
  expect(shared.text).toContain('3 | New address | (empty) | Row 2 has the same new address');
  await send(csv('ann@gmail.com,bob@acme.com,no,yes,4,', 'bob@gmail.com,ann@acme.com,no,yes,4,'));
  expect(await moves()).toEqual(['ann@gmail.com → bob@acme.com', 'bob@gmail.com → ann@acme.com']);
});

test('a column may be called like a property of every object', async () => {
  await desk.say(dana, outsideLine);
  const { text } = await send('Old address,Constructor,toString\nann@acme.com,hello,x\n');
  expect(text).toContain('lists 1 mailbox now: 1 added.');
  const report = await send('Source Email Address,Constructor,Last Status\nann@acme.com,hello,Failed\n');
  expect(report.text).toContain(': 1 mailbox failed.');
});

test('refuses an undo after which two mailboxes would have one new address', async () => {
  await desk.say(dana, outsideLine);
  await send(csv('ann@gmail.com,ann@acme.com,yes,yes,4,', 'cy@gmail.com,cy@acme.com,yes,yes,4,'));
  const { channel } = await send(csv('ann@gmail.com,ann@acme.com,yes,yes,4,'));
  await desk.press({ user: dana, channel, label: /^Take .*, remove/ });
  const removal = await lastEvent();
  await send(csv('ann@gmail.com,cy@acme.com,,,,'));
  const { text } = await desk.say(dana, `undo 1 change:${removal}`);
  expect(text).toContain(
    'Nothing was undone, because 2 mailboxes would move to cy@acme.com: ann@gmail.com and cy@gmail.com.',
  );
  expect(await moves()).toEqual(['ann@gmail.com → cy@acme.com']);
});

test('refuses the undo of a removal, or of an export that completed a step, after the ticket has moved on', async () => {
  await ticketIn('prestage');
  await send(statistics(everyone.map((address) => ({ address, passes: 2 }))));
  const pass = await lastEvent();
  const { channel } = await send(rowsOf(['ann@acme.com', 'bob@acme.com']));
  await desk.press({ user: dana, channel, label: /^Take .*, remove/ });
  const removal = await lastEvent();
  await send(csv('ann@acme.com,,,,5,', 'bob@acme.com,,,,,'));
  const size = await lastEvent();
  await forceTo(desk, 1, 'customer-testing');
  for (const seq of [pass, removal]) {
    const { text } = await desk.say(dana, `undo 1 change:${seq}`);
    expect([seq, text]).toEqual([seq, expect.stringContaining('Nothing was undone, because ')]);
  }
  expect((await desk.say(dana, `undo 1 change:${removal}`)).text).toContain(
    'MIG-1 has moved to another phase since then',
  );
  expect(await isStepDone('E-14')).toBe(true);
  await desk.say(dana, `undo 1 change:${size}`);
  expect((await mailboxes()).map(({ sizeGb }) => sizeGb)).toEqual([4, 4]);
});

test('leaves out every text of an export that seems to have a password', async () => {
  await ticketIn('prestage');
  await send(
    exportOf(
      'ann@acme.com,ann@acme.com,1,0,1,"Full, the password is Hunter2!",Failed,no login',
      'bob@acme.com,bob@acme.com,1,0,1,Full,"Failed, password: Hunter2!",no login',
      'cy@acme.com,cy@acme.com,1,0,1,Full,Failed,password: Hunter2!',
    ),
  );
  expect(
    (await mailboxes()).map(({ toolStatus, toolRun, toolSays }) => [toolStatus, toolRun, toolSays]),
  ).toEqual([
    ['Failed', null, 'no login'],
    [null, 'Full', 'no login'],
    ['Failed', 'Full', null],
  ]);
  expect(JSON.stringify(await desk.database.client.sentSheet.findMany())).not.toContain('Hunter2');
});

test('a row of an export must have both addresses as the ticket has them', async () => {
  await desk.say(dana, outsideLine);
  await send(
    csv(
      'ann@acme.com,bob@acme.com,no,yes,4,',
      'bob@acme.com,cy@acme.com,no,yes,4,',
      'dee@gmail.com,dee@acme.com,,,,',
    ),
  );
  const { text } = await send(
    exportOf(
      'ann@acme.com,ann@other.example,1,0,1,Full,Completed,',
      'eve@acme.com,cy@acme.com,1,0,1,Full,Completed,',
      'dee@gmail.com,dee@acme.onmicrosoft.com,7,0,1,Full,Completed,',
      'dee@gmail.com,dee@acme.com,8,0,1,Full,Failed,',
      'zoe@acme.com,zoe@acme.com,8,0,1,Full,Failed,',
    ),
  );
  expect(text).toContain('1 of 5 rows can be taken.');
  for (const fault of [
    '2 | Source Email Address | ann@acme.com | The ticket lists this mailbox with another new address: bob@acme.com',
    '3 | Source Email Address | eve@acme.com | The ticket lists this new address for another mailbox: bob@acme.com',
    '5 | Source Email Address | dee@gmail.com | Row 4 is about the same mailbox',
    "6 | Source Email Address | zoe@acme.com | The ticket doesn't list this mailbox.",
  ])
    expect(text).toContain(fault);
  await send('Identity,Status,SyncedItemCount\nbob@acme.com,Failed,0\ncy@acme.com,Synced,99\n');
  expect((await mailboxes()).map(({ source, status, itemsMoved }) => [source, status, itemsMoved])).toEqual([
    ['ann@acme.com', 'failed', 0],
    ['bob@acme.com', 'ready', 99],
    ['dee@gmail.com', null, null],
  ]);
  await send('Identity,Status,SyncedItemCount\ndee@gmail.com,Synced,5\n');
  expect((await mailboxes())[2]).toMatchObject({ status: 'ready', destination: 'dee@acme.com' });
});

test('statistics become the list of a ticket without one, but only for its domain, and an error list never does', async () => {
  await desk.say(dana, outsideLine);
  const errors = await send(errorList([{ address: 'ann@acme.com', error: 'The item is damaged' }]));
  expect(errors.text).toContain("MIG-1 doesn't list its mailboxes yet, so it can't take a list of errors.");
  expect(errors.text).toContain('Upload a sheet or the statistics first.');
  expect(await desk.database.client.sentSheet.count()).toBe(0);
  const { text, channel } = await send(
    exportOf(
      'ann@acme.com,,1,0,1,Full,Completed,',
      'bob@gmail.com,bob@acme.com,1,0,1,Full,Failed,',
      'cy@gmail.com,bob@acme.com,1,0,1,Full,Failed,',
      'zoe@acme.com,zoe@other.example,1,0,1,Full,Completed,',
    ),
  );
  expect(text).toContain('2 of 4 rows can be taken.');
  expect(text).toContain(
    '4 | Source Email Address | cy@gmail.com | The mailbox bob@gmail.com has the same new address',
  );
  expect(text).toContain('5 | Source Email Address | zoe@acme.com | The new address must be at acme.com');
  await desk.press({ user: dana, channel, label: 'Take 2 rows' });
  expect(await moves()).toEqual(['ann@acme.com → ann@acme.com', 'bob@gmail.com → bob@acme.com']);
  expect((await mailboxes()).map(({ received, exists }) => [received, exists])).toEqual([
    [true, true],
    [false, false],
  ]);
});

test('reads the counts of an export with any thousands separators, and refuses what is no count', async () => {
  await ticketIn('prestage');
  const { text, channel } = await send(
    exportOf(
      'ann@acme.com,ann@acme.com,1.234,"1,234",2,Full,Completed,',
      'bob@acme.com,bob@acme.com,12.34,-3,many,Full,Completed,',
      'cy@acme.com,cy@acme.com,99999999999,0,1,Full,Completed,',
    ),
  );
  expect(text).toContain('1 of 3 rows can be taken.');
  for (const fault of [
    '3 | Total Success Count | 12.34 | This must be a whole number, such as 1200',
    '3 | Total Error Count | -3 | This must be a whole number, such as 1200',
    '3 | Migrations Performed | many | This must be a whole number, such as 1200',
    '4 | Total Success Count | 99999999999 | This number is too large',
  ])
    expect(text).toContain(fault);
  await desk.press({ user: dana, channel, label: 'Take 1 row' });
  expect((await mailboxes())[0]).toMatchObject({ itemsMoved: 1234, itemErrors: 1234, passes: 2 });
});

test('rows that were taken already are not offered again', async () => {
  await desk.say(dana, outsideLine);
  const { channel } = await send(csv('ann@acme.com,,yes,yes,,', 'bob@acme,,,,,'));
  await desk.press({ user: dana, channel, label: 'Take 1 row' });
  const { id } = await desk.database.client.sentSheet.findFirstOrThrow();
  const { text, reply } = await desk.say(dana, `mailboxes 1 take:${id}`);
  expect(text).toContain('The rows of that sheet are taken already.');
  expect(JSON.stringify(reply.body)).not.toContain('take:');
});

test('a wave may have quotes and words like arguments in its name', async () => {
  await desk.say(dana, outsideLine);
  const people = (name: string) => Array.from({ length: 45 }, (_, i) => `${name}${i}@acme.com`);
  await send(
    [
      'Old address,Wave',
      ...people('u').map((address) => `${address},"a"" from:9 x"`),
      ...people('v').map((address) => `${address},'b'`),
    ].join('\n'),
  );
  for (const wave of ['A from:9 x', "'b'"]) {
    const all = await desk.say(dana, 'mailboxes 1');
    const one = await desk.press({
      user: dana,
      reply: all.reply,
      label: new RegExp(`^Show wave .*${wave[1]}`),
    });
    expect(shownText(one.reply.body as never)).toContain('45 mailboxes');
    const next = await desk.press({ user: dana, reply: one.reply, label: /^Next/ });
    expect(shownText(next.reply.body as never)).toContain('45');
  }
});
