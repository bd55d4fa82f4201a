import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignTicket } from '../../src/ticket/operations/assign-ticket.ts';
import { blockTicket, unblockTicket } from '../../src/ticket/operations/block-ticket.ts';
import { contactCustomer } from '../../src/ticket/operations/contact-customer.ts';
import { cancelTicket, reopenTicket } from '../../src/ticket/operations/end-ticket.ts';
import { holdTicket, resumeTicket } from '../../src/ticket/operations/hold-ticket.ts';
import { noteTicket } from '../../src/ticket/operations/note-ticket.ts';
import { setFields } from '../../src/ticket/operations/set-fields.ts';
import { setWaiting } from '../../src/ticket/operations/set-waiting.ts';
import { snoozeTicket } from '../../src/ticket/operations/snooze-ticket.ts';
import { tickSteps, untickSteps } from '../../src/ticket/operations/tick-steps.ts';
import { blockerSpecs } from '../../src/ticket/playbooks/blocker-specs.ts';
import { readTicket, readTickets } from '../../src/ticket/read-ticket.ts';
import { loadTicket } from '../../src/ticket/state.ts';
import { createDomain, openOne, racker } from './setup.ts';

let domain: Awaited<ReturnType<typeof createDomain>>;

beforeAll(async () => {
  domain = await createDomain();
  await domain.database.client.person.createMany({
    data: [
      { id: 'slack:U0DANA', name: 'dana', fullName: 'Dana "D" Reyes' },
      { id: 'slack:U0SAM', name: 'Sam' },
      { id: 'teams:sam', name: 'Samuel', fullName: 'Samuel Okafor', linkedTo: 'slack:U0SAM' },
    ],
  });
});
afterAll(() => domain.database.close());

type Act = (number: number, words: string) => Promise<unknown>;

/** Changes that together write to every part of a ticket. */
const acts: Act[] = [
  (number, text) => noteTicket(domain, racker, number, { text, progress: true }),
  async (number) => (await tickSteps(domain, racker, number, { steps: 'E-11' })).state,
  (number) => untickSteps(domain, racker, number, 'E-11'),
  (number, note) => blockTicket(domain, racker, number, blockerSpecs[0]!, note),
  (number, note) => blockTicket(domain, racker, number, blockerSpecs[1]!, note),
  (number) => unblockTicket(domain, racker, number, { code: blockerSpecs[0]!.code }),
  (number, reason) => setWaiting(domain, racker, number, { party: 'vendor', reason }),
  (number) => assignTicket(domain, racker, number, { id: 'teams:sam', name: 'Samuel' }),
  (number) => assignTicket(domain, racker, number, null),
  (number, reason) => holdTicket(domain, racker, number, { until: '2027-06-01', reason }),
  (number) => resumeTicket(domain, racker, number),
  (number, text) => contactCustomer(domain, racker, number, { way: 'phone', text }),
  (number, reason) => snoozeTicket(domain, racker, number, { days: 3, reason }),
  (number, raw) => setFields(domain, racker, number, [{ name: 'customer', value: raw, raw }]),
  (number) => setFields(domain, racker, number, [{ name: 'size-gb', value: 0.1, raw: '0.1' }]),
  (number) =>
    setFields(domain, racker, number, [
      { name: 'cutover', value: new Date('2027-03-08T08:30:00.5Z'), raw: 'x' },
    ]),
  (number, reason) => cancelTicket(domain, racker, number, reason),
  (number) => reopenTicket(domain, racker, number),
];

/** Reads a ticket through Prisma, in the form that `readTicket` returns. */
async function readWithPrisma(number: number, latest: number) {
  const { client } = domain.database;
  const { stepMarks, blockers, periods, ...ticket } = await client.ticket.findUniqueOrThrow({
    where: { number },
    include: {
      stepMarks: { omit: { ticketNumber: true } },
      blockers: { where: { clearedAt: null }, orderBy: { id: 'asc' } },
      periods: true,
    },
  });
  const events = await client.event.findMany({
    where: { ticketNumber: number, NOT: { type: 'reminded', actorId: null } },
    orderBy: { seq: 'desc' },
    take: latest,
    select: { seq: true, at: true, actorId: true, text: true },
  });
  const ended = periods.filter(({ endedAt, held }) => endedAt !== null && !held);
  const ids = [
    ticket.ownerId,
    ticket.openedById,
    ...[...stepMarks.map(({ byId }) => byId), ...events.map(({ actorId }) => actorId)],
  ];
  const people = await client.person.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    include: { linked: true, linkedBy: true },
  });
  return {
    ticket,
    marks: stepMarks,
    blockers,
    waits: [...Map.groupBy(ended, ({ waitingOn }) => waitingOn)].map(([party, all]) => ({
      party,
      ms: all.reduce((sum, { businessMs }) => sum + businessMs!, 0),
    })),
    since: periods.find(({ endedAt }) => endedAt === null)?.startedAt ?? null,
    latest: events,
    names: Object.fromEntries(
      people.map(({ linked, linkedBy, ...account }) => {
        const main = linked ?? account;
        const other = linked ? account : linkedBy;
        return [account.id, main.fullName ?? other?.fullName ?? main.name];
      }),
    ),
  };
}

/** Sorts the lists whose order doesn't matter. */
function sorted<T extends { marks: { stepId: string }[]; waits: { party: string }[] }>(read: T): T {
  return {
    ...read,
    marks: read.marks.toSorted((a, b) => a.stepId.localeCompare(b.stepId)),
    waits: read.waits.toSorted((a, b) => a.party.localeCompare(b.party)),
  };
}

test('reads a ticket in one statement, with the same result as several Prisma queries', async () => {
  const act = fc.record({
    act: fc.constantFrom(...acts),
    words: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((words) => !words.includes('\0')),
    minutes: fc.integer({ min: 0, max: 3_000 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 15 }),
      fc.integer({ min: 0, max: 4 }),
      async (all, latest) => {
        const { ticket } = await openOne(domain);
        for (const { act, words, minutes } of all) {
          domain.clock.advance(minutes);
          // The ticket's state may not allow this act. A refused act changes nothing.
          await act(ticket.number, words).catch(() => {});
        }
        const read = await readTicket(domain.database.client, ticket.number, latest);
        expect(sorted(read!)).toEqual(sorted(await readWithPrisma(ticket.number, latest)));
      },
    ),
    { numRuns: 40 },
  );
});

test('a change returns the ticket exactly as a later read returns it', async () => {
  const act = fc.record({ act: fc.constantFrom(...acts), words: fc.constantFrom('a', "“b” 'c' \\ 🚚") });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), async (all) => {
      const { ticket } = await openOne(domain);
      for (const { act, words } of all) {
        domain.clock.advance(90);
        const after = await act(ticket.number, words).catch(() => null);
        if (!after) continue;
        // Only a change knows which steps it completed and reopened.
        const {
          names: _,
          completed: __,
          reopened: ___,
          waits,
          ...read
        } = await loadTicket(domain, domain.database.client, ticket.number);
        expect(after).toMatchObject({ ...read, waits: expect.arrayContaining(waits) });
      }
    }),
    { numRuns: 30 },
  );
});

test('reads several tickets in one statement, and skips numbers that do not exist', async () => {
  const numbers = [(await openOne(domain)).ticket.number, (await openOne(domain)).ticket.number];
  const found = await readTickets(domain, domain.database.client, [...numbers, 1_000_000]);
  expect(found.map(({ ticket }) => ticket.number).sort((a, b) => a - b)).toEqual(numbers);
  expect(await readTickets(domain, domain.database.client, [])).toEqual([]);
});
