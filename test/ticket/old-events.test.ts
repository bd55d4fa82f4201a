import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createLogger } from '../../src/logger.ts';
import { type EventType, eventTypes, type RecordedEvent, readEvent } from '../../src/ticket/ticket-event.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';

/** The last migration before event data had a type. */
const lastMigration = '20261121180647_steps_about_dates';
const [dana, sam] = ['slack:U0DANA', 'slack:U0SAM'];

interface OldEvent {
  type: EventType | 'cancelled';
  text: string;
  /** The data as an earlier release stored it. */
  data: object;
  /** The data as this release reads it. */
  becomes: RecordedEvent['data'];
  /** Whether a job recorded the event, instead of a person. */
  byClock?: true;
}

/** A ticket with events of every type, one minute apart. The texts are those of earlier releases. */
const busy: OldEvent[] = [
  {
    type: 'opened',
    text: 'opened it: Gmail → Office 365, assisted',
    data: {},
    becomes: { phase: 'prerequisites', waitingOn: 'customer-admin', ticks: ['C-02'] },
  },
  {
    type: 'owner',
    text: 'gave it to Sam (ticks C-03)',
    data: { ownerId: sam },
    becomes: { from: null, to: sam, ticks: ['C-03'] },
  },
  {
    type: 'reminded',
    text: 'reminded Sam: no progress in prerequisites',
    data: {},
    becomes: { ownerId: sam },
    byClock: true,
  },
  {
    // Before we added blockers, only the text said who the ticket waited on.
    type: 'stalled',
    text: "found it stalled: no progress in prerequisites for 2 business days, waiting on the customer's admin",
    data: {},
    becomes: { phase: 'prerequisites', waitingOn: 'customer-admin', blockers: [] },
    byClock: true,
  },
  {
    type: 'waiting',
    text: 'set it to wait on DNS: MX: not visible yet',
    data: { party: 'dns' },
    becomes: { from: 'customer-admin', to: 'dns', reason: 'MX: not visible yet' },
  },
  {
    type: 'waiting',
    text: 'set it to wait on the users',
    data: { party: 'end-user' },
    becomes: { from: 'dns', to: 'end-user' },
  },
  {
    type: 'blocked',
    text: 'blocked it by CREDS_MISSING: 3 of 40 (unticks E-11 and V-05)',
    data: { code: 'CREDS_MISSING' },
    becomes: {
      code: 'CREDS_MISSING',
      note: '3 of 40',
      reopened: ['E-11', 'V-05'],
      waitingOn: 'customer-admin',
    },
  },
  {
    type: 'escalated',
    text: "escalated it: no progress in prerequisites for 3 days, waiting on the customer's admin, blocked by CREDS_MISSING",
    data: { waitingOn: 'customer-admin', blockers: ['CREDS_MISSING'] },
    becomes: { phase: 'prerequisites', waitingOn: 'customer-admin', blockers: ['CREDS_MISSING'] },
    byClock: true,
  },
  {
    // Earlier releases had no such event, so the migration must leave its data alone. The same goes for the next two.
    type: 'missed',
    text: 'marked the slot missed: it was 2026-11-30 18:00, with 4 steps open',
    data: { phase: 'prerequisites', waitingOn: 'customer-admin' },
    becomes: { phase: 'prerequisites', waitingOn: 'customer-admin' },
    byClock: true,
  },
  {
    type: 'locked-out',
    text: "told the owner and the leads: users still can't open their mailboxes",
    data: { phase: 'prerequisites', waitingOn: 'customer-admin' },
    becomes: { phase: 'prerequisites', waitingOn: 'customer-admin' },
    byClock: true,
  },
  {
    type: 'mailboxes',
    text: 'updated the mailboxes from a sheet: 40 added',
    data: { added: 40, updated: 0, removed: 0 },
    becomes: { added: 40, updated: 0, removed: 0 },
  },
  {
    type: 'dns',
    text: 'saw MX switched on both nameservers',
    data: { saw: ['switched'], evidence: [] },
    becomes: { saw: ['switched'], evidence: [] },
    byClock: true,
  },
  {
    // The old data doesn't say who the ticket waits on between this event and the next phase.
    type: 'unblocked',
    text: 'cleared CREDS_MISSING',
    data: { codes: ['CREDS_MISSING'] },
    becomes: { codes: ['CREDS_MISSING'] },
  },
  {
    type: 'waiting',
    text: 'set it to wait on a Racker',
    data: { party: 'racker' },
    becomes: { to: 'racker' },
  },
  {
    type: 'phase',
    text: 'moved it from prerequisites to discovery by force without U-01: customer insists',
    data: { from: 'prerequisites', to: 'discovery', force: 'customer insists', missing: ['U-01'] },
    becomes: {
      from: 'prerequisites',
      to: 'discovery',
      waitingOn: 'racker',
      force: 'customer insists',
      missing: ['U-01'],
    },
  },
  {
    type: 'phase',
    text: 'moved it from discovery to prerequisites: wrong plan (opens C-10 again)',
    data: { from: 'discovery', to: 'prerequisites', reopened: ['C-10'] },
    becomes: { from: 'discovery', to: 'prerequisites', waitingOn: 'customer-admin', reopened: ['C-10'] },
  },
  {
    type: 'fields',
    text: 'set cutover to 2026-12-15 18:00 by force: soon (opens E-14, E-15 and P-02 again) (ticks P-01, P-03)',
    data: { fields: ['cutover'], force: 'soon' },
    becomes: {
      fields: ['cutover'],
      force: 'soon',
      reopened: ['E-14', 'E-15', 'P-02'],
      ticks: ['P-01', 'P-03'],
    },
  },
  {
    type: 'contact',
    text: 'was in contact with the customer by phone: hello (ticks C-10)',
    data: { way: 'phone' },
    becomes: { way: 'phone', ticks: ['C-10'] },
  },
  {
    type: 'hold',
    text: 'put it on hold until 2026-12-01: vacation: two\nweeks',
    data: { until: '2026-12-01' },
    becomes: { until: '2026-12-01', reason: 'vacation: two\nweeks' },
  },
  { type: 'resume', text: 'resumed it: back early', data: {}, becomes: { comment: 'back early' } },
  { type: 'resume', text: 'resumed it', data: {}, becomes: {} },
  { type: 'hold-expired', text: 'ended its hold: the day has come', data: {}, becomes: {}, byClock: true },
  {
    // The database doesn't contain the team's time zone, so a migration can't know when an old snooze ended.
    type: 'snoozed',
    text: 'snoozed it for 1 business day, until 2026-11-23 10:00: later: maybe',
    data: {},
    becomes: { reason: 'later: maybe' },
  },
  { type: 'snooze-over', text: 'woke it: now', data: {}, becomes: { reason: 'now' } },
  {
    type: 'snooze-over',
    text: 'woke it: it was snoozed for: later',
    data: {},
    becomes: {},
    byClock: true,
  },
  {
    type: 'snoozed',
    text: 'snoozed it for 2 business days, until 2026-11-24 10:00: later',
    data: {},
    becomes: { until: '2026-11-24T16:00:00.000Z', reason: 'later' },
  },
  { type: 'steps', text: 'ticked U-01, U-02', data: { done: ['U-01'] }, becomes: { done: ['U-01'] } },
  { type: 'steps', text: 'unticked U-01', data: { undone: ['U-01'] }, becomes: { undone: ['U-01'] } },
  { type: 'note', text: 'noted: as it was (ticks E-01)', data: {}, becomes: {} },
  { type: 'reminded', text: 'reminded Sam', data: { reminded: sam }, becomes: { ownerId: sam } },
  { type: 'owner', text: 'gave it to Dana', data: { ownerId: dana }, becomes: { from: sam, to: dana } },
  {
    type: 'owner',
    text: 'took the owner off it',
    data: { ownerId: null },
    becomes: { from: dana, to: null },
  },
  {
    type: 'reminded',
    text: 'reminded nobody: no progress',
    data: {},
    becomes: { ownerId: null },
    byClock: true,
  },
  {
    type: 'cancelled',
    text: 'cancelled it: too early: wait',
    data: {},
    becomes: { reason: 'too early: wait' },
  },
  {
    type: 'reopened',
    text: 'reopened it in prerequisites',
    data: { from: 'prerequisites', to: 'prerequisites' },
    becomes: { from: 'prerequisites', to: 'prerequisites', waitingOn: 'customer-admin' },
  },
  {
    type: 'closed',
    text: 'closed it',
    data: { from: 'discovery', to: 'closed' },
    becomes: { from: 'discovery', to: 'closed' },
  },
];

/** A blocked ticket. Its last phase change says who the ticket waits on. */
const blocked: OldEvent[] = [
  {
    type: 'opened',
    text: 'opened it: Gmail → Office 365, assisted',
    data: {},
    becomes: { phase: 'prerequisites', waitingOn: 'customer-admin' },
  },
  {
    type: 'blocked',
    text: 'blocked it by DNS_PROPAGATING',
    data: { code: 'DNS_PROPAGATING' },
    becomes: { code: 'DNS_PROPAGATING' },
  },
  {
    type: 'phase',
    text: 'moved it from prerequisites to discovery',
    data: { from: 'prerequisites', to: 'discovery' },
    becomes: { from: 'prerequisites', to: 'discovery', waitingOn: 'vendor' },
  },
  { type: 'note', text: 'noted: call them', data: {}, becomes: {} },
];

let database: Database;

beforeAll(async () => {
  const url = await createTestDatabaseUrl({ bare: true });
  await migrate(url, createLogger('error'), lastMigration);
  await insertTicket(url, 1, busy);
  await insertTicket(url, 2, blocked);
  await insertRest(url);
  await migrate(url, createLogger('error'));
  database = connect(url);
});
afterAll(() => database.close());

function momentOf(seq: number): string {
  return new Date(Date.UTC(2026, 10, 20, 16, seq)).toISOString();
}

async function insertTicket(url: string, number: number, events: OldEvent[]): Promise<void> {
  await askServer(
    url,
    `INSERT INTO "Ticket" (number, kind, playbook, domain, source, target, service, customer, account, status, phase,
       "phaseEnteredAt", "waitingOn", "openedById", "openedAt", "progressAt", "clockFrom", "lastEvent", "snoozedUntil")
     VALUES ($1, 'migration', 'assisted-upgrade', 'acme.com', 'gmail', 'office-365', 'assisted', 'Acme', '1234567',
       'open', 'prerequisites', $2, 'vendor', $3, $2, $2, $2, $4, '2026-11-24T16:00:00Z')`,
    [number, momentOf(1), dana, events.length],
  );
  await askServer(
    url,
    `INSERT INTO "TicketPhase" ("ticketNumber", position, slug, "waitingOn")
     VALUES ($1, 0, 'prerequisites', 'customer-admin'), ($1, 1, 'discovery', 'racker')`,
    [number],
  );
  for (const [i, { type, text, data, byClock }] of events.entries())
    await askServer(
      url,
      `INSERT INTO "Event" ("ticketNumber", seq, type, at, "actorId", text, progress, data)
       VALUES ($1, $2, $3, $4, $5, $6, false, $7)`,
      [number, i + 1, type, momentOf(i + 1), byClock ? null : dana, text, data],
    );
}

/**
 * Inserts two blockers, one of which is cleared. Also inserts the steps that were completed when the first ticket was
 * opened and assigned.
 */
async function insertRest(url: string): Promise<void> {
  const seqOf = (type: EventType) => busy.findIndex((event) => event.type === type) + 1;
  await askServer(
    url,
    `INSERT INTO "TicketBlocker" ("ticketNumber", code, note, at, "byId", "clearedAt")
     VALUES (1, 'CREDS_MISSING', '3 of 40', $1, $4, $2), (2, 'DNS_PROPAGATING', NULL, $3, $4, NULL)`,
    [momentOf(seqOf('blocked')), momentOf(seqOf('unblocked')), momentOf(2), dana],
  );
  await askServer(
    url,
    `INSERT INTO "TicketStep" ("ticketNumber", id, position, text, actor, required, fact, "doneAt")
     VALUES (1, 'C-01', 0, 'By hand', 'racker', true, NULL, $1), (1, 'C-02', 1, 'Account', 'racker', true, 'account-and-domain', $1),
       (1, 'C-03', 2, 'Owner', 'racker', true, 'owner', $2)`,
    [momentOf(1), momentOf(2)],
  );
}

async function read(ticketNumber: number) {
  const rows = await database.client.event.findMany({ where: { ticketNumber }, orderBy: { seq: 'asc' } });
  return rows.map((row) => readEvent(row)!).map(({ seq, type, text, data }) => ({ seq, type, text, data }));
}

test.each([
  ['busy', 1, busy],
  ['blocked', 2, blocked],
])('migrates every event of a %s ticket to a typed event', async (_, number, events) => {
  expect(await read(number)).toEqual(
    events.map(({ type, text, becomes }, i) => ({
      seq: i + 1,
      type: respelled(type),
      text: respelled(text),
      data: becomes,
    })),
  );
});

/** Converts the old spelling of a type or text to the current spelling. */
function respelled(words: string): string {
  return words.replace(/^cancelled/, 'canceled');
}

test('the busy ticket has an event of every type', () => {
  expect([...new Set(busy.map(({ type }) => respelled(type)))].sort()).toEqual(eventTypes.toSorted());
});
