import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantiate, phasesOf } from '../../../src/ticket/playbooks/instantiate.ts';
import { choosePlaybook } from '../../../src/ticket/playbooks/path.ts';
import { isSupported } from '../../../src/ticket/playbooks/systems.ts';
import { playbooks } from '../../../src/ticket/playbooks/table.ts';
import { loadTicket, type TicketState } from '../../../src/ticket/state.ts';
import { missingSteps } from '../../../src/ticket/steps/gate.ts';
import { isDone, isOpen } from '../../../src/ticket/steps/marks.ts';
import { type Act, act, attempt } from '../random-acts.ts';
import { createDomain } from '../setup.ts';
import { lead, openTrade } from '../walk.ts';
import { type Trade, trades } from './phase-tables.ts';

let desk: Awaited<ReturnType<typeof createDomain>>;
beforeAll(async () => {
  desk = await createDomain();
});
afterAll(() => desk.database.close());

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
          await attempt(desk, before, one);
          const after = await loadTicket(desk, desk.database.client, before.ticket.number);
          expectAllowed(trade, after);
          expectPassage(before, after, one);
          before = after;
        }
      },
    ),
    { numRuns: 40 },
  );
}, 600_000);

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
