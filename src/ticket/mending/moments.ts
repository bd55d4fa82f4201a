import type { Prisma } from '../../db/client.ts';

/**
 * What to do about a moment that is later than its rule allows, after the clock ran ahead:
 * - `recorded`: when something happened, so it can't be later than now. It becomes now (set-aside.ts).
 * - `planned`: computed from other columns, and computed again (plan-again.ts and mend.ts).
 * - `bounded`: its own code knows the longest distance, and ignores or replaces what lies further ahead.
 * - `told`: a mark that people were told. It counts only if its moment has come (plan-again.ts).
 * - `chosen`: a date that people agreed on or typed. It stays.
 * - `own`: the record of the clock itself.
 */
export type MomentKind = 'recorded' | 'planned' | 'bounded' | 'told' | 'chosen' | 'own';

interface MomentTable {
  /** The columns of the primary key. */
  key: string[];
  columns: Record<string, MomentKind>;
}

/** Every column that holds a moment, a day, or a mark that people were told. A test compares this with the schema. */
export const moments: Partial<Record<Prisma.ModelName, MomentTable>> = {
  Ticket: {
    key: ['number'],
    columns: {
      openedAt: 'recorded',
      phaseEnteredAt: 'recorded',
      progressAt: 'recorded',
      clockFrom: 'recorded',
      endedAt: 'recorded',
      heldAt: 'recorded',
      holdExpiredAt: 'recorded',
      contactedAt: 'recorded',
      signedOffAt: 'recorded',
      nudgeAt: 'planned',
      stalledAt: 'planned',
      escalatedAt: 'planned',
      contactDueAt: 'planned',
      remindAt: 'planned',
      missedAt: 'planned',
      stepDueAt: 'planned',
      mxWrongAt: 'recorded',
      mailboxesFailedAt: 'recorded',
      lockoutEndsAt: 'planned',
      resetDueAt: 'planned',
      alarmAt: 'planned',
      parkedUntil: 'planned',
      snoozedUntil: 'planned',
      stallLevelTold: 'told',
      contactDueTold: 'told',
      missedTold: 'told',
      cutover: 'chosen',
      slot: 'chosen',
      holdUntil: 'chosen',
      replyBy: 'chosen',
      targetDate: 'chosen',
      unavailableFrom: 'chosen',
      unavailableTo: 'chosen',
      billingTarget: 'chosen',
      nextBillingDay: 'chosen',
      licensedOn: 'chosen',
      billingStopsOn: 'chosen',
    },
  },
  DnsWatch: {
    key: ['ticketNumber'],
    // A look that is planned too late is made at once, because the row no longer fits: watch-row.ts.
    columns: {
      nextAt: 'bounded',
      cutover: 'chosen',
      seenAt: 'recorded',
      allSeenAt: 'recorded',
      failingSince: 'recorded',
    },
  },
  // A look that is planned for too late is made at once: keep-runbook.ts.
  Runbook: { key: ['ticketNumber'], columns: { lookAt: 'bounded' } },
  StepMark: { key: ['ticketNumber', 'stepId'], columns: { at: 'recorded' } },
  TicketBlocker: { key: ['id'], columns: { at: 'recorded', clearedAt: 'recorded' } },
  TicketPeriod: {
    key: ['ticketNumber', 'seq'],
    columns: { phaseEnteredAt: 'recorded', startedAt: 'recorded', endedAt: 'recorded' },
  },
  Event: { key: ['ticketNumber', 'seq'], columns: { at: 'recorded' } },
  AuditEntry: { key: ['id'], columns: { at: 'recorded' } },
  Person: { key: ['id'], columns: { fetchedAt: 'recorded' } },
  BotIdentity: { key: ['platform'], columns: { fetchedAt: 'recorded' } },
  TeamsConversation: { key: ['place'], columns: { seenAt: 'recorded' } },
  Subscription: { key: ['place'], columns: { at: 'recorded', escalationsTold: 'recorded' } },
  HomeTab: { key: ['personId'], columns: { openedAt: 'recorded', drawnAt: 'recorded' } },
  SeenRequest: { key: ['key'], columns: { at: 'recorded' } },
  Delivery: {
    key: ['id'],
    columns: { createdAt: 'recorded', settledAt: 'recorded', unclearSince: 'recorded' },
  },
  Destination: {
    key: ['place'],
    columns: {
      notBefore: 'bounded',
      leaseEnds: 'bounded',
      sendingSince: 'recorded',
      failingTold: 'recorded',
    },
  },
  Notice: { key: ['personId', 'ticketNumber', 'kind'], columns: { dueAt: 'planned' } },
  // A day counts as sent only if that was on that day.
  Morning: { key: ['personId'], columns: { nextAt: 'planned', sentAt: 'recorded', sentOn: 'bounded' } },
  BulkAct: { key: ['id'], columns: { askedAt: 'recorded', doneAt: 'recorded', undoneAt: 'recorded' } },
  Mailbox: { key: ['ticketNumber', 'source'], columns: { statusSince: 'recorded' } },
  SentSheet: { key: ['id'], columns: { sentAt: 'recorded' } },
  Mute: { key: ['personId', 'ticketNumber'], columns: { at: 'recorded' } },
  DigestSchedule: { key: ['place'], columns: { setAt: 'recorded', nextAt: 'bounded' } },
  // A run counts only if it was on its own day, so `day` needs no mending.
  DigestRun: { key: ['place', 'day'], columns: { at: 'recorded', countsUntil: 'recorded', day: 'bounded' } },
  DigestPost: { key: ['place', 'anchor'], columns: { at: 'recorded' } },
  // The figures of a day are replaced until the day is over.
  DailyFigure: { key: ['day'], columns: { day: 'bounded' } },
  // A backup counts only if it was made around its own day.
  BackupRun: { key: ['day'], columns: { startedAt: 'recorded', finishedAt: 'recorded', day: 'bounded' } },
  // Real time, which is written again and again.
  Replica: { key: ['id'], columns: { seenAt: 'bounded', tickedAt: 'bounded' } },
  ClockRecord: { key: ['id'], columns: { at: 'own', since: 'own', mendedAt: 'own', mendedFrom: 'own' } },
  MendedMoment: { key: ['id'], columns: { was: 'own', became: 'own' } },
};
