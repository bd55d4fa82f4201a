import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { dana, migrations, openLine, startDesk, type TestDesk, useDesk } from '../support/desk.ts';

const desk = useDesk();

/** Breaks every change of a ticket until the end of `work`. */
async function whileEventsFail<T>(work: () => Promise<T>, { database }: TestDesk = desk): Promise<T> {
  await database.client.$executeRaw`ALTER TABLE "Event" RENAME TO "Lost"`;
  try {
    return await work();
  } finally {
    await database.client.$executeRaw`ALTER TABLE "Lost" RENAME TO "Event"`;
  }
}

function linesSaying(message: string, { log }: TestDesk = desk) {
  return log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === message);
}

function referenceIn(text: string): string {
  return /Something went wrong \(ref ([0-9a-f]{4})\)/.exec(text)?.[1] ?? 'none';
}

test('gives the person a reference, and the log the request, the command, and the ticket, but not the words', async () => {
  await desk.say(dana, openLine);
  const told = await whileEventsFail(() => desk.say(dana, 'note 1 the password is in the safe'));
  const reference = referenceIn(told.text);
  expect(linesSaying('a command failed')).toMatchObject([
    {
      request: expect.stringMatching(new RegExp(`^${reference}[0-9a-f]{8}$`)),
      command: 'note',
      ticket: 1,
      err: { code: expect.any(String) },
    },
  ]);
  expect(desk.log.join()).not.toContain('in the safe');
});

test('gives a repeated request the same reference', async () => {
  await desk.say(dana, openLine);
  const [first, second] = await whileEventsFail(async () => {
    const told = await desk.say(dana, 'note 1 once');
    const count = desk.slack.replies.length;
    const { body, headers } = told.answer.sent;
    await desk.slack.raw(body, headers);
    await desk.slack.until(() => desk.slack.replies[count]);
    return [told.text, String(desk.slack.replies[count]?.body.text)];
  });
  expect(referenceIn(second!)).toBe(referenceIn(first!));
});

test("gives the change, its deliveries, and their log lines the request's id", async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'subscribe');
  await desk.say(dana, 'note 1 called them');
  await desk.app.drain();
  const { client } = desk.database;
  const { request } = await client.event.findFirstOrThrow({ where: { type: 'note' } });
  const keys = (await client.seenRequest.findMany()).map(({ key }) => key);
  const ids = keys.map((key) => createHash('sha256').update(key).digest('hex').slice(0, 12));
  expect(ids).toContain(request);
  const owed = await client.delivery.findMany({ where: { place: `slack:${migrations}` } });
  expect(owed.map((delivery) => delivery.request)).toEqual([request, request]);
  expect(linesSaying('delivered').map((line) => line.request)).toEqual([request, request]);
});

test('gives changes that the clock makes the id of the run of their job', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'hold 1 until:2026-12-01 freeze');
  await desk.tickAt('2026-12-02T15:00:00Z');
  const { request } = await desk.database.client.event.findFirstOrThrow({ where: { actorId: null } });
  expect(request).toMatch(/^[0-9a-f]{12}$/);
});

test('turns many equal errors into one line with a count and the references', async () => {
  const own = await startDesk();
  await own.say(dana, openLine);
  const told: string[] = [];
  await whileEventsFail(async () => {
    for (let i = 0; i < 40; i++) told.push(referenceIn((await own.say(dana, `note 1 number ${i}`)).text));
  }, own);
  expect(linesSaying('a command failed', own)).toHaveLength(1);
  await own.stop();
  const [first, last] = linesSaying('a command failed', own);
  expect(last).toMatchObject({ repeats: 39, command: 'note' });
  const logged: string[] = [first.request, ...last.requests];
  expect(logged.map((request) => request.slice(0, 4))).toEqual(told);
});
