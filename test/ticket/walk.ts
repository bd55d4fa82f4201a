import { toPlain } from '../../src/card.ts';
import { Fault } from '../../src/errors.ts';
import type { By, Desk } from '../../src/ticket/desk.ts';
import { advanceTicket } from '../../src/ticket/operations/advance-ticket.ts';
import { assignTicket } from '../../src/ticket/operations/assign-ticket.ts';
import { contactCustomer } from '../../src/ticket/operations/contact-customer.ts';
import { setFields } from '../../src/ticket/operations/set-fields.ts';
import { tickSteps } from '../../src/ticket/operations/tick-steps.ts';
import { loadTicket, type TicketState, type TicketStep } from '../../src/ticket/state.ts';
import type { TestClock } from '../support/clock.ts';
import type { Trade } from './playbooks/phase-tables.ts';
import { openOne, racker } from './setup.ts';

export const lead: By = { person: { id: 'slack:U0LEE', name: 'Lee', lead: true, confirmed: true } };

/** The morning of the cutover in `evidence`. */
const cutoverDay = '2026-12-15T10:00:00-06:00';

/** A week after the cutover in `evidence`, when the five-day watch is over. */
export const weekAfterCutover = '2026-12-22T18:00:00-06:00';

/** How to make each fact true. Facts that are true from the start aren't listed. */
const evidence: Record<string, (desk: Desk, number: number) => Promise<TicketState>> = {
  'rackspace-ticket': (desk, number) => set(desk, number, 'ticket', '180621-01234'),
  'source-url': (desk, number) => set(desk, number, 'source-url', 'mail.acme.com'),
  contact: (desk, number) => set(desk, number, 'contact', 'Ann Lee'),
  cadence: (desk, number) => set(desk, number, 'cadence', 5),
  method: async (desk, number) => {
    const { ticket } = await set(desk, number, 'method-reason', 'small mailboxes');
    return ticket.method === null
      ? set(desk, number, 'method', 'migrationwiz')
      : loadTicket(desk, desk.database.client, number);
  },
  contacted: (desk, number) => contactCustomer(desk, racker, number, { way: 'phone' }),
  supplied: (desk, number) => set(desk, number, 'supplied', 40),
  created: (desk, number) => set(desk, number, 'created', 40),
  'sign-off': (desk, number) => set(desk, number, 'sign-off', { by: 'Ann Lee', at: desk.clock.now() }),
  'billing-stops': (desk, number) =>
    set(desk, number, 'billing-stops', desk.calendar.localDay(desk.clock.now())),
  'billing-target': (desk, number) => set(desk, number, 'billing-target', '2026-12-31'),
  cutover: (desk, number) => set(desk, number, 'cutover', new Date('2026-12-15T18:00:00-06:00')),
  slot: (desk, number) => set(desk, number, 'slot', new Date('2026-12-15T18:00:00-06:00')),
  owner: (desk, number) => assignTicket(desk, racker, number, { id: 'slack:U0DANA', name: 'Dana' }),
};

/** Opens a ticket on one of the tested paths. If the path has a method, sets the ticket's method. */
export async function openTrade(
  desk: Desk,
  { source, target, service, method }: Trade,
): Promise<TicketState> {
  const requestedVia = service === 'internal' ? 'chat' : undefined;
  const state = await openOne(desk, { source, target, service, requestedVia, mailboxes: 40 });
  return method ? set(desk, state.ticket.number, 'method', method) : state;
}

/** Moves the clock to a moment, unless that is over. */
function waitUntil(clock: TestClock, moment: string): void {
  if (clock.now() < new Date(moment)) clock.set(moment);
}

/** Completes a step. Acts as a lead, or moves the clock, if the step requires that. */
export async function bring(
  desk: Desk & { clock: TestClock },
  number: number,
  step: TicketStep,
): Promise<TicketState> {
  if (step.switches) waitUntil(desk.clock, cutoverDay);
  if (step.afterDays !== null) waitUntil(desk.clock, weekAfterCutover);
  if (step.fact) return evidence[step.fact]!(desk, number);
  return (await tickSteps(desk, step.actor === 'lead' ? lead : racker, number, { steps: step.id })).state;
}

/** Tries to advance a ticket. Returns the ids of the steps that are left, or null if the ticket moved. */
export async function refusedFor(desk: Desk, number: number): Promise<string[] | null> {
  try {
    await advanceTicket(desk, racker, number, {});
    return null;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return fault.tasks.map(({ text }) => /\(([A-Z]-\d\d)\)/.exec(toPlain(text))?.[1] ?? '');
  }
}

async function set(desk: Desk, number: number, name: string, value: unknown): Promise<TicketState> {
  return setFields(desk, racker, number, [{ name, value, raw: String(value) }]);
}
