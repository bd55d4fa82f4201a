import { z } from 'zod';
import type { Ticket as TicketRow } from '../db/generated/client.ts';
import { partyNames } from './playbooks/playbook.ts';

/** A moment as `to_jsonb` writes it. */
export const jsonMoment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const statuses = ['open', 'closed', 'canceled'] as const;

type Status = (typeof statuses)[number];

/** Reads a status as people type it, in American or British spelling. */
export function readStatus(word: string): Status | undefined {
  return statuses.find((status) => status === (word === 'cancelled' ? 'canceled' : word));
}

const day = z.string();
const text = z.string();

/** Every column of a ticket, grouped by subject, as `to_jsonb` writes it. */
const columns = {
  // Identity.
  number: z.int(),
  kind: z.enum(['migration', 'platform-change']),
  playbook: text,
  planHash: text,
  openedById: text,
  openedAt: jsonMoment,
  relatedNumber: z.int().nullable(),

  // The customer and what is moved.
  customer: text,
  account: text,
  customerContact: text.nullable(),
  requestedVia: text.nullable(),
  rackspaceTicket: text.nullable(),
  domain: text,
  source: text,
  target: text,
  service: text,
  method: text.nullable(),
  sourceHosting: text.nullable(),
  sourceUrl: text.nullable(),
  mailboxes: z.int().nullable(),
  credentialsReceived: z.int().nullable(),
  mailboxesCreated: z.int().nullable(),
  sizeGb: z.number().nullable(),
  bandwidthMbit: z.number().nullable(),

  // Agreed dates.
  targetDate: day.nullable(),
  cutover: jsonMoment.nullable(),
  slot: jsonMoment.nullable(),
  signedOffBy: text.nullable(),
  signedOffAt: jsonMoment.nullable(),
  unavailableFrom: day.nullable(),
  unavailableTo: day.nullable(),
  remindAt: jsonMoment.nullable(),

  // Billing.
  billingTarget: day.nullable(),
  nextBillingDay: day.nullable(),
  licensedOn: day.nullable(),
  billingStopsOn: day.nullable(),

  // Status, phase, and owner.
  status: z.enum(statuses),
  phase: text,
  phaseEnteredAt: jsonMoment,
  waitingOn: z.enum(partyNames),
  waitingFor: text.nullable(),
  ownerId: text.nullable(),
  endedAt: jsonMoment.nullable(),
  lastEvent: z.int(),

  // The stall clock.
  progressAt: jsonMoment,
  clockFrom: jsonMoment,
  clockSpentMs: z.int(),
  nudgeAt: jsonMoment.nullable(),
  stalledAt: jsonMoment.nullable(),
  escalatedAt: jsonMoment.nullable(),
  stallLevelTold: z.enum(['nudge', 'stalled', 'escalated']).nullable(),

  // A hold.
  heldAt: jsonMoment.nullable(),
  holdUntil: jsonMoment.nullable(),
  holdReason: text.nullable(),
  holdExpiredAt: jsonMoment.nullable(),

  // A snooze.
  snoozedUntil: jsonMoment.nullable(),
  snoozeReason: text.nullable(),

  // Contact with the customer.
  contactEveryDays: z.int().nullable(),
  contactedAt: jsonMoment.nullable(),
  contactedVia: text.nullable(),
  contactDueAt: jsonMoment.nullable(),
  contactDueTold: z.boolean(),
} satisfies Record<keyof TicketRow, z.ZodType>;

/** A ticket as `to_jsonb` writes its row. */
export const ticketRow = z.object(columns);

export type Ticket = z.infer<typeof ticketRow>;

/** The columns that may be empty. */
type Optional = { [Column in keyof Ticket as null extends Ticket[Column] ? Column : never]: null };

/** All optional columns of a ticket, empty. */
export const unset = Object.fromEntries(
  Object.entries(columns).flatMap(([column, type]) => (type.safeParse(null).success ? [[column, null]] : [])),
) as Optional;
