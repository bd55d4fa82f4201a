import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Fault, Faults } from '../../../src/errors.ts';
import { tick } from '../../../src/jobs/tick.ts';
import type { By } from '../../../src/ticket/desk.ts';
import { advanceTicket } from '../../../src/ticket/operations/advance-ticket.ts';
import { reopenTicket } from '../../../src/ticket/operations/end-ticket.ts';
import { holdTicket, resumeTicket } from '../../../src/ticket/operations/hold-ticket.ts';
import { noteTicket } from '../../../src/ticket/operations/note-ticket.ts';
import { setFields } from '../../../src/ticket/operations/set-fields.ts';
import { tickSteps, untickSteps } from '../../../src/ticket/operations/tick-steps.ts';
import { loadTicket, type TicketState } from '../../../src/ticket/state.ts';
import { missingSteps } from '../../../src/ticket/steps/gate.ts';
import { dayWords } from '../../../src/time/date-words.ts';
import { toDay } from '../../../src/time/local-time.ts';
import { trades } from '../playbooks/phase-tables.ts';
import { createDomain, racker } from '../setup.ts';
import { lead, openTrade } from '../walk.ts';

let desk: Awaited<ReturnType<typeof createDomain>>;
beforeAll(async () => {
  desk = await createDomain();
});
afterAll(() => desk.database.close());

type Act =
  | { do: 'advance' | 'gate' | 'undo' | 'reopen' | 'hold' | 'resume' | 'note'; by: By; force: boolean }
  | { do: 'later'; days: number }
  | { do: 'set'; name: string; value: unknown; by: By; force: boolean };

const who = { by: fc.constantFrom(racker, racker, lead), force: fc.boolean() };
const someDay = fc.integer({ min: 20_780, max: 20_900 }).map(toDay);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['advance', 'advance', 'gate', 'gate', 'gate'] as const),
        ...(['undo', 'reopen', 'hold', 'resume', 'note'] as const),
      ),
      ...who,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('later' as const), days: fc.nat(25) }) },
  {
    weight: 3,
    arbitrary: fc
      .oneof(
        someDay.map((day) => ['billing-stops', day]),
        fc.constantFrom(['billing-stops', null], ['cadence', 5], ['billing-target', '2027-01-15']),
      )
      .chain(([name, value]) =>
        fc.record({
          do: fc.constant('set' as const),
          name: fc.constant(name!),
          value: fc.constant(value),
          ...who,
        }),
      ),
  },
);

const upgrades = trades.filter(
  ({ source, target }) => source === 'rackspace-email' && target === 'office-365',
);

test('never closes an upgrade that is still billed, and never leaves out its Close button, whatever people do', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...upgrades),
      fc.array(act, { minLength: 5, maxLength: 40 }),
      async (trade, acts) => {
        desk.clock.set('2026-12-01T10:00:00-06:00');
        let before = await openLast(trade);
        for (const one of acts) {
          const since = desk.clock.now();
          await attempt(before, one);
          await tick(desk, desk.logger);
          const after = await loadTicket(desk, desk.database.client, before.ticket.number);
          expectAllowed(before, after, one);
          await expectTold(before, after, since);
          before = after;
        }
      },
    ),
    { numRuns: 30 },
  );
}, 600_000);

/** Opens a ticket, and moves it to its last phase. */
async function openLast(trade: (typeof trades)[number]): Promise<TicketState> {
  let state = await openTrade(desk, trade);
  const { number } = state.ticket;
  while (state.ticket.phase !== state.phases.at(-1)?.slug)
    state = await advanceTicket(desk, lead, number, { force: 'practice' });
  return state;
}

/** Tries an act. A `Fault` means that it was refused. Any other error fails the test. */
async function attempt(state: TicketState, one: Act): Promise<void> {
  try {
    await perform(state, one);
  } catch (fault) {
    if (!(fault instanceof Fault || fault instanceof Faults)) throw fault;
  }
}

async function perform(state: TicketState, one: Act): Promise<unknown> {
  const { number } = state.ticket;
  if (one.do === 'later') return desk.clock.advance(one.days * 24 * 60);
  const force = one.force ? 'they insist' : undefined;
  switch (one.do) {
    case 'advance':
      return advanceTicket(desk, one.by, number, { force });
    case 'gate': {
      const left = missingSteps(state, state.ticket.phase).filter(({ fact }) => !fact);
      return tickSteps(desk, one.by, number, { steps: left.map(({ id }) => id).join(' ') });
    }
    case 'set':
      return setFields(desk, one.by, number, [{ ...one, raw: String(one.value) }], force);
    case 'undo':
      return untickSteps(desk, one.by, number, 'C-09');
    case 'reopen':
      return reopenTicket(desk, one.by, number);
    case 'hold': {
      const until = desk.calendar.nextBusinessDay(desk.calendar.localDay(desk.clock.now()));
      return holdTicket(desk, one.by, number, { until, reason: 'freeze' });
    }
    case 'resume':
      return resumeTicket(desk, one.by, number);
    case 'note':
      return noteTicket(desk, one.by, number, { text: 'asked again', progress: true });
  }
}

function expectAllowed(before: TicketState, { ticket, phases }: TicketState, one: Act): void {
  const today = desk.calendar.localDay(desk.clock.now());
  const forced = one.do !== 'later' && one.force && one.by === lead;
  const billed = before.ticket.billingStopsOn;
  const isAhead = billed !== null && billed > today;
  if (ticket.status === 'closed' && before.ticket.status === 'open' && isAhead) expect(forced).toBe(true);
  if (isAhead && (ticket.billingStopsOn ?? '') < billed) expect(forced).toBe(true);
  const { parkedUntil, nudgeAt, contactDueAt } = ticket;
  if (!parkedUntil) return;
  expect(ticket).toMatchObject({ status: 'open', phase: phases.at(-1)?.slug });
  for (const moment of [nudgeAt, contactDueAt])
    if (moment) expect(moment.getTime()).toBeGreaterThan(parkedUntil.getTime());
}

/** Checks that the end of the old bill is reported when it comes while the ticket is open, and only once. */
async function expectTold(
  { ticket: before }: TicketState,
  { ticket }: TicketState,
  since: Date,
): Promise<void> {
  const day = ticket.billingStopsOn;
  if (!day || day !== before.billingStopsOn || ticket.status !== 'open' || before.status !== 'open') return;
  const shown = dayWords(desk.calendar, day, desk.calendar.at(day, '12:00'));
  const told = await desk.database.client.event.count({
    where: { ticketNumber: ticket.number, type: 'reminded', text: { contains: `old billing: ${shown}` } },
  });
  const isBusinessDay = desk.calendar.isBusinessDay(day);
  const opens = desk.calendar.at(isBusinessDay ? day : desk.calendar.nextBusinessDay(day), '09:00');
  const now = desk.clock.now();
  if (now < opens) expect(told).toBe(0);
  else if (since < opens) expect(told).toBe(1);
  expect(told).toBeLessThanOrEqual(1);
}
