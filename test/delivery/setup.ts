import { afterAll, beforeAll, beforeEach } from 'vitest';
import { card, text } from '../../src/card.ts';
import type { Database } from '../../src/db/client.ts';

import { type CourierOptions, createCourier } from '../../src/delivery/courier.ts';
import { withEvent } from '../../src/delivery/message.ts';
import { type Owed, owe } from '../../src/delivery/owe.ts';
import { createTestDatabase } from '../support/database.ts';
import { createInMemoryTransport } from './in-memory-transport.ts';

/** Creates one database per file and empties it before each test. Time passes only when a test calls `advance`. */
export function setUp() {
  let database: Database;
  let transport: ReturnType<typeof createInMemoryTransport>;
  let now: Date;
  const clock = { now: () => now };
  const logged: { level: string; fields: Record<string, unknown>; message: string }[] = [];
  const logger = { debug: log('debug'), warn: log('warn'), error: log('error') };

  function log(level: string) {
    return (fields: object, message: string) => void logged.push({ level, fields: { ...fields }, message });
  }

  beforeAll(async () => {
    database = await createTestDatabase();
  }, 60_000);

  beforeEach(async () => {
    await database.client.$executeRaw`TRUNCATE "Delivery", "Anchor", "Destination" RESTART IDENTITY`;
    transport = createInMemoryTransport();
    now = new Date('2026-11-02T15:00:00Z');
    logged.length = 0;
  });

  afterAll(() => database?.close());

  return {
    clock,
    logged,
    get database() {
      return database;
    },
    get transport() {
      return transport;
    },
    advance(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    /** Creates a courier for `slack:` places. Uses the clock and the transport of this test by default. */
    courier(options: Partial<CourierOptions> = {}) {
      return createCourier({ database, clock, transports: { slack: transport }, logger, ...options });
    },
    /** Records several messages as owed, all in one transaction. */
    async oweAll(...all: Brief[]): Promise<bigint[]> {
      return database.transaction((tx) => owe(tx, now, all.map(toOwed)));
    },
    rows() {
      return database.client.delivery.findMany({ orderBy: { id: 'asc' } });
    },
    /** Returns `state reason` for each row, ordered by id. */
    async states(): Promise<string[]> {
      const rows = await database.client.delivery.findMany({ orderBy: { id: 'asc' } });
      return rows.map(({ state, reason }) => (reason ? `${state} ${reason}` : state));
    },
  };
}

export interface Brief {
  place: string;
  text: string;
  mode?: Owed['mode'];
  anchor?: string;
  thread?: string;
  /** More blocks. */
  more?: string[];
}

export function toOwed({
  place,
  text: words,
  mode = 'post',
  anchor = 'MIG-1',
  thread,
  more = [],
}: Brief): Owed {
  const said = withEvent(card(...[words, ...more].map((block) => text(block))), words);
  return mode === 'post'
    ? { place, card: said, mode }
    : ({ place, card: said, mode, anchor, ...(thread ? { thread } : {}) } as Owed);
}
