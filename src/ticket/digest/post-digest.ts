import type { Tx } from '../../db/client.ts';
import { reopen } from '../../delivery/destination.ts';
import { withEvent } from '../../delivery/message.ts';
import { owe } from '../../delivery/owe.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { By, Desk } from '../desk.ts';
import { perform } from '../perform.ts';
import { collectDigest, type Digest } from './digest.ts';
import { digestCards } from './digest-cards.ts';
import { type DigestFilter, readDigestFilter } from './digest-filter.ts';
import { lockSchedule } from './digest-schedule.ts';
import { isDueToday, nextDigestAt } from './digest-time.ts';
import { keepLines } from './mark-lines.ts';
import { digestEvent } from './verdict.ts';
import { windowOf } from './window.ts';

/** Posts a digest now. The scheduled digest is still posted at its usual time, and lists the same changes again. */
export async function postDigestNow(
  desk: Desk,
  by: By,
  place: string,
  filter: DigestFilter | null,
): Promise<void> {
  const digest = await collect(desk, place, filter, desk.clock.now());
  await perform(desk, by, async (tx, at) => {
    await reopen(tx, place);
    await oweDigest(tx, desk, place, at, `digest-now:${at.toISOString()}:${by.request ?? ''}`, digest);
  });
}

/**
 * Posts the scheduled digest of a place if it is due, and sets the time of the next one. Each local day gets only one
 * digest, even with several replicas. A late digest is still posted if its day isn't over. Returns whether a digest
 * was due.
 */
export async function runScheduledDigest(desk: Desk, place: string): Promise<boolean> {
  const { database, calendar } = desk;
  const at = desk.clock.now();
  const seen = await database.client.digestSchedule.findUnique({ where: { place } });
  if (!seen || seen.nextAt > at) return false;
  // Reads the content before the transaction to keep the transaction short.
  const digest = await collect(desk, place, readDigestFilter(seen.filter), at);
  const due = await database.transaction(async (tx) => {
    const schedule = await lockSchedule(tx, place);
    if (!schedule || schedule.nextAt > at) return false;
    const isDue = isDueToday(calendar, schedule, at);
    if (isDue && (await claimDay(tx, calendar, place, digest))) {
      await oweDigest(tx, desk, place, at, digestAnchor(digest.day), digest);
    }
    await tx.digestSchedule.update({
      where: { place },
      data: { nextAt: nextDigestAt(calendar, schedule, at) },
    });
    return true;
  });
  if (due) desk.wake();
  return due;
}

async function collect(desk: Desk, place: string, filter: DigestFilter | null, at: Date): Promise<Digest> {
  const { client } = desk.database;
  const window = await windowOf(client, desk.calendar, place, at);
  return collectDigest(desk, client, { filter, at, window });
}

const digestAnchor = (day: string) => `digest:${day}`;

/**
 * Records that a place gets its digest of a day, and until when the digest counts changes. Returns false if the place has
 * had it. A record from before that day was made while the clock ran ahead, so it doesn't count.
 */
async function claimDay(
  tx: Tx,
  calendar: Calendar,
  place: string,
  { day, at, window }: Digest,
): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    INSERT INTO "DigestRun" ("place", "day", "at", "countsUntil") VALUES (${place}, ${day}, ${at}, ${window.until})
    ON CONFLICT ("place", "day") DO UPDATE SET "at" = EXCLUDED."at", "countsUntil" = EXCLUDED."countsUntil"
    WHERE "DigestRun"."at" < ${calendar.at(day, '00:00')}`;
  // The digest is a new message, even if there is one of that day from a time when the clock ran ahead.
  if (claimed === 1) await tx.anchor.deleteMany({ where: { place, key: digestAnchor(day) } });
  return claimed === 1;
}

async function oweDigest(
  tx: Tx,
  desk: Desk,
  place: string,
  at: Date,
  anchor: string,
  digest: Digest,
): Promise<void> {
  const cards = digestCards(desk.calendar, digest);
  const event = digestEvent(digest);
  const owed = cards.map((card, i) => ({
    place,
    mode: i === 0 ? ('anchor' as const) : ('reply' as const),
    anchor,
    card: withEvent(card, ...event, ...(i === 0 ? [] : [', continued'])),
  }));
  const [first] = owed;
  if (first && digest.lines.length > 0)
    await keepLines(tx, { place, anchor, at, card: first.card, lines: digest.lines });
  await owe(tx, at, owed);
}
