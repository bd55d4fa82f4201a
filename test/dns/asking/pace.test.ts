import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace } from '../../../src/dns/asking/pace.ts';

describe('the pace of questions', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Asks for turns, and returns when each came, in ms from now, or null if it did not come. */
  async function turns(servers: string[], patience = 60_000): Promise<(number | null)[]> {
    const pace = createPace({ perServer: 20, inAll: 100 });
    const start = performance.now();
    const waiting = servers.map(async (server) =>
      (await pace.turn(server, start + patience)) ? performance.now() - start : null,
    );
    await vi.runAllTimersAsync();
    return Promise.all(waiting);
  }

  /** The most turns in any second. */
  function busiest(times: (number | null)[]): number {
    const came = times.filter((time) => time !== null);
    return Math.max(...came.map((from) => came.filter((time) => time >= from && time < from + 1_000).length));
  }

  it('lets a few questions start at once', async () => {
    expect(await turns(['a', 'b', 'a'])).toEqual([0, 0, 0]);
  });

  it('lets at most 20 questions a second start to one server, in their order', async () => {
    const times = await turns(Array(70).fill('a'));
    expect(busiest(times)).toBe(20);
    expect(times).toEqual([...times].sort((a, b) => a! - b!));
    expect(times.at(-1)).toBeLessThan(3_100);
  });

  it('lets at most 100 questions a second start in all', async () => {
    const times = await turns(Array.from({ length: 350 }, (_, index) => `server ${index}`));
    expect(busiest(times)).toBe(100);
    expect(times.at(-1)).toBeLessThan(3_100);
  });

  it('gives each server its turn while one is asked much', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `busy ${index % 6}`);
    const times = await turns([...many, 'late']);
    expect(times.at(-1)).toBeLessThanOrEqual(1_001);
  });

  it('ends each wait at its deadline, also behind questions of people that may wait longer', async () => {
    const pace = createPace({ perServer: 1, inAll: 100 });
    const start = performance.now();
    const people = Array.from({ length: 10 }, () => pace.turn('a', start + 60_000, true));
    const ended = pace.turn('a', start + 1_500).then((may) => [may, performance.now() - start] as const);
    await vi.runAllTimersAsync();
    const [may, passed] = await ended;
    expect(may).toBe(false);
    expect(passed).toBeLessThanOrEqual(1_501);
    expect(await Promise.all(people)).toEqual(Array(10).fill(true));
  });

  it("lets a person's question start before all others that wait, within the limits", async () => {
    const pace = createPace({ perServer: 20, inAll: 100 });
    const start = performance.now();
    const turn = async (server: string, isOfPerson: boolean) => {
      await pace.turn(server, start + 60_000, isOfPerson);
      return performance.now() - start;
    };
    const watch = Array.from({ length: 500 }, (_, index) => turn(`server ${index % 10}`, false));
    const person = ['server 1', 'server 2', 'own'].map((server) => turn(server, true));
    await vi.runAllTimersAsync();
    const times = await Promise.all(person);
    expect(Math.max(...times)).toBeLessThanOrEqual(1_001);
    expect(busiest([...times, ...(await Promise.all(watch))])).toBe(100);
  });

  it('gives no turn after the deadline', async () => {
    const times = await turns(Array(70).fill('a'), 1_500);
    expect(times.filter((time) => time === null)).toHaveLength(30);
    expect(await turns(['a'], 0)).toEqual([null]);
  });
});
