import { describe, expect, test } from 'vitest';
import { dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { conversationOf, runUntil } from '../support/run-until.ts';
import { forceTo, openChange } from '../support/walk.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

const say = async (user: string, text: string) => (await desk.say(user, text)).text;
const ticket = () => desk.database.client.ticket.findFirstOrThrow({ where: { number: 1 } });

/** Wednesday, December 2, 6 PM. */
const slot = '2026-12-02T18:00';
const at = (time: string) => `${time}-06:00`;

const about = async (user: string, words: string) =>
  (await desk.direct(user)).filter((text) => text.includes(words));

/** The lines of a person's messages that remind them of the slot: one on its own, and those of Today on the last two days. */
const reminders = async (user: string) =>
  (await desk.received(user))
    .flatMap((text) => text.split('\n'))
    .filter((line) => /: Slot in \d|^🕓 .* · slot (?:tomorrow|today), /.test(line));

describe('the slot of a platform change', () => {
  test('is announced three business days ahead, one business day ahead, and in the morning of the day', async () => {
    await openChange(desk);
    const told: string[] = [];
    for (const day of ['2026-11-25', '2026-11-30', '2026-12-01', '2026-12-02']) {
      await runUntil(desk, at(`${day}T08:59:00`));
      const before = (await reminders(sam)).length;
      await runUntil(desk, at(`${day}T09:00:00`));
      told.push(...(await reminders(sam)).slice(before));
    }
    expect(told).toEqual([
      expect.stringContaining('Slot in 3 business days, Wed, Dec 2, 6 PM: 4 steps open'),
      expect.stringMatching(
        / · slot tomorrow, 6 PM · ☐ Users warned of lockout \(customer's admin\) · and 3 more steps: \/migration/,
      ),
      expect.stringMatching(
        / · slot today, 6 PM · ☐ Users warned of lockout .* · and 3 more steps · stalled \(.*\) · new/,
      ),
    ]);
  });

  test('is in Home and in the answer to the bare command, before it is due', async () => {
    await openChange(desk);
    await runUntil(desk, at('2026-11-27T10:00:00'));
    expect(await say(sam, '')).not.toContain('Do this first');
    expect(await say(sam, 'show 1')).toContain('🕓 Slot Wed, Dec 2, 6 PM');
    await runUntil(desk, at('2026-12-02T10:00:00'));
    const words =
      /Do this first\n🕓 Acme Corp \(PLC-1\) · slot today, 6 PM · ☐ Users warned of lockout \(customer's admin\) · and 3 more steps/;
    expect(await say(sam, '')).toMatch(words);
    await desk.slack.openHome(sam);
    const home = await desk.slack.until(() => desk.slack.views.home(sam));
    expect(JSON.stringify(home.blocks)).toContain('Do this first');
  });

  test('is missed as soon as it has passed with steps open: message, card, list, and every digest', async () => {
    await desk.say(dana, 'subscribe');
    await openChange(desk);
    await runUntil(desk, at('2026-12-02T17:59:00'));
    expect(await about(sam, 'was missed')).toEqual([]);
    await runUntil(desk, at(`${slot}:00`));
    const words = 'The slot on Wed, Dec 2, 6 PM, was missed: 5 steps are open';
    expect(await about(sam, 'was missed')).toEqual([
      expect.stringContaining(`🔴 Acme Corp (PLC-1): ${words}.\n☐ Users warned of lockout · `),
    ]);
    expect(await about(lee, 'was missed')).toEqual([]);
    expect(await say(dana, 'show 1')).toContain(`🔴 ${words}`);
    expect((await desk.posted(migrations))[0]?.text).toContain(`🔴 ${words}`);
    expect(await say(dana, 'list missed')).toContain('PLC-1 · Acme Corp · ');
    expect(await say(sam, '')).toMatch(
      /Do this first\n🔴 Acme Corp \(PLC-1\) · slot missed today, 6 PM · ☐ Users warned of lockout, and 4 more steps/,
    );
    for (const day of ['2026-12-03', '2026-12-04', '2026-12-16']) {
      await runUntil(desk, at(`${day}T10:00:00`));
      await desk.say(dana, 'digest now');
      const digest = (await desk.posted(migrations)).at(-1)?.text ?? '';
      expect(digest).toMatch(
        /^.*: 1 ticket needs you\n1 missed date\..*\n🔴 Acme Corp \(PLC-1\) · slot missed \S/,
      );
    }
    expect(await about(sam, 'was missed')).toHaveLength(1);
  });

  test('offers a new slot and the open steps in the message, and is over once a new slot is agreed', async () => {
    await openChange(desk);
    await runUntil(desk, at(`${slot}:00`));
    const channel = await conversationOf(desk, sam);
    const steps = await desk.press({ user: sam, channel, label: 'Show steps' });
    expect(steps.text).toContain('5 steps left before Maintenance');
    await desk.pressForForm({
      user: sam,
      channel: await conversationOf(desk, sam),
      label: 'Set a new slot…',
    });
    await desk.say(sam, 'set 1 slot:2026-12-09T18:00');
    expect(await say(dana, 'show 1')).not.toContain('🔴');
    expect(await say(dana, 'list missed')).toContain('No open tickets match');
    await runUntil(desk, at('2026-12-09T18:00:00'));
    expect(await about(sam, 'was missed')).toEqual([
      expect.stringContaining('on Wed, Dec 2, 6 PM, was missed'),
      expect.stringContaining('on Wed, Dec 9, 6 PM, was missed'),
    ]);
  });

  test('is told to the leads if nobody owns the ticket', async () => {
    await openChange(desk, { owner: false });
    await runUntil(desk, at(`${slot}:00`));
    expect((await reminders(lee)).filter((line) => line.includes('today'))).toEqual([
      expect.stringMatching(/\(PLC-1\) · slot today, 6 PM · 4 steps open · unassigned: \/migration/),
    ]);
    expect(await about(lee, 'was missed')).toHaveLength(1);
  });

  test.each([
    ['hold 1 until:2026-12-16 customer asked', 'on hold until Wed, Dec 16'],
    ['snooze 1 days:15 not now', 'snoozed until Dec 15'],
  ])('is not silenced by “%s”', async (rest, words) => {
    await openChange(desk);
    await desk.say(sam, rest);
    await runUntil(desk, at(`${slot}:00`));
    expect((await reminders(sam)).slice(-2)).toEqual([
      expect.stringMatching(new RegExp(` · slot tomorrow, 6 PM · .*${words}.*: /migration`)),
      expect.stringMatching(new RegExp(` · slot today, 6 PM · .*${words}.*: /migration`)),
    ]);
    expect(await reminders(sam)).toHaveLength(3);
    expect(await about(sam, 'was missed')).toHaveLength(1);
    await desk.say(dana, 'digest now');
    expect((await desk.posted(migrations)).at(-1)?.text).toContain('\n🔴 Acme Corp (PLC-1) · slot missed ');
  });

  test('gets 15 minutes to be recorded if the ticket was ready for it', async () => {
    await openChange(desk);
    const { steps } = await desk.state(1);
    const left = steps.filter(({ gate, required, id }) => gate === 'readiness' && required && id !== 'C-15');
    await desk.say(dana, `done 1 ${left.map(({ id }) => id).join(' ')}`);
    await runUntil(desk, at('2026-12-02T18:14:00'));
    expect(await about(sam, 'was missed')).toEqual([]);
    await desk.say(sam, 'done 1 C-15');
    await desk.say(sam, 'advance 1');
    await runUntil(desk, at('2026-12-02T18:30:00'));
    expect(await about(sam, 'was missed')).toEqual([]);
    expect((await ticket()).phase).toBe('maintenance');
  });

  test('is missed 15 minutes later if nobody records the start, and the message has the button for it', async () => {
    await openChange(desk);
    const { steps } = await desk.state(1);
    const left = steps.filter(({ gate, required, id }) => gate === 'readiness' && required && id !== 'C-15');
    await desk.say(dana, `done 1 ${left.map(({ id }) => id).join(' ')}`);
    await runUntil(desk, at('2026-12-02T18:15:00'));
    expect(await about(sam, 'was missed')).toEqual([
      expect.stringContaining('The slot on Wed, Dec 2, 6 PM, was missed: Start time reached (C-15) is open'),
    ]);
    await desk.press({ user: sam, channel: await conversationOf(desk, sam), label: '☐ Start time reached' });
    await desk.say(sam, 'advance 1');
    expect(await say(dana, 'show 1')).not.toContain('🔴 The slot on');
  });

  test('can be cleared only by a lead with a reason, so that nobody puts it off in silence', async () => {
    await openChange(desk);
    expect(await say(dana, 'set 1 slot:none')).toContain("can't just be cleared");
    await runUntil(desk, at(`${slot}:00`));
    expect(await say(dana, 'set 1 slot:none')).toContain(
      "The slot of PLC-1 is agreed with the customer, so it can't just be cleared.",
    );
    expect(await say(dana, 'set 1 slot:none force:typo')).toContain('Only a lead can clear an agreed slot.');
    expect((await ticket()).slot).not.toBeNull();
    await desk.say(lee, 'set 1 slot:none force:"customer withdrew"');
    expect((await ticket()).missedAt).toBeNull();
  });
});

describe('a cutover', () => {
  test('is missed as long as the DNS step is open, whatever the phase, and not after that step', async () => {
    await desk.say(dana, openLine);
    await desk.say(sam, 'assign 1 me');
    await desk.say(sam, `set 1 cutover:${slot}`);
    await runUntil(desk, at(`${slot}:00`));
    expect(await about(sam, 'was missed')).toEqual([
      expect.stringMatching(/The cutover on Wed, Dec 2, 6 PM, was missed: \d+ steps are open\./),
    ]);
    await desk.say(sam, 'set 1 cutover:2026-12-08T18:00');
    await forceTo(desk, 1, 'cutover');
    await desk.say(sam, 'done 1 C-08 E-16 U-13');
    await runUntil(desk, at('2026-12-08T18:10:00'));
    const { steps } = await desk.state(1);
    const step = steps.find(({ switches }) => switches);
    await desk.say(sam, `done 1 ${step?.id}`);
    await runUntil(desk, at('2026-12-09T12:00:00'));
    expect(await about(sam, 'was missed')).toHaveLength(1);
    expect((await ticket()).missedAt).toBeNull();
  });
});
