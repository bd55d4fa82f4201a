import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDns } from '../../src/dns/create-dns.ts';
import { createOwnDns, type OwnDns } from '../../src/playground/dns/own-dns.ts';
import { createTestClock } from '../support/clock.ts';
import { dana, lee, migrations, startDesk, type TestDesk } from '../support/desk.ts';
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
