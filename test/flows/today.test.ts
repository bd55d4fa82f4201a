import { expect, test } from 'vitest';
import { changeLine, dana, lee, openLine, sam, useDesk } from '../support/desk.ts';
import { primaryLabels } from '../support/primary-labels.ts';
import { openChange } from '../support/walk.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

const say = async (user: string, text: string) => (await desk.say(user, text)).text;

/** Opens a ticket that Sam owns. */
async function open(domain: string, customer: string, line = openLine): Promise<void> {
  const command = line === changeLine ? '/platform-change' : '/migration';
  await desk.say(dana, line.replace('acme.com', domain).replace('Acme Corp', customer), { command });
  const { number } = await desk.database.client.ticket.findFirstOrThrow({ where: { domain } });
  await desk.say(sam, `assign ${number} me`);
}

const at = (day: string, time: string) => `2026-${day}T${time}:00-06:00`;

test('says that someone owns no tickets, and offers the unassigned ones', async () => {
  await desk.say(dana, openLine);
  const told = await desk.say(sam, '');
  expect(told.text).toBe(
    [
      'Good morning, Sam. You own no open tickets.',
      'Unassigned',
      '🙋 Acme Corp (MIG-1) · Rackspace Email → Office 365, assisted · opened just now: /migration assign MIG-1 me',
    ].join('\n'),
  );
  await desk.press({ user: sam, reply: told.reply, label: 'Assign to me' });
  expect(await say(sam, 'today')).toBe('Good morning, Sam. Nothing needs you right now.\n1 is on track.');
});

test('shows only unassigned tickets on paths that the person works on', async () => {
  await open('mine.example', 'Mine');
  await desk.say(dana, openLine);
  await desk.say(dana, changeLine, { command: '/platform-change' });
  const shown = await say(sam, '');
  expect(shown).toContain('(MIG-2)');
  expect(shown).not.toContain('(PLC-3)');
  expect(await say(dana, '')).toContain('(PLC-3)');
});

test('puts one thing at the top, and lists then dates with what is open, then dates with what is open, contacts due, and stalled tickets', async () => {
  await open('late.example', 'Late', changeLine);
  await desk.say(lee, 'set 1 slot:2026-12-01T18:00');
  await open('idle.example', 'Idle');
  await desk.tickAt(at('11-24', '12:00'));
  await open('quiet.example', 'Quiet');
  await desk.say(sam, 'set 3 cadence:1');
  await desk.tickAt(at('12-01', '20:00'));
  for (const number of [2, 3]) await desk.say(sam, `note ${number} progress:yes called`);
  await open('soon.example', 'Soon');
  await desk.say(sam, 'set 4 cutover:2026-12-03T16:00');
  await open('calm.example', 'Calm');
  await desk.tickAt(at('12-02', '09:00'));
  expect((await say(sam, '')).split('\n').map((line) => line.replace(/: \/migration .*/, ''))).toEqual([
    'Good morning, Sam. 1 missed date, 1 date soon, 1 customer waiting to hear from you.',
    'Do this first',
    '🔴 Late (PLC-1) · slot missed yesterday · ☐ Direction and price stated, and 13 more steps',
    'Upcoming dates',
    "🕓 Soon (MIG-4) · cutover tomorrow, 4 PM · ☐ TTL lowered (customer's admin), due today, 4 PM · and 19 more steps",
    'Contact due',
    '📞 Quiet (MIG-3) · no contact yet, opened 3 business days ago',
    '2 more are on track.',
  ]);
});

test('shows the team to a lead: what is urgent, who has how much, and then their own tickets', async () => {
  await open('late.example', 'Late', changeLine);
  await desk.say(lee, 'set 1 slot:2026-12-01T18:00');
  await desk.say(dana, openLine);
  await desk.say(dana, openLine.replace('acme.com', 'lee.example'));
  await desk.say(lee, 'assign 3 me');
  await desk.say(lee, 'set 3 cadence:1');
  await desk.tickAt(at('12-01', '18:00'));
  expect((await say(lee, '')).split('\n').map((line) => line.replace(/: \/migration .*/, ''))).toEqual([
    'Good evening, Lee. Team: 1 missed date, 1 unassigned. Yours: 1 customer waiting to hear from you.',
    'Do this first',
    '🔴 Late (PLC-1) · slot missed today, 6 PM',
    'Unassigned',
    '🙋 Acme Corp (MIG-2) · Rackspace Email → Office 365, assisted · opened 5 business days ago',
    'Open tickets by owner: Lee Park 1 (1 stalled) · Sam Okafor 1 (1 stalled) · unassigned 1 (1 stalled)',
    'Contact due',
    '📞 Acme Corp (MIG-3) · no contact yet, opened 5 business days ago',
  ]);
});

test('shows at most twelve lines, and the rest one press away', async () => {
  for (let i = 0; i < 14; i++) await open(`idle${i}.example`, `Idle ${i}`);
  await desk.tickAt(at('12-04', '10:00'));
  const told = await desk.say(sam, '');
  expect(told.text.match(/^⬆/gm)).toHaveLength(12);
  expect(told.text).toContain('and 2 more: /migration list escalated mine');
  const all = await desk.press({ user: sam, reply: told.reply, label: 'Show all' });
  expect(all.text).toContain('14 escalated tickets owned by you');
});

test('makes only the first thing stand out, and does it with one press', async () => {
  await open('one.example', 'One');
  await open('two.example', 'Two');
  await desk.tickAt(at('12-04', '10:00'));
  const told = await desk.say(sam, '');
  expect(primaryLabels(told.reply)).toEqual(['☐ Tenant created']);
  await desk.press({ user: sam, reply: told.reply, value: 'done MIG-1 U-01' });
  expect(await say(sam, '')).toMatch(/Do this first\n⬆ Two/);
});

test('has no first thing while nothing needs the person', async () => {
  await open('calm.example', 'Calm');
  const told = await desk.say(sam, '');
  expect(told.text).not.toContain('Do this first');
  expect(primaryLabels(told.reply)).toEqual(['Open a ticket…']);
});

test('shows an escalated ticket as escalated, although its contact is due, too', async () => {
  await open('both.example', 'Both');
  await desk.say(sam, 'set 1 cadence:1');
  await desk.tickAt(at('12-04', '10:00'));
  const shown = await say(sam, '');
  expect(shown).toMatch(/Do this first\n⬆ Both/);
  expect(shown).not.toContain('Contact due');
});

test('names the steps that are open before a date', async () => {
  await openChange(desk);
  await desk.tickAt(at('12-01', '10:00'));
  expect(await say(sam, '')).toContain(
    "slot tomorrow, 6 PM · ☐ Users warned of lockout (customer's admin) · and 3 more steps:",
  );
  await desk.say(sam, 'done 1 P-09');
  expect(await say(sam, '')).toMatch(/slot tomorrow, 6 PM · ☐ [^·]+ · ☐ [^·,]+ · ☐ [^·,]+: \/migration/);
});
