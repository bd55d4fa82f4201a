import { expect, test } from 'vitest';
import { dana, lee, openLine, outsideLine, useDesk } from '../support/desk.ts';
import { commandsIn, forceTo } from '../support/walk.ts';

const desk = useDesk();

test('close does not move a ticket on before its last phase', async () => {
  await desk.say(dana, openLine);
  const told = await desk.say(dana, 'close MIG-1');
  expect(told.text).toContain('MIG-1 is in Prerequisites. A ticket closes after ');
  expect(told.text).toContain('To end the ticket now, cancel it.');
  expect((await desk.state(1)).ticket).toMatchObject({ phase: 'prerequisites', status: 'open' });
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Cancel the ticket…' });
});

test('close closes a ticket in its last phase, and lists the steps that are open before that', async () => {
  await desk.say(dana, outsideLine);
  await forceTo(desk, 1, (await desk.state(1)).phases.at(-1)!.slug);
  // The five-day watch of the last phase is over.
  desk.clock.set('2026-12-04T10:00:00-06:00');
  const refused = (await desk.say(dana, '1 resolve')).text;
  expect(refused).toContain('left');
  for (const command of commandsIn(refused)) await desk.say(lee, command);
  expect((await desk.say(dana, 'close 1 everything works')).text).toContain('is closed.');
  expect((await desk.state(1)).ticket.status).toBe('closed');
  expect((await desk.say(dana, 'close 1')).text).toContain('closed');
});

test('help lists the other words for a subcommand', async () => {
  expect((await desk.say(dana, 'help create')).text).toContain('Other words for it: create, new, ');
});
