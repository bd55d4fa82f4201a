import { expect, test } from 'vitest';
import type { Answer, SlackPlatform } from '../../src/playground/slack/platform.ts';
import { dana, lee, migrations, openLine, sam, startDesk, useDesk } from '../support/desk.ts';
import { holdTransactions } from '../support/hold-transactions.ts';

const desk = useDesk();

const full = 'You have 20 requests waiting. Try again in a moment.';

/** Sends several notes of one person at the same time, and waits until all of them are acknowledged. */
async function flood(user: string, count: number): Promise<Answer[]> {
  const texts = Array.from({ length: count }, (_, i) => `note 1 number ${i}.`);
  const sent = await Promise.all(texts.map((text) => send(user, text)));
  expect(sent.filter(({ status }) => status !== 200)).toEqual([]);
  return sent;
}

function send(user: string, text: string): Promise<Answer> {
  return desk.slack.command({ user, channel: migrations, command: '/migration', text });
}

/** Returns what a request was answered through its response_url. */
function textsOf({ replies }: SlackPlatform, { sent }: Answer): string[] {
  const url = new URLSearchParams(sent.body).get('response_url');
  return replies.filter((reply) => reply.url === url).map(({ body }) => String(body.text));
}

/** Returns what a person was told in answer to these requests, without the requests that got no answer. */
function answersTo(sent: Answer[]): string[] {
  return sent.flatMap((answer) => textsOf(desk.slack, answer));
}

function notes(): Promise<number> {
  return desk.database.client.event.count({ where: { type: 'note' } });
}

test('answers other people while hundreds of requests of one person wait for a ticket', async () => {
  await desk.say(dana, openLine);
  await desk.say(lee, openLine.replace('acme.com', 'globex.com'));
  const [locked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const locking = desk.database.transaction(async (tx) => {
    await tx.$queryRaw`SELECT "number" FROM "Ticket" WHERE "number" = 1 FOR UPDATE`;
    locked.resolve();
    await released.promise;
  });
  await locked.promise;
  const sent = await flood(dana, 300);
  expect((await desk.say(lee, 'list')).text).toContain('MIG-2');
  expect((await desk.say(lee, 'note 2 still quick')).text).toContain('Added a note to Acme Corp (MIG-2).');
  expect(answersTo(sent).filter((text) => text.includes('Added a note'))).toEqual([]);
  released.resolve();
  await locking;
});

test('runs 24 requests of a person who sends 300 at once, and answers the others once a minute', async () => {
  await desk.say(dana, openLine);
  const release = holdTransactions(desk.database);
  const sent = await flood(dana, 300);
  await desk.slack.until(() => answersTo(sent).length > 0);
  expect(answersTo(sent)).toEqual([full]);

  desk.clock.advance(1);
  expect((await desk.say(dana, 'show 1')).text).toBe(full);
  const [again] = await Promise.all([send(dana, 'list'), desk.say(lee, 'list')]);
  expect(answersTo([again])).toEqual([]);

  release();
  await desk.app.drain();
  expect(await notes()).toBe(24);
  const added = answersTo(sent).filter((text) => text.includes('Added a note to Acme Corp (MIG-1).'));
  expect([added.length, answersTo(sent).length]).toEqual([24, 25]);
  expect(answersTo([again])).toEqual([]);
  expect((await desk.say(dana, 'show 1')).text).toContain('acme.com · MIG-1');
});

test('opens forms for a person with 20 waiting requests, and keeps what the person types into them', async () => {
  await desk.say(dana, openLine);
  const opened = await desk.say(dana, 'show 1');
  const release = holdTransactions(desk.database);
  await flood(dana, 24);
  await desk.pressForForm({ user: dana, reply: opened.reply, label: 'Assign…' });
  await desk.sayForForm(dana, 'set 1 cutover:someday');
  await desk.sayForForm(dana, 'note 1');
  const refused = await desk.slack.submit({ user: dana, values: { text: 'typed with care' } });
  expect(refused).toMatchObject({ outcome: 'errors', errors: { text: full } });

  release();
  await desk.app.drain();
  expect(await notes()).toBe(24);
  // What Dana typed is still in the form.
  expect(await desk.slack.submit({ user: dana })).toMatchObject({ outcome: 'closed' });
  await desk.app.drain();
  const { text } = await desk.database.client.event.findFirstOrThrow({
    where: { type: 'note' },
    orderBy: { seq: 'desc' },
  });
  expect(text).toContain('typed with care');
});

test('runs a waiting request once and a refused one never, even if Slack repeats both', async () => {
  await desk.say(dana, openLine);
  const release = holdTransactions(desk.database);
  const waiting = await flood(dana, 23);
  const [last] = waiting;
  await desk.slack.raw(last!.sent.body, last!.sent.headers);
  const refused = await send(dana, 'note 1 refused');
  await desk.slack.until(() => answersTo([refused]).includes(full));
  release();
  await desk.app.drain();
  desk.clock.advance(1);
  await desk.slack.raw(refused.sent.body, refused.sent.headers);
  await desk.app.drain();
  expect(await notes()).toBe(23);
  expect(answersTo(waiting)).toEqual(waiting.map(() => 'Added a note to Acme Corp (MIG-1).'));
  expect(answersTo([refused])).toEqual([full]);
});

test('keeps the App Home of a person with 20 waiting requests, and says nothing', async () => {
  await desk.say(dana, openLine);
  await desk.slack.openHome(dana);
  await desk.app.drain();
  const shown = desk.slack.views.home(dana);
  const release = holdTransactions(desk.database);
  await flood(dana, 24);
  await desk.slack.openHome(dana);
  await desk.slack.openHome(sam);
  await desk.slack.until(() => desk.slack.views.home(sam));
  expect(desk.slack.views.home(dana)).toBe(shown);
  const refused = await desk.say(dana, 'list');
  expect(refused.text).toBe(full);
  release();
  await desk.app.drain();
});

// Waits two seconds of real time, because the bot gives waiting requests that much time before it stops.
test('a stop finishes the requests that run, and refuses those that wait, with the form as it was typed', async () => {
  const { slack, database, ...stopping } = await startDesk({ askWithin: 1_500 });
  await stopping.say(dana, openLine);
  await stopping.sayForForm(dana, 'note 1');
  const release = holdTransactions(database);
  const command = { user: dana, channel: migrations, command: '/migration' };
  const sent = await Promise.all(
    Array.from({ length: 10 }, (_, i) => slack.command({ ...command, text: `note 1 number ${i}.` })),
  );
  const submitted = await slack.submit({ user: dana, values: { text: 'typed with care' } });
  expect(submitted.outcome).toBe('updated');
  expect(JSON.stringify(slack.views.top(dana))).toContain('Saving…');

  const texts = () => sent.flatMap((answer) => textsOf(slack, answer));
  const stopped = stopping.stop();
  await slack.until(() => texts().filter((text) => text.includes('is restarting')).length === 6);
  const shown = await slack.until(() => {
    const view = JSON.stringify(slack.views.top(dana));
    return view.includes('is restarting') && view;
  });
  expect(shown).toContain('"initial_value":"typed with care"');
  release();
  await stopped;
  expect(texts().filter((text) => text.includes('Added a note to Acme Corp (MIG-1).'))).toHaveLength(4);
});
