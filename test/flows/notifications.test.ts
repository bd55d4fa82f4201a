import { expect, test } from 'vitest';
import type { Prisma } from '../../src/db/client.ts';
import { toId } from '../../src/slack/ids.ts';
import { dana, lee, migrations, openLine, platformChanges, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';
import { openChange } from '../support/walk.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

/** What phones show of the messages that were posted since the last call, by place, and in order within a place. */
async function shown(): Promise<string[]> {
  await desk.app.drain();
  const calls = desk.slack.calls.splice(0);
  const names: Record<string, string> = {
    [migrations]: '#migrations',
    [dana]: 'dana',
    [sam]: 'sam',
    [lee]: 'lee',
  };
  const nameOf = (channel: unknown) => names[String(channel)] ?? String(channel);
  return calls
    .filter(({ method, body, ok }) => method === 'chat.postMessage' && ok && body.metadata)
    .sort((a, b) => nameOf(a.body.channel).localeCompare(nameOf(b.body.channel)))
    .map(({ body }) => `${nameOf(body.channel)}: ${body.text}`);
}

/** Whether a text or an update that was sent so far has an account number of these tests. */
function leaks(): string[] {
  const texts = desk.slack.calls.filter(({ body }) => body.metadata).map(({ body }) => String(body.text));
  return texts.filter((text) => /1234567|7654321/.test(text));
}

test('the messages about what people do', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await desk.say(dana, 'note 1 account 1234567 is theirs');
  await desk.say(dana, 'set 1 account:7654321 mailboxes:40');
  await desk.say(dana, 'set 1 cutover:2026-12-08T18:00');
  await desk.say(dana, 'block 1 CREDS_INVALID 3 of 40 fail');
  await desk.say(dana, 'assign 1 @sam');
  await desk.say(lee, 'nudge 1');
  await desk.say(dana, 'cancel 1 customer withdrew');
  await desk.app.drain();
  expect(leaks()).toEqual([]);
  expect(await shown()).toMatchInlineSnapshot(`
    [
      "#migrations: Dana Reyes opened a ticket for acme.com: Rackspace Email → Office 365",
      "#migrations: acme.com: Dana Reyes noted: account ••• is theirs",
      "#migrations: acme.com: Dana Reyes changed account and mailboxes",
      "#migrations: acme.com: Dana Reyes set cutover to 2026-12-08T18:00-06:00 · completes Cutover date agreed (C-12)",
      "#migrations: acme.com: Dana Reyes blocked it: Invalid credentials (CREDS_INVALID). 3 of 40 fail",
      "#migrations: acme.com: Dana Reyes assigned it to Sam Okafor · completes Owner assigned (C-03)",
      "#migrations: acme.com: Dana Reyes canceled it: customer withdrew",
      "sam: Dana Reyes assigned Acme Corp (MIG-1) to you. Its cutover is Tue, Dec 8, 6 PM.",
      "sam: Lee Park is asking about Acme Corp (MIG-1): less than a business hour in Prerequisites without progress, waiting on the customer's admin",
    ]
  `);
});

test('the messages about several tickets at once', async () => {
  for (const domain of ['acme.com', 'globex.com']) await desk.say(dana, openLine.replace('acme.com', domain));
  const asked = await desk.say(dana, 'assign 1, 2 @sam');
  await desk.press({ user: dana, reply: asked.reply, label: 'Assign 2 tickets' });
  const reminds = await desk.say(lee, 'nudge 1, 2');
  await desk.press({ user: lee, reply: reminds.reply, label: 'Nudge owners of 2 tickets' });
  expect(await shown()).toMatchInlineSnapshot(`
    [
      "sam: Dana Reyes assigned 2 tickets to you: Acme Corp",
      "sam: Lee Park is asking about 2 tickets of yours: Acme Corp",
    ]
  `);
});

test('the messages that the clock sends', async () => {
  await desk.say(lee, 'subscribe');
  await openChange(desk);
  await desk.say(sam, 'set 1 cadence:1');
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 2 me');
  await shown();
  await desk.say(lee, 'digest now');
  expect(await shown()).toMatchInlineSnapshot(`
    [
      "#migrations: Fri digest: nothing is urgent",
    ]
  `);
  await runUntil(desk, '2026-12-02T23:00:00-06:00');
  expect(leaks()).toEqual([]);
  const texts = await shown();
  expect([...new Set(texts)]).toMatchInlineSnapshot(`
    [
      "#migrations: Runbook: slot of acme.com Wed, Dec 2, 6 PM",
      "#migrations: acme.com: Migration Desk marked it stalled: 3 business days in Prerequisites without progress, waiting on the customer's admin",
      "#migrations: acme.com: Migration Desk marked it stalled: still in Readiness, with the slot on Wed, Dec 2, 6 PM, waiting on the customer's admin",
      "#migrations: acme.com: Migration Desk escalated it: still in Readiness, with the slot on Wed, Dec 2, 6 PM, waiting on the customer's admin (the customer's delay)",
      "#migrations: Escalated: Acme Corp, slot today, 6 PM, still in Readiness",
      "#migrations: acme.com: Migration Desk noticed that the slot on Wed, Dec 2, 6 PM, was missed: 5 steps are open",
      "sam: Today: 1 contact due. First: Acme Corp (PLC-1) · no contact yet, opened 1 business day ago",
      "sam: Today: 1 contact due. First: Acme Corp (PLC-1) · no contact yet, opened 2 business days ago",
      "sam: Today: 1 date soon, 1 stalled. First: Acme Corp (PLC-1) · slot Wed, Dec 2, 6 PM · ☐ Users warned of lockout (customer's admin) · and 3 more steps",
      "sam: Today: 1 date soon, 1 stalled. First: Acme Corp (PLC-1) · slot tomorrow, 6 PM · ☐ Users warned of lockout (customer's admin) · and 3 more steps",
      "sam: Today: 1 date, 1 stalled. First: Acme Corp (PLC-1) · slot today, 6 PM · ☐ Users warned of lockout (customer's admin) · and 3 more steps",
      "sam: 🔴 Acme Corp (PLC-1): The slot on Wed, Dec 2, 6 PM, was missed: 5 steps are open",
    ]
  `);
});

test('the messages about places where messages fail or that another company can see', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, 'subscribe', { channel: platformChanges });
  await desk.say(dana, openLine);
  await shown();
  desk.slack.faults.failChannel(migrations, 'is_archived');
  await desk.say(dana, 'note 1 one');
  await desk.app.drain();
  await desk.app.tick();
  await desk.slack.share(platformChanges, 'accepted');
  await desk.app.tick();
  expect(await shown()).toMatchInlineSnapshot(`
    [
      "C0PLAT: acme.com: Dana Reyes noted: one",
      "dana: #platform-changes is shared with another company, so it no longer gets ticket updates",
      "lee: Messages to #migrations can't be delivered: the channel is archived (is_archived)",
      "lee: #platform-changes is shared with another company, so it no longer gets ticket updates",
    ]
  `);
});

test('a message that the last release owed is sent with the start of its text', async () => {
  const card = { blocks: [{ type: 'text', text: 'MIG-1 · Dana Reyes noted: hello' }] };
  await desk.database.client.delivery.create({
    data: {
      place: toId(migrations),
      mode: 'post',
      card: card as Prisma.InputJsonValue,
      state: 'owed',
      createdAt: desk.clock.now(),
    },
  });
  expect(await shown()).toEqual(['#migrations: MIG-1 · Dana Reyes noted: hello']);
});
