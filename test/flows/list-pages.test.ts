import { beforeEach, expect, test } from 'vitest';
import type { Ticket } from '../../src/db/generated/client.ts';
import { dana, openLine, sam, type Told, useDesk } from '../support/desk.ts';
import { addManyTickets } from '../support/many-tickets.ts';

const desk = useDesk();

/** The keys of the open tickets, in the same order as in `list`. */
let keys: string[];

beforeEach(async () => {
  await addManyTickets(desk.database, 60, desk.clock.now());
  keys = (await inOrder()).map(keyOf);
  expect(keys.length).toBeGreaterThan(35);
});

async function inOrder(): Promise<Ticket[]> {
  const tickets = await desk.database.client.ticket.findMany({ where: { status: 'open' } });
  const stallOf = ({ stalledAt }: Ticket) => stalledAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return tickets.sort((a, b) => (stallOf(a) === stallOf(b) ? a.number - b.number : stallOf(a) - stallOf(b)));
}

function keyOf({ kind, number }: Ticket): string {
  return `${kind === 'migration' ? 'MIG' : 'PLC'}-${number}`;
}

/** Returns the keys of the tickets that an answer lists. */
function listed({ text }: Told): string[] {
  return [...text.matchAll(/^(\w+-\d+) /gm)].map(([, key]) => key!);
}

function labels({ reply }: Told): string[] {
  const blocks = reply.body.blocks as { type: string; elements: { text?: { text: string } }[] }[];
  return blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => elements.flatMap(({ text }) => text?.text ?? []));
}

test('pages through the whole list with Next and Previous', async () => {
  let page = await desk.say(dana, 'list');
  const seen = [page];
  expect(page.text).toContain(`1 to 20 of ${keys.length}. For more, type /migration list after:${keys[19]}`);
  expect(labels(page)).toEqual(['Next']);
  while (labels(page).includes('Next')) {
    page = await desk.press({ user: dana, reply: page.reply, label: 'Next' });
    seen.push(page);
  }
  expect(seen.flatMap(listed)).toEqual(keys);
  expect(page.text).toContain(`to ${keys.length} of ${keys.length}.`);
  expect(page.text).not.toContain('For more');
  expect(labels(page)).toEqual(['Previous']);
  for (const before of seen.slice(0, -1).reverse()) {
    page = await desk.press({ user: dana, reply: page.reply, label: 'Previous' });
    expect(listed(page)).toEqual(listed(before));
  }
  expect(labels(page)).toEqual(['Next']);
});

test('suggests a command that shows the next page with the same filter', async () => {
  const { text } = await desk.say(dana, 'list all -from:imap');
  const command = /type \/migration (list all -from:imap after:\w+-\d+)/.exec(text)?.[1];
  expect((await desk.say(dana, command!)).text).toMatch(
    /^\d+ tickets matching all -from:imap, lockouts and missed dates first, then longest stalled\n.*21 to 40 of/s,
  );
});

test('Next continues where the page ended, even if its tickets have moved in the list', async () => {
  const first = await desk.say(dana, 'list');
  for (const key of listed(first)) {
    await desk.database.client.ticket.update({
      where: { number: Number(key.slice(4)) },
      data: { stalledAt: new Date('2027-02-01T12:00:00Z') },
    });
  }
  const next = await desk.press({ user: dana, reply: first.reply, label: 'Next' });
  expect(listed(next)).toEqual(keys.slice(20, 40));
  expect(next.text).toContain(`1 to 20 of ${keys.length}`);
});

test("list after:<ticket> continues from that ticket's current position", async () => {
  const [first] = await inOrder();
  await desk.database.client.ticket.update({
    where: { number: first!.number },
    data: { stalledAt: null },
  });
  const moved = (await inOrder()).map(keyOf);
  const told = await desk.say(dana, `list after:#${first!.number}`);
  expect(listed(told)).toEqual(moved.slice(moved.indexOf(keys[0]!) + 1).slice(0, 20));
});

test("offers Previous on an empty page that comes after the list's last ticket", async () => {
  const told = await desk.say(dana, `list after:${keys.at(-1)}`);
  expect(told.text).toContain('This is the end of the list.');
  expect(labels(told)).toEqual(['Previous']);
  const back = await desk.press({ user: dana, reply: told.reply, label: 'Previous' });
  expect(listed(back)).toEqual(keys.slice(-21, -1));
});

test("offers Next on an empty page that comes before the list's first ticket", async () => {
  const told = await desk.say(dana, `list before:${keys[0]}`);
  expect(told.text).toContain('This is the beginning of the list.');
  expect(labels(told)).toEqual(['Next']);
});

test('still accepts page numbers, which buttons in older messages use', async () => {
  expect(listed(await desk.say(dana, 'list page:2'))).toEqual(keys.slice(20, 40));
  const last = await desk.say(dana, 'list page:20');
  expect(listed(last).at(-1)).toBe(keys.at(-1));
});

test('lists agreed dates in order', async () => {
  const { text } = await desk.say(sam, 'list agreed');
  const shown = [...text.matchAll(/^[^·]+ · \w+-(\d+) /gm)].map(([, number]) => Number(number));
  const tickets = new Map((await inOrder()).map((ticket) => [ticket.number, ticket]));
  const dates = shown.map((number) => tickets.get(number)?.cutover ?? tickets.get(number)?.slot);
  expect(dates.length).toBeGreaterThan(10);
  expect(dates).toEqual(dates.toSorted((a, b) => a!.getTime() - b!.getTime()));
});

test('has a button for all open tickets in the answer to someone without tickets', async () => {
  const told = await desk.say(sam, '');
  const all = await desk.press({ user: sam, reply: told.reply, label: 'All open tickets' });
  expect(listed(all)).toEqual(keys.slice(0, 20));
});

test('offers to search closed and canceled tickets, too, when no open ticket matches', async () => {
  await desk.say(dana, openLine.replace('acme.com', 'zebra.example').replace('Acme Corp', 'Zebra Works'));
  const { number } = await desk.database.client.ticket.findFirstOrThrow({
    where: { domain: 'zebra.example' },
  });
  await desk.say(dana, `cancel ${number} withdrew`);
  const none = await desk.say(dana, 'list zebra');
  expect(none.text).toContain('No open tickets match “zebra”.');
  expect(none.text).toContain('To include closed and canceled tickets, type /migration list zebra all.');
  const all = await desk.press({ user: dana, reply: none.reply, label: 'Search all tickets' });
  expect(listed(all)).toEqual([`MIG-${number}`]);
});

test('does not offer to search closed tickets for a state that only open tickets have', async () => {
  const none = await desk.say(dana, 'list snoozed mine');
  expect(none.text).toContain('No open tickets match “snoozed mine”.');
  expect(labels(none)).toEqual(['All open tickets', 'My tickets']);
});

test.each([
  ['list page:26', 'Page numbers stop at 25, after the first 500 tickets', 'list stalled after:MIG-12'],
  ['list page:0', "“0” isn't a page number", 'list page:2'],
  ['list page:-1', "“-1” isn't a page number", 'list page:2'],
  ['list -after:MIG-1', "after: can't have a minus", 'list stalled after:MIG-12'],
  ['list after:MIG--1', "“MIG--1” isn't a ticket number", 'list stalled after:MIG-12'],
  ['list before:99999999999', "isn't a ticket number", 'list stalled after:MIG-12'],
  ['list after:MIG-9@yesterday', "isn't a ticket number", 'list stalled after:MIG-12'],
  ['list after:#9@0000-01-01T00:00:00.000Z', "isn't a ticket number", 'list stalled after:MIG-12'],
  ['list after:MIG-9@2026-13-45T00:00:00.000Z', "isn't a ticket number", 'list stalled after:MIG-12'],
  ['list after:MIG-999', 'There is no ticket 999', 'list mine'],
  [
    'list after:MIG-1 before:MIG-9',
    'Use only one of after:, before:, and page:',
    'list stalled after:MIG-12',
  ],
  ['list after:MIG-1 page:2', 'Use only one of after:, before:, and page:', 'list stalled after:MIG-12'],
  ['list %', '“%” has no letter or digit to search for', 'list stalled phase:cutover,delta -from:gmail'],
])('rejects the command %s', async (command, says, example) => {
  const { text } = await desk.say(dana, command);
  expect(text.replaceAll('`', '')).toContain(says);
  expect(text).toContain(`/migration ${example}`);
});

test('accepts the example from a refusal as a command', async () => {
  await desk.say(dana, openLine);
  expect((await desk.say(dana, 'list stalled after:MIG-12')).text).toMatch(
    /^\d+ stalled tickets, lockouts and missed dates first, then longest stalled/,
  );
});

test('lists canceled tickets for both spellings, canceled and cancelled', async () => {
  const [key = ''] = /MIG-\d+/.exec((await desk.say(dana, openLine)).text) ?? [];
  await desk.say(dana, `cancel ${key} customer withdrew`);
  for (const word of ['canceled', 'cancelled'])
    expect(listed(await desk.say(dana, `list ${word}`))).toEqual([key]);
});

test('begins every list with lockouts and missed dates, and continues with the longest stalled', async () => {
  const { client } = desk.database;
  const yesterday = new Date(desk.clock.now().getTime() - 86_400_000);
  const open = { status: 'open' };
  await client.ticket.updateMany({
    where: open,
    data: { ownerId: 'slack:U0DANA', phase: 'cutover', missedAt: null, stalledAt: new Date(0) },
  });
  const [late, locked] = await client.ticket.findMany({ where: open, orderBy: { number: 'desc' } });
  const missed = { missedAt: yesterday, cutover: yesterday, slot: null, stalledAt: yesterday };
  await client.ticket.update({ where: { number: late!.number }, data: missed });
  const over = { lockoutEndsAt: yesterday, stalledAt: yesterday };
  await client.ticket.update({ where: { number: locked!.number }, data: over });
  for (const command of ['list', 'list stalled', 'list mine', 'list phase:cutover', 'list missed']) {
    const told = await desk.say(dana, command);
    expect(told.text.split('\n')[0]).toMatch(/lockouts (and missed dates )?first/);
    expect(listed(told).slice(0, 2)).toEqual([keyOf(locked!), keyOf(late!)]);
  }
});

test('shows since when each ticket is stalled, in the order of the list, and only dates that are ahead or missed', async () => {
  const { client } = desk.database;
  const now = desk.clock.now();
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  await client.ticket.updateMany({ data: { status: 'closed' } });
  const stalls = [-12 * 24, -24, -1, 4 * 24];
  for (const [i, hours] of stalls.entries()) {
    await client.ticket.update({
      where: { number: 10 + i },
      data: {
        status: 'open',
        kind: 'migration',
        customer: `Customer ${i}`,
        phase: 'delta',
        heldAt: null,
        parkedUntil: null,
        stalledAt: inHours(hours),
        escalatedAt: null,
        missedAt: null,
        slot: null,
        cutover: i === 3 ? inHours(24) : inHours(-48),
      },
    });
  }
  const { text } = await desk.say(dana, 'list');
  expect(text.match(/since [^·\n]+|stalled from [^·\n]+/g)?.map((words) => words.trim())).toEqual([
    expect.stringMatching(/^since Nov \d+$/),
    'since yesterday',
    expect.stringMatching(/^since today, \d+(:\d\d)? [AP]M$/),
    expect.stringMatching(/^stalled from Nov \d+$/),
  ]);
  expect(text).toMatch(/MIG-10 · Customer 0 · Delta · stalled since/);
  expect(text.match(/Nov \d+, \d+/g)).toHaveLength(1);
  expect((await desk.say(dana, 'list closed')).text).toMatch(/closed tickets, oldest first\n/);
});
