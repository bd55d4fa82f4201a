import { setTimeout as delay } from 'node:timers/promises';
import { createUser, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { dana, openLine, platformChanges } from '../support/desk.ts';
import { findReply, say } from '../support/process.ts';

/** People who write notes without a pause, while other things go wrong. */
export interface Load {
  /** The texts of the notes that were confirmed. */
  confirmed: string[];
  /** Resolves when people have asked this many more times, whether they got an answer or not. */
  asked(more: number): Promise<void>;
  /** Resolves when this many more notes were confirmed. */
  confirms(more: number): Promise<void>;
  /** Stops people, and resolves when the last one has an answer, or has given up. */
  stop(): Promise<void>;
}

const writers = [1, 2, 3, 4];

/** How long people wait for an answer, and how long until they write again, in ms. */
const [gives, pace] = [10_000, 50];

/**
 * Opens a ticket for each writer, in a channel that gets every update. Call this once, while everything
 * works.
 *
 * @param isMember whether the bot is in the channel, so that it can look for its own messages
 */
export async function prepare(slack: SlackPlatform, isMember: boolean): Promise<void> {
  if (isMember) slack.channels.get(platformChanges)!.members.add(slack.bot.userId);
  await say(slack, dana, 'subscribe', platformChanges);
  for (const i of writers) {
    slack.people.set(`U0W${i}`, createUser({ id: `U0W${i}`, name: `writer${i}` }));
    await say(slack, dana, openLine.replace('acme.com', `acme${i}.com`));
  }
}

export function startLoad(slack: SlackPlatform): Load {
  const confirmed: string[] = [];
  let asked = 0;
  let stopped = false;
  const waiting = new Set<() => void>();

  async function write(i: number): Promise<void> {
    for (let n = 1; !stopped; n++) {
      const text = `torture-${i}-${n}`;
      const question = {
        user: `U0W${i}`,
        channel: 'C0MIGR',
        command: '/migration',
        text: `note ${i} ${text}`,
      };
      const answer = await slack.command(question);
      const reply =
        answer.status === 200 &&
        (await slack.until(() => findReply(slack, answer), gives).catch(() => undefined));
      if (reply && String(reply.body.text).includes('Added a note')) confirmed.push(text);
      asked++;
      for (const look of waiting) look();
      await delay(pace);
    }
  }

  function reaches(count: () => number, more: number): Promise<void> {
    const goal = count() + more;
    return new Promise((resolve) => {
      const look = () => {
        if (count() < goal) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
    });
  }

  const work = Promise.all(writers.map(write));
  return {
    confirmed,
    asked: (more) => reaches(() => asked, more),
    confirms: (more) => reaches(() => confirmed.length, more),
    async stop() {
      stopped = true;
      await work;
    },
  };
}
