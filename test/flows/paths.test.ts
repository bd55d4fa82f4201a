import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { phaseLabel } from '../../src/ticket/playbooks/phases.ts';
import { dana, lee, startDesk, type TestDesk } from '../support/desk.ts';
import { commandsIn, openingOf, waitForCutover, walkTo } from '../support/walk.ts';
import { expectedPhases, trades } from '../ticket/playbooks/phase-tables.ts';

/** All tests share a desk, because their tickets don't affect each other. */
let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => desk.clock.set('2026-11-20T10:00:00-06:00'));
afterAll(async () => {
  expect(desk.slack.protocolErrors).toEqual([]);
  await desk.stop();
});

const others = 'customer:"Acme Corp" account:1234567';

test.each(trades)(
  'people can take $name from open to closed with only the commands that refusals suggest',
  async (trade) => {
    const [command, opening] = openingOf(trade, `d${trades.indexOf(trade)}.example.com`);
    const opened = await desk.say(dana, opening, { command });
    const key = /Opened ((?:MIG|PLC)-\d+)/.exec(opened.text)?.[1] ?? '';
    expect(key).toMatch(trade.service === 'internal' ? /^PLC-/ : /^MIG-/);
    if (trade.method) await desk.say(dana, `set ${key} method:${trade.method}`);
    const phases = expectedPhases(trade).map(({ slug }) => slug);
    for (const [i, phase] of phases.entries()) {
      // By this day, the platform change's slot has begun, and the week after the cutover is over.
      if (i + 1 === phases.length || phase === 'readiness') desk.clock.set('2026-12-23T10:00:00-06:00');
      await waitForCutover(desk, Number(key.slice(4)));
      const refused = (await desk.say(dana, `advance ${key} phase:${phase}`)).text;
      const next = phases[i + 1];
      expect(refused).toContain(`can't ${next ? `move to ${phaseLabel(next)}` : 'be closed'} yet. `);
      expect(
        refused.split('\n').filter((line) => line.includes(`${key}`) && / \([A-Z]-\d\d\).* · /.test(line)),
      ).toHaveLength(Number(/(\d+) steps? (?:is|are) left:/.exec(refused)?.[1]));
      for (const text of commandsIn(refused)) await desk.say(lee, text, { command });
      const advance = () => desk.say(dana, `advance ${key} all is done`);
      let moved = (await advance()).text;
      // An upgrade stays open until the day that the refusal names.
      const { billingStopsOn } = (await desk.state(Number(key.slice(4)))).ticket;
      const billed = moved.includes('are billed until') && billingStopsOn;
      if (billed) {
        desk.clock.set(`${billed}T10:00:00-06:00`);
        moved = (await advance()).text;
      }
      expect(moved).toContain(
        i + 1 < phases.length ? `(${key}) is in ${phaseLabel(phases[i + 1]!)} now.` : `(${key}) is closed`,
      );
    }
  },
);

test('lets only a lead approve an unsupported source, and records who else tried', async () => {
  const line = `open later.example.com from:exchange-2016 to:office-365 service:assisted ${others}`;
  const key = /MIG-\d+/.exec((await desk.say(dana, line)).text)?.[0] ?? '';
  expect((await desk.say(dana, `show ${key}`)).text).toContain(
    'A lead must approve it by completing the step Source approved (E-01)',
  );
  expect((await desk.say(dana, `done ${key} E-01`)).text).toContain(
    'Only a lead can complete the step Source approved (E-01)',
  );
  expect((await desk.say(lee, `done ${key} E-01`)).text).toContain('Source approved ✓');
  expect((await desk.say(dana, `history ${key}`)).text).toMatch(
    /Lee Park checked off Source approved \(E-01\)/,
  );
  const { client } = desk.database;
  expect(await client.auditEntry.findMany({ where: { detail: { contains: 'E-01' } } })).toMatchObject([
    { actorId: `slack:${dana}`, action: 'refused' },
  ]);
});

test('if Forced MX Routing was turned on, requires it to be off before the ticket leaves Cutover', async () => {
  const line = `open forced.example.com from:gmail to:rackspace-email service:assisted ${others} ticket:180621-01234`;
  const key = /MIG-\d+/.exec((await desk.say(dana, line)).text)?.[0] ?? '';
  await walkTo(desk, Number(key.slice(4)), 'cutover');
  expect((await desk.say(dana, `show ${key}`)).text).toMatch(
    /Forced MX Routing off \(E-20\).* · Support · required only if Forced MX Routing on \(E-10\) is done/,
  );
  await waitForCutover(desk, Number(key.slice(4)));
  await desk.say(dana, `done ${key} E-10 C-08 E-17 E-18 E-19`);
  const refused = (await desk.say(dana, `advance ${key}`)).text;
  expect(refused).toContain('yet. 1 step is left:');
  expect(refused).toMatch(/Forced MX Routing off \(E-20\) · Support/);
});

test('the path decides between a platform change and a migration, whichever command people type', async () => {
  const back = `open kind1.example.com from:hosted-exchange to:rackspace-email via:ticket ${others} ticket:180621-01234`;
  expect((await desk.say(dana, back)).text).toMatch(
    /Opened PLC-\d+ for .* \(kind1\.example\.com\), in Intake\. It's unassigned\.\nNext.*: /,
  );
  expect((await desk.say(dana, `${back} second:yes`, { command: '/platform-change' })).text).toContain(
    'Opened PLC-',
  );
  const outside = `open kind2.example.com from:gmail to:rackspace-email service:assisted ${others}`;
  expect((await desk.say(dana, outside, { command: '/platform-change' })).text).toContain('/migration open');

  await desk.sayForForm(dana, 'open kind3.example.com from:zimbra');
  const values = { to: 'hosted-exchange', service: 'internal', customer: 'Acme', account: '1234567' };
  const refused = await desk.slack.submit({ user: dana, values });
  expect(refused.errors.service).toContain('Choose an available service: assisted or self-service');
  const taken = await desk.slack.submit({ user: dana, values: { ...values, service: 'self-service' } });
  expect(taken.outcome).toBe('closed');
  const ticket = await desk.database.client.ticket.findFirst({ where: { domain: 'kind3.example.com' } });
  expect(ticket).toMatchObject({ kind: 'migration', playbook: 'self-service', phase: 'intake' });
});
