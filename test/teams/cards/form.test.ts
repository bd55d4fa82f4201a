import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toForm } from '../../../src/commands/form.ts';
import { dropMarks, readMention, toMention } from '../../../src/commands/grammar/mention.ts';
import { parse } from '../../../src/commands/grammar/parse.ts';
import { argumentsOf } from '../../../src/commands/subcommand.ts';
import { subcommands } from '../../../src/commands/table.ts';
import { Fault } from '../../../src/errors.ts';
import { readFormValues, reserved, toFormCard } from '../../../src/teams/cards/form.ts';
import { type Element, sizeOf } from '../../../src/teams/cards/message.ts';
import { readingAt } from '../../support/calendar.ts';
import { actionsOf, contentOf, flat, hostileTexts, shownLines } from '../scene.ts';
import { asking, inputsOf } from './asking.ts';

const formOf = (command: string) => toForm(parse(command, subcommands), 'migration', readingAt())!;
const bodyOf = (...given: Parameters<typeof toFormCard>) => contentOf(toFormCard(...given)).body;

/** What a client sends for a form that nobody has filled in: the button's data and all inputs. */
function sentBy(body: Element[], old = false): object {
  const action = actionsOf(body)[0]!;
  const inputs = inputsOf(body).map(({ id, value }) => [id, value === undefined ? '' : String(value)]);
  return { ...(old ? action.fallback?.data : action.data), ...Object.fromEntries(inputs) };
}

test('a form has a button that sends the inputs and a button that cancels', () => {
  const form = { subcommand: 'set', ticket: 12, noun: 'migration' };
  const [submit, cancel] = actionsOf(bodyOf(asking({ kind: 'date' })));
  expect(submit).toEqual({
    type: 'Action.Execute',
    title: 'Set',
    verb: 'form',
    style: 'positive',
    data: { form },
    fallback: { type: 'Action.Submit', title: 'Set', data: { verb: 'form', form } },
  });
  expect(cancel).toMatchObject({ title: 'Cancel', verb: 'cancel-form', associatedInputs: 'none' });
  expect(cancel?.fallback).toMatchObject({ data: { verb: 'cancel-form' }, associatedInputs: 'none' });
});

test('a form shows each fault above its input, and all other faults at the top', () => {
  const form = formOf('note 12');
  const body = bodyOf(form, {
    values: { text: 'pass 2 done' },
    faults: [
      new Fault('`text` has **too much**.', { hint: form.inputs[0]?.hint, field: 'text' }),
      new Fault('The gate is shut.', {
        hint: 'Tick `U-01`.',
        tasks: [
          {
            text: 'U-01 open',
            command: 'done 12 U-01',
            button: { label: 'Done U-01', command: 'done 12 U-01' },
          },
        ],
        buttons: [{ label: 'Show 12', command: 'show 12' }],
      }),
    ],
  });
  const said = flat(body).map((element) => {
    if (element.type === 'ActionSet') return element.actions.map(({ title }) => title).join('|');
    return element.type === 'RichTextBlock' ? shownLines([element])[0] : element.type;
  });
  expect(said).toEqual([
    'Add a note · ticket 12',
    'The gate is shut. Tick U-01.',
    'U-01 open',
    'Done U-01',
    'Show 12',
    'text has **too much**.',
    'Input.Text',
    'Enter up to 3,000 characters.',
    'Input.ChoiceSet',
    'Add|Cancel',
  ]);
  expect(inputsOf(body)[0]?.value).toBe('pass 2 done');
  for (const action of actionsOf(body).slice(0, 2))
    expect(action).toMatchObject({ verb: 'command', associatedInputs: 'none' });
  expect(toFormCard(form, { faults: [new Fault('No.')] }).summary).toBe('Add a note · ticket 12\nNo.');
});

const withForms = subcommands.filter(({ form }) => form);

test.each(withForms.map((subcommand) => [subcommand.name, subcommand] as const))(
  'a form of the command %s that nobody filled in is submitted with only the values that it suggests',
  (_, subcommand) => {
    const names = argumentsOf(subcommand).map(({ field }) => field.name);
    expect(names.filter((name) => reserved.includes(name) || name.includes(':'))).toEqual([]);
    for (const noun of ['migration', 'platform-change'] as const) {
      const form = toForm({ subcommand, ticket: 7, values: new Map(), tokens: [] }, noun, readingAt())!;
      const content = contentOf(toFormCard(form));
      const values = subcommand.name === 'snooze' ? { until: '2026-11-30' } : {};
      expect(sizeOf(content)).toBeLessThanOrEqual(28_000);
      const sent = { subcommand: subcommand.name, ticket: 7, noun, values };
      expect([readFormValues(sentBy(content.body)), readFormValues(sentBy(content.body, true))]).toEqual([
        sent,
        sent,
      ]);
    }
  },
);

test('a form does not confuse an argument named ticket with the number of its ticket', () => {
  const form = formOf(
    'open acme.com ticket:180621-01234 customer:"Acme Corp" mailboxes:140 target:2026-12-15',
  );
  expect(readFormValues(sentBy(bodyOf(form)))).toEqual({
    subcommand: 'open',
    ticket: 0,
    noun: 'migration',
    values: {
      domain: 'acme.com',
      ticket: '180621-01234',
      customer: 'Acme Corp',
      mailboxes: '140',
      target: '2026-12-15',
    },
  });
});

const form = { subcommand: 'set', ticket: 12, noun: 'migration' };

test.each<[string, object, Record<string, string>]>([
  ['nothing', {}, {}],
  ['blanks', { a: '  ', b: '' }, {}],
  ['a number', { a: 140 }, { a: '140' }],
  ['a date with a time', { cutover: '2026-12-15', 'cutover:time': '18:00' }, { cutover: '2026-12-15T18:00' }],
  ['a day without a time', { cutover: '2026-12-15', 'cutover:time': '' }, { cutover: '2026-12-15' }],
  ['a time without a day', { 'cutover:time': '18:00' }, { cutover: 'T18:00' }],
  ['a forged mention', { a: toMention('teams:0a1b', 'Dana') }, { a: 'teams:0a1bDana' }],
  ['values that are not text', { a: { b: 1 }, b: true, c: null, d: 'x' }, { d: 'x' }],
  ['data that an old client adds', { verb: 'form', msteams: 'x', a: 'y' }, { a: 'y' }],
])('reads a submitted form that contains %s', (_, inputs, values) =>
  expect(readFormValues({ form, ...inputs })).toEqual({ ...form, values }),
);

test.each([
  [null],
  ['form'],
  [{}],
  [{ ...form }],
  [{ form: { ...form, ticket: '12' } }],
  [{ form: { ...form, ticket: -1 } }],
  [{ form: { ...form, noun: 'x' } }],
  [{ form: { ticket: 1, noun: 'migration' } }],
])("rejects submitted data that isn't one of our forms: %j", (data) =>
  expect(readFormValues(data)).toBeNull(),
);

const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts));

test('reads any text in a submitted form exactly as typed, and never as a mention', () => {
  fc.assert(
    fc.property(typed, (words) => {
      const body = bodyOf(asking({ kind: 'text', max: 3_000 }), { values: { it: words } });
      const back = readFormValues(sentBy(body))?.values.it ?? '';
      const kept = dropMarks(words);
      expect(back).toBe(kept.trim() === '' ? '' : kept);
      expect(readMention(back)).toBeNull();
    }),
  );
});

test('every form stays within the size limit and shows typed markdown literally', () => {
  const long = fc.oneof(typed, fc.constantFrom('\u0001'.repeat(3_000), '💥'.repeat(1_500)));
  fc.assert(
    fc.property(fc.array(long, { maxLength: 13 }), (texts) => {
      const open = formOf('open');
      const values = Object.fromEntries(open.inputs.map(({ name }, i) => [name, texts[i] ?? '']));
      const faults = texts.map(
        (words) =>
          new Fault(words, {
            tasks: [{ text: words, command: words, button: { label: words, command: words } }],
          }),
      );
      const content = contentOf(toFormCard(open, { values, faults }));
      expect(sizeOf(content)).toBeLessThanOrEqual(28_000);
      const literal = ['RichTextBlock', 'ActionSet', 'ColumnSet'];
      const others = content.body.filter(({ type }) => !literal.includes(type) && !type.startsWith('Input.'));
      expect(others).toEqual([]);
    }),
  );
});

test('a form asks again for a value that is too long to show', () => {
  const values = { domain: '\u0001'.repeat(3_000), customer: '\u0001'.repeat(2_900), account: '1234567' };
  const body = bodyOf(formOf('open'), { values });
  const filled = inputsOf(body).flatMap(({ id, value }) => (value === undefined ? [] : [id]));
  expect(filled).toEqual(['customer', 'account']);
  expect(shownLines(body)[1]).toBe('What you typed is too long to show here again. Enter it again.');
});
