import { beforeEach, describe, expect, test } from 'vitest';
import { dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

const say = async (user: string, text: string) => (await desk.say(user, text)).text;
const ticket = () => desk.database.client.ticket.findFirstOrThrow({ where: { number: 1 } });
const waiting = 'Waiting for billing to end, Feb 28';

/** The last day of the old bill is a Sunday, so the owner gets the button on Monday. */
const lastDay = '2027-02-28';
const back = new Date('2027-02-22T09:00:00-06:00');
const opening = new Date('2027-03-01T09:00:00-06:00');

/** Opens an upgrade with an owner, and moves it to its last phase. Nothing is left there but `billing-stops`. */
async function openLast(owner = true): Promise<void> {
  await desk.say(dana, openLine);
  if (owner) await desk.say(sam, 'assign 1 me');
  await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
  await desk.say(dana, 'set 1 billing-target:2027-03-01');
  while ((await ticket()).phase !== 'decommission') await desk.say(lee, 'advance 1 force:"agreed by phone"');
  await desk.tickAt('2026-12-01T10:00:00-06:00');
  await desk.say(dana, 'done 1 C-09 C-14 U-19');
}

async function told(user: string): Promise<string[]> {
  return (await desk.direct(user)).filter((text) => /(: The| · the) last day of the old billing/.test(text));
}

describe('an upgrade with the end of the old bill ahead', () => {
  beforeEach(async () => {
    await openLast();
    await desk.say(dana, `set 1 billing-stops:${lastDay}`);
  });

  test("can't be closed before that day, and the refusal says what happens on the day", async () => {
    const refused = await say(dana, 'advance 1');
    expect(refused).toContain("(MIG-1) can't be closed yet: the old mailboxes are billed until Sun, Feb 28.");
    expect(refused).toContain('On that day, its owner gets a message with a button that closes the ticket.');
    desk.clock.set('2027-02-27T23:59:00-06:00');
    expect(await say(dana, 'advance 1')).toContain("can't be closed yet");
    desk.clock.set('2027-02-28T00:00:00-06:00');
    expect(await say(dana, 'advance 1')).toContain('(MIG-1) is closed. Well done.');
  });

  test('can be closed earlier by a lead with a reason, which is recorded', async () => {
    expect(await say(dana, 'advance 1 force:"customer pays anyway"')).toContain(
      'Only a lead can close a ticket that is still billed.',
    );
    expect(await say(lee, 'advance 1 force:"customer pays anyway"')).toContain(
      '(MIG-1) is closed. The old mailboxes are billed until Sun, Feb 28.',
    );
    expect(await desk.database.client.event.findFirstOrThrow({ where: { type: 'closed' } })).toMatchObject({
      text: 'closed it although the old mailboxes are billed until Sun, Feb 28: customer pays anyway',
      data: { force: 'customer pays anyway', billedUntil: lastDay },
    });
  });

  test("can't be closed by changing the recorded day to an earlier one, except by a lead", async () => {
    for (const value of ['2026-12-01', 'none']) {
      expect(await say(dana, `set 1 billing-stops:${value}`)).toContain(
        'MIG-1 already says that the old billing stops on Sun, Feb 28.',
      );
      expect(await say(dana, `set 1 billing-stops:${value} force:typo`)).toContain('Only a lead can set');
    }
    expect((await ticket()).billingStopsOn).toBe(lastDay);
    await desk.say(dana, 'set 1 billing-stops:2027-03-05');
    await desk.say(lee, 'set 1 billing-stops:2026-12-01 force:"typing error"');
    expect((await ticket()).billingStopsOn).toBe('2026-12-01');
  });

  test('shows what it waits for on its card, in lists, and in Home', async () => {
    for (const asked of ['show 1', 'list']) {
      const [shown = ''] = (await say(sam, asked)).split('\nLatest');
      expect(shown.toLowerCase()).toMatch(/waiting (for|on) billing to end, feb 28/);
      expect(shown).not.toMatch(/· waiting on (?!billing)/);
    }
    expect(await say(sam, '')).toContain('\n1 waiting for billing to end.');
    await desk.slack.openHome(sam);
    const home = await desk.slack.until(() => desk.slack.views.home(sam));
    expect(JSON.stringify(home.blocks)).toContain('1 waiting for billing to end.');
  });

  test('has no stalls and no contact reminders until five business days before that day', async () => {
    await desk.say(sam, 'set 1 cadence:1');
    await desk.say(sam, 'contact 1 phone all is well');
    expect(await ticket()).toMatchObject({ parkedUntil: back });
    const before = (await desk.direct(sam)).length;
    for (
      let day = new Date('2026-12-02T12:00:00-06:00');
      day < back;
      day = new Date(day.getTime() + 86_400_000)
    )
      await desk.tickAt(day);
    expect((await desk.direct(sam)).length).toBe(before);
    expect(await say(dana, 'list stalled')).toContain('No open tickets match');
    expect(await say(dana, 'digest now')).toContain('Posting');
    const digest = (await desk.posted(migrations)).map(({ text }) => text).join('\n');
    expect(digest).toContain('nothing is urgent\n1 ticket is open.');

    await desk.tickAt(back);
    expect(await say(sam, 'show 1')).not.toContain(waiting);
    expect(await say(sam, '')).toContain('1 is on track.');
    expect(await ticket()).toMatchObject({
      nudgeAt: new Date('2027-02-24T17:00:00-06:00'),
      stalledAt: new Date('2027-02-26T17:00:00-06:00'),
      contactDueAt: new Date('2027-02-22T17:00:00-06:00'),
    });
    await runUntil(desk, '2027-02-25T09:00:00-06:00');
    const later = (await desk.direct(sam)).slice(before);
    expect(later).toEqual([
      expect.stringMatching(/\n📞 Acme Corp \(MIG-1\) · no contact since \S.* · new/),
      expect.stringMatching(/\n📞 Acme Corp \(MIG-1\) · .* · new/),
    ]);
  });

  test('gives the owner a Close button at the start of business on that day, once', async () => {
    await desk.tickAt(new Date(opening.getTime() - 60_000));
    expect(await told(sam)).toEqual([]);
    await desk.tickAt(opening);
    await desk.app.tick();
    await desk.tickAt('2027-03-02T09:00:00-06:00');
    const [message, ...more] = await told(sam);
    expect(more).toEqual([]);
    // The ticket is also stalled, but that line would say the same.
    expect((await ticket()).stallLevelTold).toBe('stalled');
    expect(message).not.toContain('stalled:');
    expect(message).toContain('he last day of the old billing was Sun, Feb 28; you can close the ticket now');
    expect(await told(lee)).toEqual([]);
    expect((await ticket()).status).toBe('open');
    const direct = [...desk.slack.channels.values()].find(({ isIm, user }) => isIm && user === sam);
    await desk.press({ user: sam, channel: direct?.id, label: 'Close ticket' });
    expect((await ticket()).status).toBe('closed');
  });

  test('gives every lead the Close button if nobody owns the ticket', async () => {
    await desk.say(lee, 'assign 1 nobody');
    await desk.tickAt(opening);
    await desk.app.tick();
    expect(await told(lee)).toEqual([
      expect.stringContaining(
        'he last day of the old billing was Sun, Feb 28; 1 step left before you can close the ticket',
      ),
    ]);
    expect(await told(sam)).toEqual([]);
  });

  test('has a stall clock again as soon as a step is open, and the wait does not count', async () => {
    await desk.say(sam, 'set 1 cadence:5');
    await desk.tickAt('2027-01-20T10:00:00-06:00');
    await desk.say(sam, 'undo 1 C-09');
    const shown = await say(sam, 'show 1');
    expect(shown).not.toContain(waiting);
    expect(await ticket()).toMatchObject({
      parkedUntil: null,
      nudgeAt: new Date('2027-01-25T10:00:00-06:00'),
      contactDueAt: new Date('2027-01-27T10:00:00-06:00'),
    });
    expect(await say(sam, 'done 1 C-09')).toContain(
      'Next: close the ticket when the old billing ends, Feb 28.',
    );
    expect(await say(sam, 'show 1')).toContain(waiting);
    expect(await ticket()).toMatchObject({ parkedUntil: back });
  });

  test('keeps the time after the wait when someone moves the day, or puts the ticket on hold', async () => {
    await desk.tickAt('2027-02-23T09:00:00-06:00');
    await desk.say(sam, 'set 1 billing-stops:2027-03-02');
    expect(await ticket()).toMatchObject({ parkedUntil: null, clockFrom: back });
    await desk.say(sam, 'hold 1 until:2027-02-24 customer freeze');
    await desk.tickAt('2027-02-24T09:00:00-06:00');
    // One of the three business days before the nudge passed before the hold.
    expect(await ticket()).toMatchObject({ nudgeAt: new Date('2027-02-25T17:00:00-06:00') });
  });
});

test('only a lead lets the old bill end before the mail was moved, or takes a day back that has passed', async () => {
  await openLast();
  // The lead who forced the ticket on waived the DNS step on the day that the ticket was opened.
  expect(await say(dana, 'set 1 billing-stops:2026-11-19')).toContain(
    'The old mailboxes of MIG-1 were in use until Fri, Nov 20.',
  );
  await say(dana, 'set 1 billing-stops:2026-11-30');
  for (const day of ['none', '2026-11-25'])
    expect(await say(dana, `set 1 billing-stops:${day}`)).toContain('the old billing stops on Mon, Nov 30');
  expect((await ticket()).billingStopsOn).toBe('2026-11-30');
  expect(await say(lee, 'set 1 billing-stops:none force:"wrong ticket"')).toContain('Cleared billing-stops');
});

test('warns at once, and in each digest, if the old bill ends later than agreed', async () => {
  await openLast();
  await desk.say(dana, 'set 1 billing-target:2026-12-31');
  const warning =
    'The old billing stops on Sun, Feb 28, after Thu, Dec 31, when it should end. Tell the customer, and agree on a new billing target.';
  expect(await say(dana, `set 1 billing-stops:${lastDay}`)).toContain(warning);
  await desk.say(dana, 'digest now');
  const late = 'Billing date near, passed, or later than agreed (1)\nAcme Corp (MIG-1) · ';
  expect((await desk.posted(migrations)).at(-1)?.text).toContain(late);
  expect(await say(dana, `set 1 billing-target:${lastDay}`)).not.toContain('when it should end');
  await desk.say(dana, 'digest now');
  expect((await desk.posted(migrations)).at(-1)?.text).not.toContain(late);
});

describe('the reply to cancel', () => {
  const all = (words: string) =>
    `Acme Corp (MIG-1) is canceled.\n${words} Remove the licenses that the customer no longer needs.`;

  test('says nothing about billing before the first license', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'done 1 U-01 U-02');
    expect(await say(dana, 'cancel 1 customer withdrew')).toBe('Acme Corp (MIG-1) is canceled.');
  });

  test('names both bills of an upgrade', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'done 1 U-01 U-02 U-03');
    expect(await say(dana, 'cancel 1 customer withdrew')).toContain(
      all('The new Office 365 licenses and the old mailboxes are both still billed.'),
    );
  });

  test('says when the old bill of an upgrade ends', async () => {
    await openLast();
    await desk.say(dana, `set 1 billing-stops:${lastDay}`);
    expect(await say(dana, 'cancel 1 customer withdrew')).toContain(
      all('The new Office 365 licenses are still billed. The old mailboxes are billed until Sun, Feb 28.'),
    );
    await desk.say(dana, 'reopen 1');
    desk.clock.set(opening.toISOString());
    expect(await say(dana, 'cancel 1 customer withdrew')).toContain(
      all(
        'The new Office 365 licenses are still billed. The billing of the old mailboxes stopped on Sun, Feb 28.',
      ),
    );
  });

  test('names the new licenses of a move from another company', async () => {
    await desk.say(dana, openLine.replace('rackspace-email', 'gmail'));
    await desk.say(dana, 'done 1 U-01 U-02 U-03');
    expect(await say(dana, 'cancel 1 customer withdrew')).toContain(
      all('The new Office 365 licenses are still billed.'),
    );
  });
});
