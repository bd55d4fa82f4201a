import { describe, expect, test } from 'vitest';
import { toId } from '../../src/slack/ids.ts';
import { dana, lee, migrations, openLine, platformChanges, sam, useDesk } from '../support/desk.ts';
import { forceTo, openChange, walkTo } from '../support/walk.ts';

const desk = useDesk();

/** What the channel itself shows of what was posted: messages outside threads, and broadcast replies. */
async function inChannel(channel = migrations): Promise<string[]> {
  const posted = await desk.posted(channel);
  return posted
    .filter(({ thread_ts, ts, subtype }) => !thread_ts || thread_ts === ts || subtype === 'thread_broadcast')
    .map(({ text }) => text);
}

async function inThreads(channel = migrations): Promise<string[]> {
  const posted = await desk.posted(channel);
  return posted.filter(({ thread_ts, ts }) => thread_ts && thread_ts !== ts).map(({ text }) => text);
}

const headline = expect.stringContaining('acme.com · MIG-1');

describe('a channel without a subscription', () => {
  test('becomes normal with subscribe alone, and is told the other levels', async () => {
    const told = await desk.say(dana, 'subscribe');
    expect(told.text).toContain(
      'This channel now gets one message per ticket, with updates in its thread, a line when a cutover is done, DNS changes, or a ticket is blocked or closed, and one message a day about what was escalated.',
    );
    const blocks = JSON.stringify(told.reply.body.blocks);
    expect(blocks).toContain('"subscribe quiet"');
    expect(blocks).toContain('"subscribe everything"');
  });

  test('hears everything about the topics that it names', async () => {
    await desk.say(dana, 'subscribe notes');
    await desk.say(dana, openLine);
    await desk.say(dana, 'note 1 one');
    await desk.say(dana, 'note 1 two');
    expect(await inChannel()).toEqual([headline, expect.stringContaining('noted: two')]);
  });

  test('gets no subscription from two levels', async () => {
    const told = await desk.say(dana, 'subscribe quiet normal');
    expect(told.text).toContain("A channel has one level, so it can't be both quiet and normal.");
    expect(await desk.database.client.subscription.count()).toBe(0);
  });
});

describe('a subscribed channel', () => {
  test('keeps its subscription with subscribe alone, which shows it with a button for each other level', async () => {
    await desk.say(dana, 'subscribe quiet from:gmail');
    const told = await desk.say(sam, 'subscribe');
    expect(told.text).toContain(
      'This channel gets one message per ticket, with updates in its thread. Nothing changed.\nTickets: from:gmail',
    );
    const changed = await desk.press({ user: sam, reply: told.reply, label: 'Switch to normal' });
    expect(JSON.stringify(changed.reply)).not.toContain('Switch to quiet');
    expect(changed.text).toContain('one message a day');
    expect(changed.text).toContain('Previous subscription: quiet from:gmail.');
    const back = await desk.press({ user: sam, reply: changed.reply, label: 'Restore previous' });
    expect(back.text).not.toContain('one message a day');
  });

  test('keeps its level if a new subscription names none', async () => {
    await desk.say(dana, 'subscribe quiet');
    const told = await desk.say(dana, 'subscribe -notes');
    expect(told.text).toContain('with updates in its thread.\nTopics: all except notes\n');
  });
});

describe('a normal channel', () => {
  test('is told of a blocker and of the end of a ticket, and of nothing else that people do', async () => {
    await desk.say(dana, 'subscribe');
    await desk.say(dana, openLine);
    await desk.say(dana, 'note 1 called them');
    await desk.say(dana, 'assign 1 @sam');
    await desk.say(dana, 'block 1 CREDS_INVALID 3 of 40 fail');
    await desk.say(dana, 'unblock 1');
    await desk.say(dana, 'cancel 1 customer withdrew');
    expect(await inChannel()).toEqual([
      headline,
      expect.stringContaining('Dana Reyes blocked it'),
      expect.stringContaining('Dana Reyes canceled it'),
    ]);
    expect(await inThreads()).toHaveLength(5);
  });

  test('has no message about an older ticket until the ticket moves to another phase', async () => {
    await desk.say(dana, openLine);
    desk.clock.advance(60);
    await desk.say(dana, 'subscribe');
    await desk.say(dana, 'note 1 called them');
    await desk.say(dana, 'assign 1 @sam');
    expect(await inChannel()).toEqual([]);
    await walkTo(desk, 1, 'discovery');
    expect(await inChannel()).toEqual([headline]);
  });

  test('is told when the mail of a migration is switched, and when the ticket is closed', async () => {
    await desk.say(dana, 'subscribe');
    await desk.say(dana, openLine);
    await walkTo(desk, 1, 'decommission');
    await desk.say(lee, 'advance 1 force:"all was agreed by phone"');
    const [, ...later] = await inChannel();
    expect(later).toEqual([
      expect.stringContaining('DNS records switched (U-14)'),
      expect.stringContaining('closed it'),
    ]);
  });

  test('is told when the users of a platform change can open their mail again', async () => {
    await desk.say(dana, 'subscribe');
    await openChange(desk);
    await forceTo(desk, 1, 'client-setup');
    const [, ...later] = await inChannel();
    expect(later).toEqual([expect.stringMatching(/moved it from Password reset to Client setup/)]);
  });

  test('is not told twice of the event that posts the headline', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'subscribe');
    await desk.say(dana, 'block 1 CREDS_INVALID 3 of 40 fail');
    const posted = await desk.posted(migrations);
    expect(posted.map(({ subtype }) => subtype)).toEqual([undefined, undefined]);
    const [first] = desk.slack.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(first?.body.text).toMatch(/^acme.com: Dana Reyes blocked it/);
  });

  test('gets no message about a ticket that is only stalled', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'subscribe');
    await desk.tickAt((await desk.state(1)).ticket.stalledAt);
    expect(await desk.posted(migrations)).toEqual([]);
  });
});

describe('the daily message about escalations', () => {
  test('has all tickets that were escalated at once, and is updated with later ones that day', async () => {
    await desk.say(dana, 'subscribe');
    for (const name of ['acme', 'globex', 'initech'])
      await desk.say(dana, openLine.replace('acme.com', `${name}.com`).replace('Acme Corp', name));
    desk.clock.advance(60);
    await desk.say(dana, openLine.replace('acme.com', 'late.com').replace('Acme Corp', 'late'));
    await desk.tickAt((await desk.state(1)).ticket.escalatedAt);
    const first = (await inChannel()).at(-1);
    expect(first).toMatch(/: 3 escalated\n/);
    for (const name of ['acme', 'globex', 'initech']) expect(first).toContain(`⬆ ${name} (MIG-`);
    const before = (await inChannel()).length;
    await desk.tickAt((await desk.state(4)).ticket.escalatedAt);
    expect(await inChannel()).toHaveLength(before);
    expect((await inChannel()).at(-1)).toMatch(/: 4 escalated\n/);
    const calls = desk.slack.calls.filter(({ body }) => /: \d escalated: /.test(String(body.text)));
    expect(calls.map(({ method, body }) => [method, body.text])).toEqual([
      ['chat.postMessage', expect.stringContaining(': 3 escalated: acme, globex, initech')],
      ['chat.update', expect.stringContaining(': 4 escalated: acme, globex, initech, late')],
    ]);
    await desk.app.tick();
    await desk.app.drain();
    expect(desk.slack.calls.filter(({ body }) => /: \d escalated: /.test(String(body.text)))).toHaveLength(2);
  });

  test('says in one line what happened if there is one ticket, and leaves out tickets of other channels', async () => {
    await desk.say(dana, 'subscribe acme');
    await desk.say(dana, 'subscribe globex', { channel: platformChanges });
    desk.slack.channels.get('C0LEADS')?.members.add(dana);
    await desk.say(dana, 'subscribe quiet', { channel: 'C0LEADS' });
    await desk.say(dana, openLine);
    await desk.tickAt((await desk.state(1)).ticket.escalatedAt);
    await desk.app.drain();
    const calls = desk.slack.calls.filter(({ body }) =>
      JSON.stringify(body.blocks)?.includes(': 1 escalated'),
    );
    expect(calls.map(({ body }) => [body.channel, body.text])).toEqual([
      [migrations, expect.stringMatching(/^Escalated: Acme Corp, no progress since Fri, Nov 20/)],
    ]);
  });
});

test('a quiet channel gets one message per ticket, and all updates in its thread', async () => {
  await desk.say(dana, 'subscribe quiet');
  await desk.say(dana, openLine);
  await desk.say(dana, 'block 1 CREDS_INVALID 3 of 40 fail');
  await desk.say(dana, 'cancel 1 customer withdrew');
  expect(await inChannel()).toEqual([headline]);
  expect(await inThreads()).toHaveLength(2);
});

test('a channel that hears everything sees each update in the channel and in the thread', async () => {
  await desk.say(dana, 'subscribe everything');
  await desk.say(dana, openLine);
  await desk.say(dana, 'note 1 called them');
  await desk.say(dana, 'assign 1 @sam');
  expect(await inChannel()).toEqual([headline, ...(await inThreads())]);
  expect(await inThreads()).toHaveLength(2);
});

describe('a subscription of the last release', () => {
  test('keeps what it heard: each update in a thread, stalls included, and nothing else in the channel', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'subscribe');
    await desk.database.client.subscription.update({
      where: { place: toId(migrations) },
      data: { wish: { topics: null, filter: null } },
    });
    await desk.tickAt((await desk.state(1)).ticket.stalledAt);
    await desk.say(dana, 'block 1 CREDS_INVALID 3 of 40 fail');
    expect(await inChannel()).toEqual([headline]);
    expect(await inThreads()).toEqual([
      expect.stringContaining('stalled'),
      expect.stringContaining('blocked it'),
    ]);
    const shown = await desk.say(dana, 'subscribe');
    expect(shown.text).toContain('one message per ticket, with every update in its thread.');
    const changed = await desk.press({ user: dana, reply: shown.reply, label: 'Switch to quiet' });
    const back = await desk.press({ user: dana, reply: changed.reply, label: 'Restore previous' });
    expect(back.text).toContain('with every update in its thread.');
  });
});
