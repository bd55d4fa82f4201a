import { describe, expect, test } from 'vitest';
import { isDone } from '../../src/ticket/steps/marks.ts';
import { dana, openLine, type Told, useDesk } from '../support/desk.ts';

const desk = useDesk();

function labelsOf({ reply }: Told): string[] {
  const blocks = reply.body.blocks as { type: string; elements: { text?: { text: string } }[] }[];
  const actions = blocks.filter(({ type }) => type === 'actions');
  return actions.flatMap(({ elements }) => elements.flatMap(({ text }) => text?.text ?? []));
}

async function doneSteps(): Promise<string[]> {
  const { steps } = await desk.state(1);
  return steps.filter(isDone).map(({ id }) => id);
}

async function phase(): Promise<string> {
  return (await desk.state(1)).ticket.phase;
}

describe('a step', () => {
  test.each([
    ['done 1 tenant created', ['U-01']],
    ['done 1 Tenant created, DOMAIN VERIFIED', ['U-01', 'U-02']],
    ['done 1 "Tenant created" u02 licenses added', ['U-01', 'U-02', 'U-03']],
    ['done 1 “Tenant created”;U-02', ['U-01', 'U-02']],
  ])('can be completed by its label or its id: %s', async (command, ids) => {
    await desk.say(dana, openLine);
    const before = await doneSteps();
    await desk.say(dana, command);
    expect((await doneSteps()).filter((id) => !before.includes(id))).toEqual(ids);
  });

  test('can be reopened by its label', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'done 1 U-01');
    expect((await desk.say(dana, 'undo 1 tenant created')).text).toContain(
      'Reopened: Tenant created (U-01).',
    );
    expect(await doneSteps()).not.toContain('U-01');
  });

  test('that is misspelled is rejected, with the closest match as a button', async () => {
    await desk.say(dana, openLine);
    const refused = await desk.say(dana, 'done 1 tenant craeeted');
    expect(refused.text).toContain(
      'MIG-1 has no step “tenant craeeted”. Did you mean Tenant created (U-01)?',
    );
    expect(await doneSteps()).not.toContain('U-01');
    await desk.press({ user: dana, reply: refused.reply, label: '☐ Tenant created' });
    expect(await doneSteps()).toContain('U-01');
  });

  test('that is unknown keeps the command from completing any step', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'done 1 tenant created, moon landing');
    expect(await doneSteps()).not.toContain('U-01');
  });

  test('is shown by its label on the card, on its button, in the timeline, and in the digest', async () => {
    await desk.say(dana, openLine);
    const card = await desk.say(dana, 'done 1 U-01');
    expect(card.text).toContain('Tenant created ✓');
    expect(card.text).toContain("Next, for the customer's admin: ☐ Domain verified (U-02");
    expect(labelsOf(card)).toContain('☐ Domain verified');
    expect((await desk.say(dana, 'history 1')).text).toContain(
      'Dana Reyes checked off Tenant created (U-01)',
    );
    desk.clock.set((await desk.state(1)).ticket.stalledAt!.toISOString());
    await desk.say(dana, 'digest now');
    expect((await desk.posted('C0MIGR')).at(-1)?.text).toContain('☐ Domain verified · ');
  });
});

describe('a phase', () => {
  test('can be typed as its label, followed by a reason', async () => {
    await desk.say(dana, openLine);
    for (const id of ['U-01', 'U-02', 'U-03', 'U-04']) await desk.say(dana, `done 1 ${id}`);
    expect((await desk.say(dana, 'move 1 Discovery')).text).toContain('(MIG-1) is in Discovery now.');
    const refused = await desk.say(dana, 'move 1 customer testing to show them');
    expect(refused.text).toContain("can't move to Credentials yet");
    await desk.say(dana, 'move 1 PREREQUISITES customer changed the tenant');
    expect(await phase()).toBe('prerequisites');
    expect((await desk.say(dana, 'list phase:"Customer testing,prerequisites"')).text).toContain('MIG-1');
  });

  test('that is misspelled is rejected, with the closest match as a button', async () => {
    await desk.say(dana, openLine);
    const refused = await desk.say(dana, 'move 1 custmer testing to show them');
    expect(refused.text).toContain('MIG-1 has no phase “custmer testing”.');
    expect(refused.text).toContain('Did you mean Customer testing?');
    expect(labelsOf(refused)).toContain('Move to Customer testing');
  });

  test('is shown by its label on the card, on its button, and in the timeline', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
    const card = await desk.say(dana, 'show 1');
    expect(card.text).toContain('Prerequisites (1 of');
    expect(labelsOf(card)).toContain('Move to Discovery');
    await desk.press({ user: dana, reply: card.reply, label: 'Move to Discovery' });
    expect((await desk.say(dana, 'history 1')).text).toContain('moved it from Prerequisites to Discovery');
  });
});

describe('a blocker', () => {
  test.each([
    ['block 1 invalid credentials 3 of 40 fail', 'CREDS_INVALID'],
    ['block 1 CREDS_INVALID 3 of 40 fail', 'CREDS_INVALID'],
    ['block 1 creds_inv 3 of 40 fail', 'CREDS_INVALID'],
    ['block 1 throttled 3 of 40 fail', 'THROTTLED'],
  ])('can be typed as its label or its code: %s', async (command, code) => {
    await desk.say(dana, openLine);
    await desk.say(dana, command);
    const { blockers } = await desk.state(1);
    expect(blockers.map((one) => [one.code, one.note])).toEqual([[code, '3 of 40 fail']]);
  });

  test('that is misspelled is rejected with the closest match', async () => {
    await desk.say(dana, openLine);
    const { text } = await desk.say(dana, 'block 1 invalid credentails 3 of 40 fail');
    expect(text).toContain('There is no blocker “invalid credentails”.');
    expect(text).toContain('Did you mean Invalid credentials (CREDS_INVALID)?');
  });

  test('is shown by its label, with its code in parentheses', async () => {
    await desk.say(dana, openLine);
    await desk.say(dana, 'block 1 CREDS_INVALID 3 of 40 fail');
    const { text } = await desk.say(dana, 'show 1');
    expect(text).toContain('Blocked: Invalid credentials (CREDS_INVALID) since');
    expect(text).toContain("waiting on the customer's admin: Invalid credentials");
    expect((await desk.say(dana, 'unblock 1 invalid credentials')).text).toContain('is no longer blocked');
  });
});
