import { z } from 'zod';
import type { Ticket } from '../ticket-row.ts';

/** A column's value in JSON. A moment is an ISO string. The sign-offs of waves are a list of records. */
const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.record(z.string(), z.string())),
]);

/** The columns that say what people were told about the ticket, and the dates that they were told about. */
export const toldColumns = [
  'lockoutEndsAt',
  'alarmAt',
  'missedAt',
  'missedTold',
  'remindAt',
  'stallLevelTold',
  'contactedAt',
  'contactEveryDays',
  'contactDueAt',
  'contactDueTold',
  'parkedUntil',
] as const satisfies (keyof Ticket)[];

const columns = z.record(z.string(), z.tuple([value, value]));
const mark = z.object({
  state: z.string(),
  at: z.iso.datetime(),
  byId: z.string().nullable(),
  reason: z.string().nullable(),
});

/** What an event changed, as pairs of the values before and after. Without columns that follow from others. */
export const recordedChanges = z.object({
  /** What the event was about. */
  columns,
  /** What any progress sets: the stall clock and the snooze. Empty for an event without progress. */
  clock: columns,
  /** The marks of steps, by step id. */
  marks: z.record(z.string(), z.tuple([mark.nullable(), mark.nullable()])),
  /** The columns of `toldColumns` before the event. Older releases left this out. */
  told: z.record(z.string(), value).optional(),
});

export type RecordedChanges = z.infer<typeof recordedChanges>;
