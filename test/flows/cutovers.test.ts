import { expect, test } from 'vitest';
import { changeLine, dana, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

async function openTickets(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(dana, openLine.replace('acme.com', 'bolt.com').replace('Acme Corp', 'Bolt'));
  await desk.say(dana, changeLine.replace('acme.com', 'crux.com').replace('Acme Corp', 'Crux'), {
    command: '/platform-change',
  });
  for (const number of [1, 2]) await desk.say(sam, `assign ${number} me`);
}

test('shows the dates of two weeks by day, with open steps, conflicts, days off, and owners', async () => {
  await openTickets();
  desk.clock.set('2026-11-24T10:00:00-06:00');
  await desk.say(sam, 'set 1 cutover:2026-12-01T18:00 unavailable:2026-11-30..2026-12-02');
  await desk.say(sam, 'set 2 cutover:2026-12-01T20:00');
  await desk.say(dana, 'set 3 slot:2026-12-05T10:00');
  const { text } = await desk.say(dana, 'cutovers');
  const found = text.split('\n');
  expect(found[0]).toBe('3 dates in the next two weeks · 2 of them conflict');
  const saturday = found.indexOf('Sat, Dec 5 · the team is off');
  expect(found[saturday + 1]).toMatch(/^Crux \(PLC-3\) · slot 10 AM · \d+ steps open · unassigned$/);
  const tuesday = found.indexOf('Tue, Dec 1');
  expect(saturday).toBeGreaterThan(tuesday);
  expect(tuesday).toBeGreaterThan(0);
  expect(found[tuesday + 1]).toMatch(
    /^⚠️ Acme Corp \(MIG-1\) · cutover 6 PM · \d+ steps open · same day as Bolt \(MIG-2\) · the customer is away · Sam Okafor$/,
  );
  expect(found[tuesday + 2]).toContain('same day as Acme Corp (MIG-1) · Sam Okafor');
  expect(text).toContain('The team is off on Thu, Nov 26 and Fri, Nov 27, and on weekends.');
});

test('takes the filters of a list, and still names the other date of the owner', async () => {
  await openTickets();
  await desk.say(sam, 'set 1 cutover:2026-12-01T18:00');
  await desk.say(sam, 'set 2 cutover:2026-12-01T20:00');
  const filtered = (await desk.say(dana, 'cutovers bolt')).text;
  expect(filtered).toContain('1 date matching bolt in the next two weeks');
  expect(filtered).toContain('same day as Acme Corp (MIG-1)');
  expect((await desk.say(sam, 'cutovers mine')).text).toContain('2 dates matching mine');
  expect((await desk.say(dana, 'cutovers mine')).text).toContain(
    'No cutover or slot matching mine in the next two weeks.',
  );
});

test('leaves out later dates and ended tickets, and lists first what was missed before today', async () => {
  await openTickets();
  await desk.say(sam, 'set 1 cutover:2026-12-04T09:00');
  await desk.say(sam, 'set 2 cutover:2026-12-03T18:00');
  expect((await desk.say(dana, 'cutovers')).text).toContain('1 date in the next two weeks');
  await desk.say(sam, 'cancel 2 withdrew');
  const empty = await desk.say(dana, 'cutovers');
  expect(empty.text).toContain('No cutover or slot in the next two weeks.');
  expect(JSON.stringify(empty.reply.body.blocks)).toContain('list agreed');
  desk.clock.set('2026-12-04T12:00:00-06:00');
  await desk.app.tick();
  expect((await desk.say(dana, 'cutovers')).text).toContain('🔴 Acme Corp (MIG-1) · cutover 9 AM · missed');
  desk.clock.set('2026-12-05T12:00:00-06:00');
  const next = (await desk.say(dana, 'cutovers')).text;
  expect(next).toContain('0 dates in the next two weeks · 1 missed before today');
  expect(next).toMatch(
    /Missed, and still open\n🔴 Acme Corp \(MIG-1\) · cutover Fri, Dec 4, 9 AM · \d+ steps open/,
  );
});

test('turns pages, and shows a runbook from its menu', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'set 1 cutover:2026-12-01T18:00');
  const { number: _, ...row } = await desk.database.client.ticket.findFirstOrThrow();
  const copies = Array.from({ length: 24 }, (_, i) => ({ ...row, customer: `Customer ${i + 2}` }));
  await desk.database.client.ticket.createMany({ data: copies as never });
  const first = await desk.say(dana, 'cutovers');
  expect(first.text).toContain('25 dates in the next two weeks · 1 to 20');
  const second = await desk.press({ user: dana, reply: first.reply, label: 'Next' });
  expect(second.text).toContain('25 dates in the next two weeks · 21 to 25');
  expect(second.text).toContain('Customer 25 (MIG-25)');
  expect(JSON.stringify(second.reply.body.blocks)).toContain('"runbook MIG-25"');
  const back = await desk.press({ user: dana, reply: second.reply, label: 'Previous' });
  expect(back.text).toBe(first.text);
  expect((await desk.say(dana, 'cutovers page:9')).text).toContain('This is the end of the list');
  expect((await desk.say(dana, 'cutovers page:x')).text).toContain("isn't a page number");
});
