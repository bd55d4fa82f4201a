import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { createFairQueue, type FairQueue, type Turn } from '../../../src/commands/queue/fair-queue.ts';
import { createTestClock, type TestClock } from '../../support/clock.ts';

let clock: TestClock;
let realClock: TestClock;
let queue: FairQueue;
/** What happened, in order: the names of requests that began, or why they were refused. */
let order: string[];

beforeEach(() => {
  clock = createTestClock();
  realClock = createTestClock();
  queue = createFairQueue({ clock, realClock });
  order = [];
});

function enter(account: string, { name = account, request = '', urgent = false } = {}): Turn {
  const turn = queue.enter(account, request || undefined, () => urgent);
  void turn.begins.then((busy) => order.push(busy ? `${name}: ${busy}` : name));
  return turn;
}

function enterMany(account: string, count: number, more = {}): Turn[] {
  return Array.from({ length: count }, (_, i) => enter(account, { name: `${account}${i + 1}`, ...more }));
}

/** Returns what happened since the last call. */
async function next(): Promise<string[]> {
  await setImmediate();
  return order.splice(0);
}

test('runs four requests of a person, lets twenty wait in order, and refuses the next', async () => {
  const turns = enterMany('a', 25);
  expect(await next()).toEqual(['a1', 'a2', 'a3', 'a4', 'a25: own']);
  turns[1]!.end();
  expect(await next()).toEqual(['a5']);
  expect(queue.isFull('a')).toBe(false);
  enterMany('a', 1);
  expect(queue.isFull('a')).toBe(true);
  for (const turn of turns) turn.end();
  for (const turn of turns) turn.end();
  expect((await next()).slice(0, 4)).toEqual(['a6', 'a7', 'a8', 'a9']);
});

test('gives each waiting person one turn after the other, no matter how much each has waiting', async () => {
  const running = ['w', 'x', 'y', 'z'].flatMap((person) => enterMany(person, 4));
  enterMany('a', 20);
  enter('b');
  enterMany('c', 2);
  enter('d');
  await next();
  for (const turn of running) turn.end();
  expect((await next()).slice(0, 8)).toEqual(['a1', 'b', 'c1', 'd', 'a2', 'c2', 'a3', 'a4']);
});

test('a request whose answer is being sent makes room for other people, but not for the same person', async () => {
  const running = ['a', 'b', 'c', 'd'].flatMap((person) => enterMany(person, 4));
  enter('a', { name: 'a waits' });
  enter('e', { name: 'e waits' });
  await next();
  running[0]!.pass();
  expect(await next()).toEqual(['e waits']);
  running[0]!.end();
  expect(await next()).toEqual([]);
  running[1]!.pass();
  expect(await next()).toEqual(['a waits']);
});

test('starts up to four urgent requests of a person at once, and lines up the others', async () => {
  enterMany('a', 24);
  await next();
  const forms = enterMany('a', 5, { name: 'form', urgent: true });
  expect(await next()).toEqual(['form', 'form', 'form', 'form', 'form: own']);
  forms[0]!.end();
  enter('a', { name: 'another form', urgent: true });
  expect(await next()).toEqual(['another form']);
});

test('does not look whether a request is urgent if it can start anyway', () => {
  queue.enter('a', undefined, () => {
    throw new Error('looked');
  });
});

test('refuses everyone while a thousand requests of all people wait', async () => {
  const turns = Array.from({ length: 60 }, (_, i) => enterMany(`p${i}-`, 24)).flat();
  enter('newcomer');
  expect((await next()).at(-1)).toBe('newcomer: all');
  turns[0]!.end();
  expect(await next()).toHaveLength(1);
  enter('newcomer');
  expect([await next(), queue.isFull('late')]).toEqual([[], true]);
});

test('tells a person at most once a minute that requests are refused, also after the clock was set back', () => {
  enterMany('a', 24);
  const mayTell = () => enter('a').mayTell();
  expect([mayTell(), mayTell()]).toEqual([true, false]);
  clock.advance(1);
  expect([mayTell(), mayTell()]).toEqual([true, false]);
  clock.advance(-60 * 24 * 40);
  expect([mayTell(), mayTell()]).toEqual([true, false]);
});

test('tells each person separately', () => {
  for (const person of ['a', 'b']) enterMany(person, 24);
  expect([enter('a').mayTell(), enter('b').mayTell()]).toEqual([true, true]);
});

test('refuses a repeated request again without an answer, even if there is room now', async () => {
  const turns = enterMany('a', 24);
  enter('a', { name: 'first', request: 'r1' });
  for (const turn of turns) turn.end();
  await next();
  for (const turn of turns) turn.end();
  await next();
  const repeated = enter('a', { name: 'repeated', request: 'r1' });
  expect([await next(), repeated.mayTell()]).toEqual([['repeated: own'], false]);
});

test('two linked accounts share one line, until they are unlinked', async () => {
  enterMany('slack:dana', 24);
  queue.know('teams:dana', 'slack:dana');
  await next();
  enter('teams:dana');
  queue.know('teams:dana', 'teams:dana');
  enter('teams:dana', { name: 'unlinked' });
  expect(await next()).toEqual(['teams:dana: own', 'unlinked']);
});

test('a request that waited for more than twenty seconds does not run, and the person is told', async () => {
  const turns = enterMany('a', 4);
  const late = enter('a', { name: 'late' });
  realClock.set('2026-11-20T10:00:15-06:00');
  enter('a', { name: 'in time' });
  await next();
  realClock.set('2026-11-20T10:00:21-06:00');
  turns[0]!.end();
  expect([await next(), late.mayTell()]).toEqual([['late: all', 'in time'], true]);
  late.end();
});

test('a closed queue refuses what waits and what comes, also if it is urgent, and lets the running work end', async () => {
  const turns = enterMany('a', 4);
  enter('a', { name: 'waits' });
  await next();
  queue.close();
  enter('b', { urgent: true });
  expect(await next()).toEqual(['waits: stopping', 'b: stopping']);
  for (const turn of turns) turn.end();
  expect(await next()).toEqual([]);
});
