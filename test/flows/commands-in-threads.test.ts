import { expect, test } from 'vitest';
import { type Button, plainText } from '../../src/card.ts';
import { ask } from '../../src/commands/ask.ts';
import type { AppContext } from '../../src/commands/context.ts';
import { dana, openLine, useDesk } from '../support/desk.ts';

const desk = useDesk();

/** Writes in the thread of a ticket, and returns the answer's text and buttons. */
async function write(content: string, about: number): Promise<{ text: string; buttons: Button[] }> {
  const person = { id: `slack:${dana}`, name: 'Dana Reyes', lead: true };
  const people = { check: async () => person, checkStored: async () => person, confirm: async () => person };
  const context = { desk: desk.app.desk, people, queue: { know() {} } } as unknown as AppContext;
  const place = { id: 'slack:C0MIGR', direct: false };
  const answer = await ask(context, {
    noun: 'migration',
    actor: person.id,
    place,
    about,
    typed: true,
    content,
  });
  const { blocks } = 'card' in answer && answer.card ? answer.card : { blocks: [] };
  const buttons = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  return { text: answer.kind === 'form' ? `Form: ${answer.form.title}` : plainText(blocks), buttons };
}

test('a command in the thread of a ticket changes that ticket, and its reply names it', async () => {
  await desk.say(dana, openLine);
  expect((await write('note the pilot went fine', 1)).text).toContain('Added a note to Acme Corp (MIG-1).');
  expect((await write('note 12 of 40 failed', 1)).text).toContain('Added a note to Acme Corp (MIG-1).');
  expect((await write('done tenant created', 1)).text).toContain('Tenant created ✓');
  expect((await write('', 1)).text).toContain('MIG-1');
  expect((await write('note', 1)).text).toContain('Form: ');
});

test('a ticket that a person names in a thread wins', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, openLine.replaceAll('acme', 'b'));
  expect((await write('note MIG-2 pilot is done', 1)).text).toContain('Added a note to Acme Corp (MIG-2).');
  expect((await write('#2 note pilot is done', 1)).text).toContain('Added a note to Acme Corp (MIG-2).');
  expect((await write('2', 1)).text).toContain('b.com');
});

test('examples and buttons in a thread name its ticket, so that they work elsewhere, too', async () => {
  await desk.say(dana, openLine);
  const typo = await write('noet the pilot went fine', 1);
  expect(typo.buttons.map(({ command }) => command)).toEqual(['note MIG-1 the pilot went fine']);
  const lost = await write('the pilot went fine', 1);
  expect(lost.buttons.map(({ label, command }) => [label, command])).toEqual([
    ['Save as a note', 'note MIG-1 the pilot went fine'],
    ['Show MIG-1', 'show MIG-1'],
    ['Help', 'help'],
  ]);
  const key = await write('history form:11', 1);
  expect(key.buttons.map(({ command }) => command)).toEqual(['history MIG-1 from:11']);
  const choice = await write('block creds', 1);
  for (const { command } of choice.buttons) expect(command).toContain('1');
  expect((await write('history 🎉', 1)).text).toContain('history MIG-1');
});

test('a typing error in a thread is corrected for its ticket', async () => {
  await desk.say(dana, openLine);
  expect((await write('dnoe tenant created', 1)).text).toContain(
    'Read “dnoe” as done. Acme Corp (MIG-1): Tenant created ✓',
  );
});

test('a thread of a ticket that does not exist says so', async () => {
  expect((await write('note the pilot went fine', 9)).text).toContain('There is no ticket 9.');
});

test('a line of 12,000 characters is as long in a thread as elsewhere', async () => {
  await desk.say(dana, openLine);
  const line = `note ${'word '.repeat(2_399)}`;
  expect(line.length).toBe(12_000);
  expect((await write(line, 1)).text).toContain('The limit is 3,000.');
});
