import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestClock } from '../support/clock.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';

const day = 24 * 60;

/** A clock that can be set, next to one that can't. */
function createSettableClock() {
  const clock = createTestClock();
  let elapsed = 0;
  return {
    ...clock,
    elapsed: () => elapsed,
    /** Lets minutes pass on both clocks. */
    pass(minutes: number) {
      clock.advance(minutes);
      elapsed += minutes * 60_000;
    },
  };
}

let clock: ReturnType<typeof createSettableClock>;
let desk: TestDesk;

beforeEach(async () => {
  clock = createSettableClock();
  desk = await startDesk({ clock });
});
afterEach(() => desk.stop());

const logged = (words: string) => desk.log.filter((line) => line.includes(words));
const record = () => desk.database.client.clockRecord.findUniqueOrThrow({ where: { id: 1 } });

test('logs nothing while the clock runs as it should', async () => {
  for (const minutes of [1, 1, 90, 3 * day]) {
    clock.pass(minutes);
    await desk.app.tick();
  }
  expect(logged('the clock')).toEqual([]);
});

test('logs each jump of a running process once, with its size and direction', async () => {
  await desk.app.tick();
  clock.advance(40 * day);
  await desk.app.tick();
  clock.pass(1);
  await desk.app.tick();
  expect(logged('the clock was set ahead by 40 days')).toHaveLength(1);
  clock.advance(-40 * day);
  await desk.app.tick();
  clock.pass(1);
  await desk.app.tick();
  expect(logged('the clock was set back by 40 days')).toHaveLength(1);
  expect(logged('the clock was set')).toHaveLength(2);
});

test('says after a start that much time has passed, or the clock was set ahead', async () => {
  await desk.app.tick();
  const later = createSettableClock();
  later.advance(40 * day);
  const next = await startDesk({ clock: later, database: desk.database, slack: desk.slack });
  await next.app.tick();
  await next.app.tick();
  expect(next.log.filter((line) => line.includes('40 days passed since the last run'))).toHaveLength(1);
});

test('a process repairs the database at most once an hour, in case two replicas have different clocks', async () => {
  const other = createSettableClock();
  other.advance(40 * day);
  const replica = await startDesk({ clock: other, database: desk.database, slack: desk.slack });
  const repairs = new Set<number>();
  async function tickBoth(minutes: number): Promise<void> {
    await replica.app.tick();
    await desk.app.tick();
    const { mendedAt } = await record();
    if (mendedAt) repairs.add(mendedAt.getTime());
    clock.pass(minutes);
    other.pass(minutes);
  }
  for (const minutes of [1, 1, 60]) await tickBoth(minutes);
  expect(repairs.size).toBe(1);
  await tickBoth(1);
  expect(repairs.size).toBe(2);
});

test('the age of rows is trusted again after a day without a leap', async () => {
  await desk.app.tick();
  const { since } = await record();
  clock.pass(day / 2);
  await desk.app.tick();
  expect(await record()).toMatchObject({ since, at: clock.now() });
  clock.pass(2 * day);
  await desk.app.tick();
  expect(await record()).toMatchObject({ since: clock.now(), at: clock.now() });
});
