import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { DeliveryKey, PartKey, TransportError } from '../delivery/transport.ts';
import { externalId } from '../ids.ts';
import type { Version } from './cards/versions.ts';
import { slackError } from './connection/errors.ts';
import { failureCodes, passingCodes } from './connection/refusals.ts';

const eventType = 'migration_desk_delivery';

/** What goes with a message, so that we recognize it: which delivery it is, and how its card was drawn. */
export function toMetadata({ id, createdAt, part }: PartKey, version: Version) {
  const event_payload = { delivery: String(id), created: createdAt.toISOString(), part, form: version };
  return { event_type: eventType, event_payload };
}

const ourMessages = z.array(
  z.object({
    ts: z.string(),
    metadata: z.object({
      event_type: z.literal(eventType),
      event_payload: z.object({
        delivery: z.string(),
        created: z.string(),
        part: z.coerce.number(),
        form: z.enum(['full', 'simple', 'short', 'text']).catch('full'),
      }),
    }),
  }),
);

/** A message of a delivery, as we found it in a conversation. */
interface Ours {
  ts: string;
  part: number;
  version: Version;
}

interface Where {
  thread?: string;
  since: Date;
}

/** The most messages that Slack recommends to ask for at once. */
const pageSize = 200;

/** How many pages to read at most. Who doesn't find a message in them doesn't know whether it was posted. */
const mostPages = 10;

/** How far our clock and Slack's may differ, in ms. */
const clockMargin = 600_000;

/**
 * Finds messages that we have posted. Slack shows a conversation only to members, and only with a history scope. If it
 * refuses, the answer is `unknowable`. If it fails, the call rejects with what `toError` makes of the failure.
 */
export function createSearch(client: WebClient, toError: (error: unknown) => TransportError) {
  /** Resolves to the messages of a delivery, newest first. */
  async function look(place: string, key: DeliveryKey, where: Where): Promise<Ours[] | 'unknowable'> {
    try {
      const channel = await conversationOf(place);
      const messages = channel && (await (where.thread ? readThread : readHistory)(channel, where));
      return messages ? messagesOf(messages, key) : 'unknowable';
    } catch (error) {
      return unlessRefused(error, 'unknowable');
    }
  }

  /** The direct messages with each person whose conversation was looked up. Their ids never change. */
  const known = new Map<string, string>();

  /** The id of a conversation. A person's id stands for the direct messages with the person. */
  async function conversationOf(place: string): Promise<string | undefined> {
    const id = externalId(place);
    if (!/^[UW]/.test(id)) return id;
    const found = known.get(id) ?? (await findDirect(id));
    if (found) known.set(id, found);
    return found;
  }

  async function findDirect(id: string): Promise<string | undefined> {
    for (let cursor: string | undefined, page = 0; page < mostPages; page++) {
      const answer = await client.conversations.list({ types: 'im', limit: pageSize, cursor });
      const direct = answer.channels?.find(({ user }) => user === id);
      cursor = answer.response_metadata?.next_cursor;
      if (direct?.id || !cursor) return direct?.id;
    }
    return undefined;
  }

  /** Reads a conversation backward, as far as the messages since `since`. Undefined if there are too many. */
  async function readHistory(channel: string, { since }: Where): Promise<unknown[] | undefined> {
    const all: { ts?: string }[] = [];
    for (let cursor: string | undefined, page = 0; page < mostPages; page++) {
      const answer = await client.conversations.history({
        channel,
        cursor,
        limit: pageSize,
        include_all_metadata: true,
      });
      all.push(...(answer.messages ?? []));
      cursor = answer.response_metadata?.next_cursor;
      // The first page is read even if our clock is ahead of Slack's.
      const reached = Number(all.at(-1)?.ts ?? 0) * 1_000;
      if (!cursor || reached < since.getTime() - clockMargin) return all;
    }
    return undefined;
  }

  /** Reads a whole thread, which Slack lists from its start. Undefined if it is too long. */
  async function readThread(channel: string, { thread = '' }: Where): Promise<unknown[] | undefined> {
    const all: unknown[] = [];
    for (let cursor: string | undefined, page = 0; page < mostPages; page++) {
      const answer = await client.conversations.replies({
        channel,
        ts: thread,
        cursor,
        limit: pageSize,
        include_all_metadata: true,
      });
      all.push(...(answer.messages ?? []));
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return all;
    }
    return undefined;
  }

  async function remove(place: string, doubles: Ours[]): Promise<void> {
    if (doubles.length === 0) return;
    const channel = (await conversationOf(place)) ?? externalId(place);
    for (const { ts } of doubles)
      await client.chat.delete({ channel, ts }).catch((error) => unlessRefused(error, undefined));
  }

  /** Returns `value` if Slack refused. Throws if it failed, because another attempt may succeed. */
  function unlessRefused<T>(error: unknown, value: T): T {
    const code = slackError(error);
    const passes =
      !code || code === 'ratelimited' || failureCodes.includes(code) || tokenCodes.includes(code);
    if (passes) throw toError(error);
    return value;
  }

  return {
    conversationOf,
    /** Finds a part of a delivery. If it was posted several times, removes all but the newest. */
    async find(place: string, key: PartKey, where: Where): Promise<Ours | 'absent' | 'unknowable'> {
      const found = await look(place, key, where);
      if (found === 'unknowable') return found;
      const [newest, ...older] = found.filter(({ part }) => part === key.part);
      await remove(place, older);
      return newest ?? 'absent';
    },
    /** See `Transport.removeDoubles`. Resolves to the number of removed messages. */
    async removeDoubles(
      place: string,
      key: DeliveryKey,
      { keep, threads, since }: { keep: string; threads: string[]; since: Date },
    ): Promise<number | 'unknowable'> {
      const found = new Map<string, Ours>();
      for (const thread of [undefined, ...threads]) {
        const seen = await look(place, key, { thread, since });
        if (seen === 'unknowable') return seen;
        for (const message of seen) found.set(message.ts, message);
      }
      const parts = Map.groupBy([...found.values()].sort(newestFirst), ({ part }) => part);
      const doubles = [...parts.values()].flatMap((same) => {
        const kept = same.find(({ ts }) => ts === keep) ?? same[0];
        return same.filter((message) => message !== kept);
      });
      await remove(place, doubles);
      return doubles.length;
    },
  };
}

/** Refusals that end when somebody fixes the token. A missing scope isn't among them: perhaps nobody grants it. */
const tokenCodes = passingCodes.filter((code) => code !== 'missing_scope');

function messagesOf(messages: unknown[], { id, createdAt }: DeliveryKey): Ours[] {
  const created = createdAt.toISOString();
  return messages
    .flatMap((message) => ourMessages.safeParse([message]).data ?? [])
    .filter(({ metadata: { event_payload: of } }) => of.delivery === String(id) && of.created === created)
    .map(({ ts, metadata: { event_payload: of } }) => ({ ts, part: of.part, version: of.form }))
    .sort(newestFirst);
}

function newestFirst(one: Ours, other: Ours): number {
  return Number(other.ts) - Number(one.ts);
}
