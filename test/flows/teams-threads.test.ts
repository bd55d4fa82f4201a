import { expect, test } from 'vitest';
import { dana, gus, type KeptActivity, migrations, sam } from '../support/connector/connector.ts';
import { openLine, sendAll } from '../support/desk.ts';
import { contentOf, useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

/** Opens two tickets that the channel gets, and returns the message about the first one. */
async function openTickets(): Promise<KeptActivity> {
  await desk.ask(sam, 'subscribe', migrations);
  await desk.ask(dana, openLine);
  await desk.ask(dana, openLine.replace('acme.com', 'globex.com'));
  await sendAll(desk);
  return desk.written(migrations).find((message) => contentOf(message).includes('MIG-1'))!;
}

/** Writes to the bot in the thread of a message. */
function below({ thread }: KeptActivity, text: string, from = sam): Promise<string> {
  return desk.write(from, text, { conversation: `${migrations};messageid=${thread}` });
}

test("a command in the thread of a ticket's message need not name the ticket", async () => {
  const headline = await openTickets();
  expect(await below(headline, 'note called them')).toContain('Added a note to Acme Corp (MIG-1).');
  expect(await below(headline, 'show')).toContain('History');
  expect(await below(headline, 'note MIG-2 called them')).toContain('(MIG-2)');
  const offered = await below(headline, 'the customer agreed to Friday');
  expect(offered).toContain('Save as note');
  expect(offered).toContain('Record as contact…');
});

test('a command in another thread, or in a new one, has to name the ticket', async () => {
  await openTickets();
  const help = await desk.ask(sam, 'help', migrations);
  expect(await below(help, 'show')).not.toContain('History');
  expect(await desk.write(sam, 'show', { conversation: migrations })).not.toContain('History');
});

test('a guest gets no answer about the ticket of the thread', async () => {
  const headline = await openTickets();
  const told = await below(headline, 'note hello', gus);
  expect(told).toContain("guests can't use it");
  expect(told).not.toContain('acme.com');
});
