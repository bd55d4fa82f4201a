import { z } from 'zod';
import type { Tx } from '../db/client.ts';
import type { Calendar } from '../time/calendar.ts';

/** How much later than planned a digest may come, in ms. */
const tolerance = 15 * 60_000;

const rows = z.array(
  z.object({
    time: z.string(),
    nextAt: z.date(),
    setAt: z.date(),
    ranAt: z.date().nullable(),
    sentAt: z.date().nullable(),
  }),
);

/** Today's scheduled digests: sent in time, sent late, and not sent although they should have been. */
export interface DigestCounts {
  sent: number;
  late: number;
  overdue: number;
}

/** Counts today's scheduled digests, in the team's time zone. */
export async function countDigests(tx: Tx, calendar: Calendar, now: Date): Promise<DigestCounts> {
  const day = calendar.localDay(now);
  // The anchor leads to the delivery through an index. A digest that waits to be sent has no anchor yet.
  const found = await tx.$queryRaw`
    SELECT s."time", s."nextAt", s."setAt", run."at" AS "ranAt", (
      SELECT min(d."settledAt") FROM "Delivery" d
      WHERE d.place = s.place AND d."messageId" = a."messageId" AND d.state = 'sent'
    ) AS "sentAt"
    FROM "DigestSchedule" s
      LEFT JOIN "DigestRun" run ON run.place = s.place AND run."day" = ${day}
      LEFT JOIN "Anchor" a ON a.place = s.place AND a.key = ${`digest:${day}`}`;
  const counts = { sent: 0, late: 0, overdue: 0 };
  for (const { time, nextAt, setAt, ranAt, sentAt } of rows.parse(found)) {
    const planned = calendar.at(day, time);
    // If the time was changed after the digest, the plan of that digest isn't known anymore.
    const due = ranAt && setAt > ranAt ? ranAt : planned;
    const latest = new Date(due.getTime() + tolerance);
    if (sentAt) counts[sentAt > latest ? 'late' : 'sent']++;
    else if (ranAt ? now > latest : now.getTime() > nextAt.getTime() + tolerance) counts.overdue++;
  }
  return counts;
}
