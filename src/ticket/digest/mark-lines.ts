import { z } from 'zod';
import type { Task } from '../../card.ts';
import { Prisma, type Tx } from '../../db/client.ts';
import { hasAnchorSql } from '../../delivery/has-anchor.ts';
import type { Message } from '../../delivery/message.ts';
import { owe } from '../../delivery/owe.ts';
import { dayMs } from '../../time/local-time.ts';
import { type AttentionEntry, findAttention } from '../attention/find-attention.ts';
import type { Reader } from '../attention/words/says.ts';
import { highlightFirst } from '../cards/highlight-first.ts';
import type { Desk } from '../desk.ts';
import { noFilter } from '../lists/filter.ts';
import { loadNames, nameOf } from '../state.ts';
import { digestClasses, stillNeeds } from './choose-lines.ts';
import { acts, openLine, settledLine, standing } from './marked-line.ts';

/** Which digest a message belongs to. */
interface Post {
  place: string;
  anchor: string;
}

/** Keeps the first message of a digest, so that its lines can be marked for a day. */
export async function keepLines(
  tx: Tx,
  { lines, card, ...post }: Post & { at: Date; card: Message; lines: AttentionEntry[] },
): Promise<void> {
  const data = {
    ...post,
    card: card as unknown as Prisma.InputJsonValue,
    tickets: lines.map(({ ticket }) => ticket.number),
    classes: lines.map((entry) => entry.class),
    shown: 0,
  };
  const { place, anchor } = post;
  await tx.digestPost.upsert({ where: { place_anchor: { place, anchor } }, create: data, update: data });
}

/** SQL that finds the digests of the last day with acts that their lines don't show. */
export function markableSql(at: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT p."place", p."anchor" FROM "DigestPost" p
    WHERE p."at" > ${new Date(at.getTime() - dayMs)} AND p."shown" < (SELECT count(*) ${actsOn})`;
}

export const markableRows = z.array(z.object({ place: z.string(), anchor: z.string() }));

/** The acts on the tickets of a digest `p` since it was posted. */
const actsOn = Prisma.sql`FROM "Event" e WHERE e."ticketNumber" = ANY (p."tickets") AND e."at" >= p."at"
  AND e."actorId" IS NOT NULL AND e."type" IN (${Prisma.join([...acts])})`;

/**
 * Updates a digest's first message. A line on whose ticket someone acted says what was done. It is checked off only if its
 * matter is settled, so each of these tickets is looked at again.
 */
export async function markLines(desk: Desk, { place, anchor }: Post): Promise<void> {
  const isOwed = await desk.database.transaction(async (tx) => {
    const at = desk.clock.now();
    await tx.$queryRaw`
      SELECT "place" FROM "DigestPost" WHERE "place" = ${place} AND "anchor" = ${anchor} FOR UPDATE`;
    const post = await tx.digestPost.findUnique({ where: { place_anchor: { place, anchor } } });
    // A message that couldn't be posted isn't posted now, either.
    if (!post || !(await isPosted(tx, post))) return false;
    const done = actRows.parse(
      await tx.$queryRaw`
        SELECT e."seq", e."actorId", e."text", e."type", e."data"->'fields' AS "fields", e."data"->'undoes' AS "undoes",
          e."data" ? 'undone' AS "reopensSteps", t."kind", t."number", t."customer"
        FROM "DigestPost" p, LATERAL (SELECT e.* ${actsOn}) e JOIN "Ticket" t ON t."number" = e."ticketNumber"
        WHERE p."place" = ${place} AND p."anchor" = ${anchor} ORDER BY e."ticketNumber", e."seq"`,
    );
    // Another replica may have shown them.
    if (done.length <= post.shown) return false;
    const names = await loadNames(
      tx,
      done.map(({ actorId }) => actorId),
    );
    const byTicket = Map.groupBy(done, ({ number }) => number);
    const entries = await findAgain(desk, tx, [...byTicket.keys()], at);
    const reader: Reader = { calendar: desk.calendar, at, id: null, team: true };
    const lines = post.tickets.map((number) => {
      const rows = byTicket.get(number) ?? [];
      const since = standing(rows.map(({ actorId, ...act }) => ({ ...act, who: nameOf(names, actorId) })));
      return { ticket: rows[0], found: entries.get(number), since };
    });
    const toLine = (task: Task, i: number) => {
      const { ticket, found, since = [] } = lines[i] ?? {};
      const entry = found && stillNeeds(desk.calendar, post.classes[i], found, at);
      if (entry) return openLine(entry, reader, since);
      return ticket && since.length > 0 ? settledLine(task, ticket, since) : task;
    };
    const marked = withLines(post.card as unknown as Message, (all) =>
      highlightFirst(all.map(toLine), (_, i) => (lines[i]?.since.length ?? 0) > 0),
    );
    await owe(tx, at, [{ place, mode: 'anchor', anchor, card: marked }]);
    await tx.digestPost.update({ where: { place_anchor: { place, anchor } }, data: { shown: done.length } });
    return true;
  });
  if (isOwed) desk.wake();
}

/** Finds what some tickets need now, by ticket number. A ticket that needs nothing is missing. */
async function findAgain(
  desk: Desk,
  tx: Tx,
  numbers: number[],
  at: Date,
): Promise<Map<number, AttentionEntry>> {
  const { entries } = await findAttention(desk, tx, {
    filter: noFilter,
    at,
    classes: digestClasses,
    most: numbers.length,
    where: Prisma.sql`t."number" = ANY (${numbers})`,
  });
  return new Map(entries.map((entry) => [entry.ticket.number, entry]));
}

async function isPosted(tx: Tx, { place, anchor }: Post): Promise<boolean> {
  const rows = await tx.$queryRaw`SELECT ${hasAnchorSql(Prisma.sql`${place}`, anchor)} AS "isPosted"`;
  return z.tuple([z.object({ isPosted: z.boolean() })]).parse(rows)[0].isPosted;
}

const actRows = z.array(
  z.object({
    number: z.int(),
    kind: z.string(),
    customer: z.string(),
    seq: z.int(),
    actorId: z.string(),
    text: z.string(),
    type: z.enum(acts),
    fields: z.array(z.string()).nullable(),
    undoes: z.int().nullable(),
    reopensSteps: z.boolean(),
  }),
);

/** Changes the lines of a digest, which are its only tasks. */
function withLines(message: Message, change: (tasks: Task[]) => Task[]): Message {
  return {
    ...message,
    blocks: message.blocks.map((block) =>
      block.type === 'tasks' ? { ...block, tasks: change(block.tasks) } : block,
    ),
  };
}
