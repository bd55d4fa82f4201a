import { expect, test } from 'vitest';
import { dana, lee, openLine, sam, type Told, useDesk } from '../support/desk.ts';

const desk = useDesk();

interface Section {
  type: string;
  text?: { type: string; text: string };
  accessory?: { text: { text: string }; value: string };
}

/** The lines of an answer with the labels of their buttons. */
function linesOf({ reply }: Told): [line: string, label: string | undefined][] {
  return (reply.body.blocks as Section[])
    .filter(({ type }) => type === 'section')
    .map(({ text, accessory }) => [text!.text, accessory?.text.text]);
}

function labelsOf({ reply }: Told): string[] {
  const blocks = reply.body.blocks as { type: string; elements: { text: { text: string } }[] }[];
  const actions = blocks.filter(({ type }) => type === 'actions');
  return actions.flatMap(({ elements }) => elements.map(({ text }) => text.text));
}

async function openInDiscovery(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
  await desk.say(dana, 'advance 1');
}

test('each missing step is a line with the button that does it, and a form for all that are fields', async () => {
  await openInDiscovery();
  const refused = await desk.say(dana, 'advance 1');
  expect(linesOf(refused)).toEqual([
    ['C-01 Link the Rackspace ticket number (racker)', 'Set ticket'],
    ['C-03 Assign an owner (lead)', 'Assign'],
    [expect.stringMatching(/^C-04 /), 'Set contact'],
    [expect.stringMatching(/^C-05 /), 'Contact'],
    [expect.stringMatching(/^C-06 /), 'Set cadence'],
    [expect.stringMatching(/^C-10 /), 'Done C-10'],
    [expect.stringMatching(/^U-05 /), 'Set billing-target'],
    [expect.stringMatching(/^U-06 /), 'Done U-06'],
    [expect.stringMatching(/^U-07 /), 'Done U-07'],
  ]);
  expect(labelsOf(refused)).toEqual(['Set ticket, contact, cadence, billing-target', 'Show MIG-1']);
  expect(refused.text).toContain('C-03 Assign an owner (lead): /migration assign MIG-1 me');
  expect(refused.text).toContain('(racker): /migration set MIG-1 ticket:180621-01234');

  await desk.pressForForm({ user: dana, reply: refused.reply, label: 'Set contact' });
  const asked = desk.slack.views.top(dana)?.blocks.filter(({ type }) => type === 'input');
  expect(asked).toMatchObject([{ block_id: 'contact', optional: false }]);
  expect((await desk.slack.submit({ user: dana, values: { contact: 'Ann Lee' } })).outcome).toBe('closed');
  await desk.pressForForm({ user: dana, reply: refused.reply, label: 'Assign' });
  expect((await desk.slack.submit({ user: dana, values: { owner: sam } })).outcome).toBe('closed');
  const ticked = await desk.press({ user: dana, reply: refused.reply, label: 'Done C-10' });
  expect(ticked.text).toContain('Ticked C-10');
  const left = linesOf(await desk.say(dana, 'advance 1')).map(([line]) => line.slice(0, 4));
  expect(left).toEqual(['C-01', 'C-05', 'C-06', 'U-05', 'U-06', 'U-07']);
});

test('a step whose turn has not come in its sequence says what is first, and has no button', async () => {
  await desk.say(dana, openLine);
  const refused = await desk.say(dana, 'advance 1');
  expect(linesOf(refused)).toEqual([
    [expect.stringMatching(/^U-01 .*\(customer admin\)$/), 'Done U-01'],
    [expect.stringMatching(/^U-02 .*\(customer admin, U-01 first\)$/), undefined],
    [expect.stringMatching(/^U-03 .*\(customer admin, U-01 first\)$/), undefined],
    [expect.stringMatching(/^U-04 .*\(customer admin, U-01 first\)$/), undefined],
  ]);
  expect(labelsOf(refused)).toEqual(['Show MIG-1']);
  await desk.press({ user: dana, reply: refused.reply, label: 'Done U-01' });
  expect(linesOf(await desk.say(dana, 'advance 1'))[0]?.[1]).toBe('Done U-02');
});

test("a lead's step keeps its button, which refuses others kindly", async () => {
  const line =
    'from:exchange-2016 to:office-365 service:assisted customer:Acme account:1234567 ticket:180621-01234';
  await desk.say(dana, `open acme.com ${line}`);
  await desk.say(dana, 'assign 1 me');
  await desk.say(dana, 'advance 1');
  const refused = await desk.say(dana, 'advance 1');
  const press = { reply: refused.reply, label: 'Done E-01' };
  expect((await desk.press({ user: dana, ...press })).text).toContain('Only a lead may tick E-01');
  expect((await desk.press({ user: lee, ...press })).text).toContain('Ticked E-01');
});

test('done on a step that ticks itself offers what makes it true', async () => {
  await openInDiscovery();
  const told = await desk.say(dana, 'done 1 C-04');
  expect(labelsOf(told)).toEqual(['Set contact']);
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Set contact' });
});

test('show offers one form for all missing fields, at most four buttons for steps, and Assign once', async () => {
  await openInDiscovery();
  const shown = labelsOf(await desk.say(dana, 'show 1'));
  expect(shown.slice(0, 8)).toEqual([
    'Advance',
    'Set ticket, contact, cadence, billing-target',
    'Contact',
    'Done C-10',
    'Done U-06',
    'Assign',
    'Note',
    'Hold',
  ]);
  expect(shown.filter((label) => label === 'Assign')).toHaveLength(1);
  await desk.say(dana, 'set 1 contact:Ann cadence:5 billing-target:2026-12-31');
  expect(labelsOf(await desk.say(dana, 'show 1'))[1]).toBe('Set ticket');
});
