import { describe, expect, test } from 'vitest';
import { blockerSpecs } from '../../src/ticket/playbooks/blocker-specs.ts';
import { parties } from '../../src/ticket/playbooks/systems.ts';
import { paths } from '../knowledge/paths.ts';
import { dana, openLine, sam, useDesk } from '../support/desk.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow();

describe('blockers', () => {
  test('show the usual fix, and make the ticket wait on whoever can fix the problem', async () => {
    await desk.say(dana, openLine);
    const told = await desk.say(dana, 'block 1 slow_l 10 Mbit/s: nights only');
    expect(told.text).toContain('Acme Corp (MIG-1) is blocked: Slow link. It is waiting on us now.');
    expect(told.text).toContain('Usual fix: Run passes after hours');
    expect((await desk.say(dana, 'show 1')).text).toContain(
      'Blocked: Slow link (SLOW_LINK) since Fri, Nov 20. 10 Mbit/s: nights only',
    );
    expect(await ticket()).toMatchObject({ waitingOn: 'racker', waitingFor: 'SLOW_LINK' });
    expect((await desk.say(dana, 'history 1')).text).toContain(
      'Dana Reyes blocked it: Slow link (SLOW_LINK). 10 Mbit/s: nights only',
    );
  });

  test('can be added and cleared one by one on the same ticket', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'block 1 THROTTLED');
    await desk.say(sam, 'block 1 CREDS_INVALID 3 of 40 fail');
    expect((await desk.say(dana, 'block 1 throttled again')).text).toContain(
      'MIG-1 already has this blocker: Throttled (THROTTLED).',
    );
    expect((await desk.say(dana, 'list blocked')).text).toContain('MIG-1');
    const which = await desk.say(dana, 'unblock 1');
    expect(which.text).toContain(
      'Which blocker is fixed? MIG-1 has Throttled (THROTTLED) and Invalid credentials (CREDS_INVALID).',
    );
    expect(JSON.stringify(which.reply.body.blocks)).toContain('unblock MIG-1 THROTTLED');
    expect((await desk.say(dana, 'unblock 1 CREDS_INVALID sheet corrected')).text).toContain(
      'Acme Corp (MIG-1) is still blocked: Throttled (THROTTLED).',
    );
    expect(await ticket()).toMatchObject({ waitingOn: 'vendor', waitingFor: 'THROTTLED' });
    expect((await desk.say(dana, 'unblock 1')).text).toContain('Acme Corp (MIG-1) is no longer blocked.');
    expect(await ticket()).toMatchObject({ waitingOn: 'customer-admin', waitingFor: null });
    expect((await desk.say(dana, 'unblock 1')).text).toContain('is not blocked');
    expect((await desk.say(dana, 'list blocked')).text).toContain('No open tickets match');
  });

  test('stay across phases and after a ticket is reopened', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'block 1 LICENSE_MISSING');
    await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
    await desk.say(dana, 'advance 1');
    expect(await ticket()).toMatchObject({ phase: 'discovery', waitingFor: 'LICENSE_MISSING' });
    await desk.say(dana, 'wait 1 vendor a quote');
    await desk.say(dana, 'unblock 1');
    expect(await ticket()).toMatchObject({ waitingOn: 'vendor', waitingFor: 'a quote' });
    await desk.say(dana, 'block 1 SLOW_LINK');
    await desk.say(dana, 'cancel 1 withdrew');
    expect((await desk.say(dana, 'show 1')).text).not.toContain('Blocked: ');
    expect((await desk.say(dana, 'block 1 THROTTLED')).text).toContain('MIG-1 is canceled');
    await desk.say(dana, 'reopen 1');
    expect((await desk.say(dana, 'show 1')).text).toContain('Blocked: Slow link (SLOW_LINK) since');
    expect(await ticket()).toMatchObject({ waitingOn: 'racker', waitingFor: 'SLOW_LINK' });
  });

  test('are shown in subscribed channels and in the digest, and are named as the cause of a stall', async () => {
    await desk.say(dana, 'subscribe blocked stalled');
    await desk.say(dana, openLine);
    await desk.say(dana, 'block 1 TENANT_DOMAIN_UNVERIFIED');
    desk.clock.set((await ticket()).stalledAt!.toISOString());
    await desk.app.tick();
    await desk.say(dana, 'digest now');
    const posted = (await desk.posted('C0MIGR')).map(({ text }) => text);
    expect(posted[0]).toContain('Blocked: Domain not verified (TENANT_DOMAIN_UNVERIFIED)');
    expect(posted[1]).toContain('Dana Reyes blocked it: Domain not verified (TENANT_DOMAIN_UNVERIFIED)');
    expect(posted[2]).toMatch(
      /marked it stalled: .*, blocked: Domain not verified \(TENANT_DOMAIN_UNVERIFIED\)/,
    );
    expect(posted.at(-1)).toContain(' · blocked: Domain not verified');
    const event = await desk.database.client.event.findFirst({ where: { type: 'stalled' } });
    expect(event?.data).toEqual({
      phase: 'prerequisites',
      waitingOn: 'customer-admin',
      blockers: ['TENANT_DOMAIN_UNVERIFIED'],
    });
  });

  test('reopen the steps that the problem undoes, such as Credentials verified after a password reset', async () => {
    await desk.say(dana, openLine);
    await forceTo(desk, 1, 'credentials');
    await desk.say(dana, 'done 1 E-11');
    await desk.say(dana, 'block 1 PASSWORD_RESET one of 40');
    const { steps } = await desk.state(1);
    expect(steps.find(({ id }) => id === 'E-11')).toMatchObject({
      mark: {
        state: 'reopened',
        byId: 'slack:U0DANA',
        reason: 'it is blocked: Password changed',
      },
    });
    expect((await desk.say(dana, 'history 1')).text).toContain(
      'one of 40 · reopens Credentials verified (E-11)',
    );
  });

  test("are offered in a form if they are common in the ticket's phase", async () => {
    await desk.say(dana, openLine);
    await desk.sayForForm(dana, 'block 1');
    const form = JSON.stringify(desk.slack.views.modals(dana).at(-1));
    expect(form).toContain('LICENSE_MISSING');
    expect(form).not.toContain('PLAN_NOT_CONFIRMED');
  });

  test.each([
    [
      'block 1 CREDS',
      'Did you mean Credentials missing (CREDS_MISSING) or Invalid credentials (CREDS_INVALID)?',
    ],
    ['block 1 MFA_BLOKED', 'Did you mean Blocked by MFA (MFA_BLOCKED)?'],
    ['block 1 weather', 'There is no blocker “weather”. help block lists them all.'],
  ])('are rejected if their name is unknown: %s', async (command, says) => {
    await desk.say(dana, openLine);
    expect((await desk.say(dana, command)).text).toContain(says);
    expect(await desk.database.client.ticketBlocker.count()).toBe(0);
  });
});

describe('the usual fix', () => {
  /** Opens a ticket, blocks it, and returns the answer. */
  async function fixOn(path: string, code: string): Promise<string> {
    await desk.say(dana, `open acme.com ${path} customer:"Acme Corp" account:1234567 mailboxes:12`);
    const number = await desk.database.client.ticket.count();
    const { text } = await desk.say(dana, `block ${number} ${code}`);
    await desk.say(dana, `cancel ${number} done with it`);
    return text;
  }

  test('of a failing login follows whose logins open the mailboxes', async () => {
    const upgrade = await fixOn('from:hosted-exchange to:office-365 service:assisted', 'CREDS_INVALID');
    expect(upgrade).toContain(
      "Usual fix: Find out which side fails. Source: check our own access to the old mailboxes, because the customer didn't send logins for them. Destination: sign in to the Office 365 admin center as the global administrator",
    );
    const gmail = await fixOn('from:gmail to:rackspace-email service:assisted', 'CREDS_INVALID');
    expect(gmail).toContain('Source: sign in to the old mailbox in a browser');
    expect(gmail).toContain('Destination: sign in to the new mailbox in webmail');
    const zimbra = await fixOn('from:zimbra to:rackspace-email service:self-service', 'CREDS_INVALID');
    expect(zimbra).toContain("Source: sign in to the old system with the administrator's login");
    expect(zimbra).toContain('Have the customer enter the correct login in the tool');
  });

  test('of a limit speaks of impersonation only where there is Exchange or Office 365', async () => {
    const always = 'Usual fix: Run fewer mailboxes at once, or wait until the limit resets.';
    const impersonation = 'Use impersonation, or have the limits relaxed for 30, 60, or 90 days.';
    const host = 'Ask the host to raise its limit on connections.';
    for (const source of ['imap', 'pop']) {
      const told = await fixOn(`from:${source} to:rackspace-email service:assisted`, 'THROTTLED');
      expect(told).toMatch(new RegExp(`${always} (IMAP|POP)[^:]*: ${host}`));
      expect(told).not.toContain('impersonation');
    }
    const gmail = await fixOn('from:gmail to:rackspace-email service:assisted', 'THROTTLED');
    expect(gmail).toContain(`${always} Gmail: The tool can read 2,500 MB a day from each mailbox.`);
    const office = await fixOn('from:imap to:office-365 service:assisted', 'THROTTLED');
    expect(office).toContain(`${host} Office 365: ${impersonation}`);
    const exchange = await fixOn(
      'from:exchange-2010 to:hosted-exchange service:assisted hosting:in-house',
      'THROTTLED',
    );
    expect(exchange).toContain(`Exchange 2010: ${impersonation}`);
  });
});

test('the catalog lists each blocker once, with a known party, at least one phase, and a fix', () => {
  const codes = blockerSpecs.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const slugs = parties.map(({ slug }) => slug);
  for (const { waitingOn, phases, fix, fixOn } of blockerSpecs) {
    expect(waitingOn === null || slugs.includes(waitingOn)).toBe(true);
    expect(phases.length).toBeGreaterThan(0);
    expect(fix.endsWith('.')).toBe(true);
    for (const path of Object.values(paths)) expect(fixOn?.(path) ?? fix).toMatch(/^[A-Z].*\.$/);
  }
});
