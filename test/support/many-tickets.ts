import type { Database } from '../../src/db/client.ts';
import { derivationVersion } from '../../src/ticket/derive.ts';
import { assistedUpgrade } from '../../src/ticket/playbooks/assisted-upgrade.ts';
import { instantiate } from '../../src/ticket/playbooks/instantiate.ts';
import { toPhases } from '../../src/ticket/playbooks/plan.ts';
import { createPlans } from '../../src/ticket/playbooks/plans.ts';

/** A word that is in only one ticket of `addManyTickets`, and a word that is in half of the tickets. */
export const rareWord = 'zyxoquad';
export const commonWord = 'partners';

/** The owner of one in twenty tickets. */
export const busyOwner = 'slack:U0DANA';

/**
 * Adds made-up tickets to a database without tickets. The tickets are the same each time, and look like those of a busy
 * team. Two thirds are open, and one in twelve is stalled. Some are on hold, snoozed, or blocked. Half of the open
 * tickets have an agreed date, and a few missed theirs. SQL creates the tickets, because Prisma would take minutes for a hundred thousand.
 */
export async function addManyTickets(
  { client, executeSql }: Database,
  count: number,
  at: Date,
): Promise<void> {
  await executeSql(people);
  const planHash = await createPlans([]).store(client, { phases, steps: [] });
  // Each statement adds only 1,000 tickets, because statements are canceled after four seconds and the machine may be
  // slow.
  for (let from = 1; from <= count; from += 1_000) {
    const to = Math.min(from + 999, count);
    await executeSql(tickets, [from, to, at, Math.floor(count / 2), planHash]);
    await executeSql(periods, [from, to]);
    await executeSql(blockers, [from, to, at]);
  }
  await executeSql(`SELECT setval('"Ticket_number_seq"', ${count})`);
  await executeSql('VACUUM ANALYZE');
}

const people = `
  INSERT INTO "Person" ("id", "name")
  SELECT CASE i WHEN 0 THEN '${busyOwner}' ELSE 'slack:U0P' || i END, 'Person ' || i FROM generate_series(0, 19) i
  ON CONFLICT DO NOTHING`;

/** Returns SQL for the nth random number of ticket i, from 0 to sides - 1. The number is the same in each run. */
const dice = (nth: number, sides: number) => `(abs(hashint4(i * 31 + ${nth})::bigint) % ${sides})`;
const oneOf = (nth: number, ...words: string[]) =>
  `(ARRAY[${words.map((word) => `'${word}'`).join()}])[1 + ${dice(nth, words.length)}]`;
const syllables = 'ba ke li mo nu ra se ti vo wy dor fen gal hix jun kel mar nor pex quil'.split(' ');
const word = (nth: number) => [0, 1, 2].map((part) => oneOf(nth * 10 + part, ...syllables)).join(' || ');
const days = (nth: number, from: number, to: number) =>
  `$3::timestamptz + make_interval(secs => ${from * 86_400} + ${dice(nth, (to - from) * 8_640)} * 10)`;

const path = { source: 'rackspace-email', target: 'office-365', service: 'assisted' };
const phases = toPhases(instantiate(assistedUpgrade, path).phases);
const phaseSlugs = phases.map(({ slug }) => slug);

const tickets = `
  WITH rolled AS (
    SELECT i, ${dice(1, 100)} AS status, ${dice(2, 100)} AS state, ${dice(3, 100)} AS dates,
      initcap(${word(4)}) AS name, ${word(5)} AS second, ${days(6, -10, 0)} AS past, ${days(7, 0, 20)} AS future,
      ${days(8, -20, 40)} AS agreed
    FROM generate_series($1::int, $2::int) i
  ), ticket AS (
    SELECT *, status < 66 AS open, status < 66 AND state < 3 AS held, status < 66 AND state BETWEEN 3 AND 14 AS stalled,
      CASE WHEN state BETWEEN 3 AND 14 THEN past ELSE future END AS stalls
    FROM rolled
  )
  INSERT INTO "Ticket" ("number", "kind", "playbook", "planHash", "domain", "source", "target", "service", "customer", "accountNumber",
    "rackspaceTicket", "status", "phase", "phaseEnteredAt", "waitingOn", "ownerId", "openedById", "openedAt",
    "progressAt", "endedAt", "clockFrom", "nudgeAt", "stalledAt", "escalatedAt", "snoozedUntil", "contactDueAt",
    "remindAt", "heldAt", "holdUntil", "holdExpiredAt", "cutover", "slot", "targetDate", "billingTarget",
    "nextBillingDay", "stallLevelTold", "missedAt", "missedTold", "derivedBy")
  SELECT i, CASE WHEN dates < 5 THEN 'platform-change' ELSE 'migration' END, 'assisted-upgrade', $5,
    lower(name) || second || '.example', ${oneOf(11, 'rackspace-email', 'hosted-exchange', 'gmail', 'imap')},
    ${oneOf(12, 'office-365', 'hosted-exchange')}, ${oneOf(13, 'assisted', 'assisted', 'self-service')},
    name || CASE WHEN i = $4::int THEN ' ${rareWord}' WHEN i % 2 = 0 THEN ' ${commonWord}' ELSE ' ' || second END,
    (1000000 + i)::text, CASE WHEN i % 3 = 0 THEN '180621-' || lpad((i % 100000)::text, 5, '0') END,
    CASE WHEN open THEN 'open' WHEN status < 92 THEN 'closed' ELSE 'canceled' END,
    ${oneOf(14, ...phaseSlugs)}, ${days(15, -30, 0)}, ${oneOf(16, 'customer-admin', 'racker', 'tool', 'end-user')},
    CASE ${dice(17, 20)} WHEN 0 THEN NULL WHEN 1 THEN '${busyOwner}' ELSE 'slack:U0P' || ${dice(18, 19)} + 1 END,
    '${busyOwner}', ${days(19, -90, -30)}, past, CASE WHEN NOT open THEN past END, past,
    CASE WHEN open AND NOT held THEN stalls - interval '1 day' END, CASE WHEN open AND NOT held THEN stalls END,
    CASE WHEN open AND NOT held THEN stalls + interval '4 days' END,
    CASE WHEN open AND state BETWEEN 15 AND 17 THEN ${days(20, 0, 10)} END,
    CASE WHEN open AND state > 50 THEN ${days(21, 0, 10)} END,
    CASE WHEN open AND state > 60 THEN ${days(22, 0, 10)} END,
    CASE WHEN held THEN past END, CASE WHEN held THEN future END, CASE WHEN open AND state = 18 THEN past END,
    CASE WHEN open AND dates BETWEEN 5 AND 44 THEN agreed END, CASE WHEN open AND dates < 5 THEN agreed END,
    CASE WHEN open AND dates > 50 THEN to_char(${days(23, -2, 120)}, 'YYYY-MM-DD') END,
    CASE WHEN open AND dates > 70 THEN to_char(${days(24, -2, 120)}, 'YYYY-MM-DD') END,
    CASE WHEN open AND dates > 80 THEN to_char(${days(25, -2, 120)}, 'YYYY-MM-DD') END,
    CASE WHEN stalls + interval '4 days' <= $3 THEN 'escalated' WHEN stalls <= $3 THEN 'stalled'
      WHEN stalls - interval '1 day' <= $3 THEN 'nudge' END,
    CASE WHEN open AND dates < 45 AND (agreed > $3 OR state = 40) THEN agreed END,
    open AND dates < 45 AND agreed <= $3 AND state = 40, ${derivationVersion}
  FROM ticket ORDER BY i`;

/** The current period of an open ticket starts when the ticket enters its phase. */
const periods = `
  INSERT INTO "TicketPeriod"
    ("ticketNumber", "seq", "phase", "phaseEnteredAt", "ownerId", "waitingOn", "held", "startedAt")
  SELECT "number", 1, "phase", "phaseEnteredAt", "ownerId", "waitingOn", "heldAt" IS NOT NULL, "phaseEnteredAt"
  FROM "Ticket" WHERE "status" = 'open' AND "number" BETWEEN $1 AND $2`;

const blockers = `
  INSERT INTO "TicketBlocker" ("ticketNumber", "code", "at", "byId", "clearedAt")
  SELECT "number", 'CREDS_MISSING', $3::timestamptz - interval '2 days', '${busyOwner}',
    CASE WHEN "number" % 3 = 0 THEN $3::timestamptz END
  FROM "Ticket" WHERE "number" % 14 = 0 AND "number" BETWEEN $1 AND $2 ORDER BY "number"`;
