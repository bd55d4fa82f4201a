import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTicket, type TicketState, type TicketStep } from '../../../src/ticket/state.ts';
import { earliestPhase } from '../playbooks/earliest-phases.ts';
import { expectedPhases, type Trade, trades } from '../playbooks/phase-tables.ts';
import { type Act, act, attempt } from '../random-acts.ts';
import { createDomain } from '../setup.ts';
import { lead, openTrade } from '../walk.ts';

let desk: Awaited<ReturnType<typeof createDomain>>;
beforeAll(async () => {
  desk = await createDomain();
});
afterAll(() => desk.database.close());

/** How often the random acts reached something that the rules are about. A rule that nothing reaches proves nothing. */
const reached = { forward: 0, forced: 0, closed: 0, watched: 0, signed: 0, dates: 0 };

test('whatever people do, no ticket gets past a gate, a date, or the watch without a lead', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...trades),
      // The phases that the ticket passes before anything unusual happens.
      fc.nat(10),
      fc.array(act, { minLength: 15, maxLength: 40 }),
      async (trade, passed, unusual) => {
        const acts = [...Array<Act>(passed).fill({ do: 'gate', leave: 0 }), ...unusual];
        desk.clock.set('2026-11-20T10:00:00-06:00');
        let before = await openTrade(desk, trade);
        for (const one of acts) {
          await attempt(desk, before, one);
          const after = await loadTicket(desk, desk.database.client, before.ticket.number);
          expectGates(trade, before, after, one);
          expectTimes(trade, before, after);
          expectLockedDates(before, after);
          expectMarks(after);
          before = after;
        }
      },
    ),
    { numRuns: 50 },
  );
  for (const [what, times] of Object.entries(reached)) expect(times, what).toBeGreaterThan(0);
}, 600_000);

/** The table of the ticket's phases, which depends on its method. */
function tableOf(trade: Trade, { ticket }: TicketState) {
  const isPst = ticket.method === 'pst-ftp';
  const usual = trades.find(({ source, method }) => source === 'exchange-2010' && !method)!;
  const other = isPst ? trades.find(({ method }) => method === 'pst-ftp')! : usual;
  return expectedPhases(isPst || trade.method ? { ...trade, table: other.table } : trade);
}

const byId = ({ steps }: TicketState) => new Map(steps.map((step) => [step.id, step]));
const isDone = (step?: TicketStep) => step?.mark?.state === 'done';
const isSettled = (step?: TicketStep) => isDone(step) || step?.mark?.state === 'waived';

/** After a move forward without force, no required step of a phase that the ticket has left is open. */
function expectGates(trade: Trade, before: TicketState, after: TicketState, one: Act): void {
  const rows = tableOf(trade, after);
  const slugs = [...rows.map(({ slug }) => slug), 'closed'];
  const [from, to] = [before, after].map(({ ticket }) => slugs.indexOf(ticket.phase)) as [number, number];
  if (to <= from) return;
  const steps = byId(after);
  const waived = after.steps.filter(
    ({ id, mark }) => mark?.state === 'waived' && !isSettled(byId(before).get(id)),
  );
  if (waived.length > 0) {
    reached.forced++;
    expect(one).toMatchObject({ do: 'advance', force: true, by: lead });
  }
  reached.forward++;
  if (after.ticket.status === 'closed') reached.closed++;
  const open = rows.slice(0, to).flatMap(({ gate }) =>
    gate
      .filter((marked) => !marked.includes('(o)') && isFollowed(marked, steps))
      .map((marked) => marked.slice(0, 4))
      .filter((id) => !isSettled(steps.get(id))),
  );
  expect(open).toEqual([]);
}

/** `E-20?E-10` is required only after E-10 is done. */
function isFollowed(marked: string, steps: Map<string, TicketStep>): boolean {
  const [, followed] = marked.split('?');
  return followed === undefined || isDone(steps.get(followed));
}

/** A step is never done before its earliest phase, nor before what it rests on. */
function expectTimes(trade: Trade, before: TicketState, after: TicketState): void {
  const slugs = tableOf(trade, after).map(({ slug }) => slug);
  const was = byId(before);
  const is = byId(after);
  for (const step of after.steps.filter((one) => isDone(one) && !isDone(was.get(one.id)))) {
    const earliest = earliestPhase(step.id, slugs);
    if (earliest)
      expect(`${step.id} ${slugs.indexOf(before.ticket.phase) >= slugs.indexOf(earliest)}`).toBe(
        `${step.id} true`,
      );
    if (step.id === 'E-16') expect(before.ticket.cutover ?? after.ticket.cutover).not.toBeNull();
  }
  const signed = is.get('E-15');
  if (isDone(signed)) {
    reached.signed++;
    for (const id of ['E-14', 'F-04']) if (is.has(id)) expect(isSettled(is.get(id))).toBe(true);
    const { phase, phaseEnteredAt, signedOffAt } = after.ticket;
    // People type times to the minute.
    if (phase === 'customer-testing' && before.ticket.signedOffAt?.getTime() !== signedOffAt!.getTime())
      expect(signedOffAt!.getTime()).toBeGreaterThan(phaseEnteredAt.getTime() - 60_000);
  }
  const watch = is.get('C-14');
  if (!isDone(watch)) return;
  reached.watched++;
  const switched = ['E-18', 'U-14'].map((id) => is.get(id)).find(isSettled);
  const ends = switched?.mark && desk.calendar.add(switched.mark.at, 5 * desk.calendar.dayLength);
  expect(watch!.mark!.at.getTime()).toBeGreaterThanOrEqual(ends!.getTime());
}

/** An agreed date changes only before it has come to pass, or by a move back. */
function expectLockedDates(before: TicketState, after: TicketState): void {
  const place = (slug: string) => before.phases.findIndex((phase) => phase.slug === slug);
  const here = place(before.ticket.phase);
  const changed = (field: 'cutover' | 'slot') =>
    before.ticket[field]?.getTime() !== after.ticket[field]?.getTime();
  if (!changed('cutover') && !changed('slot')) return;
  reached.dates++;
  if (place(after.ticket.phase) < here) return;
  if (changed('slot')) expect(here).toBeLessThan(place('maintenance'));
  if (!changed('cutover')) return;
  expect(here).toBeLessThanOrEqual(place('cutover'));
  const switches = before.steps.find(({ id }) => ['E-18', 'U-14', 'V-07'].includes(id));
  expect(isSettled(switches)).toBe(false);
}

/** Only a lead waives a step, with a reason. What undoes a step is never older than the step. */
function expectMarks(after: TicketState): void {
  for (const { mark } of after.steps)
    if (mark?.state === 'waived')
      expect(mark).toMatchObject({ byId: lead.person!.id, reason: 'they insist' });
  const is = byId(after);
  for (const [first, then] of [
    ['E-10', 'E-20'],
    ['E-16', 'C-13'],
  ]) {
    const [on, off] = [is.get(first!), is.get(then!)];
    if (isDone(on) && isSettled(off))
      expect(off!.mark!.at.getTime()).toBeGreaterThanOrEqual(on!.mark!.at.getTime());
  }
}
