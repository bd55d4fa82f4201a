/** Which App Homes are drawn again, and what each shows above Today. */

import { z } from 'zod';
import type { Card } from '../../card.ts';
import { Prisma, type Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayMs } from '../../time/local-time.ts';

/** How long App Home is drawn again after a person opened it. In days. */
export const homeDays = 7;

/** A Home that may no longer be true. */
export interface StaleHome {
  personId: string;
  drawn: string;
  answer: Card | null;
  /** Slack's hash of the view. Null if unknown. */
  hash: string | null;
}

/** Records how a Home was drawn. @param opened whether the person just opened it */
export async function keepHome(
  tx: Tx,
  { personId, drawn, answer, hash, at, opened }: StaleHome & { at: Date; opened: boolean },
): Promise<void> {
  const view = { drawnAt: at, drawn, hash, answer: answer ? ({ ...answer } as object) : Prisma.DbNull };
  await tx.homeTab.upsert({
    where: { personId },
    create: { personId, openedAt: at, ...view },
    update: opened ? { openedAt: at, ...view } : view,
  });
}

/** Reads Slack's hash of a Home, as last drawn by any replica. Null if unknown. */
export async function readHomeHash(tx: Tx, personId: string): Promise<string | null> {
  return (await tx.homeTab.findUnique({ where: { personId } }))?.hash ?? null;
}

/** Whether a Home is still as it was found. */
export async function isDrawnAs(tx: Tx, { personId, drawn, hash }: StaleHome): Promise<boolean> {
  return (await tx.homeTab.count({ where: { personId, drawn, hash } })) > 0;
}

/** Records that a Home was looked at again, and still shows what is true. */
export async function keepHomeAsIs(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.homeTab.updateMany({ where: { personId }, data: { drawnAt: at } });
}

/**
 * Finds the Homes that may have changed: something happened since they were drawn, or a new day began. The longest
 * unchanged come first.
 */
export async function findStaleHomes(
  tx: Tx,
  calendar: Calendar,
  at: Date,
  most: number,
): Promise<StaleHome[]> {
  const since = new Date(at.getTime() - homeDays * dayMs);
  const midnight = calendar.at(calendar.localDay(at), '00:00');
  const rows = await tx.$queryRaw`
    SELECT "personId", "drawn", "answer", "hash" FROM "HomeTab"
    WHERE "openedAt" > ${since} AND ("drawnAt" < ${midnight} OR "drawnAt" <= (SELECT max("at") FROM "Event"))
    ORDER BY "drawnAt" LIMIT ${most}`;
  return staleRows.parse(rows);
}

const staleRows = z.array(
  z.object({
    personId: z.string(),
    drawn: z.string(),
    hash: z.string().nullable(),
    answer: z
      .custom<Card>((value) => typeof value === 'object' && value !== null && 'blocks' in value)
      .nullable(),
  }),
);
