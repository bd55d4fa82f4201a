import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { By } from '../../src/ticket/desk.ts';
import { advanceTicket } from '../../src/ticket/operations/advance-ticket.ts';
import { assignTicket } from '../../src/ticket/operations/assign-ticket.ts';
import { cancelTicket, reopenTicket } from '../../src/ticket/operations/end-ticket.ts';
import { handOver } from '../../src/ticket/operations/hand-over.ts';
import { holdTicket, resumeTicket } from '../../src/ticket/operations/hold-ticket.ts';
import { moveTicket } from '../../src/ticket/operations/move-ticket.ts';
import { noteTicket } from '../../src/ticket/operations/note-ticket.ts';
import { setWaiting } from '../../src/ticket/operations/set-waiting.ts';
import { createDomain, openOne } from './setup.ts';

let domain: Awaited<ReturnType<typeof createDomain>>;

beforeAll(async () => {
  domain = await createDomain();
});
afterAll(() => domain.database.close());

const lead: By = { person: { id: 'slack:U0LEE', name: 'Lee', lead: true, confirmed: true } };
const sam = { id: 'slack:U0SAM', name: 'Sam' };
const day = 8 * 3_600_000;

function periodsOf(ticketNumber: number) {
  return domain.database.client.ticketPeriod.findMany({
    where: { ticketNumber },
    orderBy: { startedAt: 'asc' },
  });
}

test('starts a new period when the phase, owner, waiting party, or hold changes', async () => {
  domain.clock.set('2026-11-16T09:00:00-06:00');
  const { ticket } = await openOne(domain);
  const { number } = ticket;
  const at = (time: string) => domain.clock.set(`${time}:00-06:00`);
  at('2026-11-16T17:00');
  await noteTicket(domain, lead, number, { text: 'makes no difference', progress: true });
  at('2026-11-17T17:00');
  await assignTicket(domain, lead, number, sam);
  at('2026-11-18T13:00');
  await holdTicket(domain, lead, number, { until: '2026-11-25', reason: 'vacation' });
  at('2026-11-19T13:00');
  await resumeTicket(domain, lead, number);
  await setWaiting(domain, lead, number, { party: 'vendor' });
  at('2026-11-19T17:00');
  await advanceTicket(domain, lead, number, { force: 'hurry' });
  const rows = await periodsOf(number);
  expect(
    rows.map(({ phase, ownerId, waitingOn, held, businessMs }) => [
      phase,
      ownerId,
      waitingOn,
      held,
      businessMs,
    ]),
  ).toEqual([
    ['prerequisites', null, 'customer-admin', false, 2 * day],
    ['prerequisites', sam.id, 'customer-admin', false, day / 2],
    ['prerequisites', sam.id, 'customer-admin', true, day],
    ['prerequisites', sam.id, 'customer-admin', false, 0],
    ['prerequisites', sam.id, 'vendor', false, day / 2],
    ['discovery', sam.id, 'racker', false, null],
  ]);
});

describe('a report in one query', () => {
  beforeAll(async () => {
    await domain.database.client.ticketPeriod.deleteMany();
    domain.clock.set('2026-11-16T09:00:00-06:00');
    const { ticket } = await openOne(domain);
    domain.clock.set('2026-11-17T09:00:00-06:00');
    await assignTicket(domain, lead, ticket.number, sam);
    await setWaiting(domain, lead, ticket.number, { party: 'vendor' });
    domain.clock.set('2026-11-19T09:00:00-06:00');
    await advanceTicket(domain, lead, ticket.number, { force: 'hurry' });
    domain.clock.set('2026-11-20T09:00:00-06:00');
    await moveTicket(domain, lead, ticket.number, { phase: 'prerequisites', reason: 'not done yet' });
    domain.clock.set('2026-11-20T17:00:00-06:00');
    await cancelTicket(domain, lead, ticket.number, 'the customer stays');
  });

  test('sums the time per phase and per stay in a phase', async () => {
    const { ticketPeriod } = domain.database.client;
    const phases = await ticketPeriod.groupBy({
      by: ['phase'],
      _sum: { businessMs: true },
      orderBy: { phase: 'asc' },
    });
    expect(phases.map(({ phase, _sum }) => [phase, _sum.businessMs! / day])).toEqual([
      ['discovery', 1],
      ['prerequisites', 4],
    ]);
    const stays = await ticketPeriod.groupBy({
      by: ['ticketNumber', 'phase', 'phaseEnteredAt'],
      _sum: { businessMs: true },
      orderBy: { phaseEnteredAt: 'asc' },
    });
    expect(stays.map(({ phase, _sum }) => [phase, _sum.businessMs! / day])).toEqual([
      ['prerequisites', 3],
      ['discovery', 1],
      ['prerequisites', 1],
    ]);
  });

  test('sums the waiting time per party and phase', async () => {
    const waits = await domain.database.client.ticketPeriod.groupBy({
      by: ['waitingOn', 'phase'],
      where: { held: false },
      _sum: { businessMs: true },
      orderBy: [{ waitingOn: 'asc' }, { phase: 'asc' }],
    });
    expect(waits.map(({ waitingOn, phase, _sum }) => [waitingOn, phase, _sum.businessMs! / day])).toEqual([
      ['customer-admin', 'prerequisites', 2],
      ['racker', 'discovery', 1],
      ['vendor', 'prerequisites', 2],
    ]);
  });

  test('counts the tickets per owner at a given time', async () => {
    const at = new Date('2026-11-18T12:00:00-06:00');
    const owners = await domain.database.client.ticketPeriod.groupBy({
      by: ['ownerId'],
      where: { startedAt: { lte: at }, OR: [{ endedAt: null }, { endedAt: { gt: at } }] },
      _count: true,
    });
    expect(owners).toEqual([{ ownerId: sam.id, _count: 1 }]);
  });

  test.each([
    ['time per phase', `"phase" = 'delta' AND "endedAt" > now()`, 'TicketPeriod_phase_endedAt_idx'],
    [
      'time waited per party',
      `"waitingOn" = 'vendor' AND "phase" = 'delta'`,
      'TicketPeriod_waitingOn_phase_idx',
    ],
    [
      'workload by owner',
      `"ownerId" = 'slack:U0SAM' AND "startedAt" < now()`,
      'TicketPeriod_ownerId_startedAt_idx',
    ],
  ])('uses an index for the %s', async (_report, condition, index) => {
    // Earlier tests have left rows and statistics behind, which change what Postgres prefers.
    await domain.database.executeSql('VACUUM ANALYZE "TicketPeriod"');
    const plan = await domain.database.transaction(async (tx) => {
      // With so few rows, Postgres would otherwise read the whole table.
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRawUnsafe(`EXPLAIN SELECT sum("businessMs") FROM "TicketPeriod" WHERE ${condition}`);
    });
    expect(JSON.stringify(plan)).toContain(index);
  });
});

test('counts no time twice after the clock is set back', async () => {
  domain.clock.set('2026-11-16T12:00:00-06:00');
  const { ticket } = await openOne(domain);
  domain.clock.set('2026-11-16T10:00:00-06:00');
  await assignTicket(domain, lead, ticket.number, sam);
  domain.clock.set('2026-11-16T14:00:00-06:00');
  await assignTicket(domain, lead, ticket.number, null);
  const ended = (await periodsOf(ticket.number)).filter(({ endedAt }) => endedAt !== null);
  expect(ended.reduce((sum, { businessMs }) => sum + businessMs!, 0)).toBe(day / 4);
});

test('keeps periods that add up to the business time that a ticket was open', async () => {
  const acts = {
    note: (number: number) => noteTicket(domain, lead, number, { text: 'x', progress: true }),
    vendor: (number: number) => setWaiting(domain, lead, number, { party: 'vendor' }),
    assign: (number: number) => assignTicket(domain, lead, number, sam),
    release: (number: number) => assignTicket(domain, lead, number, null),
    hold: (number: number) => holdTicket(domain, lead, number, { until: '2028-06-01', reason: 'x' }),
    resume: (number: number) => resumeTicket(domain, lead, number),
    advance: (number: number) => advanceTicket(domain, lead, number, { force: 'x' }),
    back: (number: number) => moveTicket(domain, lead, number, { phase: 'prerequisites', reason: 'x' }),
    cancel: (number: number) => cancelTicket(domain, lead, number, 'x'),
    reopen: (number: number) => reopenTicket(domain, lead, number),
  };
  const act = fc.record({
    kind: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    minutes: fc.integer({ min: 1, max: 3 * 24 * 60 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 15 }), async (all) => {
      const { ticket } = await openOne(domain);
      let open = 0;
      for (const { kind, minutes } of all) {
        const { status } = await domain.database.client.ticket.findUniqueOrThrow({
          where: { number: ticket.number },
        });
        const from = domain.clock.now();
        domain.clock.advance(minutes);
        if (status === 'open') open += domain.calendar.between(from, domain.clock.now());
        // The ticket's state may not allow this act. A refused act changes nothing.
        await acts[kind](ticket.number).catch(() => {});
      }
      const now = await domain.database.client.ticket.findUniqueOrThrow({ where: { number: ticket.number } });
      const rows = await periodsOf(ticket.number);
      const last = rows.at(-1);
      expect(rows.filter(({ endedAt }) => endedAt === null)).toEqual(now.status === 'open' ? [last] : []);
      if (now.status === 'open') {
        const { phase, phaseEnteredAt, ownerId, waitingOn, held } = last!;
        const { heldAt } = now;
        expect({ phase, phaseEnteredAt, ownerId, waitingOn, held }).toEqual({
          phase: now.phase,
          phaseEnteredAt: now.phaseEnteredAt,
          ownerId: now.ownerId,
          waitingOn: now.waitingOn,
          held: heldAt !== null,
        });
      }
      let counted = last?.endedAt === null ? domain.calendar.between(last.startedAt, domain.clock.now()) : 0;
      for (const [i, { startedAt, endedAt, businessMs }] of rows.entries()) {
        if (!endedAt) continue;
        expect(businessMs).toBe(domain.calendar.between(startedAt, endedAt));
        counted += businessMs!;
        const next = rows[i + 1];
        if (next) expect(next.startedAt >= endedAt).toBe(true);
      }
      // The periods have no gaps: they add up to the time that the ticket was open.
      expect(counted).toBe(open);
    }),
    { numRuns: 40 },
  );
});

test("moves an owner's periods to the linked account", async () => {
  const { ticket } = await openOne(domain);
  await assignTicket(domain, lead, ticket.number, { id: 'teams:sam', name: 'Sam' });
  await domain.database.transaction((tx) => handOver(tx, 'teams:sam', sam.id));
  expect((await periodsOf(ticket.number)).map(({ ownerId }) => ownerId)).toEqual([null, sam.id]);
});
