import { expect, test } from 'vitest';
import { changeLine, dana, lee, openLine, sam, useDesk } from '../support/desk.ts';

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

test('lists missed dates first, then dates with what is open, contacts due, and stalled tickets', async () => {
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
    'Good morning, Sam. 1 date soon, 1 missed, 1 customer waiting to hear from you.',
    "Can't wait",
    '🔴 Missed yesterday, 6 PM · Late (PLC-1) · slot passed with 12 steps open',
    'Dates until Fri, Dec 4',
    '🕓 Tomorrow, 4 PM · Soon (MIG-4) · cutover · TTL lowered is due today, 4 PM · 19 steps open',
    'Contact due',
    '📞 Quiet (MIG-3) · has not heard from us yet, opened 3 business days ago',
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
    'Good evening, Lee. Team: 1 missed, 1 unassigned. Yours: 1 customer waiting to hear from you.',
    "Can't wait",
    '🔴 Missed today, 6 PM · Late (PLC-1) · slot passed with 12 steps open · Sam Okafor',
    'Unassigned',
    '🙋 Acme Corp (MIG-2) · Rackspace Email → Office 365, assisted · opened 5 business days ago',
    'Load Lee Park 1 (1 stalled) · Sam Okafor 1 (1 stalled) · unassigned 1 (1 stalled)',
    'Contact due',
    '📞 Acme Corp (MIG-3) · has not heard from us yet, opened 5 business days ago',
  ]);
});

test('shows at most twelve lines, and the rest one press away', async () => {
  for (let i = 0; i < 14; i++) await open(`idle${i}.example`, `Idle ${i}`);
  await desk.tickAt(at('12-04', '10:00'));
  const told = await desk.say(sam, '');
  expect(told.text.match(/^⬆/gm)).toHaveLength(12);
  expect(told.text).toContain('and 2 more: /migration list stalled mine');
  const all = await desk.press({ user: sam, reply: told.reply, label: 'Show all' });
  expect(all.text).toContain('14 stalled tickets of yours, longest stalled first');
});
