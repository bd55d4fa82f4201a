import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Database, Prisma } from '../../db/client.ts';
import type { Logger } from '../../logger.ts';
import { slackError } from '../connection/errors.ts';
import { platform } from '../ids.ts';

/** Who the bot is, according to `auth.test`. */
export interface Identity {
  teamId: string;
  enterpriseId: string | null;
  botId: string;
  userId: string;
}

export interface IdentityKeeper {
  /** Returns the identity without waiting. Null if it isn't known yet. */
  known(): Identity | null;
  /** Resolves once the identity is known: from Slack, or from a stored record that is less than 24 hours old. */
  get(): Promise<Identity>;
  /** Whether Slack has answered `auth.test` since the process started. */
  confirmed(): boolean;
  /** Slack's error code if it refused the last `auth.test`. Undefined if it gave no answer. */
  refusal(): string | undefined;
  start(): void;
  stop(): void;
}

const shape = z.object({
  teamId: z.string(),
  enterpriseId: z.string().nullable(),
  botId: z.string(),
  userId: z.string(),
});

/** How long a stored identity can be used, in ms. */
const usable = 24 * 3_600_000;

/** The longest wait between two attempts to ask Slack, in ms. */
const longestWait = 30_000;

/** Asks Slack who the bot is, and keeps asking until Slack answers. */
export function createIdentity(options: {
  client: WebClient;
  database: Database;
  clock: Clock;
  logger: Logger;
}): IdentityKeeper {
  const { client, database, clock, logger } = options;
  let identity: Identity | null = null;
  let confirmed = false;
  let refusal: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let tell: (identity: Identity) => void = () => {};
  const told = new Promise<Identity>((resolve) => {
    tell = resolve;
  });

  function learn(learned: Identity): void {
    identity = learned;
    tell(learned);
  }

  async function recall(): Promise<void> {
    const row = await database.client.botIdentity.findUnique({ where: { platform } });
    const stored = shape.safeParse(row?.identity);
    const age = row ? clock.now().getTime() - row.fetchedAt.getTime() : Number.POSITIVE_INFINITY;
    if (!identity && stored.success && age < usable) learn(stored.data);
  }

  async function askSlack(attempt: number): Promise<void> {
    try {
      const answer = await client.auth.test();
      const asked = {
        teamId: answer.team_id ?? '',
        enterpriseId: answer.enterprise_id ?? null,
        botId: answer.bot_id ?? '',
        userId: answer.user_id ?? '',
      };
      learn(asked);
      confirmed = true;
      await store(asked);
    } catch (error) {
      if (stopped) return;
      refusal = slackError(error);
      const wait = Math.min(longestWait, 500 * 2 ** attempt);
      logger.warn({ error: errorName(error), againInMs: wait }, 'auth.test failed');
      timer = setTimeout(() => void askSlack(attempt + 1), wait);
      timer.unref();
    }
  }

  async function store(asked: Identity): Promise<void> {
    const data = { identity: { ...asked } as Prisma.InputJsonValue, fetchedAt: clock.now() };
    await database.client.botIdentity.upsert({
      where: { platform },
      create: { platform, ...data },
      update: data,
    });
  }

  return {
    known: () => identity,
    get: () => told,
    confirmed: () => confirmed,
    refusal: () => refusal,
    start() {
      recall().catch((error) =>
        logger.warn({ error: errorName(error) }, 'could not read the stored identity'),
      );
      void askSlack(0);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]!.slice(0, 200) : 'unknown';
}
