import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Fault } from '../../../src/errors.ts';
import { agreedOf } from '../../../src/ticket/clocks/agreed-dates.ts';
import type { Desk } from '../../../src/ticket/desk.ts';
import { matches, noFilter, type TicketFilter, type TicketMatch } from '../../../src/ticket/lists/filter.ts';
import { findTickets, type Part, type TicketPage } from '../../../src/ticket/lists/find-tickets.ts';
import { readTickets } from '../../../src/ticket/read-ticket.ts';
import type { Ticket, TicketBlocker } from '../../../src/ticket/state.ts';
import { statuses } from '../../../src/ticket/ticket-row.ts';
import { addManyTickets, busyOwner, commonWord, rareWord } from '../../support/many-tickets.ts';
import { statementsOf } from '../../support/statements.ts';
import { createDomain, openOne } from '../setup.ts';

let desk: Desk;
let at: Date;

beforeAll(async () => {
  desk = await createDomain();
  at = desk.clock.now();
});

afterAll(() => desk.database.close());

function find(more: Partial<TicketFilter>, part: Part = { page: 1 }, size = 10): Promise<TicketPage> {
  return findTickets(desk, desk.database.client, { ...noFilter, ...more }, { at, part, size });
}

describe('a search', () => {
  const customers = ['Acme 100% Mail', 'Acme_Mail', 'Acme\\Mail', 'AcmeXMail', 'Łódź Żółw'];

  beforeAll(async () => {
    for (const [i, customer] of customers.entries())
      await openOne(desk, { customer, domain: i < 4 ? 'acme.com' : 'xn--d-uga0v8h.example' });
    await openOne(desk, { customer: 'Bolt', domain: 'mail-24.example', accountNumber: '7654321' });
  });

  afterAll(() => desk.database.client.$executeRaw`TRUNCATE "Ticket" RESTART IDENTITY CASCADE`);

  test.each([
    ['acme', 'anywhere, in any case', customers.slice(0, 4)],
    ['100%', 'literally, although % is an SQL wildcard', ['Acme 100% Mail']],
    ['acme_m', 'literally, although _ is an SQL wildcard', ['Acme_Mail']],
    ['acme\\m', 'literally, although a backslash escapes in SQL', ['Acme\\Mail']],
    ['acme%l', 'nowhere, because % is not a wildcard', []],
    ['żÓŁW', 'in non-ASCII letters, in any case', ['Łódź Żółw']],
    ['mail bolt', 'nowhere, because the words are in different columns', []],
    ['mail\nbolt', 'nowhere, because the words are in different columns', []],
    ['bo', 'at the start of a column, because it is short', ['Bolt']],
    ['76', 'at the start of a column, because it is short', ['Bolt']],
    ['ai', 'nowhere in the middle of a column, because it is short', []],
    ['ma', 'at the start of a domain, because it is short', ['Bolt']],
  ])('finds the text %j %s', async (word, _why, expected) => {
    const { tickets } = await find({ words: [word] });
    expect(tickets.map(({ customer }) => customer)).toEqual(expected);
  });
});

describe('a list of 900 tickets', () => {
  let all: (Ticket & { blockers: TicketBlocker[] })[];

  beforeAll(async () => {
    await addManyTickets(desk.database, 900, at);
    // Some users are locked out for longer than planned, others not yet. Some tickets have Forced MX Routing on.
    await desk.database.client.$executeRaw`UPDATE "Ticket" SET "lockoutEndsAt" = ${at}::timestamptz
      + make_interval(mins => "number" % 7 * 30 - 60) WHERE "status" = 'open' AND "number" % 29 = 0`;
    await desk.database.client.$executeRaw`UPDATE "Ticket" SET "forcedMxOn" = true
      WHERE "status" = 'open' AND "number" % 31 = 0`;
    await desk.database.client.$executeRaw`UPDATE "Ticket" SET "mailboxesFailedAt" = ${at}::timestamptz
      WHERE "number" % 37 = 0`;
    const numbers = await desk.database.client.ticket.findMany({ select: { number: true } });
    const read = await readTickets(
      desk,
      desk.database.client,
      numbers.map(({ number }) => number),
    );
    all = read.map(({ ticket, blockers }) => ({ ...ticket, blockers }));
  });

  /** The tickets that the list must show, found and sorted in memory. */
  function expected(filter: TicketFilter): number[] {
    const byDate = filter.states.includes('agreed');
    // A lockout comes before a missed date, which comes before Forced MX Routing and all other tickets.
    const placeOf = (ticket: Ticket): [rank: number, moment?: Date | null] => {
      if (byDate) return [0, agreedOf(ticket)?.at];
      if (ticket.lockoutEndsAt && ticket.lockoutEndsAt <= at) return [0, ticket.lockoutEndsAt];
      if (ticket.missedAt && ticket.missedAt <= at) return [1, ticket.missedAt];
      return ticket.forcedMxOn ? [2, at] : [3, ticket.stalledAt];
    };
    const sortable = (ticket: Ticket) => {
      const [rank, moment] = placeOf(ticket);
      return `${rank} ${moment?.toISOString() ?? '~'} ${String(ticket.number).padStart(6, '0')}`;
    };
    const bySortable = (a: Ticket, b: Ticket) => (sortable(a) < sortable(b) ? -1 : 1);
    return all
      .filter(({ blockers, ...ticket }) => matches(filter, { ticket, blockers }, at))
      .sort(bySortable)
      .map(({ number }) => number);
  }

  /** Reads every page: with Next from the first page, or with Previous from the last page. */
  async function turn(filter: TicketFilter, side: 'after' | 'before'): Promise<TicketPage[]> {
    const pages = [
      await find(filter, side === 'after' ? { page: 1 } : { side, number: 999_999_999, key: null }, 70),
    ];
    for (;;) {
      const place = side === 'after' ? pages.at(-1)!.next : pages[0]!.previous;
      if (!place) return pages;
      const page = await find(filter, { side, ...place }, 70);
      pages.splice(side === 'after' ? pages.length : 0, 0, page);
    }
  }

  const numbersOf = (pages: TicketPage[]) =>
    pages.flatMap(({ tickets }) => tickets.map(({ number }) => number));

  const owners = fc.uniqueArray(fc.constantFrom(busyOwner, 'slack:U0P1', 'slack:U0P2', null), {
    minLength: 1,
    maxLength: 3,
  });
  const some = (...values: string[]) =>
    fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }), {
      nil: undefined,
      freq: 3,
    });
  const match: fc.Arbitrary<TicketMatch> = fc
    .record({
      phase: some('cutover', 'delta', 'trial'),
      source: some('gmail', 'imap'),
      kind: some('migration', 'platform-change'),
      waitingOn: some('racker', 'tool'),
      ownerId: fc.option(owners, { nil: undefined, freq: 2 }),
    })
    .map((found) => Object.fromEntries(Object.entries(found).filter(([, values]) => values !== undefined)));
  const anyFilter: fc.Arbitrary<TicketFilter> = fc.record({
    status: fc.uniqueArray(fc.constantFrom('open', 'closed', 'canceled'), { minLength: 1 }),
    only: match,
    not: match,
    words: fc.array(fc.constantFrom(commonWord, rareWord, 'quil', 'ba', 'Ke', '1000', '.example', '18'), {
      maxLength: 2,
    }),
    states: fc.uniqueArray(
      fc.constantFrom(
        'stalled',
        'nudge',
        'escalated',
        'held',
        'snoozed',
        'blocked',
        'agreed',
        'missed',
        'failed',
      ),
      { maxLength: 2 },
    ),
  });

  test('shows exactly the matching tickets in order, paging forward or backward', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        const numbers = expected(filter);
        const forward = await turn(filter, 'after');
        expect(numbersOf(forward)).toEqual(numbers);
        expect(numbersOf(await turn(filter, 'before'))).toEqual(numbers);
        expect(forward[0]).toMatchObject({
          total: Math.min(numbers.length, 500),
          isMore: numbers.length > 500,
          previous: null,
        });
      }),
      {
        numRuns: 40,
        examples: [
          [{ ...noFilter, status: ['open', 'closed', 'canceled'] }],
          [noFilter],
          [{ ...noFilter, states: ['missed'] }],
        ],
      },
    );
  });

  test('contains the same data as queries with Prisma', async () => {
    const people = await desk.database.client.person.findMany();
    for (const status of statuses) {
      for (const page of await turn({ ...noFilter, status: [status] }, 'after')) {
        for (const { phases, blocked, ...ticket } of page.tickets) {
          const stored = all.find(({ number }) => number === ticket.number)!;
          expect(stored).toMatchObject(ticket);
          expect(blocked).toBe(stored.blockers.length > 0);
          expect(phases).toHaveLength(11);
          if (ticket.ownerId === null) continue;
          const owner = people.find(({ id }) => id === ticket.ownerId);
          expect(page.names.get(ticket.ownerId)).toBe(owner?.name);
        }
      }
    }
  });

  test('stops counting at 500 tickets, but shows the pages after that', async () => {
    const numbers = expected(noFilter);
    expect(numbers.length).toBeGreaterThan(510);
    const last = await find({}, { page: 50 });
    expect(last).toMatchObject({ total: 500, isMore: true, from: 491 });
    expect(last.tickets.map(({ number }) => number)).toEqual(numbers.slice(490, 500));
    const next = await find({}, { side: 'after', ...last.next! });
    expect(next.tickets.map(({ number }) => number)).toEqual(numbers.slice(500, 510));
    expect(next).toMatchObject({ from: 501, previous: { number: numbers[500] } });
    const beyond = await find({}, { side: 'after', ...next.next! });
    expect(beyond).toMatchObject({ from: null, previous: { number: numbers[510] } });
  });

  test('shows the last page if the page number is too high', async () => {
    const held = expected({ ...noFilter, states: ['held'] });
    const page = await find({ states: ['held'] }, { page: 40 });
    expect(page.tickets.map(({ number }) => number)).toEqual(held.slice(-(held.length % 10 || 10)));
    expect(page.next).toBeNull();
  });

  test('continues from a typed ticket, even if that ticket does not match', async () => {
    const stalled = expected({ ...noFilter, states: ['stalled'] });
    const others = all.filter(({ number }) => !stalled.includes(number));
    const beside = others.find(({ status, stalledAt }) => status !== 'open' && stalledAt === null)!;
    const { tickets, previous } = await find(
      { states: ['stalled'] },
      { side: 'before', number: beside.number },
    );
    expect(tickets.map(({ number }) => number)).toEqual(stalled.slice(-10));
    expect(previous).not.toBeNull();
  });

  test('needs one database query for a page, and a second query to find a typed ticket', async () => {
    const typed = { side: 'after', number: all[0]!.number } as const;
    for (const [part, statements] of [
      [{ page: 2 }, 1],
      [{ ...typed, key: null }, 1],
      [typed, 2],
    ] as const) {
      expect(await statementsOf(() => find({ words: [commonWord] }, part))).toHaveLength(statements);
    }
  });

  test('rejects a typed ticket that does not exist', async () => {
    await expect(find({}, { side: 'after', number: 99_999 })).rejects.toThrow(Fault);
  });
});
