import { Fault } from '../errors.ts';
import type { By, Desk } from './desk.ts';
import { canBillTwice } from './double-billing.ts';
import type { FactName } from './facts.ts';
import type { Field } from './field.ts';
import * as fields from './fields.ts';
import { requireLead } from './rights.ts';
import { type Ticket, type TicketState, ticketKey } from './state.ts';
import { checkContact, checkHosting } from './systems.ts';
import { plural } from './words.ts';

/** A field of a ticket that `set` changes. */
interface Settable {
  field: Field<unknown>;
  /** Which tickets have it and who may set it, in words; absent: all tickets, any Racker. */
  note?: string;
  /** The fact that it makes true, which ticks the step of that fact. */
  fact?: FactName;
  /** Whether `none` empties it. */
  clears: boolean;
  /** The columns for a value; null empties them. */
  patch(value: never): Partial<Ticket>;
  /** Throws a `Fault` when this ticket cannot have the value. */
  check?(state: TicketState, value: never, context: { desk: Desk; by: By; force?: string }): void;
}

/** Business days between the request and the start of a platform change: the published notice (domain.md 1.3, 10). */
const slotNotice = 5;

/** Declares a field whose values need not be told apart here: the field reads them, the patch stores them. */
function settable<T>(
  field: Field<T>,
  patch: (value: T | null) => Partial<Ticket>,
  more: Omit<Settable, 'field' | 'patch' | 'clears' | 'check'> & {
    clears?: boolean;
    check?(state: TicketState, value: T | null, context: { desk: Desk; by: By; force?: string }): void;
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
  settable(fields.supplied, (supplied) => ({ supplied }), {
    note: 'those whose usernames and passwords have come back in the sheet',
    fact: 'supplied',
    check: needsNoMore('supplied'),
  }),
  settable(fields.created, (created) => ({ created }), {
    note: 'those that exist where data goes to',
    fact: 'created',
    check: needsNoMore('created'),
  }),
  settable(fields.sizeGb, (sizeGb) => ({ sizeGb })),
  settable(fields.targetDate, (targetDate) => ({ targetDate })),
  settable(fields.bandwidth, (bandwidth) => ({ bandwidth })),
  settable(fields.hosting, (hosting) => ({ hosting }), {
    check: ({ ticket }) => checkHosting(ticket.source),
  }),
  settable(fields.sourceUrl, (sourceUrl) => ({ sourceUrl }), { fact: 'source-url' }),
  settable(fields.contact, (contact) => ({ contact }), {
    fact: 'contact',
    check: ({ ticket }, contact) => checkContact(ticket, contact),
  }),
  settable(fields.method, (method) => ({ method }), { note: 'where the playbook has the choice' }),
  settable(fields.cutover, (cutover) => ({ cutover }), {
    note: 'migrations',
    fact: 'cutover',
    check: needsMigration,
  }),
  settable(fields.slot, (slot) => ({ slot }), {
    note: `platform changes; at least ${slotNotice} business days after the request, unless a lead gives force:"reason"`,
    fact: 'slot',
    check: checkSlot,
  }),
  settable(fields.billingTarget, (billingTarget) => ({ billingTarget }), { fact: 'billing-target' }),
  settable(fields.nextBilling, (nextBilling) => ({ nextBilling })),
  settable(fields.licensed, (licensed) => ({ licensed }), {
    note: 'upgrades, where both systems are billed',
    check: needsDoubleBilling,
  }),
  settable(fields.billingStops, (billingStops) => ({ billingStops }), { fact: 'billing-stops' }),
  settable(
    fields.signOff,
    (signed) => ({ signedOffBy: signed?.by ?? null, signedOffAt: signed?.at ?? null }),
    { note: 'of the test; in a platform change, of the plan', fact: 'sign-off' },
  ),
  settable(fields.unavailable, (range) => ({
    unavailableFrom: range?.from ?? null,
    unavailableTo: range?.to ?? null,
  })),
  settable(fields.cadence, (cadence) => ({ cadence }), { fact: 'cadence' }),
  settable(fields.related, (relatedNumber) => ({ relatedNumber })),
];

function needsNoMore(name: 'supplied' | 'created') {
  return ({ ticket }: TicketState, count: number | null): void => {
    if (count === null || ticket.mailboxes === null || count <= ticket.mailboxes) return;
    throw new Fault(
      `${ticketKey(ticket)} has ${plural(ticket.mailboxes, 'mailbox', 'mailboxes')}, not ${count}.`,
      {
        hint: 'If there are more, set that too.',
        example: `set ${ticketKey(ticket)} mailboxes:${count} ${name}:${count}`,
        field: name,
      },
    );
  };
}

function needsDoubleBilling({ ticket, phases, steps }: TicketState): void {
  if (canBillTwice({ phases, steps })) return;
  throw new Fault(`${ticketKey(ticket)} has no Office 365 licences beside others of ours that are billed.`, {
    field: 'licensed',
  });
}

function needsMigration({ ticket }: TicketState): void {
  if (ticket.kind === 'migration') return;
  throw new Fault(`${ticketKey(ticket)} is a platform change: it has a slot, not a cutover.`, {
    example: `set ${ticketKey(ticket)} slot:2026-12-15T18:00`,
    field: 'cutover',
  });
}

function checkSlot(
  state: TicketState,
  slot: Date | null,
  { desk, by, force }: { desk: Desk; by: By; force?: string },
) {
  const { ticket } = state;
  if (ticket.kind !== 'platform-change') {
    throw new Fault(`${ticketKey(ticket)} is a migration: it has a cutover, not a slot.`, {
      example: `set ${ticketKey(ticket)} cutover:2026-12-15T18:00`,
      field: 'slot',
    });
  }
  if (!slot) return;
  const earliest = desk.calendar.add(ticket.openedAt, slotNotice * desk.calendar.dayLength);
  if (slot >= earliest) return;
  if (force) return requireLead(by, 'book a slot at shorter notice');
  throw new Fault(`A platform change starts at least ${slotNotice} business days after its request.`, {
    hint: `From ${desk.calendar.localDay(earliest)} on. A lead may go under that with force:"reason".`,
    field: 'slot',
  });
}
