import { z } from 'zod';
import type { Event } from '../db/generated/client.ts';

/** Text that Postgres can store in JSON. NUL is rejected, and half a surrogate pair is replaced. */
const text = z
  .string()
  .refine((value) => !value.includes('\0'), 'has a NUL character')
  .overwrite((value) => value.toWellFormed());

const party = text;
const phase = text;
const personId = text;
const blockerCode = text;
const stepIds = z.array(text);

/** Marks a field that may be missing in events of older releases, which didn't store it. New events always have it. */
function missingInOldEvents<T extends z.ZodType>(field: T) {
  return field.optional();
}

/** Every type may list the steps that facts ticked. */
const anyEvent = { ticks: stepIds.optional() };

/** Who is waited on after the event. */
const waitingOn = missingInOldEvents(party);

/** A lead's reason for passing a gate, and the steps that were missing. */
const force = { force: text.optional(), missing: stepIds.optional() };

/** Steps that were ticked before and are open again. */
const reopened = stepIds.optional();

/** What each type of event stores in `data`. */
export const typedData = z.discriminatedUnion('type', [
  typed('opened', { phase, waitingOn: party }),
  typed('phase', { from: phase, to: phase, waitingOn, reopened, ...force }),
  z.strictObject({
    type: z.literal('steps'),
    data: z.union([
      z.strictObject({ done: stepIds, ...anyEvent }),
      z.strictObject({ undone: stepIds, ...anyEvent }),
    ]),
  }),
  /** Null means unassigned. Linking two accounts later does not change the ids. */
  typed('owner', { from: personId.nullable(), to: personId.nullable() }),
  typed('fields', { fields: z.array(text), reopened, force: text.optional() }),
  typed('waiting', { from: missingInOldEvents(party), to: party, reason: text.optional() }),
  /** `until` is a day in the team's zone. */
  typed('hold', { until: z.iso.date(), reason: text }),
  typed('resume', { comment: text.optional() }),
  typed('hold-expired', {}),
  typed('blocked', { code: blockerCode, note: text.optional(), waitingOn, reopened }),
  typed('unblocked', { codes: z.array(blockerCode), waitingOn }),
  typed('stalled', { phase, waitingOn: party, blockers: z.array(blockerCode) }),
  typed('escalated', { phase, waitingOn: party, blockers: z.array(blockerCode) }),
  typed('note', {}),
  typed('contact', { way: text }),
  typed('snoozed', { until: missingInOldEvents(z.iso.datetime()), reason: text }),
  /** A snooze that runs out has no reason; a person who ends it early gives one. */
  typed('snooze-over', { reason: text.optional() }),
  typed('reminded', { ownerId: personId.nullable() }),
  typed('closed', { from: phase, to: phase, ...force }),
  typed('cancelled', { reason: text }),
  typed('reopened', { from: phase, to: phase, waitingOn }),
]);

function typed<T extends string, Shape extends z.core.$ZodLooseShape>(type: T, data: Shape) {
  return z.strictObject({ type: z.literal(type), data: z.strictObject({ ...data, ...anyEvent }) });
}

/** The type of an event and its data. */
export type TypedData = z.infer<typeof typedData>;

export type EventType = TypedData['type'];

export const eventTypes: EventType[] = typedData.options.map(({ shape }) => shape.type.value);

/** One line of the timeline. `text` continues a name: `moved it from intake to discovery`. */
export type TicketEvent = TypedData & {
  text: string;
  /** Whether it starts the stall clock anew. */
  progress: boolean;
  /** What the owner is told by direct message, unless they did it. */
  tellOwner?: string;
};

/** A stored event. */
export type RecordedEvent = TypedData & Omit<Event, 'type' | 'data'>;

/** Adds the steps that facts ticked to an event's data. Throws when the data doesn't fit the event's type. */
export function toStoredData({ type, data }: TypedData, factsTicked: string[]): TypedData['data'] {
  const ticks = factsTicked.length > 0 ? { ticks: factsTicked } : {};
  return typedData.parse({ type, data: { ...data, ...ticks } }).data;
}

/** Reads a row. Throws an `Error` that names the ticket and the event when the data does not fit the type. */
export function readEvent({ type, data, ...row }: Event): RecordedEvent {
  const read = typedData.safeParse({ type, data });
  if (read.success) return { ...row, ...read.data };
  const { ticketNumber, seq } = row;
  throw new Error(
    `Event ${seq} of ticket ${ticketNumber} cannot be read as ${type}: ${z.prettifyError(read.error)}`,
  );
}
