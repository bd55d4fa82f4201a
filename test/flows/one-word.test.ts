import { expect, test } from 'vitest';
import { subcommands } from '../../src/commands/table.ts';
import { dana, openLine, sam, useDesk } from '../support/desk.ts';
import { firstThread, writeInThread } from '../support/thread.ts';

const desk = useDesk();

/** Opens a ticket in a subscribed channel. Returns the first message of its thread. */
async function openThread(): Promise<string> {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign 1 @sam');
  return firstThread(desk);
}

const write = (words: string, thread: string) => writeInThread(desk, words, thread);

/** Everything that a word could have changed. */
async function stored() {
  const { ticket, event, mute, subscription, digestSchedule, morning, notice } = desk.database.client;
  return {
    ticket: await ticket.findMany(),
    event: await event.count(),
    mute: await mute.findMany(),
    subscription: await subscription.findMany(),
    digestSchedule: await digestSchedule.findMany(),
    morning: await morning.findMany(),
    notice: await notice.findMany(),
  };
}

test('a single word in the thread of a ticket changes nothing, unless it is the name of a command', async () => {
  const thread = await openThread();
  const before = await stored();
  const words = subcommands.flatMap(({ aliases = [] }) => aliases);
  for (const word of words) {
    const { text } = await write(word, thread);
    expect([word, await stored()]).toEqual([word, before]);
    expect(text, word).not.toContain('Something went wrong');
  }
  expect((await write('advance', thread)).text).toContain("can't move to Discovery yet");
});

test.each([
  ['proceed', 'Advance', 'advance MIG-1'],
  ['please proceed!', 'Advance', 'advance MIG-1'],
  ['ping', 'Nudge', 'nudge MIG-1'],
  ['continue', 'Resume', 'resume MIG-1'],
  ['unfollow', 'Unsubscribe', 'unsubscribe'],
])('such a word is asked about: %s', async (word, label, command) => {
  const told = await write(word, await openThread());
  expect(told.text).toContain('could mean several things, so nothing changed.');
  expect(told.buttons).toEqual([
    [label, command],
    ['Show MIG-1', 'show MIG-1'],
  ]);
});

test.each(['next', 'Next?', "what's next?", 'what’s next', 'What is next?'])(
  'in a thread, %s is answered with the next thing to do, and outside with everything that is yours',
  async (words) => {
    const thread = await openThread();
    const told = await write(words, thread);
    expect(told.text).toContain("Acme Corp (MIG-1). Next, for the customer's admin: ☐ Tenant created");
    expect(told.buttons.map(([label]) => label)).toEqual(['☐ Tenant created', 'Show MIG-1']);
    expect((await desk.state(1)).ticket.phase).toBe('prerequisites');
    expect((await desk.say(sam, words)).text).toContain('Good morning, Sam.');
  },
);

test('next says of an ended ticket that it ended', async () => {
  const thread = await openThread();
  await write('cancel customer withdrew', thread);
  expect((await write('next', thread)).text).toContain('Acme Corp (MIG-1) is canceled.');
});

test.each(['take', 'Claim it!', 'grab', "I'll take it", 'take MIG-1', 'mig 1 take', 'claim 1'])(
  'assigns the ticket to whoever says: %s',
  async (words) => {
    expect((await write(words, await openThread())).text).toContain('You own Acme Corp (MIG-1) now.');
  },
);

test('takes several tickets, and asks once', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, openLine.replaceAll('acme', 'b'));
  expect((await desk.say(dana, 'take 1 and MIG-2')).text).toContain('2 tickets');
});

test.each(['take a look at the pilot', 'who is the customer admin', 'grab lunch first'])(
  'a sentence that begins with such a word is no command: %s',
  async (words) => {
    const thread = await openThread();
    expect((await write(words, thread)).text).toContain("isn't a command");
    expect((await desk.state(1)).ticket.ownerId).toBe(`slack:${sam}`);
  },
);

test.each(['who', 'who owns it?', 'who has MIG-1', '1 who'])(
  'shows the ticket with its owner: %s',
  async (words) => {
    expect((await write(words, await openThread())).text).toContain('Sam Okafor');
  },
);
