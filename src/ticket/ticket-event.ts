import { z } from 'zod';
import type { Event } from '../db/generated/client.ts';
import { partyNames } from './playbooks/playbook.ts';

/** Text that Postgres can store in JSON. NUL is rejected, and half a surrogate pair is replaced. */
const text = z
  .string()
  .refine((value) => !value.includes('\0'), 'has a NUL character')
  .overwrite((value) => value.toWellFormed());

const phase = text;
const personId = text;
const blockerCode = text;
const stepIds = z.array(text);

/** Every type may list the steps that facts ticked. */
const anyEvent = { ticks: stepIds.optional() };

/** A lead's reason for passing a gate, and the steps that were missing. */
const force = { force: text.optional(), missing: stepIds.optional() };

/** Steps that were ticked before and are open again. */
const reopened = stepIds.optional();

/** Fields in which events of older releases differ from new ones. */
interface Differing {
  party: z.ZodType;
  /** Who is waited on, in events that did not store it at first. */
  laterParty: z.ZodType;
  /** A moment, likewise. */
  laterMoment: z.ZodType;
}

/** What each type of event has in `data`. */
function dataSchema<Fields extends Differing>({ party, laterParty, laterMoment }: Fields) {
  // The types of the fields must reach the type of the schema.
  const fields = { party, laterParty, laterMoment } as Pick<Fields, keyof Differing>;
  const waitingOn = fields.laterParty;
  return z.discriminatedUnion('type', [
    typed('opened', { phase, waitingOn: fields.party }),
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
    typed('waiting', { from: fields.laterParty, to: fields.party, reason: text.optional() }),
    /** `until` is a day in the team's zone. */
    typed('hold', { until: z.iso.date(), reason: text }),
    typed('resume', { comment: text.optional() }),
    typed('hold-expired', {}),
    typed('blocked', { code: blockerCode, note: text.optional(), waitingOn, reopened }),
    typed('unblocked', { codes: z.array(blockerCode), waitingOn }),
    typed('stalled', { phase, waitingOn: fields.party, blockers: z.array(blockerCode) }),
    typed('escalated', { phase, waitingOn: fields.party, blockers: z.array(blockerCode) }),
    typed('note', {}),
    typed('contact', { way: text }),
    typed('snoozed', { until: fields.laterMoment, reason: text }),
    /** A snooze that runs out has no reason; a person who ends it early gives one. */
    typed('snooze-over', { reason: text.optional() }),
    typed('reminded', { ownerId: personId.nullable() }),
    typed('closed', { from: phase, to: phase, ...force }),
    typed('canceled', { reason: text }),
    typed('reopened', { from: phase, to: phase, waitingOn }),
  ]);
}

function typed<T extends string, Shape extends z.core.$ZodLooseShape>(type: T, data: Shape) {
  return z.strictObject({ type: z.literal(type), data: z.strictObject({ ...data, ...anyEvent }) });
}

const party = z.enum(partyNames);
const moment = z.iso.datetime();

/** What a new event stores. */
export const writtenData = dataSchema({ party, laterParty: party, laterMoment: moment });

/** What any event has: one of an older release may lack a field, or name a party that is no longer known. */
const storedData = dataSchema({ party: text, laterParty: text.optional(), laterMoment: moment.optional() });

/** The type of a new event and its data. */
export type TypedData = z.infer<typeof writtenData>;

export type EventType = TypedData['type'];

export const eventTypes: EventType[] = writtenData.options.map(({ shape }) => shape.type.value);

/** One line of the timeline. `text` continues a name: `moved it from Intake to Discovery`. */
export type TicketEvent = TypedData & {
  text: string;
  /** Whether it restarts the stall clock. */
  progress: boolean;
  /** A direct message to the owner, unless the owner did it. */
  tellOwner?: string;
};

/** A stored event. */
export type RecordedEvent = z.infer<typeof storedData> & Omit<Event, 'type' | 'data'>;

/** Adds the steps that facts ticked to an event's data. Throws when the data doesn't fit the event's type. */
export function toStoredData({ type, data }: TypedData, factsTicked: string[]): TypedData['data'] {
  const ticks = factsTicked.length > 0 ? { ticks: factsTicked } : {};
  return writtenData.parse({ type, data: { ...data, ...ticks } }).data;
}

/** Reads a row. Null for an event that this release doesn't know, such as one of a newer release. */
export function readEvent({ type, data, ...row }: Event): RecordedEvent | null {
  const read = storedData.safeParse({ type, data });
  return read.success ? { ...row, ...read.data } : null;
}
