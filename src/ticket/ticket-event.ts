import { z } from 'zod';
import type { Event } from '../db/generated/client.ts';
import { jsonText } from '../db/json-text.ts';
import { evidence } from '../dns/evidence.ts';
import { sightNames } from './dns/sight-names.ts';
import type { NoticeKind } from './notices/notice-kinds.ts';
import { partyNames } from './playbooks/playbook.ts';
import { contactTopics } from './runbook/contact-topics.ts';
import { recordedChanges } from './undo/recorded-changes.ts';

const text = jsonText;
const phase = text;
const personId = text;
const blockerCode = text;
const stepIds = z.array(text);

/**
 * Any event may list steps that completed by themselves, because a fact became true, and steps that it reopened. `eases`:
 * the event ended an escalation, or took the ticket out of sight. `changed`: what `undo` needs to put back. `undoes`: the
 * number of the event that this one takes back.
 */
const anyEvent = {
  ticks: stepIds.optional(),
  reopened: stepIds.optional(),
  eases: z.literal(true).optional(),
  changed: recordedChanges.optional(),
  undoes: z.int().optional(),
};

/** A lead's reason for leaving a phase with open steps, and those steps. */
const force = { force: text.optional(), missing: stepIds.optional() };

/** The types of fields that differ between new events and events of older releases. */
interface Differing {
  party: z.ZodType;
  /** The party that a ticket waits on. Older releases left this field out of some events. */
  laterParty: z.ZodType;
  /** A time. Older releases left this field out of some events. */
  laterMoment: z.ZodType;
}

/** The schema of `data` for each type of event. */
function dataSchema<Fields extends Differing>({ party, laterParty, laterMoment }: Fields) {
  // The cast keeps the exact types of the fields. Without the cast, the schema's own type would be less exact.
  const fields = { party, laterParty, laterMoment } as Pick<Fields, keyof Differing>;
  const waitingOn = fields.laterParty;
  return z.discriminatedUnion('type', [
    typed('opened', { phase, waitingOn: fields.party }),
    typed('phase', { from: phase, to: phase, waitingOn, ...force }),
    z.strictObject({
      type: z.literal('steps'),
      data: z.union([
        z.strictObject({ done: stepIds, ...anyEvent }),
        z.strictObject({ undone: stepIds, ...anyEvent }),
      ]),
    }),
    /** Null means unassigned. The ids stay the same if someone links two accounts later. */
    typed('owner', { from: personId.nullable(), to: personId.nullable() }),
    /** `replaces` is the agreed date before this event. `near`: it was missed or near. */
    typed('fields', {
      fields: z.array(text),
      force: text.optional(),
      replaces: fields.laterMoment.optional(),
      near: z.literal(true).optional(),
    }),
    /**
     * The list of mailboxes changed: how many were added, updated, and removed. `raised` and `cleared` have the codes of the
     * blockers that reports of the migration tool raised and cleared.
     */
    typed('mailboxes', {
      added: z.int(),
      updated: z.int(),
      removed: z.int(),
      raised: z.array(blockerCode).optional(),
      cleared: z.array(blockerCode).optional(),
    }),
    /**
     * What a look at DNS showed, and the answers that showed it. `raised` and `cleared` have the codes of the blockers that the
     * look raised and cleared.
     */
    typed('dns', {
      saw: z.array(z.enum(sightNames)),
      evidence,
      raised: z.array(blockerCode).optional(),
      cleared: z.array(blockerCode).optional(),
    }),
    typed('waiting', { from: fields.laterParty, to: fields.party, reason: text.optional() }),
    /** `until` is a day in the team's time zone. */
    typed('hold', { until: z.iso.date(), reason: text }),
    typed('resume', { comment: text.optional() }),
    typed('hold-expired', {}),
    typed('blocked', { code: blockerCode, note: text.optional(), waitingOn }),
    typed('unblocked', { codes: z.array(blockerCode), waitingOn }),
    typed('stalled', { phase, waitingOn: fields.party, blockers: z.array(blockerCode) }),
    typed('escalated', { phase, waitingOn: fields.party, blockers: z.array(blockerCode) }),
    /** An agreed date passed, and what was agreed didn't happen. */
    typed('missed', { phase, waitingOn: fields.party }),
    /** Users are locked out for longer than planned. */
    typed('locked-out', { phase, waitingOn: fields.party }),
    typed('note', {}),
    /** `about` is what a line of the runbook asks for, and `agreed` the agreed date that it is for. */
    typed('contact', { way: text, about: z.enum(contactTopics).optional(), agreed: moment.optional() }),
    typed('snoozed', { until: fields.laterMoment, reason: text }),
    /** A person who ends a snooze early gives a reason. A snooze that expires has none. */
    typed('snooze-over', { reason: text.optional() }),
    typed('reminded', { ownerId: personId.nullable() }),
    /** `billedUntil` is the last day of the old bill, if a lead closed the ticket before that day. */
    typed('closed', { from: phase, to: phase, billedUntil: z.iso.date().optional(), ...force }),
    typed('canceled', { reason: text }),
    typed('reopened', { from: phase, to: phase, waitingOn }),
  ]);
}

function typed<T extends string, Shape extends z.core.$ZodLooseShape>(type: T, data: Shape) {
  return z.strictObject({ type: z.literal(type), data: z.strictObject({ ...data, ...anyEvent }) });
}

const party = z.enum(partyNames);
const moment = z.iso.datetime();

/** The schema of new events. */
export const writtenData = dataSchema({ party, laterParty: party, laterMoment: moment });

/**
 * The schema of stored events. An event from an older release may lack a field, or name a party that no longer exists.
 */
const storedData = dataSchema({ party: text, laterParty: text.optional(), laterMoment: moment.optional() });

/** The type of a new event and its data. */
export type TypedData = z.infer<typeof writtenData>;

export type EventType = TypedData['type'];

export const eventTypes: EventType[] = writtenData.options.map(({ shape }) => shape.type.value);

/** One line of the timeline. `text` follows a person's name: `moved it from Intake to Discovery`. */
export type TicketEvent = TypedData & {
  text: string;
  /** Whether the event restarts the stall clock. */
  progress: boolean;
  /** Why a person asks the owner, for a direct message. It isn't sent if the owner caused the event. */
  tellOwner?: string;
  /** What people are told about the event. */
  notice?: NoticeKind;
  /** It ended an escalation, or took an escalated ticket out of sight. */
  eases?: boolean;
  /** When the notice became due. Absent: now. */
  noticeFrom?: Date;
};

/** An event as read from the database. */
export type RecordedEvent = z.infer<typeof storedData> & Omit<Event, 'type' | 'data'>;

/**
 * Returns an event's data for storage, including the steps that completed by themselves, and those that the event
 * reopened. Throws if the data doesn't fit the event's type.
 */
export function toStoredData(
  { type, data, eases }: TypedData & Pick<TicketEvent, 'eases'>,
  ticks: string[],
  reopened: string[],
): TypedData['data'] {
  const more = {
    ...(ticks.length > 0 && { ticks }),
    ...(reopened.length > 0 && { reopened }),
    ...(eases && { eases }),
  };
  return writtenData.parse({ type, data: { ...data, ...more } }).data;
}

/**
 * Reads an event's row. Returns null for an event that this release doesn't know, such as one from a newer release.
 */
export function readEvent({ type, data, ...row }: Event): RecordedEvent | null {
  const read = storedData.safeParse({ type, data });
  return read.success ? { ...row, ...read.data } : null;
}
