import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDns } from '../../src/dns/create-dns.ts';
import { createOwnDns, type OwnDns } from '../../src/playground/dns/own-dns.ts';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { createTestClock } from '../support/clock.ts';
import { dana, lee, migrations, openLine, startDesk, type TestDesk } from '../support/desk.ts';
import { directWith } from '../support/direct.ts';
import { pressablesIn } from '../support/form-labels.ts';
import { primaryLabels } from '../support/primary-labels.ts';
import { forceTo } from '../support/walk.ts';

const domain = 'acme.com';
const old = [{ value: 'mail.acme-old.example', priority: 10, ttl: 3600 }];
const target = [
  { value: 'mx1.emailsrvr.com', priority: 10, ttl: 3600 },
  { value: 'mx2.emailsrvr.com', priority: 20, ttl: 3600 },
];

const officeMx = [{ value: 'acme-com.mail.protection.outlook.com', priority: 0, ttl: 3600 }];

let own: OwnDns;
let desk: TestDesk;

beforeEach(async () => {
  own = await createOwnDns();
  own.setZone(domain, [{ name: '@', type: 'MX', ...old[0]! }]);
  const clock = createTestClock('2026-11-30T10:00:00-06:00');
  const dns = createDns(own.settings, clock, { question: 300, look: 1_500 });
  desk = await startDesk({ clock, env: { MD_LEADS: lee }, dns });
});

afterEach(async () => {
  await desk.stop();
  own.stop();
});

function setMx(records: typeof old, only?: string[]): void {
  own.change(domain, { name: '@', type: 'MX', records }, only);
}

/** Opens a ticket that the channel gets, and moves it to a phase after the bot has taken the snapshot. */
async function begin(
  phase: string,
  contacts = 'dns-contact:"Rob Hale, Brightline Web, 555-0100"',
): Promise<void> {
  await desk.say(dana, 'subscribe');
  await desk.say(
    dana,
    'open acme.com from:imap to:rackspace-email service:assisted mailboxes:40 customer:"Acme Corp" account:1234567 ticket:180621-01234',
  );
  await desk.say(dana, 'assign 1 me');
  if (contacts) await desk.say(dana, `set 1 ${contacts}`);
  await forceTo(desk, 1, 'discovery');
  await desk.app.tick();
  await forceTo(desk, 1, phase);
  await desk.app.tick();
}

async function passMinutes(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 5) {
    desk.clock.advance(5);
    await desk.app.tick();
  }
}

/** What the channel shows beside the ticket's message. */
async function channel(): Promise<string[]> {
  const posted = await desk.posted(migrations);
  return posted
    .map(({ text }) => text)
    .filter((text) => text.startsWith('Acme Corp (MIG-1) · Migration Desk'));
}

/** The labels of the buttons of the latest message in a place. */
async function labelsIn(place: string, about: string): Promise<string[]> {
  const posted = await desk.posted(place);
  const found = posted.findLast(({ text }) => text.includes(about));
  return pressablesIn(found?.blocks).map(({ label }) => label);
}

test('while MX is no longer right, the next step everywhere is to call the person who runs the DNS', async () => {
  await begin('cutover');
  setMx(target);
  await passMinutes(5);
  setMx(old);
  await passMinutes(5);

  for (const person of [dana, lee]) {
    const told = (await desk.direct(person)).at(-1);
    expect(told).toContain('Mail is going to the old mailboxes. Call Rob Hale: set MX again.');
    expect(told).toContain('To call: Rob Hale, Brightline Web, 555-0100.');
  }
  for (const place of [await directWith(desk, lee), migrations])
    expect(await labelsIn(place, 'Call Rob Hale')).toEqual(['Records to send', 'Letter T10', 'DNS', 'Show']);
  expect((await channel()).at(-1)).toContain('Call Rob Hale: set MX again');

  const shown = await desk.say(dana, 'show 1');
  expect(shown.text).toContain('MX points to the old system again. Call Rob Hale: set MX again.');
  expect(primaryLabels({ body: shown.reply.body })).toEqual(['Records to send']);
  expect((await desk.say(dana, 'today')).text).toContain('call Rob Hale: set MX again');
  const ticked = await desk.say(dana, 'done 1 C-08');
  expect(ticked.text).toContain('Next: call Rob Hale: set MX again.');
  const refused = (await desk.say(dana, 'advance 1')).text;
  expect(refused).toContain('It is blocked: MX no longer right (MX_REGRESSED). Call Rob Hale: set MX again.');
  expect(refused).toContain('1 step is left');
  expect((await desk.say(dana, 'runbook 1')).text).not.toContain('Next: ☐');
});

test('with no MX after the switch, the customer’s contact is called if nobody else runs the DNS', async () => {
  await begin('cutover', 'contact:"Ann Lee, ann@elsewhere.example"');
  setMx(target);
  await passMinutes(5);
  setMx([]);
  await passMinutes(5);
  const told = (await desk.direct(lee)).at(-1);
  expect(told).toContain('MX points to neither system since');
  expect(told).toContain('Call Ann Lee: set MX again.');
  expect(told).toContain('To call: Ann Lee, ann@elsewhere.example.');
  expect((await desk.say(dana, 'done 1 C-08')).text).toContain('Next: call Ann Lee');
});

test('without a contact, the message says to call the customer’s admin', async () => {
  await begin('cutover', '');
  setMx(target);
  await passMinutes(5);
  setMx(old);
  await passMinutes(5);
  expect((await desk.direct(lee)).at(-1)).toContain("Call the customer's admin: set MX again.");
});

async function sights(): Promise<string[]> {
  const where = { ticketNumber: 1, type: 'dns' };
  const events = await desk.database.client.event.findMany({ where, orderBy: { seq: 'asc' } });
  return events.map(({ text }) => text);
}

async function blockers(): Promise<string[]> {
  return (await desk.state(1)).blockers.map(({ code }) => code);
}

async function step(id: string) {
  return (await desk.state(1)).steps.find((one) => one.id === id)!;
}

test('in Cutover, a switch before the agreed time is too early until that time, with the way back', async () => {
  await begin('cutover');
  own.change(domain, { name: 'autodiscover', type: 'CNAME', records: [{ value: 'mail.acme-old.example' }] });
  await desk.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
  setMx(target);
  desk.clock.advance(60);
  await desk.app.tick();
  expect((await sights()).at(-1)).toContain(
    'saw MX switched on both nameservers: 10 mx1.emailsrvr.com and 20 mx2.emailsrvr.com (TTL 3,600 s), although the cutover is agreed for Tue, Dec 1, 4 PM',
  );
  expect(await blockers()).toEqual(['MX_EARLY']);
  expect(isOpen(await step('E-18'))).toBe(true);
  for (const person of [dana, lee])
    expect((await desk.direct(person)).at(-1)).toContain(
      'MX was switched too early: the cutover is agreed for Tue, Dec 1, 4 PM. Mail already goes to the new mailboxes. Call Rob Hale: set the old MX again.',
    );
  expect(await labelsIn(migrations, 'although the cutover')).toEqual(['The way back', 'DNS', 'Show']);
  expect((await desk.say(dana, 'today')).text).toContain(
    'MX switched everywhere, although the cutover is agreed for Tue, Dec 1, 4 PM',
  );
  expect((await desk.say(dana, 'runbook 1')).text).toContain(
    'MX is switched too early. Call Rob Hale: set the old MX again.',
  );

  // Going back is no regression.
  setMx(old);
  await passMinutes(5);
  expect(await blockers()).toEqual([]);
  expect((await sights()).join()).not.toContain('go back to the old system');

  desk.clock.set('2026-12-01T12:00:00-06:00');
  setMx(target);
  await passMinutes(5);
  expect(await blockers()).toEqual(['MX_EARLY']);
  expect((await desk.say(dana, 'done 1 E-18')).text).toContain('DNS shows it, but it is too early');
  desk.clock.set('2026-12-01T15:00:00-06:00');
  await desk.app.tick();
  expect(await blockers()).toEqual(['AUTODISCOVER_WRONG']);
  expect((await step('E-18')).mark?.at).toEqual(new Date('2026-12-01T12:05:00-06:00'));
});

test('a switch within the hour before the agreed time is in time', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"today 11 AM"');
  setMx(target);
  await passMinutes(5);
  expect(await blockers()).toEqual([]);
  expect(isDone(await step('E-18'))).toBe(true);
});

test('a split that becomes too early, because a later cutover is agreed, is told to the owner and the leads', async () => {
  await begin('cutover');
  setMx(target, ['ns1.acme.com']);
  await passMinutes(10);
  await desk.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
  setMx(target);
  await passMinutes(10);
  expect(await blockers()).toEqual(['MX_EARLY']);
  for (const person of [dana, lee]) {
    const told = (await desk.direct(person)).filter((text) => text.includes('MX was switched too early'));
    expect(told).toHaveLength(1);
  }
});

test('an early split whose time comes is told as a split that lasts', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"today 11:30 AM"');
  setMx(target, ['ns1.acme.com']);
  await passMinutes(5);
  expect(await blockers()).toEqual(['MX_EARLY']);
  await passMinutes(35);
  expect(await blockers()).toEqual([]);
  expect((await sights()).at(-1)).toBe(
    'saw MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX. No longer blocked: MX switched early (MX_EARLY)',
  );
});

test('the step completes when the time comes, also if a person took over the blocker', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"today 11:30 AM"');
  setMx(target);
  await passMinutes(5);
  await desk.say(dana, 'block 1 MX_EARLY the customer keeps it');
  await passMinutes(30);
  expect((await step('E-18')).mark?.at).toEqual(new Date('2026-11-30T10:05:00-06:00'));
});

test('an early switch is in time as soon as an earlier cutover is agreed', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
  setMx(target);
  await passMinutes(5);
  expect(await blockers()).toEqual(['MX_EARLY']);
  await desk.say(dana, 'set 1 cutover:"today 11 AM"');
  expect((await step('E-18')).mark?.at).toEqual(new Date('2026-11-30T10:05:00-06:00'));
  await desk.app.tick();
  expect(await blockers()).toEqual([]);
});

/** Opens an upgrade to Office 365 in Cutover, whose list of records is one step. */
async function beginUpgrade(): Promise<void> {
  own.setZone(domain, [
    { name: '@', type: 'MX', ...target[0]! },
    { name: '@', type: 'TXT', value: 'v=spf1 include:emailsrvr.com ~all' },
    { name: 'autodiscover', type: 'CNAME', value: 'autodiscover.emailsrvr.com' },
  ]);
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign 1 me');
  await desk.say(dana, `set 1 mx:${officeMx[0]!.value}`);
  await forceTo(desk, 1, 'discovery');
  await desk.app.tick();
  await forceTo(desk, 1, 'cutover');
  await desk.app.tick();
}

test('a step that needs several records says what is left, also when the date is missed', async () => {
  await beginUpgrade();
  await desk.say(dana, 'set 1 cutover:"today 11 AM"');
  await desk.say(dana, 'done 1 C-08 U-12 U-13 U-15');
  desk.clock.set('2026-11-30T10:55:00-06:00');
  setMx(officeMx);
  await passMinutes(5);
  const left = 'MX done; SPF and autodiscover left';
  expect((await desk.say(dana, 'show 1')).text).toContain(`DNS records switched (U-14): ${left}`);
  expect((await desk.say(dana, 'advance 1')).text).toContain(`DNS records switched (U-14): ${left}`);
  expect((await desk.say(dana, 'runbook 1')).text).toContain(left);

  // The switch is being made, so the date isn't missed yet.
  desk.clock.set('2026-11-30T11:55:00-06:00');
  await desk.app.tick();
  expect((await desk.direct(dana)).join()).not.toContain('was missed');
  desk.clock.set('2026-11-30T12:00:00-06:00');
  await desk.app.tick();
  expect((await desk.direct(dana)).at(-1)).toContain(
    `was missed: DNS records switched (U-14) is open (${left}).`,
  );
  expect((await desk.say(dana, 'today')).text).toContain(left);
  own.change(domain, {
    name: 'autodiscover',
    type: 'CNAME',
    records: [{ value: 'autodiscover.outlook.com' }],
  });
  await passMinutes(60);
  expect((await desk.say(dana, 'show 1')).text).toContain('MX and autodiscover done; SPF left');
});

test('a cutover evening is one message: a split of five minutes and a date that passes meanwhile are none', async () => {
  await begin('cutover');
  await desk.say(dana, 'done 1 C-08');
  await desk.say(dana, 'set 1 cutover:"today 11 AM"');
  desk.clock.set('2026-11-30T11:05:00-06:00');
  await desk.app.tick();
  const before = (await desk.direct(dana)).length;
  setMx(target, ['ns1.acme.com']);
  await passMinutes(5);
  expect((await sights()).at(-1)).toContain(
    'saw MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX',
  );
  setMx(target);
  await passMinutes(15);
  const told = (await desk.direct(dana)).slice(before);
  expect(told).toEqual([expect.stringContaining('MX switched everywhere')]);
  expect(await channel()).toEqual([expect.stringContaining('saw MX switched on both nameservers')]);
});

test('a split that lasts is told once, also if other nameservers follow one by one', async () => {
  await begin('cutover');
  setMx(target, ['ns1.acme.com']);
  await passMinutes(15);
  expect(await channel()).toEqual([
    expect.stringContaining('saw MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX'),
  ]);
  expect((await desk.direct(dana)).filter((text) => text.includes('1 of 2 nameservers'))).toHaveLength(1);
});

test('while resolvers have the old MX after its TTL, nobody is told that all servers have forgotten it', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"today 10:30 AM"');
  const [slow] = own.resolvers;
  own.setServer(domain, slow!, { shows: 'old' });
  setMx(target);
  await passMinutes(65);
  expect((await sights()).at(-1)).toBe(
    'noted that the TTL of the old MX has run out, but 1 resolver still answers with the old MX. Run the last pass again when it has the new MX, or on Thu, Dec 3, 10:05 AM at the latest',
  );
  expect((await desk.say(dana, 'runbook 1')).text).toContain('but 1 resolver still answers with the old MX');
  await passMinutes(30);
  expect((await sights()).filter((text) => text.includes('still answers'))).toHaveLength(1);
  own.setServer(domain, slow!, { shows: 'new' });
  await passMinutes(5);
  expect((await sights()).at(-1)).toContain('no server should use the old MX anymore');
});

test('set says the MX that it stores, and what DNS has instead', async () => {
  await beginUpgrade();
  setMx(officeMx);
  await passMinutes(5);
  const typed = 'acme-corp.mail.protection.outlook.com';
  const { text } = await desk.say(dana, `set 1 mx:${typed}`);
  expect(text).toContain(`Set mx on Acme Corp (MIG-1) to ${typed}.`);
  expect(text).toContain(`DNS has the MX ${officeMx[0]!.value}, and not ${typed}. Check the value`);
  expect((await desk.say(dana, 'set 1 old-mx:mail.other.example')).text).toContain(
    'Before the move, DNS had the MX mx1.emailsrvr.com, and not mail.other.example.',
  );
  expect((await desk.say(dana, 'set 1 old-mx:mx1.emailsrvr.com')).text).not.toContain('DNS had');
  expect((await desk.say(dana, `set 1 old-mx:${typed}`)).text).toContain(
    `${typed} belongs to Office 365, to which the mail moves.`,
  );
  const long = `${'a'.repeat(64)}.mail.protection.outlook.com`;
  expect((await desk.say(dana, `set 1 mx:${long}`)).text).toContain("isn't a valid Office 365 MX");
});

test('the reply says that the list of records lacks an MX that nobody knows', async () => {
  await desk.say(dana, openLine);
  await forceTo(desk, 1, 'cutover');
  const told = await desk.say(dana, 'done 1 U-13');
  expect(told.text).toContain('The list lacks the new MX');
  await desk.pressForForm({ user: dana, reply: told.reply, value: 'set MIG-1 mx' });
  await desk.say(dana, 'undo 1 U-13');
  await desk.say(dana, `set 1 mx:${officeMx[0]!.value}`);
  expect((await desk.say(dana, 'done 1 U-13')).text).not.toContain('The list lacks');
});

test('whoever agrees on a cutover, or looks at DNS, learns that nobody knows the new MX, and can set it', async () => {
  await desk.say(dana, openLine);
  await forceTo(desk, 1, 'discovery');
  for (const asked of ['set 1 cutover:2026-12-11T16:00', 'dns 1']) {
    const told = await desk.say(dana, asked);
    expect(told.text).toContain(
      "The ticket doesn't have the new MX yet, so any MX of Office 365 counts as right. Ask the customer's admin for it.",
    );
    await desk.pressForForm({ user: dana, reply: told.reply, value: 'set MIG-1 mx' });
  }
  await desk.say(dana, `set 1 mx:${officeMx[0]!.value}`);
  for (const asked of ['set 1 cutover:2026-12-11T18:00', 'dns 1'])
    expect((await desk.say(dana, asked)).text).not.toContain("doesn't have the new MX");
});

test('a new MX after the list was sent asks to send the letter again', async () => {
  await beginUpgrade();
  await desk.say(dana, 'done 1 U-13');
  const { text } = await desk.say(dana, 'set 1 mx:acme-com.p-v1.mx.microsoft');
  expect(text).toContain('The list of records went out without this MX. Send letter T9 again.');
});

test('a domain that nobody can see for an hour in Cutover is told once, and once when it is seen again', async () => {
  await begin('cutover');
  const servers = ['ns1.acme.com', 'ns2.acme.com'];
  for (const server of servers) own.setServer(domain, server, { fault: 'servfail' });
  await passMinutes(60);
  expect((await desk.direct(dana)).join()).not.toContain("can't be seen");
  await passMinutes(30);
  const told = (await desk.direct(dana)).filter((text) => text.includes("can't be seen"));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(
    "The DNS of acme.com can't be seen since Mon, Nov 30, 10:05 AM: the nameservers give no usable answer. Call Rob Hale.",
  );
  expect(told[0]).toContain('done MIG-1 E-18 reason:"mail arrives"');
  for (const server of servers) own.setServer(domain, server, { fault: null });
  await passMinutes(10);
  const again = (await desk.direct(dana)).filter((text) => text.includes('can be seen again'));
  expect(again).toEqual([
    expect.stringContaining('The DNS of acme.com can be seen again. MX not switched yet.'),
  ]);
});

test('an MX that rotates before the switch does not fill the timeline', async () => {
  await begin('cutover');
  const before = (await sights()).length;
  for (let turn = 0; turn < 12; turn++) {
    setMx([{ value: `mail${turn}.acme-old.example`, priority: 10, ttl: 60 }]);
    await passMinutes(5);
  }
  const during = (await sights()).slice(before);
  expect(during).toHaveLength(5);
  expect(during.at(-1)).toContain('It keeps changing');
  await passMinutes(35);
  expect((await sights()).slice(before + 5)).toEqual([
    'saw MX stay the same for half an hour: MX points neither to the old system nor to the new one',
  ]);
});

test('an early switch that comes and goes wakes people three times, and once when it has settled', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
  const heard = (await desk.direct(lee)).length;
  for (let turn = 0; turn < 14; turn++) {
    setMx(turn % 2 === 0 ? target : old);
    await passMinutes(5);
  }
  expect((await desk.direct(lee)).length - heard).toBe(3);
  expect(await channel()).toHaveLength(3);
  expect((await sights()).filter((text) => text.includes('looked at DNS again'))).toEqual([]);
  expect((await sights()).at(-1)).toContain('It keeps changing');
  expect(await blockers()).toEqual(['MX_EARLY']);

  setMx(target);
  await passMinutes(30);
  expect((await desk.direct(lee)).length - heard).toBe(3);
  await passMinutes(5);
  expect((await desk.direct(lee)).slice(heard + 3)).toEqual([
    expect.stringContaining('MX was switched too early'),
  ]);
  expect((await channel()).slice(3)).toEqual([
    expect.stringContaining('saw MX stay the same for half an hour: MX switched everywhere, although'),
  ]);

  // Once it has settled, the blocker goes. The next change is only told with a new blocker, or when it has settled, too.
  setMx(old);
  await passMinutes(35);
  expect(await blockers()).toEqual([]);
  expect((await channel()).slice(4)).toEqual([
    expect.stringContaining('saw MX stay the same for half an hour: MX not switched yet'),
  ]);
  setMx(target);
  await passMinutes(5);
  expect((await desk.direct(lee)).length - heard).toBe(4);
  expect((await channel()).slice(5)).toEqual([expect.stringContaining('Blocked now: MX switched early')]);
});

test('a split that comes and goes wakes people three times, and the complete switch is told at once', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"today 10 AM"');
  const told = async () => (await desk.direct(dana)).filter((text) => text.includes('of 2 nameservers'));
  for (let turn = 0; turn < 6; turn++) {
    setMx(target, ['ns1.acme.com']);
    await passMinutes(10);
    setMx(old);
    await passMinutes(5);
  }
  expect(await told()).toHaveLength(3);
  expect((await channel()).filter((text) => text.includes('of 2 nameservers'))).toHaveLength(3);
  setMx(target);
  await passMinutes(5);
  expect((await desk.direct(dana)).at(-1)).toContain('MX switched everywhere');
  setMx(old);
  await passMinutes(5);
  expect((await desk.direct(lee)).at(-1)).toContain('MX points to the old system again');
});

test('a regression that comes and goes holds the gate until it has settled, and every return reopens the last pass', async () => {
  await begin('cutover');
  setMx(target);
  await passMinutes(5);
  for (let turn = 0; turn < 6; turn++) {
    setMx(turn % 2 === 0 ? old : target);
    await passMinutes(5);
  }
  expect((await channel()).slice(1)).toHaveLength(3);
  expect(await blockers()).toEqual(['MX_REGRESSED']);
  expect((await step('E-18')).mark?.at).toEqual(desk.clock.now());
  await passMinutes(30);
  expect(await blockers()).toEqual([]);
  expect((await channel()).at(-1)).toContain('saw MX stay the same for half an hour: MX switched everywhere');
});

test('a blocker that DNS shows says that it comes back, and its end is one line in the thread', async () => {
  await begin('cutover');
  const spf = (values: string[]) =>
    own.change(domain, { name: '@', type: 'TXT', records: values.map((value) => ({ value })) });
  spf(['v=spf1 a ~all', 'v=spf1 mx ~all']);
  await passMinutes(60);
  expect(await blockers()).toEqual(['SPF_DUPLICATE']);
  expect((await desk.say(dana, 'unblock 1')).text).toContain(
    'DNS still shows it: Duplicate SPF record (SPF_DUPLICATE) comes back at the next look.',
  );
  await passMinutes(5);
  expect(await blockers()).toEqual(['SPF_DUPLICATE']);
  spf(['v=spf1 a ~all']);
  await passMinutes(60);
  expect(await blockers()).toEqual([]);
  const posted = await desk.posted(migrations);
  expect(posted.filter(({ text }) => text.includes('No longer blocked: Duplicate SPF record'))).toHaveLength(
    1,
  );
});

test('dns says that an answer is too large, and not that there is none', async () => {
  await begin('cutover');
  const records = Array.from({ length: 60 }, (_, i) => ({ value: `token${i}=${'x'.repeat(600)}` }));
  own.change(domain, { name: '@', type: 'TXT', records });
  const { text } = await desk.say(dana, 'dns 1');
  expect(text).toContain('The answer about TXT is too large to read.');
  expect(text).toContain('answer too large');
  expect(text).not.toContain('No answer from');
});

test('a ticket that is reopened has no old alarm, and the first look raises what is still wrong', async () => {
  await begin('cutover');
  setMx(target);
  await passMinutes(5);
  setMx(old);
  await passMinutes(5);
  await desk.say(lee, 'cancel 1 the customer stays');
  await passMinutes(5);
  await desk.say(dana, 'reopen 1');
  const shown = (await desk.say(dana, 'show 1')).text;
  expect(shown).toContain("DNS isn't checked now. Clear this blocker once the records are right");
  expect(shown).not.toContain('🔴');
  expect((await desk.say(dana, 'today')).text).not.toContain('with a wrong MX');
  expect((await desk.say(dana, 'advance 1')).text).not.toContain('Call Rob Hale');
  const heard = (await desk.direct(lee)).length;
  await passMinutes(5);
  expect((await desk.direct(lee)).slice(heard)).toEqual([
    expect.stringContaining('MX points to the old system again since Mon, Nov 30, 10:20 AM'),
  ]);
  expect((await desk.say(dana, 'show 1')).text).toContain('Call Rob Hale: set MX again');
});

test('a reopened ticket whose DNS was mended meanwhile is no longer blocked after the first look', async () => {
  await begin('cutover');
  setMx(target);
  await passMinutes(5);
  setMx(old);
  await passMinutes(5);
  await desk.say(lee, 'cancel 1 the customer stays');
  setMx(target);
  await desk.say(dana, 'reopen 1');
  await passMinutes(5);
  expect(await blockers()).toEqual([]);
  expect((await desk.say(dana, 'today')).text).not.toContain('with a wrong MX');
});

test('a ticket on hold is watched as before: a regression is told, and so is its end', async () => {
  await begin('cutover');
  setMx(target);
  await passMinutes(5);
  await desk.say(dana, 'hold 1 until:friday the customer moves offices');
  setMx(old);
  await passMinutes(5);
  expect((await desk.direct(lee)).at(-1)).toContain('MX points to the old system again');
  expect((await desk.say(dana, 'show 1')).text).toContain('Call Rob Hale: set MX again');
  setMx(target);
  await passMinutes(5);
  expect(await blockers()).toEqual([]);
});

test('an early switch is watched until it ends, also if the ticket goes back to a phase without looks', async () => {
  await begin('trial');
  setMx(target);
  desk.clock.set('2026-12-01T10:00:00-06:00');
  await desk.app.tick();
  await desk.say(lee, 'move 1 intake the customer starts from the beginning');
  await passMinutes(5);
  expect(await blockers()).toEqual(['MX_EARLY']);
  setMx(old);
  await passMinutes(5);
  expect(await blockers()).toEqual([]);
  expect((await desk.say(dana, 'today')).text).not.toContain('with a wrong MX');
});

test('an early switch stays told after a lead clears the date, until another one is agreed', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
  setMx(target);
  await passMinutes(5);
  await desk.say(lee, 'set 1 cutover:none force:"the customer is away"');
  await passMinutes(10);
  expect(await blockers()).toEqual(['MX_EARLY']);
  expect((await desk.say(dana, 'today')).text).toContain(
    'MX switched everywhere, although no cutover is agreed',
  );
  expect((await desk.say(dana, 'records 1')).text).toContain(
    'although no cutover is agreed. Call Rob Hale first',
  );
  setMx(old);
  await passMinutes(5);
  expect(await blockers()).toEqual([]);
  const heard = (await desk.direct(lee)).length;
  setMx(target);
  await passMinutes(5);
  expect((await desk.direct(lee)).slice(heard)).toEqual([
    expect.stringContaining('MX was switched too early: no cutover is agreed.'),
  ]);
  await desk.say(dana, 'set 1 cutover:"today 11 AM"');
  expect((await step('E-18')).mark?.at).toEqual(new Date('2026-11-30T10:25:00-06:00'));
});

test('a step that a person completed with a reason stays done, and people go on reading that DNS has the old MX', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"today 11 AM"');
  await desk.say(dana, 'done 1 E-18 reason:"the admin says so"');
  await passMinutes(10);
  expect(isDone(await step('E-18'))).toBe(true);
  expect((await desk.say(dana, 'dns 1')).text).toContain(
    "Dana Reyes completed MX switched (E-18) although DNS doesn't show it: the admin says so",
  );
  expect((await desk.say(lee, 'show 1')).text).toContain(
    '⚠️ DNS: MX not switched yet. Dana Reyes completed MX switched (E-18) by hand',
  );
  expect((await desk.say(lee, 'runbook 1')).text).toContain(
    '✓ MX switched · Dana Reyes, Mon, Nov 30 · DNS: MX not switched yet',
  );
  setMx(target, ['ns1.acme.com']);
  await passMinutes(5);
  expect((await desk.say(lee, 'runbook 1')).text).toContain(
    'DNS: MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX',
  );
  setMx(target);
  await passMinutes(5);
  expect((await desk.say(lee, 'show 1')).text).not.toContain('by hand');
});

test('mail records that are lost again are told as such, also before the switch', async () => {
  const setAutodiscover = (value: string) =>
    own.change(domain, { name: 'autodiscover', type: 'CNAME', records: [{ value }] });
  own.change(domain, { name: '@', type: 'TXT', records: [{ value: 'v=spf1 include:emailsrvr.com ~all' }] });
  setAutodiscover('autodiscover.emailsrvr.com');
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"tomorrow 10:30 AM"');
  await passMinutes(5);
  const earlier = (await desk.direct(dana)).length;
  setAutodiscover('elsewhere.example');
  desk.clock.advance(60);
  await desk.app.tick();
  expect((await desk.direct(dana)).slice(earlier)).toEqual([
    expect.stringContaining('Autodiscover is no longer as listed'),
  ]);
  expect((await sights()).at(-1)).not.toContain('It also saw autodiscover change');
});

test('in a platform change, the owner hears that autodiscover is wrong again, and an address is wrong, too', async () => {
  own.setZone(domain, [
    ...target.map((record) => ({ name: '@', type: 'MX' as const, ...record })),
    { name: 'autodiscover', type: 'CNAME', value: 'autodiscover.emailsrvr.com' },
  ]);
  await desk.say(
    dana,
    'open acme.com to:hosted-exchange via:chat customer:"Acme Corp" account:1234567 ticket:180621-01234',
    { command: '/platform-change' },
  );
  await desk.say(dana, 'assign 1 me');
  await forceTo(desk, 1, 'readiness');
  await desk.app.tick();
  expect((await step('P-10')).mark).toMatchObject({ state: 'done' });
  const earlier = (await desk.direct(dana)).length;
  own.change(domain, { name: 'autodiscover', type: 'CNAME', records: [] });
  own.change(domain, { name: 'autodiscover', type: 'A', records: [{ value: '203.0.113.9' }] });
  desk.clock.advance(60);
  await desk.app.tick();
  expect((await desk.direct(dana)).slice(earlier)).toEqual([
    expect.stringContaining('Autodiscover is no longer as listed'),
  ]);
  expect(await blockers()).toEqual(['AUTODISCOVER_WRONG']);
  expect((await sights()).at(-1)).not.toContain('SPF');
});

test('a new MX on the ticket counts at once: what was seen is judged by it within a minute', async () => {
  await beginUpgrade();
  setMx(officeMx);
  await passMinutes(5);
  await forceTo(desk, 1, 'client-setup');
  await desk.tickAt('2026-12-05T10:00:00-06:00');
  await desk.say(dana, 'set 1 mx:acme-corp.mail.protection.outlook.com');
  desk.clock.advance(1);
  await desk.app.tick();
  expect(await blockers()).toContain('MX_REGRESSED');
  await desk.say(dana, `set 1 mx:${officeMx[0]!.value}`);
  desk.clock.advance(1);
  await desk.app.tick();
  expect(await blockers()).not.toContain('MX_REGRESSED');
});

test('a nameserver without MX, and a host that nobody knows, are not told as the old MX', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"today 10:30 AM"');
  setMx(target);
  setMx([], ['ns2.acme.com']);
  await passMinutes(5);
  expect((await sights()).at(-1)).toContain(
    'saw MX switched on 1 of 2 nameservers; ns2.acme.com has another MX, or none',
  );
  expect((await desk.say(dana, 'runbook 1')).text).toContain('1 of 2 have the new MX. Other: ns2.acme.com');
});
