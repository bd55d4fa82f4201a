import type { Tx } from '../db/client.ts';
import type { Calendar } from './calendar.ts';
import { missingSteps } from './gate.ts';
import { loadNames, type Ticket, type TicketState } from './state.ts';

/** What a digest says, before it is put in words. */
export interface Digest {
  day: string;
  at: Date;
  entries: DigestEntry[];
  openByPhase: { phase: string; count: number }[];
  /** Stalled tickets of the last business days, oldest first, today last. */
  trend: { day: string; stalled: number }[];
  open: number;
  stalled: number;
  escalated: number;
}

export interface DigestEntry extends TicketState {
  class: DigestClass;
  /** Since when it is in this class, or until when (for what is due). */
  since: Date | null;
  nextStep: string | null;
}

export type DigestClass =
  | 'locked-out'
  | 'escalated'
  | 'stalled'
  | 'cutover-missed'
  | 'hold-expired'
  | 'billing-risk'
  | 'due-soon';

/** The order of the classes: domain.md 16. */
const classOrder: DigestClass[] = [
  'locked-out',
  'escalated',
  'stalled',
  'cutover-missed',
  'hold-expired',
  'billing-risk',
  'due-soon',
];

/** Phases in which the users of a platform change have no mailbox (domain.md 10, 16). */
const lockedOutPhases = ['maintenance', 'password-reset'];

/** How far ahead something counts as due, in business days (domain.md 16). */
const dueSoon = 2;

/** How far ahead the next billing date reminds of the old mailboxes, and in which phase (domain.md 12.2). */
const billingReminder = { days: 5, phase: 'decommission' };

const trendDays = 10;

/** Reads what a digest tells at a moment: an index scan for the tickets whose stored moments have come. */
export async function collectDigest(tx: Tx, calendar: Calendar, at: Date): Promise<Digest> {
  const day = calendar.localDay(at);
  const soon = calendar.add(at, dueSoon * calendar.dayLength);
  const candidates = await tx.ticket.findMany({
    where: {
      status: 'open',
      OR: [
        { stalledAt: { lte: soon } },
        { holdExpiredAt: { not: null } },
        { cutover: { lte: soon } },
        { slot: { lte: soon } },
        { targetDate: { lte: calendar.localDay(soon) } },
        { billingTarget: { lte: calendar.localDay(soon) } },
        { phase: billingReminder.phase, nextBilling: { not: null } },
      ],
    },
    include: { phases: { orderBy: { position: 'asc' } }, steps: { orderBy: { position: 'asc' } } },
    orderBy: { number: 'asc' },
  });
  const names = await loadNames(
    tx,
    candidates.map((ticket) => ticket.ownerId),
  );
  const entries = candidates.flatMap(({ phases, steps, ...ticket }) => {
    const found = classify(calendar, ticket, at, soon);
    if (!found) return [];
    const state = { ticket, phases, steps, names };
    const next = missingSteps(state, ticket.phase)[0];
    return [
      { ...state, ...found, nextStep: next ? `${next.id} ${next.text}` : `advance out of ${ticket.phase}` },
    ];
  });
  const phases = await tx.ticket.groupBy({ by: ['phase'], where: { status: 'open' }, _count: true });
  const stalled = await tx.ticket.count({ where: { status: 'open', stalledAt: { lte: at } } });
  const escalated = await tx.ticket.count({ where: { status: 'open', escalatedAt: { lte: at } } });
  return {
    day,
    at,
    entries: inOrder(entries, names),
    openByPhase: phases
      .map((row) => ({ phase: row.phase, count: row._count }))
      .sort((a, b) => b.count - a.count || a.phase.localeCompare(b.phase)),
    trend: await readTrend(tx, day, stalled),
    open: phases.reduce((sum, row) => sum + row._count, 0),
    stalled,
    escalated,
  };
}

function classify(
  calendar: Calendar,
  ticket: Ticket,
  at: Date,
  soon: Date,
): { class: DigestClass; since: Date | null } | null {
  if (ticket.heldAt) return null;
  const stalled = isPast(ticket.stalledAt, at);
  if (stalled && lockedOutPhases.includes(ticket.phase))
    return { class: 'locked-out', since: ticket.stalledAt };
  if (isPast(ticket.escalatedAt, at)) return { class: 'escalated', since: ticket.escalatedAt };
  if (stalled) return { class: 'stalled', since: ticket.stalledAt };
  if (ticket.phase === 'cutover' && isPast(ticket.cutover, at))
    return { class: 'cutover-missed', since: ticket.cutover };
  if (ticket.holdExpiredAt) return { class: 'hold-expired', since: ticket.holdExpiredAt };
  const dayAfterSoon = calendar.localDay(soon);
  const billed = ticket.billingTarget !== null && ticket.billingTarget <= dayAfterSoon;
  if (billed || isBilledSoon(calendar, ticket, at)) return { class: 'billing-risk', since: null };
  const ahead = [ticket.stalledAt, futureOf(ticket.cutover, at), futureOf(ticket.slot, at)].some((moment) =>
    isPast(moment, soon),
  );
  const target = ticket.targetDate !== null && ticket.targetDate <= dayAfterSoon;
  return ahead || target ? { class: 'due-soon', since: ticket.stalledAt } : null;
}

/** Removing the old licences before the next billing date saves a month: hosting is not pro-rated (domain.md 7). */
function isBilledSoon(calendar: Calendar, ticket: Ticket, at: Date): boolean {
  if (ticket.phase !== billingReminder.phase || ticket.nextBilling === null) return false;
  const ahead = calendar.add(at, billingReminder.days * calendar.dayLength);
  return ticket.nextBilling <= calendar.localDay(ahead);
}

function isPast(moment: Date | null, at: Date): boolean {
  return moment !== null && moment <= at;
}

function futureOf(moment: Date | null, at: Date): Date | null {
  return moment && moment > at ? moment : null;
}

/** Class first, the owner's name within a class (nobody first), then the longest waiting. */
function inOrder(entries: DigestEntry[], names: Map<string, string>): DigestEntry[] {
  const owner = (entry: DigestEntry) => (entry.ticket.ownerId ? (names.get(entry.ticket.ownerId) ?? '') : '');
  return entries.sort(
    (a, b) =>
      classOrder.indexOf(a.class) - classOrder.indexOf(b.class) ||
      owner(a).localeCompare(owner(b)) ||
      (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0) ||
      a.ticket.number - b.ticket.number,
  );
}

async function readTrend(tx: Tx, day: string, stalledNow: number): Promise<Digest['trend']> {
  const before = await tx.dailyFigure.findMany({
    where: { day: { lt: day } },
    orderBy: { day: 'desc' },
    take: trendDays - 1,
  });
  return [
    ...before.reverse().map((row) => ({ day: row.day, stalled: row.stalled })),
    { day, stalled: stalledNow },
  ];
}
