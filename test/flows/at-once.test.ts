import { expect, test } from 'vitest';
import { createUser } from '../../src/playground/slack/platform.ts';
import { dana, migrations, openLine, platformChanges, useDesk } from '../support/desk.ts';

const desk = useDesk();

/** Creates people who are not leads, and whose accounts are already stored. */
async function newPeople(count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, i) => createUser({ id: `U0MANY${i}`, name: `many${i}` }));
  for (const person of people) desk.slack.people.set(person.id, person);
  // Each person writes once now, so that their account is stored. Later lookups would spread out the requests of the
  // test.
  await Promise.all(people.map((person) => desk.say(person.id, '')));
  return people.map((person) => person.id);
}

test("if four people set a channel's digest at the same time, accepts only one of the digests", async () => {
  const people = await newPeople(4);
  const told = await Promise.all(people.map((person, i) => desk.say(person, `digest at 1${i}:00`)));
  const winners = told.filter(({ text }) => text.includes('This channel now gets a digest at'));
  const refused = told.filter(({ text }) =>
    /Only a lead can change the digest that many\d set up here\./i.test(text),
  );
  expect([winners.length, refused.length]).toEqual([1, 3]);
  const won = told.findIndex(({ text }) => text.includes('This channel now gets a digest at'));
  expect(await desk.database.client.digestSchedule.findMany()).toMatchObject([
    { time: `1${won}:00`, setById: `slack:${people[won]}` },
  ]);
  expect(await desk.database.client.auditEntry.count({ where: { action: 'refused' } })).toBe(3);
});

test('keeps at most one digest if people turn the digest on and off at the same time', async () => {
  const [person = ''] = await newPeople(1);
  await desk.say(person, 'digest at 09:00');
  const lines = ['digest off', 'digest at 10:00', 'digest off', 'digest at 11:00'];
  const told = await Promise.all(lines.map((line) => desk.say(person, line)));
  for (const { text } of told)
    expect(text).toMatch(
      /This channel now gets a digest at|no longer gets a scheduled digest|has no scheduled digest/,
    );
  expect(await desk.database.client.digestSchedule.count()).toBeLessThanOrEqual(1);
});

test('creates one subscription if five people subscribe at the same time', async () => {
  const people = await newPeople(5);
  const told = await Promise.all(people.map((person) => desk.say(person, 'subscribe')));
  const winners = told.filter(({ text }) => text.includes('This channel now gets one message per ticket'));
  const others = told.filter(({ text }) => /already has that subscription\.|Nothing changed\./.test(text));
  expect([winners.length, others.length]).toEqual([1, 4]);
  expect(await desk.database.client.subscription.count()).toBe(1);
});

test('ends the holds of other tickets and posts the digest even if one ticket cannot be changed', async () => {
  const { client } = desk.database;
  for (const customer of ['one', 'two', 'three']) {
    await desk.say(dana, openLine.replace('acme.com', `${customer}.com`));
  }
  await desk.say(dana, 'digest at 09:00', { channel: platformChanges });
  for (const number of [1, 2, 3]) await desk.say(dana, `hold ${number} until:2026-11-24 customer asked`);
  await client.$executeRaw`UPDATE "Ticket" SET "waitingOn" = 'no such party' WHERE "number" = 2`;
  desk.clock.set('2026-11-24T09:30:00-06:00');
  await desk.app.tick();
  const held = await client.ticket.findMany({ where: { heldAt: { not: null } } });
  expect(held.map(({ number }) => number)).toEqual([2]);
  expect(await client.event.count({ where: { type: 'hold-expired' } })).toBe(2);
  expect(desk.log.filter((line) => line.includes('"job":"expire holds"'))).toHaveLength(1);
  const [, thread] = await desk.posted(platformChanges);
  expect(thread?.text).toMatch(/^Hold ended \(\d+\)$/m);
  expect(await desk.posted(migrations)).toEqual([]);
});
