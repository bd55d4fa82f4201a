import type { App } from '@slack/bolt';
import type { z } from 'zod';
import { aboutThread } from '../../commands/messages/about-thread.ts';
import { platform, toId } from '../ids.ts';
import { fromSlackText } from '../text.ts';
import { answer } from './answer.ts';
import type { Door } from './door.ts';
import { inOrder } from './in-order.ts';
import { eventPayloads } from './payloads.ts';
import { withNames } from './with-names.ts';

/** What someone wrote, as an event tells it. */
type Talk = z.infer<typeof eventPayloads.message>;

/** How many events are remembered, so that a repeat of a question isn't answered. Slack repeats an event three times. */
const remembered = 1_000;

/** What Slack calls a message with files. */
const withFiles = 'file_share';

/**
 * Runs what people write to the bot: in a direct message, or after its name in a channel. The words are those of a slash
 * command. In the thread of a ticket, they need not name the ticket.
 */
export function listenToTalk(app: App, door: Door): void {
  const seen = new Set<string>();
  const isNew = (id: string) => {
    if (seen.has(id)) return false;
    seen.add(id);
    if (seen.size > remembered) for (const oldest of seen) return seen.delete(oldest);
    return true;
  };
  app.event('app_mention', async ({ event, body }) => {
    const talk = eventPayloads.app_mention.parse(event);
    if (isNew(body.event_id)) await door.track(hear(door, talk, body.event_id));
  });
  // Slack also sends what people write in channels, if an app subscribes to it.
  app.event('message', async ({ event, body }) => {
    const talk = eventPayloads.message.parse(event);
    if (talk.channel_type === 'im' && isNew(body.event_id)) await door.track(hear(door, talk, body.event_id));
  });
}

/**
 * Answers a person. Ignores bots, edits, and what isn't a plain message. The messages of a person are answered one after the other,
 * because a person who writes two expects the second to know of the first. Never rejects.
 */
async function hear(door: Door, talk: Talk, eventId: string): Promise<void> {
  const { user } = talk;
  const isPlain = !talk.subtype || talk.subtype === withFiles;
  if (!user || talk.bot_id || !isPlain || talk.edited) return;
  await inOrder(door, `talk:${user}`, () => reply(door, { ...talk, user }, eventId));
}

async function reply(door: Door, talk: Talk & { user: string }, eventId: string): Promise<void> {
  const { user, text, channel, thread_ts: thread, channel_type } = talk;
  const { userId } = await door.identity.get();
  if (user === userId) return;
  const actor = toId(user);
  const place = { id: toId(channel), direct: channel_type === 'im' };
  const question = {
    noun: 'migration' as const,
    actor,
    place,
    // A repeat has the same id, but another time.
    request: `${platform}:${eventId}`,
    typed: true,
    about: await aboutThread(door.context, { actor, place }, thread),
    files: talk.files?.map(({ id, name }) => ({ ref: toId(id), name: name ?? '' })),
    content: fromSlackText(await withNames(door, wordsFor(userId, text))),
  };
  await answer(door, question, { place, user, thread });
}

/** What a message says to the bot: the words after its name. If there are none, the words before it. */
export function wordsFor(botUserId: string, text: string): string {
  const [before = '', ...after] = text.split(new RegExp(`<@${botUserId}(?:\\|[^<>]*)?>`));
  const said = after.join(' ').trim();
  return said || before.trim();
}
