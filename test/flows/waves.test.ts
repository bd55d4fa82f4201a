import { expect, test } from 'vitest';
import { statistics } from '../../src/playground/tool/exports.ts';
import { wholeSignOff } from '../../src/ticket/mailboxes/wave-sign-offs.ts';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { changeLine, dana, outsideLine, type Told, useDesk } from '../support/desk.ts';
import { sendSheet } from '../support/send-sheet.ts';
import { shownText } from '../support/shown-text.ts';

import { forceTo } from '../support/walk.ts';

const desk = useDesk();

/** Mailboxes of a ticket, and the wave of each as the customer wrote it. */
type Waves = Record<string, string>;

const three: Waves = { ann: 'Pilot', bob: 'Wave 1', cy: 'wave1', dee: '2' };

/** Sends a sheet with all mailboxes. */
async function sheet(waves: Waves): Promise<string> {
  const rows = Object.entries(waves).map(([name, wave]) => `${name}@acme.com,yes,yes,4,${wave}`);
  const header = 'Old address,New mailbox exists (yes/no),Credentials sent (yes/no),Size in GB,Wave';
  return (await sendSheet(desk, { content: [header, ...rows].join('\n') })).text;
}

/** Opens a ticket with mailboxes in waves, and moves it to a phase. */
async function ticketIn(phase: string, waves = three): Promise<void> {
  await desk.say(dana, outsideLine);
  await sheet(waves);
  await forceTo(desk, 1, phase);
}

/** Uploads an export that says that these mailboxes are copied, and the others run. */
async function copied(names: string[], passes = 1): Promise<string> {
  const rows = Object.keys(three).map((name) => ({
    address: `${name}@acme.com`,
    status: names.includes(name) ? 'Completed' : 'Processing',
    run: 'Full',
    passes,
  }));
  return (await sendSheet(desk, { content: statistics(rows), name: 'ProjectStatistics.csv' })).text;
}

const everyone = Object.keys(three);

async function say(text: string): Promise<string> {
  return (await desk.say(dana, text)).text;
}

function shown({ reply }: Told): string {
  return shownText(reply.body as never);
}

/** The labels of the buttons and the menu options of an answer. */
function labels({ reply }: Told): string[] {
  const found: string[] = [];
  JSON.stringify(reply.body, (_key, value) => {
    if (value?.text?.type === 'plain_text') found.push(value.text.text);
    return value;
  });
  return found;
}

async function signOff() {
  const { ticket, steps } = await desk.state(1);
  return {
    step: steps.find(({ id }) => id === 'E-15')!,
    waves: (ticket.waveSignOffs ?? []).map(({ wave, by }) => `${wave}: ${by}`),
    whole: ticket.signedOffBy,
  };
}

test('shows each wave: how many mailboxes, how far they are, whether it is signed off, and what to press', async () => {
  await ticketIn('prestage');
  await copied(['ann', 'bob']);
  const first = await desk.say(dana, 'mailboxes 1');
  const told = shown(first);
  expect(told).toContain('The pilot · 1 mailbox: 1 copied · not signed off');
  expect(told).toContain('Wave 1 · 2 mailboxes: 1 copied · not signed off');
  expect(labels(first)).toEqual(
    expect.arrayContaining(['Sign off the pilot…', 'Show the pilot', 'Show wave 1', 'Show wave 2']),
  );
  expect(labels(first)).not.toContain('Sign off wave 1…');
  await say('set 1 sign-off:"Ann Lee" wave:pilot');
  expect(shown(await desk.say(dana, 'mailboxes 1'))).toContain(
    'The pilot · 1 mailbox: 1 copied · signed off by Ann Lee, ',
  );
  const page = shown(await desk.say(dana, 'mailboxes 1 wave:"Wave 1"'));
  expect(page.indexOf('Wave 1 · 2 mailboxes')).toBeLessThan(page.indexOf('bob@acme.com'));
  expect(page).not.toContain('ann@acme.com');
});

test('a ticket whose mailboxes are all in one group has no waves', async () => {
  await ticketIn('customer-testing', { ann: '1', bob: 'Wave 1' });
  expect(shown(await desk.say(dana, 'mailboxes 1'))).not.toContain('not signed off');
  expect(await say('set 1 sign-off:"Ann Lee" wave:1')).toContain('MIG-1 has no waves to sign off.');
  expect(await say('set 1 sign-off:"Ann Lee"')).toContain('Customer signed off (E-15) is done');
});

test('the pilot is signed off while the others still copy, and the last wave completes the step', async () => {
  await ticketIn('trial');
  expect(await say('set 1 sign-off:"Ann Lee" wave:pilot')).toContain(
    "The pilot can't be signed off before Prestage. MIG-1 is in Trial.",
  );
  await forceTo(desk, 1, 'prestage');
  await copied(['ann']);
  expect(await say('set 1 sign-off:"Ann Lee" wave:1')).toContain(
    'Not signed off yet: wave 1 has 0 of 2 mailboxes copied.',
  );
  expect(await say('set 1 sign-off:"Ann Lee" wave:pilot')).toContain(
    'The pilot of Acme Corp (MIG-1) is signed off by Ann Lee, Fri, Nov 20, 10 AM. 1 of 3 waves signed off.',
  );
  expect(isOpen((await signOff()).step)).toBe(true);
  await copied(everyone);
  expect(await say('set 1 sign-off:"Bea Ruiz" wave:all')).toContain(
    "can't be completed before Customer testing",
  );
  await say('set 1 sign-off:"Bea Ruiz" wave:1');
  await forceTo(desk, 1, 'customer-testing');
  expect(await say('show 1')).toContain('2 of 3 waves signed off');
  const refused = await say('advance 1');
  expect(refused).toContain('2 of 3 waves signed off so far');
  expect(refused).toContain('set MIG-1 sign-off:"Ann Lee" wave:all');
  const last = await say('set 1 sign-off:"Cora Li" wave:2');
  expect(last).toContain('3 of 3 waves signed off. Completed: Customer signed off (E-15).');
  expect((await signOff()).waves).toEqual(['pilot: Ann Lee', '1: Bea Ruiz', '2: Cora Li']);
  expect(await say('history 1')).toContain('recorded the sign-off of wave 2: Cora Li');
});

test('a sign-off without a wave is refused, and offers the waves that can be signed off', async () => {
  await ticketIn('prestage');
  await copied(['ann', 'bob', 'cy']);
  await say('set 1 sign-off:"Ann Lee" wave:pilot');
  const told = await desk.say(dana, 'set 1 sign-off:"Bea Ruiz"');
  expect(told.text).toContain(
    'MIG-1 is signed off wave by wave: 1 of 3 waves signed off. Not signed off: wave 1 and wave 2.',
  );
  expect(told.text).toContain('set MIG-1 sign-off:"Bea Ruiz" wave:all');
  expect(labels(told)).toEqual(['Sign off wave 1']);
  expect(await say('set 1 sign-off:"Bea Ruiz" wave:7')).toContain('MIG-1 has no wave “7”.');
  expect(await say('set 1 contact:"Ann Lee" wave:1 sign-off:"Ann Lee"')).toContain(
    'wave: goes only with sign-off:. Set the other fields in a command of their own.',
  );
  expect((await signOff()).waves).toEqual(['pilot: Ann Lee']);
});

test('one sign-off covers all waves that are left, and `none` clears it', async () => {
  await ticketIn('prestage');
  await copied(everyone);
  await say('set 1 sign-off:"Ann Lee" wave:pilot');
  await forceTo(desk, 1, 'customer-testing');
  expect(await say('set 1 sign-off:"Bea Ruiz" wave:all')).toContain('Wave 1 and wave 2 of');
  expect((await signOff()).waves).toEqual(['pilot: Ann Lee', '1: Bea Ruiz', '2: Bea Ruiz']);
  expect(isDone((await signOff()).step)).toBe(true);
  expect(await say('undo 1 E-15')).toContain('set MIG-1 sign-off:none wave:all');
  expect(await say('set 1 sign-off:none wave:2')).toContain('Reopened: Customer signed off (E-15).');
  expect((await signOff()).waves).toEqual(['pilot: Ann Lee', '1: Bea Ruiz']);
  await say('set 1 sign-off:none wave:all');
  expect((await signOff()).waves).toEqual([]);
});

test('without reports of the tool, a wave can be signed off from Prestage on', async () => {
  await ticketIn('prestage');
  expect(await say('set 1 sign-off:"Ann Lee" wave:1')).toContain('1 of 3 waves signed off.');
});

test('an undo takes back the sign-off of a wave', async () => {
  await ticketIn('prestage');
  await copied(everyone);
  await say('set 1 sign-off:"Ann Lee" wave:pilot');
  await forceTo(desk, 1, 'customer-testing');
  await say('set 1 sign-off:"Ann Lee" wave:1');
  await say('set 1 sign-off:"Ann Lee" wave:2');
  const { ticket } = await desk.state(1);
  expect(await say(`undo 1 change:${ticket.lastEvent}`)).toContain('again as before');
  const { step, waves } = await signOff();
  expect([isOpen(step), waves]).toEqual([true, ['pilot: Ann Lee', '1: Ann Lee']]);
  expect(await say(`undo 1 change:${ticket.lastEvent - 1}`)).toContain('again as before');
  expect((await signOff()).waves).toEqual(['pilot: Ann Lee']);
});

test('a mailbox that joins a wave reopens only the sign-off of that wave, and an undo restores it', async () => {
  await ticketIn('prestage');
  await copied(everyone);
  await forceTo(desk, 1, 'customer-testing');
  await say('set 1 sign-off:"Ann Lee" wave:pilot');
  await say('set 1 sign-off:"Ann Lee" wave:1');
  const told = await sheet({ ...three, dee: '1' });
  expect(told).toContain('The sign-off of wave 1 no longer counts.');
  expect((await signOff()).waves).toEqual(['pilot: Ann Lee']);
  const { ticket } = await desk.state(1);
  await say(`undo 1 change:${ticket.lastEvent}`);
  expect((await signOff()).waves).toEqual(['pilot: Ann Lee', '1: Ann Lee']);
  await say('set 1 sign-off:"Ann Lee" wave:2');
  expect(isDone((await signOff()).step)).toBe(true);
  expect(await sheet({ ...three, cy: 'pilot', dee: 'wave 3' })).not.toContain('no longer counts');
  expect((await signOff()).waves).toEqual(['pilot: Ann Lee', '1: Ann Lee', '3: Ann Lee']);
  expect(isDone((await signOff()).step)).toBe(true);
});

test('a wave without mailboxes is not asked for, and late mailboxes belong to no wave', async () => {
  await ticketIn('prestage');
  await copied(everyone);
  await forceTo(desk, 1, 'customer-testing');
  await say('set 1 sign-off:"Ann Lee" wave:pilot');
  await say('set 1 sign-off:"Ann Lee" wave:1');
  await sheet({ ...three, eve: '1' });
  expect((await signOff()).waves).toEqual(['pilot: Ann Lee', '1: Ann Lee']);
  await sheet({ ann: 'Pilot', bob: '1', cy: '1', eve: '1' });
  const { id } = await desk.database.client.sentSheet.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(await say(`mailboxes 1 take:${id} gone:remove`)).toContain('Completed: Customer signed off (E-15).');
});

test('a ticket that loses its waves keeps the sign-off of all its mailboxes, and one that gets waves, too', async () => {
  await ticketIn('prestage', { ann: '', bob: '', cy: '', dee: '' });
  await copied(everyone);
  await forceTo(desk, 1, 'customer-testing');
  await say('set 1 sign-off:"Ann Lee"');
  await sheet(three);
  expect(await signOff()).toMatchObject({
    waves: ['pilot: Ann Lee', '1: Ann Lee', '2: Ann Lee'],
    whole: null,
  });
  expect(isDone((await signOff()).step)).toBe(true);
  await sheet({ ann: 'none', bob: 'none', cy: 'none', dee: 'none' });
  expect(await signOff()).toMatchObject({ waves: [], whole: 'Ann Lee' });
  expect(isDone((await signOff()).step)).toBe(true);
});

test('going back forgets the sign-offs of all waves, also while others are left', async () => {
  await ticketIn('prestage');
  await copied(everyone);
  await say('set 1 sign-off:"Ann Lee" wave:pilot');
  await say('move 1 trial reason:"folders were missing"');
  expect((await signOff()).waves).toEqual([]);
  await forceTo(desk, 1, 'prestage');
  await copied(everyone, 2);
  await forceTo(desk, 1, 'customer-testing');
  await say('set 1 sign-off:"Ann Lee" wave:all');
  await forceTo(desk, 1, 'cutover');
  await say('move 1 customer-testing reason:"the customer found an error"');
  const { step, waves } = await signOff();
  expect([isOpen(step), waves]).toEqual([true, []]);
});

test('reopening the first pass forgets the sign-offs of waves, because they were about that pass', async () => {
  await ticketIn('prestage');
  await copied(everyone);
  await forceTo(desk, 1, 'customer-testing');
  await say('set 1 sign-off:"Ann Lee" wave:pilot');
  await say('undo 1 E-14');
  expect((await signOff()).waves).toEqual([]);
});

test('who signed off the ticket is who signed off its last wave', async () => {
  await ticketIn('prestage');
  await copied(everyone);
  await forceTo(desk, 1, 'customer-testing');
  await say('set 1 sign-off:"Ann Lee" wave:pilot');
  await say('set 1 sign-off:"Cora Li" wave:all');
  const { ticket } = await desk.state(1);
  expect(wholeSignOff(ticket)?.by).toBe('Cora Li');
});

test('a platform change signs off its plan once, whatever waves its mailboxes have', async () => {
  await desk.say(dana, changeLine, { command: '/platform-change' });
  await sheet(three);
  await forceTo(desk, 1, 'plan-review');
  expect(await say('set 1 sign-off:"Ann Lee"')).toContain('Plan understood (P-04) is done');
});

test('the button of a wave opens a form with the name, which records the sign-off', async () => {
  await ticketIn('prestage');
  await desk.sayForForm(dana, 'set 1 sign-off wave:1');
  expect(desk.slack.views.top(dana)?.title).toMatchObject({ text: 'Sign off wave 1' });
  expect((await desk.slack.submit({ user: dana, values: { 'sign-off': 'Ann Lee' } })).outcome).toBe('closed');
  expect((await signOff()).waves).toEqual(['1: Ann Lee']);
});

test('a form about the whole ticket asks for the wave', async () => {
  await ticketIn('prestage');
  await desk.sayForForm(dana, 'set 1 sign-off');
  expect((await desk.slack.submit({ user: dana, values: { 'sign-off': 'Ann Lee' } })).outcome).toBe(
    'updated',
  );
  expect(JSON.stringify(desk.slack.views.top(dana)?.blocks)).toContain('signed off wave by wave');
  await desk.slack.submit({ user: dana, values: { 'sign-off': 'Ann Lee', wave: 'Wave 2' } });
  expect((await signOff()).waves).toEqual(['2: Ann Lee']);
});
