import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Fault, Faults } from '../../../src/errors.ts';
import type { By } from '../../../src/ticket/desk.ts';
import { advanceTicket } from '../../../src/ticket/operations/advance-ticket.ts';
import { assignTicket } from '../../../src/ticket/operations/assign-ticket.ts';
import { cancelTicket, reopenTicket } from '../../../src/ticket/operations/end-ticket.ts';
import { holdTicket, resumeTicket } from '../../../src/ticket/operations/hold-ticket.ts';
import { moveTicket } from '../../../src/ticket/operations/move-ticket.ts';
import { noteTicket } from '../../../src/ticket/operations/note-ticket.ts';
import { setFields } from '../../../src/ticket/operations/set-fields.ts';
import { tickSteps, untickSteps } from '../../../src/ticket/operations/tick-steps.ts';
import { instantiate, phasesOf } from '../../../src/ticket/playbooks/instantiate.ts';
import { choosePlaybook } from '../../../src/ticket/playbooks/path.ts';
import { isSupported } from '../../../src/ticket/playbooks/systems.ts';
import { playbooks } from '../../../src/ticket/playbooks/table.ts';
import { loadTicket, type TicketState } from '../../../src/ticket/state.ts';
import { missingSteps } from '../../../src/ticket/steps/gate.ts';
import { isDone, isOpen } from '../../../src/ticket/steps/marks.ts';
import { createDomain, racker } from '../setup.ts';
import { bring, lead, openTrade } from '../walk.ts';
import { type Trade, trades } from './phase-tables.ts';

let desk: Awaited<ReturnType<typeof createDomain>>;
beforeAll(async () => {
  desk = await createDomain();
});
afterAll(() => desk.database.close());

/**
 * An action by a person. `gate` completes all steps of a phase, or all but one, so that tickets reach the later phases.
 */
type Act =
  | { do: 'gate'; leave: number }
  | { do: 'tick' | 'untick'; step: number; by: By }
  | { do: 'advance'; by: By; force: boolean }
  | { do: 'move'; phase: number; reason: boolean }
  | { do: 'set'; name: string; value: unknown }
  | { do: 'later'; days: number }
  | { do: 'assign' | 'cancel' | 'reopen' | 'hold' | 'resume' | 'note' };

const who = fc.constantFrom(racker, lead);
const someNumber = fc.nat(60);
const soon = new Date('2026-12-15T18:00:00-06:00');
const values = fc.constantFrom<[string, unknown]>(
  ['method', 'pst-ftp'],
  ['method', 'migrationwiz'],
  ['method', null],
  ['method-reason', 'small mailboxes'],
  ['method-reason', null],
  ['ticket', '180621-01234'],
  ['ticket', null],
  ['cutover', soon],
  ['cutover', null],
  ['slot', soon],
  ['slot', null],
  ['source-url', 'mail.acme.com'],
  ['source-url', null],
  ['mailboxes', 60],
  ['supplied', 60],
  ['created', null],
  ['sign-off', null],
  ['billing-stops', '2027-02-28'],
  ['billing-stops', '2026-12-01'],
  ['billing-stops', null],
  ['cadence', 5],
);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('gate' as const), leave: fc.constantFrom(0, 0, 0, 1) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('advance' as const), by: who, force: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('tick' as const, 'untick' as const),
      step: someNumber,
      by: who,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('move' as const), phase: someNumber, reason: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.nat(40).map((days) => ({ do: 'later' as const, days })) },
  { weight: 3, arbitrary: values.map(([name, value]) => ({ do: 'set' as const, name, value })) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'assign' as const,
        'cancel' as const,
        'reopen' as const,
        'hold' as const,
        'resume' as const,
        'note' as const,
      ),
    }),
  },
);

test("keeps every ticket within its playbook's rules, whatever people do", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...trades),
      fc.array(act, { minLength: 10, maxLength: 40 }),
      async (trade, acts) => {
        desk.clock.set('2026-11-20T10:00:00-06:00');
        let before = await openTrade(desk, trade);
        expectAllowed(trade, before);
        for (const one of acts) {
          await attempt(before, one);
          const after = await loadTicket(desk, desk.database.client, before.ticket.number);
          expectAllowed(trade, after);
          expectPassage(before, after, one);
          before = after;
        }
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

/** Tries an act. A `Fault` means that it was refused. Any other error fails the test. */
async function attempt(state: TicketState, one: Act): Promise<void> {
  try {
    await perform(state, one);
  } catch (fault) {
    if (!(fault instanceof Fault || fault instanceof Faults)) throw fault;
  }
}

async function perform(state: TicketState, one: Act): Promise<unknown> {
  const { number, phase } = state.ticket;
  const pick = <T>(all: T[], index: number) => all[index % all.length]!;
  switch (one.do) {
    case 'gate': {
      const missing = missingSteps(state, phase);
      for (const step of missing.slice(0, missing.length - one.leave)) await bring(desk, number, step);
      return advanceTicket(desk, racker, number, {});
    }
    case 'tick':
      return tickSteps(desk, one.by, number, pick(state.steps, one.step).id);
    case 'untick':
      return untickSteps(desk, one.by, number, pick(state.steps, one.step).id);
    case 'advance':
      return advanceTicket(desk, one.by, number, one.force ? { force: 'they insist' } : {});
    case 'move':
      return moveTicket(desk, racker, number, {
        phase: pick(state.phases, one.phase).slug,
        reason: one.reason ? 'they insist' : undefined,
      });
    case 'set':
      return setFields(desk, racker, number, [{ name: one.name, value: one.value, raw: String(one.value) }]);
    case 'later':
      return desk.clock.advance(one.days * 24 * 60);
    case 'assign':
      return assignTicket(
        desk,
        racker,
        number,
        state.ticket.ownerId ? null : { id: 'slack:U0SAM', name: 'Sam' },
      );
    case 'cancel':
      return cancelTicket(desk, racker, number, 'withdrawn');
    case 'reopen':
      return reopenTicket(desk, racker, number);
    case 'hold':
      return holdTicket(desk, racker, number, { until: '2026-12-01', reason: 'freeze' });
    case 'resume':
      return resumeTicket(desk, racker, number);
    case 'note':
      return noteTicket(desk, racker, number, { text: 'asked again', progress: true });
  }
}

/** Checks what must be true of every ticket at all times. */
function expectAllowed(path: Trade, { ticket, phases, steps }: TicketState): void {
  const playbook = choosePlaybook(playbooks, path, path.service);
  const variant = playbook.variants?.find(({ value }) => value === ticket.method);
  if (ticket.method === 'pst-ftp') {
    expect(path.target).toBe('hosted-exchange');
    // Nobody in this test forces a method for another source.
    expect(path.source).toMatch(/^exchange-20\d\d$/);
  }
  const own = instantiate(playbook, path, variant);
  const slugs = phases.map(({ slug }) => slug);
  expect(slugs).toEqual(own.phases.map(({ slug }) => slug));
  expect(steps.map(({ id }) => id).sort()).toEqual(own.steps.map(({ id }) => id).sort());
  expect(phasesOf(playbook).map(({ slug }) => slug)).toEqual(expect.arrayContaining(slugs));

  const over = ticket.status !== 'open';
  expect([...slugs, 'closed']).toContain(ticket.phase);
  expect(ticket.phase === 'closed').toBe(ticket.status === 'closed');
  expect(ticket.endedAt !== null).toBe(over);
  const running = [ticket.nudgeAt, ticket.stalledAt, ticket.escalatedAt].map((moment) => moment !== null);
  expect(running).toEqual(Array(3).fill(!over && ticket.heldAt === null));
  // No stall and no reminder to contact the customer while only the end of the old bill is left.
  if (ticket.parkedUntil) {
    expect(ticket.phase).toBe(slugs.at(-1));
    for (const at of [ticket.nudgeAt, ticket.contactDueAt])
      if (at) expect(at.getTime()).toBeGreaterThan(ticket.parkedUntil.getTime());
  }

  for (const step of steps) {
    const earlier = steps.filter(
      ({ sequence, position }) => sequence === step.sequence && position < step.position,
    );
    if (step.sequence && isDone(step)) expect(earlier.filter(isOpen)).toEqual([]);
    if (step.actor === 'lead' && !step.fact && !isOpen(step)) expect(step.mark?.byId).toBe(lead.person?.id);
    if (step.fact) expect(`${step.id} ${isDone(step)}`).toBe(`${step.id} ${isTrue(ticket, step.fact)}`);
  }
}

/**
 * Checks how an action moved a ticket. A ticket moves forward only past completed steps, or by one phase if a lead
 * forces it. A ticket moves back only with a reason. Reopening moves a closed ticket, too. No other action moves a
 * ticket.
 */
function expectPassage(before: TicketState, after: TicketState, one: Act): void {
  const slugs = [...after.phases.map(({ slug }) => slug), 'closed'];
  const from = slugs.indexOf(before.ticket.phase);
  const to = slugs.indexOf(after.ticket.phase);
  if (from === to) return;
  if (one.do === 'reopen') {
    expect([before.ticket.phase, to]).toEqual(['closed', slugs.length - 2]);
    return;
  }
  expect(before.ticket.status).toBe('open');
  if (to < from) {
    expect(one).toMatchObject({ do: 'move', reason: true });
    const redone = after.steps.filter(({ again, gate }) => again && slugs.indexOf(gate ?? '') >= to);
    // The step for an agreed date stays done while that date is in the future.
    const done = redone.filter((step) => !isOpen(step) && !['cutover', 'slot'].includes(step.fact ?? ''));
    expect(done.map(({ id }) => id)).toEqual([]);
    return;
  }
  expect(['gate', 'advance', 'move']).toContain(one.do);
  if (one.do !== 'move') expect(to).toBe(from + 1);
  const forced = one.do === 'advance' && one.force && one.by === lead;
  const passed = forced ? [] : slugs.slice(from, to);
  expect(passed.flatMap((slug) => missingSteps(after, slug))).toEqual([]);
  const isBilled =
    (after.ticket.billingStopsOn ?? '') > desk.calendar.localDay(desk.clock.now()) &&
    choosePlaybook(playbooks, after.ticket, after.ticket.service).steps.some(({ id }) => id === 'U-20');
  if (after.ticket.status === 'closed') expect(isBilled && !forced).toBe(false);
}

/** Whether a fact is true. This is written by hand, so that it doesn't repeat the product's own code. */
function isTrue(ticket: TicketState['ticket'], fact: string): boolean {
  const known: Record<string, boolean> = {
    'rackspace-ticket': ticket.rackspaceTicket !== null,
    'account-and-domain': true,
    owner: ticket.ownerId !== null,
    'requested-via': ticket.requestedVia !== null,
    'supported-source': isSupported(ticket.source),
    'source-url': ticket.sourceUrl !== null,
    contact: ticket.customerContact !== null,
    cadence: ticket.contactEveryDays !== null,
    contacted: ticket.contactedAt !== null,
    supplied:
      ticket.mailboxes !== null &&
      ticket.credentialsReceived !== null &&
      ticket.credentialsReceived >= ticket.mailboxes,
    created:
      ticket.mailboxes !== null &&
      ticket.mailboxesCreated !== null &&
      ticket.mailboxesCreated >= ticket.mailboxes,
    'sign-off': ticket.signedOffBy !== null && ticket.signedOffAt !== null,
    'billing-stops': ticket.billingStopsOn !== null,
    'billing-target': ticket.billingTarget !== null,
    cutover: ticket.cutover !== null,
    slot: ticket.slot !== null,
    method: ticket.method !== null && ticket.methodReason !== null,
  };
  expect(Object.keys(known)).toContain(fact);
  return known[fact]!;
}
