import { expect, test } from 'vitest';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { dana, lee, migrations, openLine } from '../support/desk.ts';
import { directWith } from '../support/direct.ts';
import { domain, newMx, oldMx, useDnsWatch } from '../support/dns-watch.ts';
import { pressablesIn } from '../support/form-labels.ts';
import { primaryLabels } from '../support/primary-labels.ts';
import { forceTo } from '../support/walk.ts';

const officeMx = [{ value: 'acme-com.mail.protection.outlook.com', priority: 0, ttl: 3600 }];

const watch = useDnsWatch();

/** Opens a ticket that the channel gets, and moves it to a phase after the bot has taken the snapshot. */
async function begin(
  phase: string,
  contacts = 'dns-contact:"Rob Hale, Brightline Web, 555-0100"',
): Promise<void> {
  await watch.desk.say(dana, 'subscribe');
  await watch.begin(phase, ...(contacts ? [`set 1 ${contacts}`] : []));
  await watch.desk.app.tick();
}

/** What the channel shows beside the ticket's message. */
async function channel(): Promise<string[]> {
  const posted = await watch.desk.posted(migrations);
  return posted
    .map(({ text }) => text)
    .filter((text) => text.startsWith('Acme Corp (MIG-1) · Migration Desk'));
}

/** The labels of the buttons of the latest message in a place. */
async function labelsIn(place: string, about: string): Promise<string[]> {
  const posted = await watch.desk.posted(place);
  const found = posted.findLast(({ text }) => text.includes(about));
  return pressablesIn(found?.blocks).map(({ label }) => label);
}

test('while MX is no longer right, the next step everywhere is to call the person who runs the DNS', async () => {
  await begin('cutover');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  watch.setMx(oldMx);
  await watch.passMinutes(5);

  for (const person of [dana, lee]) {
    const told = (await watch.desk.direct(person)).at(-1);
    expect(told).toContain('Mail is going to the old mailboxes. Call Rob Hale: set MX again.');
    expect(told).toContain('To call: Rob Hale, Brightline Web, 555-0100.');
  }
  for (const place of [await directWith(watch.desk, lee), migrations])
    expect(await labelsIn(place, 'Call Rob Hale')).toEqual(['Records to send', 'Letter T10', 'DNS', 'Show']);
  expect((await channel()).at(-1)).toContain('Call Rob Hale: set MX again');

  const shown = await watch.desk.say(dana, 'show 1');
  expect(shown.text).toContain('MX points to the old system again. Call Rob Hale: set MX again.');
  expect(primaryLabels({ body: shown.reply.body })).toEqual(['Records to send']);
  expect((await watch.desk.say(dana, 'today')).text).toContain('call Rob Hale: set MX again');
  const ticked = await watch.desk.say(dana, 'done 1 C-08');
  expect(ticked.text).toContain('Next: call Rob Hale: set MX again.');
  const refused = (await watch.desk.say(dana, 'advance 1')).text;
  expect(refused).toContain('It is blocked: MX no longer right (MX_REGRESSED). Call Rob Hale: set MX again.');
  expect(refused).toContain('1 step is left');
  expect((await watch.desk.say(dana, 'runbook 1')).text).not.toContain('Next: ☐');
});

test('with no MX after the switch, the customer’s contact is called if nobody else runs the DNS', async () => {
  await begin('cutover', 'contact:"Ann Lee, ann@elsewhere.example"');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  watch.setMx([]);
  await watch.passMinutes(5);
  const told = (await watch.desk.direct(lee)).at(-1);
  expect(told).toContain('MX points to neither system since');
  expect(told).toContain('Call Ann Lee: set MX again.');
  expect(told).toContain('To call: Ann Lee, ann@elsewhere.example.');
  expect((await watch.desk.say(dana, 'done 1 C-08')).text).toContain('Next: call Ann Lee');
});

test('without a contact, the message says to call the customer’s admin', async () => {
  await begin('cutover', '');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect((await watch.desk.direct(lee)).at(-1)).toContain("Call the customer's admin: set MX again.");
});

test('in Cutover, a switch before the agreed time is too early until that time, with the way back', async () => {
  await begin('cutover');
  watch.own.change(domain, {
    name: 'autodiscover',
    type: 'CNAME',
    records: [{ value: 'mail.acme-old.example' }],
  });
  await watch.desk.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
  watch.setMx(newMx);
  watch.desk.clock.advance(60);
  await watch.desk.app.tick();
  expect((await watch.sights()).at(-1)).toContain(
    'saw MX switched on both nameservers: 10 mx1.emailsrvr.com and 20 mx2.emailsrvr.com (TTL 3,600 s), although the cutover is agreed for Tue, Dec 1, 4 PM',
  );
  expect(await watch.blockers()).toEqual(['MX_EARLY']);
  expect(isOpen(await watch.step('E-18'))).toBe(true);
  for (const person of [dana, lee])
    expect((await watch.desk.direct(person)).at(-1)).toContain(
      'MX was switched too early: the cutover is agreed for Tue, Dec 1, 4 PM. Mail already goes to the new mailboxes. Call Rob Hale: set the old MX again.',
    );
  expect(await labelsIn(migrations, 'although the cutover')).toEqual(['The way back', 'DNS', 'Show']);
  expect((await watch.desk.say(dana, 'today')).text).toContain(
    'MX switched everywhere, although the cutover is agreed for Tue, Dec 1, 4 PM',
  );
  expect((await watch.desk.say(dana, 'runbook 1')).text).toContain(
    'MX is switched too early. Call Rob Hale: set the old MX again.',
  );

  // Going back is no regression.
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual([]);
  expect((await watch.sights()).join()).not.toContain('go back to the old system');

  watch.desk.clock.set('2026-12-01T12:00:00-06:00');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual(['MX_EARLY']);
  expect((await watch.desk.say(dana, 'done 1 E-18')).text).toContain('DNS shows it, but it is too early');
  watch.desk.clock.set('2026-12-01T15:00:00-06:00');
  await watch.desk.app.tick();
  expect(await watch.blockers()).toEqual(['AUTODISCOVER_WRONG']);
  expect((await watch.step('E-18')).mark?.at).toEqual(new Date('2026-12-01T12:05:00-06:00'));
});

test('a switch within the hour before the agreed time is in time', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"today 11 AM"');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual([]);
  expect(isDone(await watch.step('E-18'))).toBe(true);
});

test('a split that becomes too early, because a later cutover is agreed, is told to the owner and the leads', async () => {
  await begin('cutover');
  watch.setMx(newMx, ['ns1.acme.com']);
  await watch.passMinutes(10);
  await watch.desk.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
  watch.setMx(newMx);
  await watch.passMinutes(10);
  expect(await watch.blockers()).toEqual(['MX_EARLY']);
  for (const person of [dana, lee]) {
    const told = (await watch.desk.direct(person)).filter((text) =>
      text.includes('MX was switched too early'),
    );
    expect(told).toHaveLength(1);
  }
});

test('an early split whose time comes is told as a split that lasts', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"today 11:30 AM"');
  watch.setMx(newMx, ['ns1.acme.com']);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual(['MX_EARLY']);
  await watch.passMinutes(35);
  expect(await watch.blockers()).toEqual([]);
  expect((await watch.sights()).at(-1)).toBe(
    'saw MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX. No longer blocked: MX switched early (MX_EARLY)',
  );
});

test('the step completes when the time comes, also if a person took over the blocker', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"today 11:30 AM"');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  await watch.desk.say(dana, 'block 1 MX_EARLY the customer keeps it');
  await watch.passMinutes(30);
  expect((await watch.step('E-18')).mark?.at).toEqual(new Date('2026-11-30T10:05:00-06:00'));
});

test('an early switch is in time as soon as an earlier cutover is agreed', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual(['MX_EARLY']);
  await watch.desk.say(dana, 'set 1 cutover:"today 11 AM"');
  expect((await watch.step('E-18')).mark?.at).toEqual(new Date('2026-11-30T10:05:00-06:00'));
  await watch.desk.app.tick();
  expect(await watch.blockers()).toEqual([]);
});

/** Opens an upgrade to Office 365 in Cutover, whose list of records is one step. */
async function beginUpgrade(): Promise<void> {
  watch.own.setZone(domain, [
    { name: '@', type: 'MX', ...newMx[0]! },
    { name: '@', type: 'TXT', value: 'v=spf1 include:emailsrvr.com ~all' },
    { name: 'autodiscover', type: 'CNAME', value: 'autodiscover.emailsrvr.com' },
  ]);
  await watch.desk.say(dana, openLine);
  await watch.desk.say(dana, 'assign 1 me');
  await watch.desk.say(dana, `set 1 mx:${officeMx[0]!.value}`);
  await forceTo(watch.desk, 1, 'discovery');
  await watch.desk.app.tick();
  await forceTo(watch.desk, 1, 'cutover');
  await watch.desk.app.tick();
}

test('a step that needs several records says what is left, also when the date is missed', async () => {
  await beginUpgrade();
  await watch.desk.say(dana, 'set 1 cutover:"today 11 AM"');
  await watch.desk.say(dana, 'done 1 C-08 U-12 U-13 U-15');
  watch.desk.clock.set('2026-11-30T10:55:00-06:00');
  watch.setMx(officeMx);
  await watch.passMinutes(5);
  const left = 'MX done; SPF and autodiscover left';
  expect((await watch.desk.say(dana, 'show 1')).text).toContain(`DNS records switched (U-14): ${left}`);
  expect((await watch.desk.say(dana, 'advance 1')).text).toContain(`DNS records switched (U-14): ${left}`);
  expect((await watch.desk.say(dana, 'runbook 1')).text).toContain(left);

  // The switch is being made, so the date isn't missed yet.
  watch.desk.clock.set('2026-11-30T11:55:00-06:00');
  await watch.desk.app.tick();
  expect((await watch.desk.direct(dana)).join()).not.toContain('was missed');
  watch.desk.clock.set('2026-11-30T12:00:00-06:00');
  await watch.desk.app.tick();
  expect((await watch.desk.direct(dana)).at(-1)).toContain(
    `was missed: DNS records switched (U-14) is open (${left}).`,
  );
  expect((await watch.desk.say(dana, 'today')).text).toContain(left);
  watch.own.change(domain, {
    name: 'autodiscover',
    type: 'CNAME',
    records: [{ value: 'autodiscover.outlook.com' }],
  });
  await watch.passMinutes(60);
  expect((await watch.desk.say(dana, 'show 1')).text).toContain('MX and autodiscover done; SPF left');
});

test('a cutover evening is one message: a split of five minutes and a date that passes meanwhile are none', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'done 1 C-08');
  await watch.desk.say(dana, 'set 1 cutover:"today 11 AM"');
  watch.desk.clock.set('2026-11-30T11:05:00-06:00');
  await watch.desk.app.tick();
  const before = (await watch.desk.direct(dana)).length;
  watch.setMx(newMx, ['ns1.acme.com']);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain(
    'saw MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX',
  );
  watch.setMx(newMx);
  await watch.passMinutes(15);
  const told = (await watch.desk.direct(dana)).slice(before);
  expect(told).toEqual([expect.stringContaining('MX switched everywhere')]);
  expect(await channel()).toEqual([expect.stringContaining('saw MX switched on both nameservers')]);
});

test('a split that lasts is told once, also if other nameservers follow one by one', async () => {
  await begin('cutover');
  watch.setMx(newMx, ['ns1.acme.com']);
  await watch.passMinutes(15);
  expect(await channel()).toEqual([
    expect.stringContaining('saw MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX'),
  ]);
  expect((await watch.desk.direct(dana)).filter((text) => text.includes('1 of 2 nameservers'))).toHaveLength(
    1,
  );
});

test('while resolvers have the old MX after its TTL, nobody is told that all servers have forgotten it', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"today 10:30 AM"');
  const [slow] = watch.own.resolvers;
  watch.own.setServer(domain, slow!, { shows: 'old' });
  watch.setMx(newMx);
  await watch.passMinutes(65);
  expect((await watch.sights()).at(-1)).toBe(
    'noted that the TTL of the old MX has run out, but 1 resolver still answers with the old MX. Run the last pass again when it has the new MX, or on Thu, Dec 3, 10:05 AM at the latest',
  );
  expect((await watch.desk.say(dana, 'runbook 1')).text).toContain(
    'but 1 resolver still answers with the old MX',
  );
  await watch.passMinutes(30);
  expect((await watch.sights()).filter((text) => text.includes('still answers'))).toHaveLength(1);
  watch.own.setServer(domain, slow!, { shows: 'new' });
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain('no server should use the old MX anymore');
});

test('set says the MX that it stores, and what DNS has instead', async () => {
  await beginUpgrade();
  watch.setMx(officeMx);
  await watch.passMinutes(5);
  const typed = 'acme-corp.mail.protection.outlook.com';
  const { text } = await watch.desk.say(dana, `set 1 mx:${typed}`);
  expect(text).toContain(`Set mx on Acme Corp (MIG-1) to ${typed}.`);
  expect(text).toContain(`DNS has the MX ${officeMx[0]!.value}, and not ${typed}. Check the value`);
  expect((await watch.desk.say(dana, 'set 1 old-mx:mail.other.example')).text).toContain(
    'Before the move, DNS had the MX mx1.emailsrvr.com, and not mail.other.example.',
  );
  expect((await watch.desk.say(dana, 'set 1 old-mx:mx1.emailsrvr.com')).text).not.toContain('DNS had');
  expect((await watch.desk.say(dana, `set 1 old-mx:${typed}`)).text).toContain(
    `${typed} belongs to Office 365, to which the mail moves.`,
  );
  const long = `${'a'.repeat(64)}.mail.protection.outlook.com`;
  expect((await watch.desk.say(dana, `set 1 mx:${long}`)).text).toContain("isn't a valid Office 365 MX");
});

test('the reply says that the list of records lacks an MX that nobody knows', async () => {
  await watch.desk.say(dana, openLine);
  await forceTo(watch.desk, 1, 'cutover');
  const told = await watch.desk.say(dana, 'done 1 U-13');
  expect(told.text).toContain('The list lacks the new MX');
  await watch.desk.pressForForm({ user: dana, reply: told.reply, value: 'set MIG-1 mx' });
  await watch.desk.say(dana, 'undo 1 U-13');
  await watch.desk.say(dana, `set 1 mx:${officeMx[0]!.value}`);
  expect((await watch.desk.say(dana, 'done 1 U-13')).text).not.toContain('The list lacks');
});

test('whoever agrees on a cutover, or looks at DNS, learns that nobody knows the new MX, and can set it', async () => {
  await watch.desk.say(dana, openLine);
  await forceTo(watch.desk, 1, 'discovery');
  for (const asked of ['set 1 cutover:2026-12-11T16:00', 'dns 1']) {
    const told = await watch.desk.say(dana, asked);
    expect(told.text).toContain(
      "The ticket doesn't have the new MX yet, so any MX of Office 365 counts as right. Ask the customer's admin for it.",
    );
    await watch.desk.pressForForm({ user: dana, reply: told.reply, value: 'set MIG-1 mx' });
  }
  await watch.desk.say(dana, `set 1 mx:${officeMx[0]!.value}`);
  for (const asked of ['set 1 cutover:2026-12-11T18:00', 'dns 1'])
    expect((await watch.desk.say(dana, asked)).text).not.toContain("doesn't have the new MX");
});

test('a new MX after the list was sent asks to send the letter again', async () => {
  await beginUpgrade();
  await watch.desk.say(dana, 'done 1 U-13');
  const { text } = await watch.desk.say(dana, 'set 1 mx:acme-com.p-v1.mx.microsoft');
  expect(text).toContain('The list of records went out without this MX. Send letter T9 again.');
});

test('a domain that nobody can see for an hour in Cutover is told once, and once when it is seen again', async () => {
  await begin('cutover');
  const servers = ['ns1.acme.com', 'ns2.acme.com'];
  for (const server of servers) watch.own.setServer(domain, server, { fault: 'servfail' });
  await watch.passMinutes(60);
  expect((await watch.desk.direct(dana)).join()).not.toContain("can't be seen");
  await watch.passMinutes(30);
  const told = (await watch.desk.direct(dana)).filter((text) => text.includes("can't be seen"));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(
    "The DNS of acme.com can't be seen since Mon, Nov 30, 10:05 AM: the nameservers give no usable answer. Call Rob Hale.",
  );
  expect(told[0]).toContain('done MIG-1 E-18 reason:"mail arrives"');
  for (const server of servers) watch.own.setServer(domain, server, { fault: null });
  await watch.passMinutes(10);
  const again = (await watch.desk.direct(dana)).filter((text) => text.includes('can be seen again'));
  expect(again).toEqual([
    expect.stringContaining('The DNS of acme.com can be seen again. MX not switched yet.'),
  ]);
});

test('an MX that rotates before the switch does not fill the timeline', async () => {
  await begin('cutover');
  const before = (await watch.sights()).length;
  for (let turn = 0; turn < 12; turn++) {
    watch.setMx([{ value: `mail${turn}.acme-old.example`, priority: 10, ttl: 60 }]);
    await watch.passMinutes(5);
  }
  const during = (await watch.sights()).slice(before);
  expect(during).toHaveLength(5);
  expect(during.at(-1)).toContain('It keeps changing');
  await watch.passMinutes(35);
  expect((await watch.sights()).slice(before + 5)).toEqual([
    'saw MX stay the same for half an hour: MX points neither to the old system nor to the new one',
  ]);
});

test('an early switch that comes and goes wakes people three times, and once when it has settled', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
  const heard = (await watch.desk.direct(lee)).length;
  for (let turn = 0; turn < 14; turn++) {
    watch.setMx(turn % 2 === 0 ? newMx : oldMx);
    await watch.passMinutes(5);
  }
  expect((await watch.desk.direct(lee)).length - heard).toBe(3);
  expect(await channel()).toHaveLength(3);
  expect((await watch.sights()).filter((text) => text.includes('looked at DNS again'))).toEqual([]);
  expect((await watch.sights()).at(-1)).toContain('It keeps changing');
  expect(await watch.blockers()).toEqual(['MX_EARLY']);

  watch.setMx(newMx);
  await watch.passMinutes(30);
  expect((await watch.desk.direct(lee)).length - heard).toBe(3);
  await watch.passMinutes(5);
  expect((await watch.desk.direct(lee)).slice(heard + 3)).toEqual([
    expect.stringContaining('MX was switched too early'),
  ]);
  expect((await channel()).slice(3)).toEqual([
    expect.stringContaining('saw MX stay the same for half an hour: MX switched everywhere, although'),
  ]);

  // Once it has settled, the blocker goes. The next change is only told with a new blocker, or when it has settled, too.
  watch.setMx(oldMx);
  await watch.passMinutes(35);
  expect(await watch.blockers()).toEqual([]);
  expect((await channel()).slice(4)).toEqual([
    expect.stringContaining('saw MX stay the same for half an hour: MX not switched yet'),
  ]);
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect((await watch.desk.direct(lee)).length - heard).toBe(4);
  expect((await channel()).slice(5)).toEqual([expect.stringContaining('Blocked now: MX switched early')]);
});

test('a split that comes and goes wakes people three times, and the complete switch is told at once', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"today 10 AM"');
  const told = async () =>
    (await watch.desk.direct(dana)).filter((text) => text.includes('of 2 nameservers'));
  for (let turn = 0; turn < 6; turn++) {
    watch.setMx(newMx, ['ns1.acme.com']);
    await watch.passMinutes(10);
    watch.setMx(oldMx);
    await watch.passMinutes(5);
  }
  expect(await told()).toHaveLength(3);
  expect((await channel()).filter((text) => text.includes('of 2 nameservers'))).toHaveLength(3);
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect((await watch.desk.direct(dana)).at(-1)).toContain('MX switched everywhere');
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect((await watch.desk.direct(lee)).at(-1)).toContain('MX points to the old system again');
});

test('a regression that comes and goes holds the gate until it has settled, and every return reopens the last pass', async () => {
  await begin('cutover');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  for (let turn = 0; turn < 6; turn++) {
    watch.setMx(turn % 2 === 0 ? oldMx : newMx);
    await watch.passMinutes(5);
  }
  expect((await channel()).slice(1)).toHaveLength(3);
  expect(await watch.blockers()).toEqual(['MX_REGRESSED']);
  expect((await watch.step('E-18')).mark?.at).toEqual(watch.desk.clock.now());
  await watch.passMinutes(30);
  expect(await watch.blockers()).toEqual([]);
  expect((await channel()).at(-1)).toContain('saw MX stay the same for half an hour: MX switched everywhere');
});

test('a blocker that DNS shows says that it comes back, and its end is one line in the thread', async () => {
  await begin('cutover');
  const spf = (values: string[]) =>
    watch.own.change(domain, { name: '@', type: 'TXT', records: values.map((value) => ({ value })) });
  spf(['v=spf1 a ~all', 'v=spf1 mx ~all']);
  await watch.passMinutes(60);
  expect(await watch.blockers()).toEqual(['SPF_DUPLICATE']);
  expect((await watch.desk.say(dana, 'unblock 1')).text).toContain(
    'DNS still shows it: Duplicate SPF record (SPF_DUPLICATE) comes back at the next look.',
  );
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual(['SPF_DUPLICATE']);
  spf(['v=spf1 a ~all']);
  await watch.passMinutes(60);
  expect(await watch.blockers()).toEqual([]);
  const posted = await watch.desk.posted(migrations);
  expect(posted.filter(({ text }) => text.includes('No longer blocked: Duplicate SPF record'))).toHaveLength(
    1,
  );
});

test('dns says that an answer is too large, and not that there is none', async () => {
  await begin('cutover');
  const records = Array.from({ length: 60 }, (_, i) => ({ value: `token${i}=${'x'.repeat(600)}` }));
  watch.own.change(domain, { name: '@', type: 'TXT', records });
  const { text } = await watch.desk.say(dana, 'dns 1');
  expect(text).toContain('The answer about TXT is too large to read.');
  expect(text).toContain('answer too large');
  expect(text).not.toContain('No answer from');
});

test('a ticket that is reopened has no old alarm, and the first look raises what is still wrong', async () => {
  await begin('cutover');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  await watch.desk.say(lee, 'cancel 1 the customer stays');
  await watch.passMinutes(5);
  await watch.desk.say(dana, 'reopen 1');
  const shown = (await watch.desk.say(dana, 'show 1')).text;
  expect(shown).toContain("DNS isn't checked now. Clear this blocker once the records are right");
  expect(shown).not.toContain('🔴');
  expect((await watch.desk.say(dana, 'today')).text).not.toContain('with a wrong MX');
  expect((await watch.desk.say(dana, 'advance 1')).text).not.toContain('Call Rob Hale');
  const heard = (await watch.desk.direct(lee)).length;
  await watch.passMinutes(5);
  expect((await watch.desk.direct(lee)).slice(heard)).toEqual([
    expect.stringContaining('MX points to the old system again since Mon, Nov 30, 10:20 AM'),
  ]);
  expect((await watch.desk.say(dana, 'show 1')).text).toContain('Call Rob Hale: set MX again');
});

test('a reopened ticket whose DNS was mended meanwhile is no longer blocked after the first look', async () => {
  await begin('cutover');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  await watch.desk.say(lee, 'cancel 1 the customer stays');
  watch.setMx(newMx);
  await watch.desk.say(dana, 'reopen 1');
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual([]);
  expect((await watch.desk.say(dana, 'today')).text).not.toContain('with a wrong MX');
});

test('a ticket on hold is watched as before: a regression is told, and so is its end', async () => {
  await begin('cutover');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  await watch.desk.say(dana, 'hold 1 until:friday the customer moves offices');
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect((await watch.desk.direct(lee)).at(-1)).toContain('MX points to the old system again');
  expect((await watch.desk.say(dana, 'show 1')).text).toContain('Call Rob Hale: set MX again');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual([]);
});

test('an early switch is watched until it ends, also if the ticket goes back to a phase without looks', async () => {
  await begin('trial');
  watch.setMx(newMx);
  watch.desk.clock.set('2026-12-01T10:00:00-06:00');
  await watch.desk.app.tick();
  await watch.desk.say(lee, 'move 1 intake the customer starts from the beginning');
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual(['MX_EARLY']);
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual([]);
  expect((await watch.desk.say(dana, 'today')).text).not.toContain('with a wrong MX');
});

test('an early switch stays told after a lead clears the date, until another one is agreed', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"tomorrow 4 PM"');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  await watch.desk.say(lee, 'set 1 cutover:none force:"the customer is away"');
  await watch.passMinutes(10);
  expect(await watch.blockers()).toEqual(['MX_EARLY']);
  expect((await watch.desk.say(dana, 'today')).text).toContain(
    'MX switched everywhere, although no cutover is agreed',
  );
  expect((await watch.desk.say(dana, 'records 1')).text).toContain(
    'although no cutover is agreed. Call Rob Hale first',
  );
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual([]);
  const heard = (await watch.desk.direct(lee)).length;
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect((await watch.desk.direct(lee)).slice(heard)).toEqual([
    expect.stringContaining('MX was switched too early: no cutover is agreed.'),
  ]);
  await watch.desk.say(dana, 'set 1 cutover:"today 11 AM"');
  expect((await watch.step('E-18')).mark?.at).toEqual(new Date('2026-11-30T10:25:00-06:00'));
});

test('a step that a person completed with a reason stays done, and people go on reading that DNS has the old MX', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"today 11 AM"');
  await watch.desk.say(dana, 'done 1 E-18 reason:"the admin says so"');
  await watch.passMinutes(10);
  expect(isDone(await watch.step('E-18'))).toBe(true);
  expect((await watch.desk.say(dana, 'dns 1')).text).toContain(
    "Dana Reyes completed MX switched (E-18) although DNS doesn't show it: the admin says so",
  );
  expect((await watch.desk.say(lee, 'show 1')).text).toContain(
    '⚠️ DNS: MX not switched yet. Dana Reyes completed MX switched (E-18) by hand',
  );
  expect((await watch.desk.say(lee, 'runbook 1')).text).toContain(
    '✓ MX switched · Dana Reyes, Mon, Nov 30 · DNS: MX not switched yet',
  );
  watch.setMx(newMx, ['ns1.acme.com']);
  await watch.passMinutes(5);
  expect((await watch.desk.say(lee, 'runbook 1')).text).toContain(
    'DNS: MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX',
  );
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect((await watch.desk.say(lee, 'show 1')).text).not.toContain('by hand');
});

test('mail records that are lost again are told as such, also before the switch', async () => {
  const setAutodiscover = (value: string) =>
    watch.own.change(domain, { name: 'autodiscover', type: 'CNAME', records: [{ value }] });
  watch.own.change(domain, {
    name: '@',
    type: 'TXT',
    records: [{ value: 'v=spf1 include:emailsrvr.com ~all' }],
  });
  setAutodiscover('autodiscover.emailsrvr.com');
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"tomorrow 10:30 AM"');
  await watch.passMinutes(5);
  const earlier = (await watch.desk.direct(dana)).length;
  setAutodiscover('elsewhere.example');
  watch.desk.clock.advance(60);
  await watch.desk.app.tick();
  expect((await watch.desk.direct(dana)).slice(earlier)).toEqual([
    expect.stringContaining('Autodiscover is no longer as listed'),
  ]);
  expect((await watch.sights()).at(-1)).not.toContain('It also saw autodiscover change');
});

test('in a platform change, the owner hears that autodiscover is wrong again, and an address is wrong, too', async () => {
  watch.own.setZone(domain, [
    ...newMx.map((record) => ({ name: '@', type: 'MX' as const, ...record })),
    { name: 'autodiscover', type: 'CNAME', value: 'autodiscover.emailsrvr.com' },
  ]);
  await watch.desk.say(
    dana,
    'open acme.com to:hosted-exchange via:chat customer:"Acme Corp" account:1234567 ticket:180621-01234',
    { command: '/platform-change' },
  );
  await watch.desk.say(dana, 'assign 1 me');
  await forceTo(watch.desk, 1, 'readiness');
  await watch.desk.app.tick();
  expect((await watch.step('P-10')).mark).toMatchObject({ state: 'done' });
  const earlier = (await watch.desk.direct(dana)).length;
  watch.own.change(domain, { name: 'autodiscover', type: 'CNAME', records: [] });
  watch.own.change(domain, { name: 'autodiscover', type: 'A', records: [{ value: '203.0.113.9' }] });
  watch.desk.clock.advance(60);
  await watch.desk.app.tick();
  expect((await watch.desk.direct(dana)).slice(earlier)).toEqual([
    expect.stringContaining('Autodiscover is no longer as listed'),
  ]);
  expect(await watch.blockers()).toEqual(['AUTODISCOVER_WRONG']);
  expect((await watch.sights()).at(-1)).not.toContain('SPF');
});

test('a new MX on the ticket counts at once: what was seen is judged by it within a minute', async () => {
  await beginUpgrade();
  watch.setMx(officeMx);
  await watch.passMinutes(5);
  await forceTo(watch.desk, 1, 'client-setup');
  await watch.desk.tickAt('2026-12-05T10:00:00-06:00');
  await watch.desk.say(dana, 'set 1 mx:acme-corp.mail.protection.outlook.com');
  watch.desk.clock.advance(1);
  await watch.desk.app.tick();
  expect(await watch.blockers()).toContain('MX_REGRESSED');
  await watch.desk.say(dana, `set 1 mx:${officeMx[0]!.value}`);
  watch.desk.clock.advance(1);
  await watch.desk.app.tick();
  expect(await watch.blockers()).not.toContain('MX_REGRESSED');
});

test('a nameserver without MX, and a host that nobody knows, are not told as the old MX', async () => {
  await begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"today 10:30 AM"');
  watch.setMx(newMx);
  watch.setMx([], ['ns2.acme.com']);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain(
    'saw MX switched on 1 of 2 nameservers; ns2.acme.com has another MX, or none',
  );
  expect((await watch.desk.say(dana, 'runbook 1')).text).toContain(
    '1 of 2 have the new MX. Other: ns2.acme.com',
  );
});
