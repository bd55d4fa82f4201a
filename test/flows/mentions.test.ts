import { describe, expect, test } from 'vitest';
import { dana, guest, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { completePhase } from '../support/walk.ts';

const desk = useDesk();
const bot = '@migration_desk';

/** The private answers in a channel or a thread, oldest first. */
const answers = (user: string, channel = migrations) =>
  desk.slack.messages(channel).filter(({ ephemeralTo }) => ephemeralTo === user);

/** Writes a message that mentions the bot, and waits for the private answer. */
async function mention(
  user: string,
  words: string,
  thread_ts?: string,
): Promise<{ text: string; thread_ts?: string }> {
  const before = answers(user).length;
  await desk.slack.say({
    user,
    channel: migrations,
    text: `${bot} ${words}`,
    ...(thread_ts ? { thread_ts } : {}),
  });
  return desk.slack.until(() => answers(user)[before]);
}

const directOf = (user: string) => {
  const channel = [...desk.slack.channels.values()].find((one) => one.isIm && one.user === user)?.id ?? '';
  return { channel, messages: () => desk.slack.messages(channel).filter(({ bot_id }) => bot_id) };
};

/** Writes a direct message to the bot, and waits for the answer. */
async function write(user: string, text: string) {
  const { channel, messages } = directOf(user);
  const before = messages().length;
  await desk.slack.say({ user, channel, text });
  return desk.slack.until(() => messages()[before]);
}

describe('a mention in a channel', () => {
  test('is answered like a slash command, and only the person sees the answer', async () => {
    const told = await mention(dana, openLine);
    expect(told.text).toContain('Opened MIG-1 for Acme');
    expect(told).not.toHaveProperty('thread_ts');
    expect((await mention(sam, 'list')).text).toMatch(/^1 open ticket/);
    expect(answers(lee)).toEqual([]);
  });

  test('may have the words before the name, and shows Today without any words', async () => {
    await desk.say(dana, openLine);
    await desk.slack.say({ user: dana, channel: migrations, text: `assign 1 me ${bot}` });
    expect((await desk.slack.until(() => answers(dana)[1])).text).toContain('You own');
    expect((await mention(dana, '')).text).toMatch(/^Good /);
  });

  test('opens a form with a button, because Slack opens none for a message', async () => {
    const told = await mention(dana, 'open acme.com');
    expect(told.text).toMatch(/^A form asks for the rest\./);
    await desk.pressForForm({ user: dana, channel: migrations, label: 'Open the form…' });
    expect(desk.slack.views.top(dana)?.blocks.length).toBeGreaterThan(2);
  });

  test('offers a form with what was typed after a wrong value', async () => {
    const told = await mention(dana, openLine.replace('account:1234567', 'account:12x'));
    expect(told.text).toContain('12x');
    await desk.pressForForm({ user: dana, channel: migrations, label: 'Correct it in a form…' });
    expect(JSON.stringify(desk.slack.views.top(dana))).toContain('Acme Corp');
  });

  test('is ignored from bots and from the bot itself, after an edit, and without the name', async () => {
    const fields = { user: dana, channel: migrations, text: `<@${desk.slack.bot.userId}> list`, ts: '1.1' };
    for (const more of [
      { bot_id: 'B1' },
      { user: desk.slack.bot.userId },
      { edited: { user: dana, ts: '2.0' } },
      { subtype: 'bot_message' },
      { user: undefined },
    ])
      expect((await desk.slack.event('app_mention', { ...fields, ...more })).status).toBe(200);
    await desk.slack.say({ user: dana, channel: migrations, text: 'list' });
    await desk.slack.event('message', { ...fields, channel_type: 'channel' });
    expect((await mention(dana, 'list')).text).toContain('There are no open tickets.');
    expect(answers(dana)).toHaveLength(1);
  });

  test('is done once if Slack repeats the event, even after a restart', async () => {
    const fields = {
      user: dana,
      channel: migrations,
      text: `<@${desk.slack.bot.userId}> ${openLine}`,
      ts: '1.1',
    };
    await desk.slack.event('app_mention', fields, { eventId: 'Ev0SAME' });
    await desk.slack.until(() => answers(dana)[0]);
    await desk.slack.event('app_mention', fields, {
      eventId: 'Ev0SAME',
      retry: { num: 1, reason: 'http_timeout' },
    });
    expect((await mention(dana, 'list')).text).toMatch(/^1 open ticket/);
    expect(answers(dana)).toHaveLength(2);
  });

  test('is refused for guests', async () => {
    desk.slack.channels.get(migrations)?.members.add(guest);
    expect((await mention(guest, 'list')).text).toMatch(/guest/i);
  });
});

describe('a mention in the thread of a ticket', () => {
  /** Opens a ticket with a mention in a subscribed channel. Returns the first message of its thread. */
  async function openThread(): Promise<string> {
    await desk.say(dana, 'subscribe');
    await mention(dana, openLine);
    const [headline] = (await desk.posted(migrations)).filter(
      ({ bot_id, ephemeralTo }) => bot_id && !ephemeralTo,
    );
    return headline?.ts ?? '';
  }

  test('is about that ticket, is answered there, and can name another one', async () => {
    const thread = await openThread();
    await desk.say(dana, openLine.replaceAll('acme.com', 'globex.com'));
    const told = await mention(sam, 'note the pilot went fine', thread);
    expect(told).toMatchObject({ text: expect.stringContaining('MIG-1'), thread_ts: thread });
    expect((await mention(sam, 'assign me', thread)).text).toContain('MIG-1');
    expect((await mention(sam, 'assign MIG-2 me', thread)).text).toContain('MIG-2');
    expect((await mention(sam, '', thread)).text).toContain('acme.com');
    expect((await desk.state(1)).ticket.ownerId).toBe(`slack:${sam}`);
  });

  test('can take the ticket from open to closed', async () => {
    const thread = await openThread();
    const say: typeof desk.say = async (user, words) => {
      const told = await mention(user, words.replace(/\b(?:MIG-)?1\b ?/, ''), thread);
      return { text: told.text } as Awaited<ReturnType<typeof desk.say>>;
    };
    const status = async () => (await desk.state(1)).ticket.status;
    // Some steps can be done only days after the cutover.
    for (let days = 0; days < 60 && (await status()) === 'open'; days++) {
      await completePhase({ ...desk, say }, 1);
      await mention(lee, 'advance', thread);
      desk.clock.set(new Date(desk.clock.now().getTime() + 86_400_000).toISOString());
    }
    const events = await desk.database.client.event.findMany({
      where: { ticketNumber: 1 },
      orderBy: { seq: 'asc' },
    });
    expect(await status()).toBe('closed');
    expect(events.at(-1)?.type).toBe('closed');
    expect(desk.slack.calls.filter(({ error }) => error)).toEqual([]);
  });

  test('of a canceled ticket is refused with the reason', async () => {
    const thread = await openThread();
    await mention(dana, 'cancel customer withdrew', thread);
    expect((await mention(dana, 'advance', thread)).text).toMatch(/canceled/);
  });
});

test('quick messages of one person are answered in their order, although the first one takes longer', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  const [headline] = (await desk.posted(migrations)).filter(({ bot_id }) => bot_id);
  const before = answers(sam).length;
  await desk.database.client.$transaction(
    async (tx) => {
      // The ticket of a thread can't be looked up meanwhile.
      await tx.$executeRaw`LOCK TABLE "Anchor" IN ACCESS EXCLUSIVE MODE`;
      const thread_ts = headline!.ts;
      await desk.slack.say({ user: sam, channel: migrations, text: `${bot} assign me`, thread_ts });
      await desk.slack.say({ user: sam, channel: migrations, text: `${bot} list mine` });
      // Other people don't wait.
      await desk.say(lee, 'list');
      expect(answers(sam)).toHaveLength(before);
    },
    { timeout: 60_000 },
  );
  const told = await desk.slack.until(() => answers(sam).length > before + 1 && answers(sam).slice(before));
  expect(told[0]?.text).toContain('You own Acme Corp (MIG-1) now.');
  expect(told[1]?.text).toMatch(/^1 open ticket/);
});

describe('a direct message', () => {
  test('is answered with a message, and needs no name', async () => {
    const told = await write(dana, openLine);
    expect(told.text).toContain('Opened MIG-1 for Acme');
    expect(told.ephemeralTo).toBeUndefined();
    expect((await write(dana, `${bot} show 1`)).text).toContain('Acme Corp');
  });
});
