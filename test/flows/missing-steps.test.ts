import { expect, test } from 'vitest';
import { dana, lee, openLine, sam, type Told, useDesk } from '../support/desk.ts';
import { labelsIn, textsIn } from '../support/shown-text.ts';

const desk = useDesk();

/** Returns an answer's lines after the first one, each with the label of the button below it. */
function linesOf({ reply }: Told): [line: string, label: string | undefined][] {
  return textsIn(reply.body.blocks).slice(1);
}

function labelsOf({ reply }: Told): string[] {
  return labelsIn(reply.body.blocks);
}

async function openInDiscovery(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
  await desk.say(dana, 'advance 1');
}

test('lists each open step with a button that completes the step', async () => {
  await openInDiscovery();
  const refused = await desk.say(dana, 'advance 1');
  expect(linesOf(refused)).toEqual([
    ['☐ Rackspace ticket linked (C-01) · Racker', 'Link Rackspace ticket…'],
    ['☐ Owner assigned (C-03) · lead', 'Assign owner…'],
    [expect.stringMatching(/^☐ Admin contact recorded \(C-04\) · /), 'Record admin contact…'],
    [expect.stringMatching(/^☐ Customer contacted \(C-05\) · /), 'Record contact…'],
    [expect.stringMatching(/^☐ Contact schedule agreed \(C-06\) · /), 'Set contact schedule…'],
    [expect.stringMatching(/^☐ Approach chosen \(C-10\) · /), 'Choose approach…'],
    [expect.stringMatching(/^☐ Billing end date agreed \(U-05\) · /), 'Set billing target…'],
    [expect.stringMatching(/^☐ Exclusions acknowledged \(U-06\) · /), '☐ Exclusions acknowledged'],
    [expect.stringMatching(/^☐ Rebuild list started \(U-07\) · /), '☐ Rebuild list started'],
  ]);
  expect(labelsOf(refused)).toEqual(['Fill in 5 steps…', 'Show MIG-1']);
  expect(refused.text).toContain('☐ Owner assigned (C-03) · lead: /migration assign MIG-1 me');
  expect(refused.text).toContain('linked (C-01) · Racker: /migration set MIG-1 ticket:180621-01234');

  await desk.pressForForm({ user: dana, reply: refused.reply, label: 'Record admin contact…' });
  const asked = desk.slack.views.top(dana)?.blocks.filter(({ type }) => type === 'input');
  expect(asked).toMatchObject([{ block_id: 'contact', optional: false }]);
  expect((await desk.slack.submit({ user: dana, values: { contact: 'Ann Lee' } })).outcome).toBe('closed');
  await desk.pressForForm({ user: dana, reply: refused.reply, label: 'Assign owner…' });
  expect((await desk.slack.submit({ user: dana, values: { owner: sam } })).outcome).toBe('closed');
  await desk.pressForForm({ user: dana, reply: refused.reply, label: 'Choose approach…' });
  const approach = { method: 'migrationwiz', 'method-reason': 'small mailboxes' };
  expect((await desk.slack.submit({ user: dana, values: approach })).outcome).toBe('closed');
  const left = linesOf(await desk.say(dana, 'advance 1')).map(([line]) => /\(([A-Z]-\d\d)\)/.exec(line)?.[1]);
  expect(left).toEqual(['C-01', 'C-05', 'C-06', 'U-05', 'U-06', 'U-07']);
});

test('names the step to do first, and shows no button for later steps', async () => {
  await desk.say(dana, openLine);
  const refused = await desk.say(dana, 'advance 1');
  expect(linesOf(refused)).toEqual([
    [expect.stringMatching(/^☐ Tenant created \(U-01\) · customer's admin$/), '☐ Tenant created'],
    [
      expect.stringMatching(/^☐ Domain verified \(U-02\) · customer's admin, after Tenant created \(U-01\)$/),
      undefined,
    ],
    [
      expect.stringMatching(/^☐ Licenses added \(U-03\) · customer's admin, after Domain verified \(U-02\)$/),
      undefined,
    ],
    [
      expect.stringMatching(
        /^☐ Licenses assigned \(U-04\) · customer's admin, after Licenses added \(U-03\)$/,
      ),
      undefined,
    ],
  ]);
  expect(labelsOf(refused)).toEqual(['Show MIG-1']);
  await desk.press({ user: dana, reply: refused.reply, label: '☐ Tenant created' });
  expect(linesOf(await desk.say(dana, 'advance 1'))[0]?.[1]).toBe('☐ Domain verified');
});

test('shows everyone the button of a step for leads, but lets only a lead complete the step', async () => {
  const line =
    'from:exchange-2016 to:office-365 service:assisted customer:Acme account:1234567 ticket:180621-01234';
  await desk.say(dana, `open acme.com ${line}`);
  await desk.say(dana, 'assign 1 me');
  await desk.say(dana, 'advance 1');
  const refused = await desk.say(dana, 'advance 1');
  const press = { reply: refused.reply, label: '☐ Source approved' };
  expect((await desk.press({ user: dana, ...press })).text).toContain(
    'Only a lead can complete the step Source approved (E-01).',
  );
  expect((await desk.press({ user: lee, ...press })).text).toContain('Source approved ✓');
});

test("offers a form for a step that can't be completed by hand", async () => {
  await openInDiscovery();
  const told = await desk.say(dana, 'done 1 C-04');
  expect(labelsOf(told)).toEqual(['Record admin contact…']);
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Record admin contact…' });
});

test("a ticket's card has buttons for the first four steps, and one form for all missing fields", async () => {
  await openInDiscovery();
  const shown = await desk.say(dana, 'show 1');
  expect(linesOf(shown).flatMap(([, button]) => button ?? [])).toEqual([
    'Link Rackspace ticket…',
    'Assign owner…',
    'Record admin contact…',
    'Record contact…',
  ]);
  expect(labelsOf(shown)).toEqual(['Fill in 5 steps…', 'Add note…', 'Assign…']);
  await desk.say(
    dana,
    'set 1 contact:Ann cadence:5 billing-target:2026-12-31 method:migrationwiz method-reason:fast',
  );
  expect(labelsOf(await desk.say(dana, 'show 1'))).not.toContain('Fill in 5 steps…');
});
