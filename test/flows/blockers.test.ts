import { describe, expect, test } from 'vitest';
import { blockerSpecs } from '../../src/ticket/playbooks/blockers.ts';
import { parties } from '../../src/ticket/playbooks/systems.ts';
import { dana, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow();

describe('a blocker', () => {
  test('says the usual fix, and has the ticket wait for whoever can mend it', async () => {
    await desk.say(dana, openLine);
    const told = await desk.say(dana, 'block 1 slow_l 10 Mbit/s: nights only');
    expect(told.text).toContain('MIG-1 is blocked by SLOW_LINK. It waits on a Racker now.');
    expect(told.text).toContain('The usual fix: Run off-hours');
    expect(told.text).toContain('Blocked by SLOW_LINK since 2026-11-20: 10 Mbit/s: nights only');
    expect(await ticket()).toMatchObject({ waitingOn: 'racker', waitingFor: 'SLOW_LINK' });
    expect((await desk.say(dana, 'history 1')).text).toContain('blocked it by SLOW_LINK');
  });

  test('is one of several, which are cleared one by one', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'block 1 THROTTLED');
    await desk.say(sam, 'block 1 CREDS_INVALID 3 of 40 fail');
    expect((await desk.say(dana, 'block 1 throttled again')).text).toContain('blocked by THROTTLED already');
    expect((await desk.say(dana, 'list blocked')).text).toContain('MIG-1');
    const which = await desk.say(dana, 'unblock 1');
    expect(which.text).toContain('THROTTLED and CREDS_INVALID: which one');
    expect(JSON.stringify(which.reply.body.blocks)).toContain('unblock MIG-1 THROTTLED');
    expect((await desk.say(dana, 'unblock 1 CREDS_INVALID sheet corrected')).text).toContain(
      'still blocked by THROTTLED',
    );
    expect(await ticket()).toMatchObject({ waitingOn: 'vendor', waitingFor: 'THROTTLED' });
    expect((await desk.say(dana, 'unblock 1')).text).toContain('free of blockers');
    expect(await ticket()).toMatchObject({ waitingOn: 'customer-admin', waitingFor: null });
    expect((await desk.say(dana, 'unblock 1')).text).toContain('is not blocked');
    expect((await desk.say(dana, 'list blocked')).text).toContain('No ticket matches');
  });

  test('stays through phases, leaves a wait that was set since alone, and is there again when the ticket is reopened', async () => {
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
    expect((await desk.say(dana, 'show 1')).text).not.toContain('SLOW_LINK since');
    expect((await desk.say(dana, 'block 1 THROTTLED')).text).toContain('MIG-1 is canceled');
    expect((await desk.say(dana, 'reopen 1')).text).toContain('Blocked by SLOW_LINK');
    expect(await ticket()).toMatchObject({ waitingOn: 'racker', waitingFor: 'SLOW_LINK' });
  });

  test('is told in channels that hear of blockers, in the digest, and as the cause of a stall', async () => {
    await desk.say(dana, 'subscribe blocked stalled');
    await desk.say(dana, openLine);
    await desk.say(dana, 'block 1 TENANT_DOMAIN_UNVERIFIED');
    desk.clock.set((await ticket()).stalledAt!.toISOString());
    await desk.app.tick();
    await desk.say(dana, 'digest now');
    const posted = (await desk.posted('C0MIGR')).map(({ text }) => text);
    expect(posted[0]).toContain('Blocked by TENANT_DOMAIN_UNVERIFIED');
    expect(posted[1]).toContain('blocked it by TENANT_DOMAIN_UNVERIFIED');
    expect(posted[2]).toMatch(/found it stalled.*blocked by TENANT_DOMAIN_UNVERIFIED/);
    expect(posted[3]).toContain('blocked by TENANT_DOMAIN_UNVERIFIED');
    const event = await desk.database.client.event.findFirst({ where: { type: 'stalled' } });
    expect(event?.data).toEqual({
      phase: 'prerequisites',
      waitingOn: 'customer-admin',
      blockers: ['TENANT_DOMAIN_UNVERIFIED'],
    });
  });

  test('opens again what it makes untrue: a reset password, the verified logins', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'done 1 E-11');
    await desk.say(dana, 'block 1 PASSWORD_RESET one of 40');
    const { steps } = await desk.state(1);
    expect(steps.find(({ id }) => id === 'E-11')).toMatchObject({ doneAt: null, doneById: null });
    expect((await desk.say(dana, 'history 1')).text).toContain('one of 40 (unticks E-11)');
  });

  test('is chosen in a form from those that are usual in the phase', async () => {
    await desk.say(dana, openLine);
    await desk.sayForForm(dana, 'block 1');
    const form = JSON.stringify(desk.slack.views.modals(dana).at(-1));
    expect(form).toContain('LICENSE_MISSING');
    expect(form).not.toContain('PLAN_NOT_CONFIRMED');
  });

  test.each([
    ['block 1 CREDS', 'It may be CREDS_MISSING or CREDS_INVALID'],
    ['block 1 MFA_BLOKED', 'Did you mean MFA_BLOCKED?'],
    ['block 1 weather', 'help block has them all'],
  ])('is none that does not exist: %s', async (command, says) => {
    await desk.say(dana, openLine);
    expect((await desk.say(dana, command)).text).toContain(says);
    expect(await desk.database.client.ticketBlocker.count()).toBe(0);
  });
});

test('the catalogue names each once, with parties and phases that there are', () => {
  const codes = blockerSpecs.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const slugs = parties.map(({ slug }) => slug);
  for (const { waitingOn, phases, fix } of blockerSpecs) {
    expect(waitingOn === null || slugs.includes(waitingOn)).toBe(true);
    expect(phases.length).toBeGreaterThan(0);
    expect(fix.endsWith('.')).toBe(true);
  }
});
