import { beforeEach, describe, expect, test } from 'vitest';
import type { SlackMessage } from '../../src/playground/slack/model.ts';
import { dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { primaryLabels } from '../support/primary-labels.ts';
import { conversationOf, runUntil } from '../support/run-until.ts';
import { shownText } from '../support/shown-text.ts';
import { forceTo, openChange } from '../support/walk.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

const say = async (user: string, text: string) => (await desk.say(user, text)).text;
const ticket = () => desk.database.client.ticket.findFirstOrThrow({ where: { number: 1 } });
const told = async (user: string) =>
  (await desk.direct(user)).filter((text) => text.includes('Users locked out since'));
/** What a person's messages about the lockout say now, oldest first. */
async function alarms(user: string): Promise<string[]> {
  return (await allTo(user)).filter((text) => /^(🔒|✓)/u.test(text));
}

/** Everything that a person got, oldest first. */
const allTo = async (user: string) =>
  (await desk.posted(await conversationOf(desk, user))).map(({ text }) => text);

const at = (time: string) => `2026-12-${time}:00-06:00`;

/** A platform change that started on time: on Wednesday, December 2, at 6 PM. */
beforeEach(async () => {
  await openChange(desk);
  await desk.tickAt(at('02T18:00'));
  await forceTo(desk, 1, 'maintenance');
});

describe('users who are locked out for longer than planned', () => {
  test('are reported to the owner and the leads two hours after the slot, at night, and then on each working day', async () => {
    await runUntil(desk, at('02T19:59'));
    expect([await told(sam), await told(lee)]).toEqual([[], []]);
    await runUntil(desk, at('02T20:00'));
    for (const user of [sam, lee]) {
      expect(await told(user)).toEqual([
        expect.stringContaining(
          "🔒 Acme Corp (PLC-1): Users locked out since Wed, Dec 2, 6 PM. Planned for 8 PM and still open: Completion notice posted (P-17).\nNext: ☐ Start notice posted (Internal Migration team). Users can sign in after ☐ Passwords reset (customer's admin).",
        ),
      ]);
    }
    await runUntil(desk, at('03T08:59'));
    expect(await told(lee)).toHaveLength(1);
    for (const [time, count] of [
      ['03T09:00', 2],
      ['03T16:00', 2],
      ['04T08:59', 2],
      ['04T09:00', 3],
      ['07T08:59', 3],
    ] as const) {
      await runUntil(desk, at(time));
      expect(await told(lee)).toHaveLength(count);
      expect(await told(sam)).toHaveLength(count);
    }
    expect((await told(dana)).length).toBe(0);
    expect(await desk.database.client.event.count({ where: { text: { startsWith: 'told the' } } })).toBe(3);
  });

  test('have one message a day with each person, which is kept current until the lockout is over', async () => {
    await runUntil(desk, at('02T20:00'));
    const since = expect.stringMatching(
      /locked out since Wed, Dec 2, 6 PM\. Planned for 8 PM and still open: Completion/,
    );
    expect(await alarms(lee)).toEqual([since]);
    await runUntil(desk, at('03T11:00'));
    expect(await alarms(lee)).toEqual([since, since]);
    expect((await alarms(lee)).join()).not.toMatch(/\b(hours?|days?|ago|over plan)\b/);
    await desk.say(sam, 'done 1 P-16 P-17');
    await desk.say(sam, 'advance 1');
    expect((await alarms(lee)).at(-1)).toContain(
      "🔒 Acme Corp (PLC-1): Users can't open their mailboxes: Passwords reset (P-18) is due by Thu, Dec 3, 1 PM.",
    );
    await desk.say(sam, 'done 1 P-18');
    expect((await alarms(lee)).at(-1)).toContain(
      '✓ Acme Corp (PLC-1): The lockout is over: Sam Okafor checked off Passwords reset (P-18).',
    );
    expect((await alarms(sam)).at(-1)).toContain('✓ Acme Corp (PLC-1): The lockout is over: You checked off');
  });

  test('are reported to a new owner within a business hour', async () => {
    await runUntil(desk, at('03T09:30'));
    await desk.say(lee, 'assign 1 @dana');
    await runUntil(desk, at('03T10:00'));
    expect(await told(dana)).toHaveLength(1);
    expect(await told(lee)).toHaveLength(2);
  });

  test('are reported once, even if two replicas look at the same moment', async () => {
    await runUntil(desk, at('02T19:59'));
    desk.clock.set(at('02T20:00'));
    await Promise.all([desk.app.tick(), desk.app.tick(), desk.app.tick()]);
    expect(await told(lee)).toHaveLength(1);
  });

  test('put a banner on the card and start the digest, although the ticket is on hold and snoozed', async () => {
    expect(await say(dana, 'show 1')).toContain(
      "🔒 Users can't open their mailboxes: Completion notice posted (P-17) is due by Wed, Dec 2, 8 PM",
    );
    await desk.say(sam, 'snooze 1 days:10 not now');
    await desk.say(sam, 'hold 1 until:2026-12-16 not now');
    await runUntil(desk, at('02T21:30'));
    expect(await told(lee)).toHaveLength(1);
    expect(await say(dana, 'show 1')).toContain(
      '🔒 Users locked out since Wed, Dec 2, 6 PM. Planned for 8 PM and still open: Completion notice posted (P-17)',
    );
    await desk.say(dana, 'digest now');
    const digest = (await desk.posted(migrations)).at(-1)?.text ?? '';
    expect(digest).toMatch(
      /^.*: 1 ticket needs you\n1 lockout\..*\n🔒 Acme Corp \(PLC-1\) · users locked out since today, 6 PM · /,
    );
  });

  test('have two business hours from the completion notice until their passwords are reset', async () => {
    await desk.say(sam, 'done 1 P-16 P-17');
    await desk.say(sam, 'advance 1');
    await runUntil(desk, at('03T10:59'));
    expect(await told(sam)).toEqual([]);
    await runUntil(desk, at('03T11:00'));
    expect(await told(sam)).toEqual([
      expect.stringContaining(
        "locked out since Wed, Dec 2, 6 PM. Planned for Thu, Dec 3, 11 AM and still open: Passwords reset (P-18).\nUsers can sign in after ☐ Passwords reset (customer's admin).",
      ),
    ]);
    await desk.press({ user: sam, channel: await conversationOf(desk, sam), label: '☐ Passwords reset' });
    await runUntil(desk, at('04T17:00'));
    expect(await told(sam)).toHaveLength(1);
    expect(await say(dana, 'show 1')).not.toContain('🔒');
  });

  test('are announced once in a channel that hears of escalations', async () => {
    await desk.say(dana, 'subscribe escalated');
    await runUntil(desk, at('03T12:00'));
    const lines = desk.slack.calls.filter(({ body }) => body.channel === migrations && body.thread_ts);
    expect(
      lines
        .map(({ body }) => shownText(body as unknown as SlackMessage))
        .filter((text) => text.includes('told the owner')),
    ).toEqual([
      expect.stringContaining(
        'Migration Desk told the owner and the leads: users locked out since Wed, Dec 2, 6 PM',
      ),
    ]);
  });
});

test('a lockout cannot be hidden by moving the ticket back, canceling it, or unassigning it', async () => {
  expect(await say(dana, 'move 1 readiness stopped')).toContain(
    'Only a lead can move a platform change back to before its start.',
  );
  expect(await say(dana, 'cancel 1 no more')).toContain(
    'Only a lead can cancel a platform change that has started.',
  );
  await desk.say(dana, 'assign 1 nobody');
  await runUntil(desk, at('02T20:00'));
  expect(await told(lee)).toHaveLength(1);
  await desk.say(lee, 'move 1 readiness the change was stopped');
  expect(await ticket()).toMatchObject({ phase: 'readiness', lockoutEndsAt: null, alarmAt: null });
});

test('completing the reset is undone: the users count as locked out again, in any later phase', async () => {
  await desk.say(sam, 'done 1 P-16 P-17');
  await desk.say(sam, 'advance 1');
  await desk.say(sam, 'done 1 P-18');
  await desk.say(sam, 'advance 1');
  expect(await ticket()).toMatchObject({ phase: 'client-setup', lockoutEndsAt: null });
  await desk.tickAt(at('03T15:00'));
  await desk.say(sam, 'undo 1 P-18');
  await runUntil(desk, at('03T15:01'));
  expect(await told(lee)).toHaveLength(1);
});

describe('after someone contacted the customer about a lockout', () => {
  beforeEach(async () => {
    await desk.say(sam, 'done 1 P-16 P-17');
    await desk.say(sam, 'advance 1');
    await runUntil(desk, at('03T11:30'));
  });

  test('the reply says what ends the lockout, not when the next contact is due', async () => {
    await desk.say(sam, 'set 1 cadence:1');
    const reply = await say(sam, 'contact 1 phone the admin resets them today');
    expect(reply).toContain('Users stay locked out until this is done: Passwords reset (P-18).');
    expect(reply).not.toContain('next contact');
  });

  test('the line says when, and its button records the next step, until a business day has passed', async () => {
    const before = await desk.say(sam, 'today');
    expect(before.text).toContain('call the customer · ☐ Passwords reset');
    expect(primaryLabels(before.reply)).toEqual(['Record contact…']);
    await desk.say(sam, 'contact 1 phone the admin resets them today');
    const after = await desk.say(sam, 'today');
    expect(after.text).toContain("customer contacted today, 11:30 AM · ☐ Passwords reset (customer's admin)");
    expect(primaryLabels(after.reply)).toEqual(['☐ Passwords reset']);
    await runUntil(desk, at('04T11:31'));
    expect(await say(sam, 'today')).toContain('call the customer · ☐ Passwords reset');
  });

  test('an urgent ticket on which nobody acted comes first, in Today and in the digest', async () => {
    await desk.say(dana, openLine);
    await desk.say(sam, 'assign 2 me');
    await desk.say(sam, 'set 2 cutover:2026-12-03T12:00');
    await desk.tickAt(at('03T12:30'));
    const first = async () => (await say(sam, 'today')).match(/Do this first\n.*?\((\w+-1|\w+-2)\)/)?.[1];
    expect(await first()).toBe('PLC-1');
    await desk.say(sam, 'contact 1 phone the admin resets them today');
    expect(await first()).toBe('MIG-2');
    expect(await say(sam, 'today')).toMatch(/Can't wait\n🔒 Acme Corp \(PLC-1\)/);
    await desk.say(dana, 'digest now');
    const digest = (await desk.posted(migrations)).at(-1)?.text ?? '';
    expect(digest).toMatch(/: 2 tickets need you\n1 lockout, 1 missed date\..*\n🔴 .*\n🔒 /s);
  });
});

test('the morning message names a locked-out ticket once, as locked out, whatever else happened to it', async () => {
  await desk.say(sam, 'list');
  await runUntil(desk, at('03T08:59'));
  await runUntil(desk, at('03T09:00'));
  for (const user of [sam, lee]) {
    const [morning = ''] = (await allTo(user)).filter((text) => text.startsWith('Good morning')).slice(-1);
    expect(morning).toMatch(/Do this first\n🔒 Acme Corp \(PLC-1\)/);
    expect(morning.match(/PLC-1\)/g)).toHaveLength(1);
  }
});

test('a line about another reason says that users are locked out, although the plan has not ended', async () => {
  await desk.tickAt(at('02T23:00'));
  await desk.say(sam, 'done 1 P-16 P-17');
  await runUntil(desk, at('03T09:00'));
  expect(await say(sam, 'today')).toMatch(
    /⬆ Acme Corp \(PLC-1\) · .* · users locked out, ☐ Passwords reset due today, 11 AM/,
  );
});
