import { Fault } from '../../errors.ts';
import type { Field } from '../../input/field.ts';
import { canBillTwice } from '../clocks/double-billing.ts';
import type { By, Desk } from '../desk.ts';
import type { FactName } from '../playbooks/playbook.ts';
import { checkContact, checkHosting } from '../playbooks/systems.ts';
import { requireLead } from '../rights.ts';
import { type Ticket, type TicketState, ticketKey } from '../state.ts';
import { moment, plural } from '../words.ts';
import * as fields from './fields.ts';

/** A field of a ticket that `set` changes. */
interface Settable {
  field: Field<unknown>;
  /** Which tickets have it and who may set it, in a sentence; absent: all tickets, any Racker. */
  note?: string;
  /** The fact that it makes true, which ticks the step of that fact. */
  fact?: FactName;
  /** Whether `none` empties it. */
  clears: boolean;
  /** The columns for a value; null empties them. */
  patch(value: never): Partial<Ticket>;
  /** Throws a `Fault` when this ticket cannot have the value; true: it has it only because a lead gave a reason. */
  check?(state: TicketState, value: never, context: Context): unknown;
}

interface Context {
  desk: Desk;
  by: By;
  force?: string;
}

/** Business days between the request and the start, as Rackspace publishes: docs/trade.md, "Platform change". */
const slotNotice = 5;

/** Declares a field whose values need not be told apart here: the field reads them, the patch stores them. */
function settable<T>(
  field: Field<T>,
  patch: (value: T | null) => Partial<Ticket>,
  more: Omit<Settable, 'field' | 'patch' | 'clears' | 'check'> & {
    clears?: boolean;
    check?(state: TicketState, value: T | null, context: Context): unknown;
  } = {},
): Settable {
  return { clears: true, ...more, field, patch } as Settable;
}

/** Everything that `set` changes. Domain, from, to and service never change: a ticket is cancelled and opened anew. */
export const settables: Settable[] = [
  settable(fields.customer, (customer) => (customer ? { customer } : {}), { clears: false }),
  settable(fields.account, (account) => (account ? { account } : {}), {
    clears: false,
    fact: 'account-and-domain',
  }),
  settable(fields.rackspaceTicket, (rackspaceTicket) => ({ rackspaceTicket }), { fact: 'rackspace-ticket' }),
  settable(fields.mailboxes, (mailboxes) => ({ mailboxes })),
  settable(fields.supplied, (credentialsReceived) => ({ credentialsReceived }), {
    note: 'Those whose usernames and passwords have come back in the sheet.',
    fact: 'supplied',
  }),
  settable(fields.created, (mailboxesCreated) => ({ mailboxesCreated }), {
    note: 'Those that exist where data goes to.',
    fact: 'created',
  }),
  settable(fields.sizeGb, (sizeGb) => ({ sizeGb })),
  settable(fields.targetDate, (targetDate) => ({ targetDate })),
  settable(fields.bandwidth, (bandwidthMbit) => ({ bandwidthMbit })),
  settable(fields.hosting, (sourceHosting) => ({ sourceHosting }), {
    check: ({ ticket }) => checkHosting(ticket.source),
  }),
  settable(fields.sourceUrl, (sourceUrl) => ({ sourceUrl }), { fact: 'source-url' }),
  settable(fields.contact, (customerContact) => ({ customerContact }), {
    fact: 'contact',
    check: ({ ticket }, contact) => checkContact(ticket, contact),
  }),
  settable(fields.method, (method) => ({ method }), { note: 'Where the playbook has the choice.' }),
  settable(fields.cutover, (cutover) => ({ cutover }), {
    note: 'Migrations only.',
    fact: 'cutover',
    check: needsMigration,
  }),
  settable(fields.slot, (slot) => ({ slot }), {
    note: `Platform changes only; at least ${slotNotice} business days after the request, unless a lead gives force:"reason".`,
    fact: 'slot',
    check: checkSlot,
  }),
  settable(fields.billingTarget, (billingTarget) => ({ billingTarget }), {
    note: 'Upgrades only: the day by which the old bill should end.',
    fact: 'billing-target',
    check: needsDoubleBilling('billing-target'),
  }),
  settable(fields.nextBilling, (nextBillingDay) => ({ nextBillingDay }), {
    note: 'Where old licences are given back.',
    check: needsBill,
  }),
  settable(fields.licensed, (licensedOn) => ({ licensedOn }), {
    note: 'Upgrades only: where it was another day than that on which its step was ticked.',
    check: needsDoubleBilling('licensed'),
  }),
  settable(fields.billingStops, (billingStopsOn) => ({ billingStopsOn }), {
    note: 'Upgrades only: the last day on which the old licences are billed.',
    fact: 'billing-stops',
    check: needsDoubleBilling('billing-stops'),
  }),
  settable(
    fields.signOff,
    (signed) => ({ signedOffBy: signed?.by ?? null, signedOffAt: signed?.at ?? null }),
    { note: 'Of the test; in a platform change, of the plan.', fact: 'sign-off' },
  ),
  settable(fields.unavailable, (range) => ({
    unavailableFrom: range?.from ?? null,
    unavailableTo: range?.to ?? null,
  })),
  settable(fields.cadence, (contactEveryDays) => ({ contactEveryDays }), { fact: 'cadence' }),
  settable(fields.related, (relatedNumber) => ({ relatedNumber })),
];

/** Throws a `Fault` for a ticket that has counted more mailboxes than it has. */
export function refuseTooMany(ticket: Ticket): void {
  const counts = { supplied: ticket.credentialsReceived, created: ticket.mailboxesCreated };
  for (const [name, count] of Object.entries(counts)) {
    if (count === null || ticket.mailboxes === null || count <= ticket.mailboxes) continue;
    const has = plural(ticket.mailboxes, 'mailbox', 'mailboxes');
    throw new Fault(
      `${ticketKey(ticket)} has ${has}, and ${count.toLocaleString('en-US')} ${name} are more.`,
      {
        hint: 'Set both as they are.',
        example: `set ${ticketKey(ticket)} mailboxes:${count} ${name}:${count}`,
        field: name,
      },
    );
  }
}

function needsDoubleBilling(name: string) {
  return ({ ticket, phases, steps }: TicketState): void => {
    if (canBillTwice({ phases, steps })) return;
    throw new Fault(`${ticketKey(ticket)} is no upgrade to Office 365: nothing of ours is billed twice.`, {
      field: name,
    });
  };
}

function needsBill({ ticket, phases }: TicketState): void {
  if (phases.some(({ billed }) => billed)) return;
  throw new Fault(`${ticketKey(ticket)} gives back no licences of ours.`, { field: 'next-billing' });
}

function needsMigration({ ticket }: TicketState): void {
  if (ticket.kind === 'migration') return;
  throw new Fault(`${ticketKey(ticket)} is a platform change: it has a slot, not a cutover.`, {
    example: `set ${ticketKey(ticket)} slot:{day+15}T18:00`,
    field: 'cutover',
  });
}

function checkSlot(state: TicketState, slot: Date | null, { desk, by, force }: Context): unknown {
  const { ticket } = state;
  if (ticket.kind !== 'platform-change') {
    throw new Fault(`${ticketKey(ticket)} is a migration: it has a cutover, not a slot.`, {
      example: `set ${ticketKey(ticket)} cutover:{day+15}T18:00`,
      field: 'slot',
    });
  }
  if (!slot) return;
  const earliest = desk.calendar.add(ticket.openedAt, slotNotice * desk.calendar.dayLength);
  if (slot >= earliest) return;
  if (force) {
    requireLead(by, 'book a slot at shorter notice');
    return true;
  }
  throw new Fault(`A platform change starts at least ${slotNotice} business days after its request.`, {
    hint: `From ${moment(desk.calendar, earliest)} on. A lead may go under that with force:"reason".`,
    field: 'slot',
  });
}
