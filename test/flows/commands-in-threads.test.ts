import { expect, test } from 'vitest';
import { dana, openLine, useDesk } from '../support/desk.ts';
import { firstThread, writeInThread } from '../support/thread.ts';

const desk = useDesk();

/** Opens two tickets. Returns the first message of the first one's thread. */
async function openThread(): Promise<string> {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await desk.say(dana, openLine.replaceAll('acme', 'b'));
  return firstThread(desk);
}

const write = (words: string, thread: string) => writeInThread(desk, words, thread);

test('a command in the thread of a ticket changes that ticket, and its reply names it', async () => {
  const thread = await openThread();
  for (const words of [
    'note the pilot went fine',
    'note 12 of 40 failed',
    ', note: done',
    'please comment done',
  ])
    expect((await write(words, thread)).text).toContain('Added a note to Acme Corp (MIG-1).');
  expect((await write('done tenant created', thread)).text).toContain('Tenant created ✓');
  expect((await write('', thread)).text).toContain('acme.com');
});

test('a ticket that a person names in a thread wins', async () => {
  const thread = await openThread();
  for (const words of ['note MIG-2 pilot is done', '#2 note pilot is done', 'MIG-2: note pilot is done'])
    expect((await write(words, thread)).text).toContain('(MIG-2).');
  expect((await write('2', thread)).text).toContain('b.com');
});

test('two tickets in a thread are never mistaken for the words of a note or a comment', async () => {
  const thread = await openThread();
  expect((await write('MIG-1 MIG-2 note x', thread)).text).toContain('Add this note to 2 tickets?');
  for (const words of ['advance MIG-2, MIG-9', 'MIG-2 MIG-9 advance', 'MIG-2, MIG-9']) {
    const told = await write(words, thread);
    expect(told.text).toContain('takes one ticket at a time');
    expect(told.buttons.map(([label]) => label)).toEqual(['MIG-2', '#9']);
  }
});

test('a number that could be a ticket, in a command that ends a ticket, is asked about', async () => {
  const thread = await openThread();
  const told = await write('cancel 2 customer withdrew', thread);
  expect(told.text).toContain('“2” could be a ticket, or the beginning of your text.');
  expect(told.buttons).toEqual([
    ['MIG-1', 'cancel MIG-1 2 customer withdrew'],
    ['MIG-2', 'cancel MIG-2 customer withdrew'],
  ]);
  expect((await write('advance 1 go on', thread)).text).not.toContain('could be a ticket');
});

test('examples and buttons in a thread name its ticket, so that they work elsewhere, too', async () => {
  const thread = await openThread();
  const typo = await write('noet the pilot went fine', thread);
  expect(typo.buttons).toEqual([['Yes, note', 'note MIG-1 the pilot went fine']]);
  const lost = await write('the pilot went fine', thread);
  expect(lost.buttons).toEqual([
    ['Save as note', 'note MIG-1 the pilot went fine'],
    ['Record as contact…', 'form contact MIG-1 the pilot went fine'],
    ['Show MIG-1', 'show MIG-1'],
  ]);
  for (const words of ['update: the pilot went fine', 'check with the customer'])
    expect((await write(words, thread)).buttons).toContainEqual(['Save as note', `note MIG-1 ${words}`]);
  const key = await write('history form:11', thread);
  expect(key.buttons.map(([, command]) => command)).toEqual(['history MIG-1 from:11']);
  expect((await write('history 🎉', thread)).text).toContain('history MIG-1');
});

test('a typing error in a thread is corrected for its ticket', async () => {
  const thread = await openThread();
  const told = await write('dnoe tenant created', thread);
  expect(told.text).toContain('Read “dnoe” as done. Acme Corp (MIG-1): Tenant created ✓');
});

test.each([
  ['only emoji', '🎉🎉', "isn't a command"],
  ['right-to-left text', '\u202Bnote שלום', 'Added a note to Acme Corp (MIG-1).'],
  ['right-to-left text without a command', 'مرحبا بالعالم', "isn't a command"],
  ['a quote that never closes', 'note "never closed', 'Added a note to Acme Corp (MIG-1).'],
  ['a number of 40 digits', `note ${'9'.repeat(40)} failed`, 'Added a note to Acme Corp (MIG-1).'],
  ['a key with 40 digits', `advance MIG-${'9'.repeat(40)} go on`, "isn't a ticket number"],
  ['a long line', `note ${'word '.repeat(2_390)}`, 'The limit is 3,000.'],
  ['a line that is too long', `note ${'word '.repeat(2_400)}x`, 'The limit is 12,000.'],
])('%s in a thread is answered', async (_, words, says) => {
  const thread = await openThread();
  expect((await write(words, thread)).text).toContain(says);
  expect((await desk.state(1)).ticket.phase).toBe('prerequisites');
});
