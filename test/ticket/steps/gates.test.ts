import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cancelTicket, reopenTicket } from '../../../src/ticket/operations/end-ticket.ts';
import { setFields } from '../../../src/ticket/operations/set-fields.ts';
import { tickSteps } from '../../../src/ticket/operations/tick-steps.ts';
import { loadTicket, type TicketState } from '../../../src/ticket/state.ts';
import { isRequired, missingSteps } from '../../../src/ticket/steps/gate.ts';
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
        .filter((step) => step.gate === slug && step.fact && step.doneAt)
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
  expect(binding((await tickSteps(desk, racker, ticket.number, 'E-10')).state)).toEqual(['E-20']);
  expect(binding((await tickSteps(desk, racker, ticket.number, 'E-16')).state)).toEqual(['E-20', 'C-13']);
});

test('lets people complete the post-cutover watch only after five business days', async () => {
  const { ticket } = await openOne(desk, { source: 'gmail', target: 'rackspace-email' });
  const raw = '2026-12-15T16:00';
  const cutover = new Date('2026-12-15T16:00:00-06:00');
  await setFields(desk, racker, ticket.number, [{ name: 'cutover', value: cutover, raw }]);
  const watched = () => tickSteps(desk, racker, ticket.number, 'C-14');
  for (const early of ['2026-12-14T09:00:00-06:00', '2026-12-22T15:59:00-06:00']) {
    desk.clock.set(early);
    await expect(watched()).rejects.toThrow(
      "Five-day watch finished (C-14) can't be completed until 2026-12-22 16:00, 5 business days after the cutover.",
    );
  }
  desk.clock.set('2026-12-22T16:00:00-06:00');
  expect((await watched()).steps.find(({ id }) => id === 'C-14')?.doneAt).not.toBeNull();
});

describe('step E-01, which checks the source,', () => {
  test.each(['assisted', 'self-service'])(
    'completes by itself for a supported source (%s)',
    async (service) => {
      const { steps } = await openOne(desk, { source: 'groupwise-7', service });
      expect(steps.find(({ id }) => id === 'E-01')).toMatchObject({ fact: 'supported-source' });
      expect(steps.find(({ id }) => id === 'E-01')?.doneAt).not.toBeNull();
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
      doneAt: null,
    });
    const byRacker = tickSteps(desk, racker, ticket.number, 'E-01');
    await expect(byRacker).rejects.toMatchObject({
      name: 'Refusal',
      message: 'Only a lead can complete the step Source approved (E-01).',
    });
    const { state: after } = await tickSteps(desk, lead, ticket.number, 'E-01');
    expect(after.steps.find(({ id }) => id === 'E-01')).toMatchObject({ doneById: lead.person?.id });
    expect(ids(after)).not.toContain('E-01');
  });
});
