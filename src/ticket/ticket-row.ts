import { z } from 'zod';
import type { Ticket as TicketRow } from '../db/generated/client.ts';
import { jsonMoment } from '../db/json-moment.ts';
import { dnsFacts } from '../dns/facts.ts';
import { tally } from '../mailbox/tally.ts';
import { fieldColumns } from './fields/table.ts';
import { waveSignOff } from './mailboxes/wave-sign-offs.ts';
import { partyNames } from './playbooks/playbook.ts';

export const statuses = ['open', 'closed', 'canceled'] as const;

type Status = (typeof statuses)[number];

/** Reads a status as people type it, in American or British spelling. */
export function readStatus(word: string): Status | undefined {
  return statuses.find((status) => status === (word === 'cancelled' ? 'canceled' : word));
}

const text = z.string();

/** Every column of a ticket, grouped by subject, as `to_jsonb` writes it. Fields declare their own columns. */
const columns = {
  ...fieldColumns,

  // Columns that identify the ticket.
  number: z.int(),
  kind: z.enum(['migration', 'platform-change']),
  playbook: text,
  planHash: text,
  openedById: text,
  openedAt: jsonMoment,

  listsMailboxes: z.boolean(),
  // A newer release may count other things. The next sheet counts again.
  mailboxTally: tally.nullable().catch(null),
  waveSignOffs: z.array(waveSignOff).nullable(),
  // A newer release may know other facts. The next look finds them again.
  dnsFacts: dnsFacts.nullable().catch(null),

  // When to remind the owner of an agreed date or a billing date, and when an agreed date counts as missed.
  remindAt: jsonMoment.nullable(),
  missedAt: jsonMoment.nullable(),
  missedTold: z.boolean(),
  stepDueAt: jsonMoment.nullable(),
  mxWrongAt: jsonMoment.nullable(),
  mailboxesFailedAt: jsonMoment.nullable(),

  // Columns about the time in which users have no mailbox, and about Forced MX Routing.
  lockoutEndsAt: jsonMoment.nullable(),
  resetDueAt: jsonMoment.nullable(),
  alarmAt: jsonMoment.nullable(),
  forcedMxOn: z.boolean(),

  // Until when the ticket is parked, because only the end of the old bill is left.
  parkedUntil: jsonMoment.nullable(),

  // Columns about the ticket's status, phase, and owner.
  status: z.enum(statuses),
  phase: text,
  phaseEnteredAt: jsonMoment,
  waitingOn: z.enum(partyNames),
  waitingFor: text.nullable(),
  ownerId: text.nullable(),
  endedAt: jsonMoment.nullable(),
  lastEvent: z.int(),
  derivedBy: z.int(),

  // Columns of the stall clock.
  progressAt: jsonMoment,
  clockFrom: jsonMoment,
  clockSpentMs: z.int(),
  nudgeAt: jsonMoment.nullable(),
  stalledAt: jsonMoment.nullable(),
  escalatedAt: jsonMoment.nullable(),
  stallLevelTold: z.enum(['nudge', 'stalled', 'escalated']).nullable(),

  // Columns about a hold.
  heldAt: jsonMoment.nullable(),
  holdUntil: jsonMoment.nullable(),
  holdReason: text.nullable(),
  holdExpiredAt: jsonMoment.nullable(),

  // Columns about a snooze.
  snoozedUntil: jsonMoment.nullable(),
  snoozeReason: text.nullable(),

  // Columns about contact with the customer.
  contactedAt: jsonMoment.nullable(),
  contactedVia: text.nullable(),
  contactDueAt: jsonMoment.nullable(),
  contactDueTold: z.boolean(),
} satisfies Record<keyof TicketRow, z.ZodType>;

/** A ticket's row, as `to_jsonb` writes it. */
export const ticketRow = z.object(columns);

export type Ticket = z.infer<typeof ticketRow>;

/** The nullable columns. */
type Optional = { [Column in keyof Ticket as null extends Ticket[Column] ? Column : never]: null };

/** Every nullable column, set to null. */
export const unset = Object.fromEntries(
  Object.entries(columns).flatMap(([column, type]) => (type.safeParse(null).success ? [[column, null]] : [])),
) as Optional;
