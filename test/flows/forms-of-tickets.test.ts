import { describe, expect, test } from 'vitest';
import { dana, openLine, useDesk } from '../support/desk.ts';
import { filledIn } from '../support/open-form.ts';

const desk = useDesk();

const say = async (text: string) => (await desk.say(dana, text)).text;
const form = () => desk.slack.views.top(dana);

/** The labels in the list of an input in the open form. */
function optionsOf(name: string): string[] {
  const block = form()?.blocks.find(({ block_id }) => block_id === name);
  const element = block?.element as { options?: { text: { text: string } }[] };
  return (element.options ?? []).map(({ text }) => text.text);
}

describe('a form about a ticket', () => {
  test('offers the other phases of the ticket, with the next one chosen', async () => {
    await say(openLine);
    await desk.sayForForm(dana, 'move 1');
    expect(filledIn(desk.slack, dana)).toEqual({ phase: 'discovery' });
    expect(optionsOf('phase')).toContain('Delta');
    expect(optionsOf('phase')).not.toContain('Prerequisites');
  });

  test('names the steps in the sentence that refuses a move', async () => {
    await say(openLine);
    await say('done 1 tenant created');
    await desk.sayForForm(dana, 'move 1');
    const { errors } = await desk.slack.submit({ user: dana, values: { phase: 'discovery' } });
    expect(errors.phase).toMatch(/steps are left: Domain verified \(U-02\), .* and .* \([A-Z]-\d\d\)\.$/);
  });

  test('offers the steps that a person can reopen', async () => {
    await say(openLine);
    await say('done 1 tenant created');
    await desk.sayForForm(dana, 'undo 1');
    expect(optionsOf('steps')).toEqual(['Tenant created (U-01)']);
    expect((await desk.slack.submit({ user: dana, values: { steps: 'U-01' } })).outcome).toBe('closed');
    expect(await say('show 1')).toMatch(/Tenant created.*undone by Dana Reyes/);
  });

  test('asks in words whether to keep the ticket that someone cancels', async () => {
    await say(openLine);
    await desk.sayForForm(dana, 'cancel 1');
    expect(form()).toMatchObject({ close: { text: 'Keep ticket' } });
    await desk.sayForForm(dana, 'hold 1');
    expect(form()).toMatchObject({ close: { text: 'Cancel' } });
  });
});

test('an undone step comes back with its own button', async () => {
  await say(openLine);
  const told = await desk.say(dana, 'done 1 tenant created');
  const undone = await desk.press({ user: dana, reply: told.reply, label: 'Undo' });
  expect(undone.text).toMatch(/: Reopened: Tenant created \(U-01\)\.\nNext, for the customer's admin: /);
  const again = await desk.press({ user: dana, reply: undone.reply, label: '☐ Tenant created' });
  expect(again.text).toContain('Tenant created ✓');
});

test.each(['proceed 1', '1 proceed', 'proceed mig 1'])(
  '%s moves a ticket to its next phase',
  async (text) => {
    await say(openLine);
    expect(await say(text)).toContain("can't move to Discovery yet");
    expect(await say('help proceed')).toContain('advance MIG-12');
  },
);
