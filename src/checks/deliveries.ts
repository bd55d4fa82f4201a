import { z } from 'zod';
import { type Ask, type Finding, ok, wrong } from './finding.ts';
import { lasting } from './lasting.ts';

/** How old an owed delivery may get, in ms. A rate limit can hold one up for minutes. */
const longestWait = 10 * 60_000;

/** How far back failed deliveries still matter, in ms. */
const recent = 7 * 86_400_000;

/** How many places to name. */
const mostPlaces = 5;

const owedRows = z.tuple([z.object({ owed: z.number(), oldest: z.date().nullable() })]);
const failedRows = z.array(
  z.object({ place: z.string(), failed: z.number(), reason: z.string().nullable() }),
);

/** Returns how many deliveries are owed, and since when. */
async function readOwed(ask: Ask): Promise<{ owed: number; oldest: Date | null }> {
  const { rows } = await ask(
    `SELECT count(*)::int AS owed, min("createdAt") AS oldest FROM "Delivery" WHERE state = 'owed'`,
  );
  return owedRows.parse(rows)[0];
}

/** Checks that no delivery is owed for long. */
export async function checkOwed(ask: Ask, now: Date): Promise<Finding> {
  const { owed, oldest } = await readOwed(ask);
  const age = oldest ? now.getTime() - oldest.getTime() : 0;
  if (age <= longestWait) return ok(owed === 0 ? 'No message is waiting.' : `${owed} messages are waiting.`);
  return wrong(
    `${owed} ${owed === 1 ? 'message is' : 'messages are'} waiting, the oldest for ${lasting(age)}.`,
    'Check that Migration Desk is running and that the platforms are well (above). "/migration deliveries owed" lists the messages.',
  );
}

/** Checks that messages reach all places. */
export async function checkFailed(ask: Ask, now: Date): Promise<Finding> {
  const { rows } = await ask(
    `SELECT place, count(*)::int AS failed, (array_agg(reason ORDER BY id DESC))[1] AS reason
     FROM "Delivery" WHERE state = 'failed' AND "settledAt" > $1 GROUP BY place ORDER BY 2 DESC, 1`,
    [new Date(now.getTime() - recent)],
  );
  const places = failedRows.parse(rows);
  if (places.length === 0) return ok('No message failed in the last 7 days.');
  const named = places
    .slice(0, mostPlaces)
    .map(({ place, failed, reason }) => `${place} (${failed}: ${reason})`);
  const more = places.length > mostPlaces ? ` and ${places.length - mostPlaces} more` : '';
  return wrong(
    `Messages to ${places.length === 1 ? 'a place' : `${places.length} places`} failed in the last 7 days: ${named.join(', ')}${more}.`,
    'Invite the bot to these channels again, or end their subscriptions with "/migration unsubscribe". "/migration deliveries failed" lists the messages, and "/migration deliveries retry all" sends them again.',
  );
}
