import { expect, test } from 'vitest';
import { createTimeMachine } from '../../src/playground/time-machine.ts';
import { parseBusinessHours } from '../../src/time/business-hours.ts';
import { createCalendar } from '../../src/time/calendar.ts';

const timezone = 'America/Chicago';
const hours = parseBusinessHours('Mon-Fri 09:00-17:00');
const calendar = createCalendar({ timezone, hours, holidays: [] });
const minute = 60_000;

/** A domain whose DNS is watched: when the first look is due, how long after a look the next one is, and which look is news. */
interface Watched {
  first: string;
  every: number;
  news?: number;
}

/**
 * Creates a product that logs what happens. `dues` are the moments when the product has work to do.
 * @param tickTakes how long each tick takes, in ms
 * @param watched the domains whose DNS is watched
 */
function createProduct(start: string, dues: string[], tickTakes = 0, watched: Watched[] = []) {
  let now = Date.parse(start);
  const domains = watched.map(({ first, every, news }) => ({
    ...{ due: Date.parse(first), every, news, looks: 0, seen: Number.NEGATIVE_INFINITY },
  }));
  const log: string[] = [];
  const told: boolean[] = [];
  const clock = {
    now: () => new Date(now),
    set(moment: Date) {
      now = moment.getTime();
    },
  };
  const moments = dues.map((due) => Date.parse(due));
  const app = {
    desk: { calendar } as never,
    async nextDue(after: Date) {
      const next = moments.filter((due) => due > after.getTime()).sort((a, b) => a - b)[0];
      return next === undefined ? null : new Date(next);
    },
    async nextLook(after: Date, unseenSince?: Date) {
      const found = domains.filter(
        ({ due, seen }) => due > after.getTime() && (!unseenSince || seen <= unseenSince.getTime()),
      );
      return found.length === 0 ? null : new Date(Math.min(...found.map(({ due }) => due)));
    },
    async runJobs() {
      log.push(`jobs ${new Date(now).toISOString().slice(0, 16)}`);
      now += tickTakes;
    },
    async look() {
      log.push(`look ${new Date(now).toISOString().slice(0, 16)}`);
      return lookAtDue();
    },
    async tick() {
      log.push(`tick ${new Date(now).toISOString().slice(0, 16)}`);
      lookAtDue();
      now += tickTakes;
    },
    async drain() {
      log.push('drain');
    },
  };
  function lookAtDue(): number {
    const due = domains.filter((domain) => domain.due <= now);
    for (const domain of due) {
      domain.due = now + domain.every;
      domain.seen = now;
      domain.looks += 1;
    }
    return due.filter(({ looks, news }) => looks === news).length;
  }
  const machine = createTimeMachine({
    app: () => app,
    clock,
    opens: '09:00',
    onChange: () => void told.push(machine.moving),
  });
  return { machine, clock, log, told };
}

test('stops the clock at every moment with due work, and sends all messages before the clock continues', async () => {
  const dues = ['2026-11-21T15:00:00Z', '2026-11-21T12:00:00Z', '2026-11-23T00:00:00Z'];
  const { machine, clock, log, told } = createProduct('2026-11-21T10:00:00Z', dues);
  expect(await machine.advance('P1D')).toEqual(new Date('2026-11-22T10:00:00Z'));
  expect(clock.now()).toEqual(new Date('2026-11-22T10:00:00Z'));
  expect(log).toEqual([
    ...['tick 2026-11-21T10:00', 'drain', 'jobs 2026-11-21T12:00', 'drain', 'jobs 2026-11-21T15:00', 'drain'],
    ...['tick 2026-11-22T10:00', 'drain'],
  ]);
  expect(told.at(0)).toBe(true);
  expect(told.at(-1)).toBe(false);
});

test('moves the clock only after the previous move has finished', async () => {
  const { machine, clock, log } = createProduct('2026-11-21T10:00:00Z', ['2026-11-21T10:30:00Z']);
  await Promise.all([machine.advance('PT1H'), machine.advance('PT1H'), machine.advance('PT1H')]);
  expect(clock.now()).toEqual(new Date('2026-11-21T13:00:00Z'));
  const times = log.filter((line) => line !== 'drain').map((line) => line.split(' ')[1]);
  expect(times).toEqual(times.toSorted());
  expect(times.filter((time) => time === '2026-11-21T10:30')).toHaveLength(1);
});

test('does not move the clock back if work was so slow that the next due moment has passed', async () => {
  const dues = ['2026-11-21T10:01:00Z', '2026-11-21T10:02:00Z'];
  const { machine, clock, log } = createProduct('2026-11-21T10:00:00Z', dues, 5 * minute);
  await machine.advance('PT3M');
  expect(log.filter((line) => line !== 'drain')).toHaveLength(4);
  expect(clock.now()).toEqual(new Date('2026-11-21T10:20:00Z'));
});

test('jumps to a moment without stopping on the way, and then does everything that is due', async () => {
  const dues = ['2026-11-21T12:00:00Z', '2026-11-21T15:00:00Z'];
  const { machine, log } = createProduct('2026-11-21T10:00:00Z', dues);
  expect(await machine.leapTo(new Date('2026-11-22T10:00:00Z'))).toEqual(new Date('2026-11-22T10:00:00Z'));
  expect(log).toEqual(['tick 2026-11-22T10:00', 'drain']);
});

test('stops for the first look at each domain on time, and then looks at other stops or after an hour', async () => {
  const dues = ['2026-11-21T10:40:00Z', '2026-11-21T12:00:00Z'];
  const { machine, log } = createProduct('2026-11-21T10:00:00Z', dues, 0, [
    { first: '2026-11-21T10:02:00Z', every: 5 * minute },
    { first: '2026-11-21T11:10:00Z', every: 60 * minute },
  ]);
  await machine.advance('PT3H');
  expect(log.filter((line) => line !== 'drain')).toEqual([
    ...['tick 2026-11-21T10:00', 'look 2026-11-21T10:02', 'jobs 2026-11-21T10:40', 'look 2026-11-21T11:02'],
    ...['look 2026-11-21T11:10', 'jobs 2026-11-21T12:00', 'look 2026-11-21T12:10', 'tick 2026-11-21T13:00'],
  ]);
});

test('looks at DNS at the end of a move', async () => {
  const { machine, log } = createProduct('2026-11-21T10:00:00Z', [], 0, [
    { first: '2026-11-21T10:02:00Z', every: 5 * minute },
  ]);
  await machine.advance('PT30M');
  await machine.advance('PT5M');
  expect(log.filter((line) => line !== 'drain')).toEqual([
    ...['tick 2026-11-21T10:00', 'look 2026-11-21T10:02', 'tick 2026-11-21T10:30'],
    ...['tick 2026-11-21T10:30', 'tick 2026-11-21T10:35'],
  ]);
});

test('sees a change from before a move of months when the product promises to', async () => {
  const { machine, log } = createProduct('2026-11-21T10:00:00Z', ['2026-11-21T18:00:00Z'], 0, [
    { first: '2026-11-21T10:02:00Z', every: 5 * minute },
    { first: '2026-11-21T19:00:00Z', every: 24 * 60 * minute },
  ]);
  await machine.advance('P90D');
  expect(log).toEqual(expect.arrayContaining(['look 2026-11-21T10:02', 'look 2026-11-21T19:00']));
});

test('runs the jobs after a look at DNS that showed anything new, and only then', async () => {
  const { machine, log } = createProduct('2026-11-21T10:00:00Z', [], 0, [
    { first: '2026-11-21T10:02:00Z', every: 60 * minute, news: 2 },
  ]);
  await machine.advance('PT3H');
  expect(log).toEqual([
    ...['tick 2026-11-21T10:00', 'drain', 'look 2026-11-21T10:02', 'drain'],
    ...['look 2026-11-21T11:02', 'jobs 2026-11-21T11:02', 'drain', 'look 2026-11-21T12:02', 'drain'],
    ...['tick 2026-11-21T13:00', 'drain'],
  ]);
});

test('repeats looks at DNS at most 24 times on a move of a year', async () => {
  const { machine, log } = createProduct('2026-11-21T10:00:00Z', [], 0, [
    { first: '2026-11-21T10:02:00Z', every: 5 * minute },
  ]);
  await machine.advance('P1Y');
  expect(log.filter((line) => line.startsWith('look')).length).toBeLessThan(27);
});

test('if the playground stops, ends a clock move at the next due moment', async () => {
  const dues = Array.from({ length: 100 }, (_, i) => new Date(Date.UTC(2026, 10, 22 + i)).toISOString());
  const { machine, log } = createProduct('2026-11-21T10:00:00Z', dues);
  const move = machine.advance('P365D');
  await machine.stop();
  await move;
  expect(log.length).toBeLessThan(10);
  const before = log.length;
  await machine.advance('P1D');
  expect(log).toHaveLength(before);
});

test.each([
  ['a Saturday', '2026-11-21T16:00:00Z', '2026-11-23T15:00:00.000Z'],
  ['a Monday before opening', '2026-11-23T12:00:00Z', '2026-11-23T15:00:00.000Z'],
  ['a Monday at opening', '2026-11-23T15:00:00Z', '2026-11-24T15:00:00.000Z'],
])('moves to the next business morning from %s', async (_name, start, expected) => {
  const { machine } = createProduct(start, []);
  expect((await machine.advance('next-business-morning')).toISOString()).toBe(expected);
});
