import { expect, test } from 'vitest';
import { createUser } from '../../src/playground/slack/platform.ts';
import { dana, migrations, openLine, useDesk } from '../support/desk.ts';

const desk = useDesk();

test('advances a ticket once if ten people press the same button at the same time', async () => {
  const people = Array.from({ length: 10 }, (_, i) => createUser({ id: `U0TEN${i}`, name: `ten${i}` }));
  for (const person of people) desk.slack.people.set(person.id, person);
  await desk.say(dana, openLine);
  await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
  const shown = await Promise.all(people.map((person) => desk.say(person.id, 'show 1')));
  const told = await Promise.all(
    people.map((person, i) =>
      desk.press({ user: person.id, reply: shown[i]?.reply, label: 'Move to Discovery' }),
    ),
  );
  const winners = told.filter(({ text }) => text.includes('(MIG-1) is in Discovery now.'));
  const polite = told.filter(({ text }) =>
    /Ten\d already moved MIG-1 to Discovery, so nothing changed\./.test(text),
  );
  expect([winners.length, polite.length]).toEqual([1, 9]);
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({ phase: 'discovery' });
  expect(await desk.database.client.event.count({ where: { type: 'phase' } })).toBe(1);
});

test('runs a repeated request only once, but answers each repetition with 200', async () => {
  const first = await desk.slack.command({
    user: dana,
    channel: migrations,
    command: '/migration',
    text: openLine,
  });
  const { body, headers } = first.sent;
  const repeats = await Promise.all([1, 2, 3, 4].map(() => desk.slack.raw(body, headers)));
  expect(repeats.map(({ status, body }) => [status, body])).toEqual(Array(4).fill([200, '']));
  await desk.app.drain();
  expect(await desk.database.client.ticket.count()).toBe(1);
  expect(await desk.database.client.event.count()).toBe(1);
  const url = new URLSearchParams(body).get('response_url');
  expect(desk.slack.replies.filter((reply) => reply.url === url)).toHaveLength(1);
});

test('treats the same command at another time as a new request', async () => {
  const text = 'note 1 tried again';
  await desk.say(dana, openLine);
  const first = await desk.slack.command({ user: dana, channel: migrations, command: '/migration', text });
  const { body } = first.sent;
  const now = Math.floor(Date.now() / 1000);
  await desk.slack.raw(body, desk.slack.sign(body, now - 60));
  await desk.app.drain();
  expect(await desk.database.client.event.count({ where: { type: 'note' } })).toBe(2);
});
