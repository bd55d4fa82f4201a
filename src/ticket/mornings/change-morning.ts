import type { Tx } from '../../db/client.ts';
import type { Morning } from '../../db/generated/client.ts';
import { settledId } from '../../people/links.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { By, Desk } from '../desk.ts';
import { perform } from '../perform.ts';
import { nextMorning } from './morning-time.ts';
import { ownCalendars } from './own-calendars.ts';

/** What a person chose, and when the next message comes. */
export interface MorningPlan {
  /** Null: nothing chosen. */
  wanted: boolean | null;
  /** `HH:MM` in the person's time zone. */
  time: string;
  next: Date;
  own: Calendar;
  /** Whether the person owns open tickets. */
  isOwner: boolean;
}

/** Turns a person's morning message on or off, or sets its time. Absent values stay. */
export async function changeMorning(
  desk: Desk,
  by: By,
  change: { wanted: boolean; time?: string },
): Promise<MorningPlan> {
  return perform(desk, by, async (tx, at) => {
    const personId = await settledId(tx, by.person?.id ?? '');
    await tx.morning.upsert({ where: { personId }, create: { personId, ...change }, update: change });
    const plan = await readMorningPlan(desk, tx, personId, at);
    await tx.morning.update({ where: { personId }, data: { nextAt: plan.wanted ? plan.next : null } });
    return plan;
  });
}

export async function readMorningPlan(
  { calendar }: Pick<Desk, 'calendar'>,
  tx: Tx,
  personId: string,
  at: Date,
): Promise<MorningPlan> {
  const row = await tx.morning.findUnique({ where: { personId } });
  const own = (await ownCalendars(tx, calendar, [personId]))(personId);
  const next = nextMorning(row, own, at);
  const owned = await tx.ticket.findFirst({ where: { status: 'open', ownerId: personId } });
  return {
    wanted: row?.wanted ?? null,
    time: own.localTime(own.opensOn(own.localDay(next))),
    next,
    own,
    isOwner: owned !== null,
  };
}

/** Moves what a person chose with one account to their other one, unless they chose something there, too. */
export async function moveMorning(tx: Tx, from: string, to: string): Promise<void> {
  const rows = await tx.morning.findMany({ where: { personId: { in: [from, to] } } });
  const [old, kept] = [from, to].map((id) => rows.find(({ personId }) => personId === id));
  if (!old) return;
  await tx.morning.delete({ where: { personId: from } });
  const { nextAt, wanted, time } = kept && isChosen(kept) ? kept : old;
  const { sentOn, sentAt, told } = latest(old, kept);
  const data = { nextAt, wanted, time, sentOn, sentAt, told };
  await tx.morning.upsert({ where: { personId: to }, create: { personId: to, ...data }, update: data });
}

const isChosen = ({ wanted, time }: Morning) => wanted !== null || time !== null;

function latest(one: Morning, other: Morning | undefined): Morning {
  return (other?.sentAt?.getTime() ?? 0) > (one.sentAt?.getTime() ?? 0) && other ? other : one;
}
