import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sidesOf } from '../../../src/ticket/clocks/waited.ts';
import { cancelTicket, reopenTicket } from '../../../src/ticket/operations/end-ticket.ts';
import { holdTicket, resumeTicket } from '../../../src/ticket/operations/hold-ticket.ts';
import { noteTicket } from '../../../src/ticket/operations/note-ticket.ts';
import { setWaiting } from '../../../src/ticket/operations/set-waiting.ts';
import { waitsUntil } from '../../../src/ticket/periods.ts';
import type { Party } from '../../../src/ticket/playbooks/playbook.ts';
import { parties } from '../../../src/ticket/playbooks/systems.ts';
import { loadTicket } from '../../../src/ticket/state.ts';
import { createDomain, openOne, racker } from '../setup.ts';

let domain: Awaited<ReturnType<typeof createDomain>>;

beforeAll(async () => {
  domain = await createDomain();
});
afterAll(() => domain.database.close());

const acts = {
  wait: (number: number, party: Party) => setWaiting(domain, racker, number, { party }),
  note: (number: number) => noteTicket(domain, racker, number, { text: 'x', progress: true }),
  hold: (number: number) => holdTicket(domain, racker, number, { until: '2027-06-01', reason: 'x' }),
  resume: (number: number) => resumeTicket(domain, racker, number),
  cancel: (number: number) => cancelTicket(domain, racker, number, 'x'),
  reopen: (number: number) => reopenTicket(domain, racker, number),
};

test("divides a ticket's open time, except holds, between us and the customer", async () => {
  const act = fc.record({
    kind: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    party: fc.constantFrom(...parties.map(({ slug }) => slug)),
    minutes: fc.integer({ min: 1, max: 3 * 24 * 60 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (all) => {
      const { ticket } = await openOne(domain);
      let open = 0;
      for (const { kind, party, minutes } of all) {
        const { ticket: before } = await loadTicket(domain, domain.database.client, ticket.number);
        const from = domain.clock.now();
        domain.clock.advance(minutes);
        if (before.status === 'open' && !before.heldAt)
          open += domain.calendar.between(from, domain.clock.now());
        // The ticket's state may not allow this act. A refused act changes nothing.
        await acts[kind](ticket.number, party).catch(() => {});
      }
      const state = await loadTicket(domain, domain.database.client, ticket.number);
      const { ours, customers } = sidesOf(waitsUntil(domain.calendar, state, domain.clock.now()));
      expect(ours + customers).toBe(open);
    }),
    { numRuns: 40 },
  );
}, 600_000);
