import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { advanceTicket } from '../../../src/ticket/operations/advance-ticket.ts';
import { cancelTicket, reopenTicket } from '../../../src/ticket/operations/end-ticket.ts';
import { setFields } from '../../../src/ticket/operations/set-fields.ts';
import { tickSteps } from '../../../src/ticket/operations/tick-steps.ts';
import { loadTicket, type TicketState } from '../../../src/ticket/state.ts';
import { isRequired, missingSteps } from '../../../src/ticket/steps/gate.ts';
import { isDone } from '../../../src/ticket/steps/marks.ts';
import { expectedPhases, trades } from '../playbooks/phase-tables.ts';
import { createDomain, openOne, racker } from '../setup.ts';
import { bring, lead, openTrade, refusedFor } from '../walk.ts';

let desk: Awaited<ReturnType<typeof createDomain>>;
beforeAll(async () => {
  desk = await createDomain();
});
afterAll(() => desk.database.close());

const load = (number: number) => loadTicket(desk, desk.database.client, number);
const ids = (state: TicketState) => missingSteps(state, state.ticket.phase).map(({ id }) => id);
const moments = ({ ticket: { nudgeAt, stalledAt, escalatedAt } }: TicketState) => [
  nudgeAt,
  stalledAt,
  escalatedAt,
];
const never = [null, null, null];

beforeEach(() => desk.clock.set('2026-11-20T10:00:00-06:00'));

describe.each(trades)('$name', (trade) => {
  test('leaves each phase only after the last step of the phase is done', async () => {
    let state = await openTrade(desk, trade);
    const { number } = state.ticket;
    const reached: string[] = [];
    for (const { slug, waitingOn, gate } of expectedPhases(trade)) {
      expect(state.ticket).toMatchObject({ phase: slug, waitingOn, status: 'open' });
      expect(moments(state)).not.toContain(null);
      reached.push(slug);
      const required = gate.filter((step) => !/\(o\)|\?/.test(step)).map((step) => step.slice(0, 4));
      const open = missingSteps(state, slug);
      const there = state.steps
        .filter((step) => step.gate === slug && step.fact && isDone(step))
        .map(({ id }) => id);
      expect([...open.map(({ id }) => id), ...there].sort()).toEqual(required);
      for (const [i, step] of open.entries()) {
        expect(await refusedFor(desk, number)).toEqual(open.slice(i).map(({ id }) => id));
        state = await bring(desk, number, step);
      }
      expect(await refusedFor(desk, number)).toBeNull();
      state = await load(number);
    }
    expect(reached).toEqual(state.phases.map(({ slug }) => slug));
    expect(state.ticket).toMatchObject({ phase: 'closed', status: 'closed' });
    expect(moments(state)).toEqual(never);
    state = await reopenTicket(desk, racker, number);
    expect(state.ticket.phase).toBe(reached.at(-1));
    expect(moments(state)).not.toContain(null);
  });

  test('has no stall clock after someone cancels the ticket', async () => {
    const { ticket } = await openTrade(desk, trade);
    expect(moments(await cancelTicket(desk, racker, ticket.number, 'withdrawn'))).toEqual(never);
  });
});

test('requires the step Forced MX Routing off only after the step Forced MX Routing on is done', async () => {
  const { ticket } = await openOne(desk, { source: 'gmail', target: 'rackspace-email' });
  const binding = (state: TicketState) =>
    state.steps.filter((step) => step.follows && isRequired(state.steps, step)).map(({ id }) => id);
  expect(binding(await load(ticket.number))).toEqual([]);
  expect(binding((await tickSteps(desk, racker, ticket.number, { steps: 'E-10' })).state)).toEqual(['E-20']);
  const raw = '2026-12-15T16:00';
  await setFields(desk, racker, ticket.number, [
    { name: 'cutover', value: new Date(`${raw}:00-06:00`), raw },
  ]);
  expect(binding((await tickSteps(desk, racker, ticket.number, { steps: 'E-16' })).state)).toEqual([
    'E-20',
    'C-13',
  ]);
});

/** Moves a ticket on, as a lead, until it is in a phase. */
async function force(number: number, phase: string): Promise<void> {
  while ((await load(number)).ticket.phase !== phase)
    await advanceTicket(desk, lead, number, { force: 'practice' });
}

describe('the post-cutover watch', () => {
  const watched = (number: number) => tickSteps(desk, racker, number, { steps: 'C-14' });
  const raw = '2026-12-15T16:00';

  async function inCutover(): Promise<number> {
    const { ticket } = await openOne(desk, { source: 'gmail', target: 'rackspace-email' });
    await setFields(desk, racker, ticket.number, [
      { name: 'cutover', value: new Date(`${raw}:00-06:00`), raw },
    ]);
    await force(ticket.number, 'cutover');
    return ticket.number;
  }

  async function expectFiveDays(number: number): Promise<void> {
    for (const early of ['2026-12-17T09:00:00-06:00', '2026-12-24T10:59:00-06:00']) {
      desk.clock.set(early);
      await expect(watched(number)).rejects.toThrow(
        "Five-day watch finished (C-14) can't be completed until Thu, Dec 24, 11 AM, 5 business days after the DNS change.",
      );
    }
    desk.clock.set('2026-12-24T11:00:00-06:00');
    expect((await watched(number)).steps.find(({ id }) => id === 'C-14')?.mark?.state).toBe('done');
  }

  test('lasts five business days from the moment when the DNS step was done, not from the agreed cutover', async () => {
    const number = await inCutover();
    desk.clock.set('2026-12-17T11:00:00-06:00');
    await tickSteps(desk, racker, number, { steps: 'E-18' });
    await force(number, 'client-setup');
    await expectFiveDays(number);
  });

  test('lasts five business days from the moment when a lead waived the DNS step', async () => {
    const number = await inCutover();
    desk.clock.set('2026-12-17T11:00:00-06:00');
    await force(number, 'client-setup');
    await expectFiveDays(number);
  });
});

describe('step E-01, which checks the source,', () => {
  test.each(['assisted', 'self-service'])(
    'completes by itself for a supported source (%s)',
    async (service) => {
      const { steps } = await openOne(desk, { source: 'groupwise-7', service });
      expect(steps.find(({ id }) => id === 'E-01')).toMatchObject({ fact: 'supported-source' });
      expect(steps.find(({ id }) => id === 'E-01')?.mark?.state).toBe('done');
    },
  );

  test.each(['assisted', 'self-service'])('needs a lead for an unsupported source (%s)', async (service) => {
    const { ticket, steps } = await openOne(desk, {
      source: 'exchange-2019',
      target: 'hosted-exchange',
      service,
    });
    expect(steps.find(({ id }) => id === 'E-01')).toMatchObject({
      fact: null,
      actor: 'lead',
      mark: null,
    });
    const byRacker = tickSteps(desk, racker, ticket.number, { steps: 'E-01' });
    await expect(byRacker).rejects.toMatchObject({
      name: 'Refusal',
      message: 'Only a lead can complete the step Source approved (E-01).',
    });
    const { state: after } = await tickSteps(desk, lead, ticket.number, { steps: 'E-01' });
    expect(after.steps.find(({ id }) => id === 'E-01')).toMatchObject({ mark: { byId: lead.person?.id } });
    expect(ids(after)).not.toContain('E-01');
  });
});
