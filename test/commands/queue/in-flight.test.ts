import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { createInFlight, type InFlight } from '../../../src/commands/queue/in-flight.ts';
import { createLogger } from '../../../src/logger.ts';

let inFlight: InFlight;
let logged: Record<string, unknown>[];

beforeEach(() => {
  logged = [];
  const logger = createLogger('info', { write: (line) => void logged.push(JSON.parse(line)) });
  inFlight = createInFlight('slack', logger);
});

/** Whether a promise resolves before the next turn of the event loop. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await setImmediate();
  return done;
}

test('track() passes on the result or the error of the work', async () => {
  expect(await inFlight.track(Promise.resolve('answered'))).toBe('answered');
  await expect(inFlight.track(Promise.reject(new Error('Slack hangs')))).rejects.toThrow('Slack hangs');
  await inFlight.settled();
});

test('settled() returns immediately if no requests are running', async () => {
  expect(await isDone(inFlight.settled())).toBe(true);
});

test('settled() also waits for work that fails, and for work that starts during the wait', async () => {
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const failing = expect(inFlight.track(first.promise)).rejects.toThrow('no answer');
  const settled = inFlight.settled();
  expect(await isDone(settled)).toBe(false);

  void inFlight.track(second.promise);
  first.reject(new Error('no answer'));
  await failing;
  expect(await isDone(settled)).toBe(false);

  second.resolve();
  expect(await isDone(settled)).toBe(true);
});

test('stop() waits for all work to end, and logs nothing', async () => {
  const work = Promise.withResolvers<void>();
  void inFlight.track(work.promise);
  const stopped = inFlight.stop(60_000);
  expect(await isDone(stopped)).toBe(false);
  work.resolve();
  await stopped;
  expect(logged).toEqual([]);
});

test('stop() gives up on work that takes too long, and logs how many requests are left', async () => {
  void inFlight.track(new Promise(() => {}));
  void inFlight.track(new Promise(() => {}));
  await inFlight.stop(1);
  expect(logged).toMatchObject([
    { platform: 'slack', inFlight: 2, msg: 'stopped while requests were in flight' },
  ]);
});
