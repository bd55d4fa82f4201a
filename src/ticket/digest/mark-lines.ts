import { z } from 'zod';
import type { Card, Task } from '../../card.ts';
import { Prisma, type Tx } from '../../db/client.ts';
import { hasAnchorSql } from '../../delivery/has-anchor.ts';
import type { Message } from '../../delivery/message.ts';
import { owe } from '../../delivery/owe.ts';
import { dayMs } from '../../time/local-time.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import type { Desk } from '../desk.ts';
import { transact } from '../perform.ts';
import { loadNames, nameOf, ticketKey, ticketWords } from '../state.ts';
import type { EventType } from '../ticket-event.ts';
import { withFirstStep } from './first-step.ts';

/** Which digest a message belongs to. */
interface Post {
  place: string;
  anchor: string;
}

/** What a person may do about a line. Other events, such as a note, don't mark it. */
const acts = [
  'owner',
  'reminded',
  'snoozed',
  'hold',
  'contact',
  'phase',
  'steps',
  'closed',
  'canceled',
] as const satisfies EventType[];

/** Keeps the first message of a digest, so that its lines can be marked for a day. */
export async function keepLines(
  tx: Tx,
  { lines, card, ...post }: Post & { at: Date; card: Message; lines: AttentionEntry[] },
): Promise<void> {
  const data = {
    ...post,
    card: card as unknown as Prisma.InputJsonValue,
    tickets: lines.map(({ ticket }) => ticket.number),
    shown: 0,
  };
  const { place, anchor } = post;
  await tx.digestPost.upsert({ where: { place_anchor: { place, anchor } }, create: data, update: data });
}

/** Finds the digests of the last day with acts that their lines don't show. */
export async function findMarkable(tx: Tx, at: Date): Promise<Post[]> {
  const rows = await tx.$queryRaw`
    SELECT p."place", p."anchor" FROM "DigestPost" p
    WHERE p."at" > ${new Date(at.getTime() - dayMs)} AND p."shown" < (SELECT count(*) ${actsOn})`;
  return z.array(z.object({ place: z.string(), anchor: z.string() })).parse(rows);
}

/** The acts on the tickets of a digest `p` since it was posted. */
const actsOn = Prisma.sql`FROM "Event" e WHERE e."ticketNumber" = ANY (p."tickets") AND e."at" >= p."at"
  AND e."actorId" IS NOT NULL AND e."type" IN (${Prisma.join([...acts])})`;

/** Updates a digest's first message: each line on whose ticket someone acted says so, instead of its button. */
export async function markLines(desk: Desk, { place, anchor }: Post): Promise<void> {
  await transact(desk, async (tx, at) => {
    await tx.$queryRaw`
      SELECT "place" FROM "DigestPost" WHERE "place" = ${place} AND "anchor" = ${anchor} FOR UPDATE`;
    const post = await tx.digestPost.findUnique({ where: { place_anchor: { place, anchor } } });
    // A message that couldn't be posted isn't posted now, either.
    if (!post || !(await isPosted(tx, post))) return;
    const done = actRows.parse(
      await tx.$queryRaw`
        SELECT e."actorId", e."text", t."kind", t."number", t."customer"
        FROM "DigestPost" p, LATERAL (SELECT e.* ${actsOn}) e JOIN "Ticket" t ON t."number" = e."ticketNumber"
        WHERE p."place" = ${place} AND p."anchor" = ${anchor} ORDER BY e."ticketNumber", e."seq"`,
    );
    // Another replica may have shown them.
    if (done.length <= post.shown) return;
    const names = await loadNames(
      tx,
      done.map(({ actorId }) => actorId),
    );
    const last = new Map(done.map((act) => [act.number, act]));
    const card = post.card as unknown as Message;
    const actOn = (i: number) => last.get(post.tickets[i] ?? 0);
    const marked = withLines(card, (all) =>
      withFirstStep(
        all.map((task, i) => {
          const act = actOn(i);
          return act ? toMarked(task, act, nameOf(names, act.actorId)) : task;
        }),
        (_, i) => actOn(i) !== undefined,
      ),
    );
    await owe(tx, at, [{ place, mode: 'anchor', anchor, card: { ...marked, event: card.event } }]);
    await tx.digestPost.update({ where: { place_anchor: { place, anchor } }, data: { shown: done.length } });
  });
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
    actorId: z.string(),
    text: z.string(),
  }),
);

/** Changes the lines of a digest, which are its only tasks. */
function withLines({ blocks }: Card, change: (tasks: Task[]) => Task[]): Card {
  return {
    blocks: blocks.map((block) =>
      block.type === 'tasks' ? { ...block, tasks: change(block.tasks) } : block,
    ),
  };
}

function toMarked(task: Task, act: z.infer<typeof actRows>[number], who: string): Task {
  const key = ticketKey(act);
  return {
    sign: { symbol: '✓', label: 'Done', tone: 'good' },
    text: [...ticketWords(act), ` · ${who} ${act.text}`],
    command: `show ${key}`,
    button: { label: 'Show ticket', command: `show ${key}` },
    more: task.more?.filter(({ command }) => command !== `show ${key}`),
  };
}
