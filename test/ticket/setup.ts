import { createFiles } from '../../src/files/files.ts';
import { createLogger } from '../../src/logger.ts';
import type { By, Desk } from '../../src/ticket/desk.ts';
import { type NewTicket, openTicket } from '../../src/ticket/operations/open-ticket.ts';
import { instantiate } from '../../src/ticket/playbooks/instantiate.ts';
import { type Plan, toPhases, toSteps } from '../../src/ticket/playbooks/plan.ts';
import { createPlans } from '../../src/ticket/playbooks/plans.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import type { TicketState } from '../../src/ticket/state.ts';
import { parseBusinessHours } from '../../src/time/business-hours.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { createTestClock, type TestClock } from '../support/clock.ts';
import { createTestDatabase } from '../support/database.ts';

export const racker: By = { person: { id: 'slack:U0DANA', name: 'Dana', lead: false, confirmed: true } };

/**
 * Creates the database, clock, and settings that ticket operations need, without Slack or a courier. The caller closes
 * the database.
 */
export async function createDomain(): Promise<Desk & { clock: TestClock }> {
  const hours = parseBusinessHours('Mon-Fri 09:00-17:00');
  const calendar = createCalendar({ timezone: 'America/Chicago', hours, holidays: [] });
  const database = await createTestDatabase();
  const plans = createPlans(playbooks);
  const logger = createLogger('silent');
  return {
    database,
    clock: createTestClock(),
    logger,
    calendar,
    playbooks,
    plans,
    leads: [],
    backups: null,
    outside: { files: createFiles({}, logger), dns: null },
    secureRoute: null,
    support: { phone: '1-800-961-4454', url: 'https://cp.rackspace.com/' },
    keep: { deliveries: 30, events: null, audit: 730 },
    wake: () => {},
  };
}

export async function openOne(desk: Desk, more: Partial<NewTicket> = {}): Promise<TicketState> {
  const { state } = await openTicket(desk, racker, {
    domain: 'acme.com',
    source: 'rackspace-email',
    target: 'office-365',
    service: 'assisted',
    customer: 'Acme Corp',
    accountNumber: '1234567',
    ...more,
  });
  return state;
}

/** The plans of all playbooks and their variants, on all of their paths. */
export const everyPlan = playbooks.flatMap((playbook) =>
  [undefined, ...(playbook.variants ?? [])].flatMap((variant) =>
    playbook.sources.flatMap((source) =>
      playbook.targets.map((target) => {
        const path = { source, target, service: playbook.services[0]! };
        const { phases, steps } = instantiate(playbook, path, variant);
        const plan: Plan = { phases: toPhases(phases), steps: toSteps(steps) };
        return { playbook: playbook.id, method: variant?.value ?? null, ...path, plan };
      }),
    ),
  ),
);
