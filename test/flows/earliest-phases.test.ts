import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { phaseLabel } from '../../src/ticket/playbooks/phases.ts';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { dana, lee, startDesk, type TestDesk } from '../support/desk.ts';
import { forceTo, openingOf, walkTo } from '../support/walk.ts';
import { earliestPhase, earliestPhases } from '../ticket/playbooks/earliest-phases.ts';
import { expectedPhases, type Trade, trades } from '../ticket/playbooks/phase-tables.ts';

/** All tests share a desk, because their tickets don't affect each other. */
let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => desk.clock.set('2026-11-20T10:00:00-06:00'));
afterEach(() => expect(desk.slack.protocolErrors).toEqual([]));
afterAll(() => desk.stop());

const say = async (text: string, who = dana) => (await desk.say(who, text)).text;

/** Opens a ticket with its own domain, and chooses its method. Returns its number. */
async function open(trade: Trade): Promise<number> {
  const count = await desk.database.client.ticket.count();
  const [command, opening] = openingOf(trade, `d${count}.example.com`);
  const number = Number(
    /Opened (?:MIG|PLC)-(\d+)/.exec((await desk.say(dana, opening, { command })).text)?.[1],
  );
  if (trade.method) await say(`set ${number} method:${trade.method}`);
  return number;
}

const step = async (number: number, id: string) =>
  (await desk.state(number)).steps.find((one) => one.id === id)!;

/** The command that does a step. The step may be refused, but never because of what the command says. */
function doing(number: number, id: string): string {
  if (id === 'E-15' || id === 'P-04') return `set ${number} sign-off:"Ann Lee"`;
  return id === 'U-20' ? `set ${number} billing-stops:2027-03-01` : `done ${number} ${id}`;
}

describe('nothing is done before it can be true', () => {
  const tested = new Set<string>();

  test.each(trades)(
    'on the path from $name, each step is refused before its earliest phase',
    async (trade) => {
      const number = await open(trade);
      const phases = expectedPhases(trade).map(({ slug }) => slug);
      const steps = (await desk.state(number)).steps.map(({ id }) => id).filter((id) => id in earliestPhases);
      const first = new Map<string, string>();
      for (const phase of phases) {
        await forceTo(desk, number, phase);
        // The five-day watch also needs time.
        if (phase === phases.at(-1)) desk.clock.advance(20 * 24 * 60);
        for (const id of steps.filter((one) => !first.has(one))) {
          const said = await say(doing(number, id));
          if (isDone(await step(number, id))) first.set(id, phase);
          else expect(said).toContain(`can't be completed before ${phaseLabel(earliestPhase(id, phases)!)}.`);
        }
      }
      for (const id of steps) tested.add(id);
      const expected = steps.map((id) => [id, earliestPhase(id, phases)]);
      expect(Object.fromEntries(first)).toEqual(Object.fromEntries(expected));
    },
  );

  test('the paths have every step with an earliest phase', () => {
    expect([...tested].sort()).toEqual(Object.keys(earliestPhases).sort());
  });

  test('several steps in one command are refused together', async () => {
    const number = await open(upgrade);
    await say(`done ${number} U-01 U-02`);
    expect(await say(`done ${number} U-03 U-04 E-14 E-21 U-14 U-19`)).toContain(
      "First pass finished (E-14) can't be completed before Prestage.",
    );
    expect(isOpen(await step(number, 'U-03'))).toBe(true);
  });

  test('lowering the TTL waits for an agreed cutover date', async () => {
    const number = await open(upgrade);
    expect(await say(`done ${number} E-16`)).toContain('TTL lowered (E-16) depends on the cutover');
    await say(`set ${number} cutover:2026-12-15T18:00`);
    expect(await say(`done ${number} E-16`)).toContain('TTL lowered ✓');
  });
});

const upgrade = trades.find(({ name }) => name.startsWith('rackspace-email to office-365, assisted'))!;
const pstFiles = trades.find(({ method }) => method === 'pst-ftp')!;

describe('a sign-off', () => {
  test.each([
    ['first pass', upgrade, 'E-14', 'First pass finished (E-14)'],
    ['import of PST files', pstFiles, 'F-04', 'PST files imported (F-04)'],
  ])('of the test waits for the %s, and is not valid for another one', async (_, trade, pass, name) => {
    const number = await open(trade);
    await walkTo(desk, number, 'customer-testing');
    await say(`set ${number} sign-off:"Ann Lee"`);
    expect(isDone(await step(number, 'E-15'))).toBe(true);
    expect(await say(`undo ${number} ${pass}`)).toContain(
      `Reopened: ${name} and Customer signed off (E-15).`,
    );
    expect((await step(number, 'E-15')).mark).toMatchObject({ reason: `${name} is open again` });
    expect((await desk.state(number)).ticket).toMatchObject({ signedOffBy: null, signedOffAt: null });
    expect(await say(`set ${number} sign-off:"Ann Lee"`)).toContain(
      `Complete ${name} before Customer signed off (E-15).`,
    );
    await say(`done ${number} ${pass}`);
    expect(await say(`set ${number} sign-off:"Ann Lee"`)).toContain('Customer signed off (E-15) is done');
  });

  test.each([
    ['the test', upgrade, 'prestage', 'customer-testing'],
    ['the plan', trades.find(({ service }) => service === 'internal')!, 'intake', 'plan-review'],
  ])('of %s is never in the future, and never before its phase began', async (_, trade, before, phase) => {
    const number = await open(trade);
    await walkTo(desk, number, before);
    desk.clock.set('2026-11-23T10:00:00-06:00');
    await walkTo(desk, number, phase);
    desk.clock.set('2026-11-24T10:00:00-06:00');
    const sign = (at: string) => say(`set ${number} sign-off:"Ann Lee ${at}"`);
    expect(await sign('2026-11-24T10:01')).toContain('is in the future');
    const refused = `The ticket entered ${phaseLabel(phase)} on Mon, Nov 23, 10 AM, after that sign-off.`;
    expect(await sign('2026-11-23T09:59')).toContain(refused);
    expect(await sign('2026-11-23T10:00')).toMatch(/is done: Ann Lee, Mon, Nov 23, 10 AM\./);
    // A later phase has the same limits, and so has another attempt.
    await walkTo(desk, number, phase === 'plan-review' ? 'scheduling' : 'cutover');
    expect(await sign('2026-11-20T10:00')).toContain(refused);
    desk.clock.set('2026-11-25T10:00:00-06:00');
    await say(`move ${number} ${before} wrong customer`);
    await walkTo(desk, number, phase);
    expect(await sign('2026-11-24T10:00')).toContain(
      `The ticket entered ${phaseLabel(phase)} on Wed, Nov 25, 10 AM`,
    );
  });
});

test('the times of a contact and of the DNS change are those of the commands', async () => {
  const number = await open(upgrade);
  await say(`contact ${number} phone tomorrow 2026-12-24T10:00`);
  expect((await desk.state(number)).ticket.contactedAt).toEqual(desk.clock.now());
  await forceTo(desk, number, 'cutover');
  expect(await say(`done ${number} U-14 2026-12-24`)).toContain('has no step “2026-12-24”');
  await say(`done ${number} U-14`);
  expect((await step(number, 'U-14')).mark?.at).toEqual(desk.clock.now());
});

describe('the five-day watch', () => {
  /** Takes an upgrade to its last phase. The DNS step is done on Monday, 2026-11-23 at 9:00. */
  async function switched(): Promise<number> {
    const number = await open(upgrade);
    await walkTo(desk, number, 'cutover');
    await say(`set ${number} cutover:2026-11-23T09:00`);
    desk.clock.set('2026-11-23T09:00:00-06:00');
    await walkTo(desk, number, 'decommission');
    return number;
  }

  test('starts again if the DNS step is done again', async () => {
    const number = await switched();
    desk.clock.set('2026-12-01T17:00:00-06:00');
    expect(await say(`done ${number} C-14`)).toContain('Five-day watch finished ✓');
    expect(await say(`undo ${number} U-14`)).toContain(
      'Reopened: DNS records switched (U-14) and Five-day watch finished (C-14).',
    );
    expect(await say(`done ${number} U-14 C-14`)).toContain("can't be completed until Tue, Dec 8, 5 PM");
    await say(`done ${number} U-14`);
    desk.clock.set('2026-12-08T16:59:00-06:00');
    expect(await say(`done ${number} C-14`)).toContain("can't be completed until Tue, Dec 8, 5 PM");
    desk.clock.set('2026-12-08T17:00:00-06:00');
    expect(await say(`done ${number} C-14`)).toContain('Five-day watch finished ✓');
  });

  test('starts again if a DNS step that a lead waived is done after all', async () => {
    const number = await open(upgrade);
    await forceTo(desk, number, 'decommission');
    desk.clock.set('2026-12-01T17:00:00-06:00');
    await say(`done ${number} C-14`);
    expect(await say(`done ${number} U-14`)).toContain('Reopened: Five-day watch finished (C-14).');
    expect((await step(number, 'C-14')).mark).toMatchObject({
      reason: 'DNS records switched (U-14) was completed later',
    });
    expect(await say(`done ${number} C-14`)).toContain("can't be completed until Tue, Dec 8, 5 PM");
  });

  test('keeps a ticket open even if everything else is done', async () => {
    const number = await switched();
    await say(`set ${number} billing-stops:2026-11-23`);
    await say(`done ${number} C-09 U-19`);
    const refused = await desk.say(dana, `advance ${number}`);
    expect(refused.text).toMatch(
      /1 step is left:\n☐ Five-day watch finished \(C-14\).*not before Tue, Dec 1, 5 PM/,
    );
    expect(JSON.stringify(refused.reply.body.blocks)).not.toContain('done MIG');
    expect(await say(`advance ${number} force:"no time"`)).toContain('Only a lead can');
    await say(`advance ${number} force:"no time"`, lee);
    expect((await step(number, 'C-14')).mark).toMatchObject({ state: 'waived', reason: 'no time' });
  });
});
