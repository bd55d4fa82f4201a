import { expect, test } from 'vitest';
import { dana, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow({ where: { number: 1 } });

async function direct(user: string): Promise<string[]> {
  await desk.app.drain();
  const calls = desk.slack.calls.filter(
    ({ method, body }) => method === 'chat.postMessage' && body.channel === user,
  );
  return calls.map(({ body }) => String(body.text));
}

async function tickAt(moment: Date | null): Promise<void> {
  desk.clock.set(moment!.toISOString());
  await desk.app.tick();
}

test('an owner is reminded three business days and one before a cutover', async () => {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'set 1 cutover:2026-12-04T18:00');
  expect(await ticket()).toMatchObject({ remindAt: new Date('2026-12-02T09:00:00-06:00') });
  await tickAt((await ticket()).remindAt);
  await desk.app.tick();
  await tickAt((await ticket()).remindAt);
  const told = (await direct(sam)).filter((text) => text.includes('the cutover is on'));
  expect(told).toEqual([
    expect.stringContaining(
      'MIG-1 acme.com: the cutover is on 2026-12-04 18:00, in 3 business days or less.',
    ),
    expect.stringContaining('in 1 business day or less.'),
  ]);
  expect((await ticket()).remindAt).toBeNull();
});

test('a cutover on a day on which the owner or the customer cannot is warned of, and set all the same', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, openLine.replace('acme.com', 'globex.com'));
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'assign 2 me');
  await desk.say(sam, 'set 2 cutover:2026-12-04T09:00');
  const told = await desk.say(sam, 'set 1 cutover:2026-12-04T18:00 unavailable:2026-12-01..2026-12-05');
  expect(told.text).toContain('Its owner has MIG-2 on the same day, 2026-12-04.');
  expect(told.text).toContain('The customer is away from 2026-12-01 to 2026-12-05.');
  expect((await desk.say(dana, 'show 1')).text).toContain('Its owner has MIG-2 on the same day');
  expect((await ticket()).cutover).toEqual(new Date('2026-12-04T18:00:00-06:00'));
});
