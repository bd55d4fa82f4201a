import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Form, type FormInput, toForm } from '../../src/commands/form.ts';
import { dropMarks, readMention, toMention } from '../../src/commands/mention.ts';
import { parse } from '../../src/commands/parse.ts';
import { argumentsOf } from '../../src/commands/subcommand.ts';
import { subcommands } from '../../src/commands/table.ts';
import { Fault } from '../../src/errors.ts';
import { type Element, sizeOf } from '../../src/teams/adaptive-card.ts';
import { readFormValues, reserved, toFormCard } from '../../src/teams/form-card.ts';
import type { InputElement } from '../../src/teams/form-inputs.ts';
import { actionsOf, contentOf, flat, hostileTexts, shownLines } from './scene.ts';

const formOf = (command: string) => toForm(parse(command, subcommands), 'migration')!;
const bodyOf = (...given: Parameters<typeof toFormCard>) => contentOf(toFormCard(...given)).body;

function asking(control: FormInput['control'], more: Partial<FormInput> = {}): Form {
  const one = { name: 'it', label: 'It', hint: 'What it is.', control, required: true, ...more };
  const command = 'set 12';
  return {
    noun: 'migration',
    subcommand: 'set',
    ticket: 12,
    title: 'Set it',
    submit: 'Set',
    about: 'MIG-12 acme.com · Acme Corp',
    inputs: [one],
    hidden: {},
    command,
  };
}

function inputsOf(body: Element[]): InputElement[] {
  return body.filter((element): element is InputElement => element.type.startsWith('Input.'));
}

/** What a client sends for a form that was not touched: the button's data and all inputs. */
function sentBy(body: Element[], old = false): object {
  const action = actionsOf(body)[0]!;
  const inputs = inputsOf(body).map(({ id, value }) => [id, value === undefined ? '' : String(value)]);
  return { ...(old ? action.fallback?.data : action.data), ...Object.fromEntries(inputs) };
}

const options = [
  { value: 'gmail', label: 'Gmail' },
  { value: 'rackspace-email', label: 'Rackspace Email' },
];
const asked = { label: 'It', isRequired: true, errorMessage: 'It is needed.' };
const number = { ...asked, errorMessage: 'What it is.' };

test.each<[FormInput['control'], string, object[]]>([
  [
    { kind: 'text', max: 120 },
    'Acme',
    [{ type: 'Input.Text', id: 'it', isMultiline: false, maxLength: 120, value: 'Acme', ...asked }],
  ],
  [
    { kind: 'text', max: 3_000, multiline: true },
    '',
    [{ type: 'Input.Text', id: 'it', isMultiline: true, maxLength: 3_000, ...asked }],
  ],
  [
    { kind: 'number', min: 1, max: 9_000 },
    '1,200',
    [{ type: 'Input.Number', id: 'it', min: 1, max: 9_000, value: 1_200, ...number }],
  ],
  [
    { kind: 'number', min: 1, max: 9_000 },
    'many',
    [{ type: 'Input.Number', id: 'it', min: 1, max: 9_000, ...number }],
  ],
  [
    { kind: 'choice', options },
    'Rackspace_Email',
    [
      {
        type: 'Input.ChoiceSet',
        id: 'it',
        style: 'compact',
        choices: [
          { title: 'Gmail', value: 'gmail' },
          { title: 'Rackspace Email', value: 'rackspace-email' },
        ],
        value: 'rackspace-email',
        ...asked,
      },
    ],
  ],
  [{ kind: 'date' }, '2026-12-15', [{ type: 'Input.Date', id: 'it', value: '2026-12-15', ...asked }]],
  [{ kind: 'date' }, 'soon', [{ type: 'Input.Date', id: 'it', ...asked }]],
  [
    { kind: 'moment' },
    '2026-12-15T18:00',
    [
      { type: 'Input.Date', id: 'it', value: '2026-12-15', ...asked },
      { type: 'Input.Time', id: 'it:time', value: '18:00', ...asked, label: 'It: hour' },
    ],
  ],
  [
    { kind: 'moment' },
    '2026-12-15T18:00Z',
    [
      { type: 'Input.Date', id: 'it', ...asked },
      { type: 'Input.Time', id: 'it:time', ...asked, label: 'It: hour' },
    ],
  ],
])('%j, given %j', (control, initial, wanted) => {
  const body = bodyOf(asking(control, { initial }));
  expect(inputsOf(body)).toEqual(wanted);
  expect(shownLines(body)).toEqual(['Set it · MIG-12 acme.com · Acme Corp', 'What it is.']);
});

test.each([
  ['dana@acme.com', true, 'dana@acme.com', 'It: a name, an e-mail address, me or nobody'],
  [toMention('teams:0a1b', 'Dana Reyes'), false, 'Dana Reyes', 'It: a name, an e-mail address or me'],
])('a person is asked for in words, and named by none of a platform: %s', (initial, nobody, value, label) => {
  const [input] = inputsOf(bodyOf(asking({ kind: 'person', nobody }, { initial })));
  expect(input).toMatchObject({ type: 'Input.Text', label });
  expect(input?.value).toBe(value);
});

test('the buttons: one sends the inputs, one gives up', () => {
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

test('faults stand before their inputs, the others on top; what was given stays', () => {
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
  'the form of %s',
  (_, subcommand) => {
    const names = argumentsOf(subcommand).map(({ field }) => field.name);
    expect(names.filter((name) => reserved.includes(name) || name.includes(':'))).toEqual([]);
    for (const noun of ['migration', 'platform-change'] as const) {
      const form = toForm({ subcommand, ticket: 7, values: new Map(), tokens: [] }, noun)!;
      const content = contentOf(toFormCard(form));
      expect(sizeOf(content)).toBeLessThanOrEqual(28_000);
      const sent = { subcommand: subcommand.name, ticket: 7, noun, values: {} };
      expect([readFormValues(sentBy(content.body)), readFormValues(sentBy(content.body, true))]).toEqual([
        sent,
        sent,
      ]);
    }
  },
);

test('an argument may be named as a part of the form is', () => {
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
  ['a moment', { cutover: '2026-12-15', 'cutover:time': '18:00' }, { cutover: '2026-12-15T18:00' }],
  ['a day without its hour', { cutover: '2026-12-15', 'cutover:time': '' }, { cutover: '2026-12-15' }],
  ['an hour without its day', { 'cutover:time': '18:00' }, { cutover: 'T18:00' }],
  ['what would pass for a person', { a: toMention('teams:0a1b', 'Dana') }, { a: 'teams:0a1bDana' }],
  ['what is no text', { a: { b: 1 }, b: true, c: null, d: 'x' }, { d: 'x' }],
  ['what an old client adds', { verb: 'form', msteams: 'x', a: 'y' }, { a: 'y' }],
])('%s is read', (_, inputs, values) =>
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
])('%j is no form of ours', (data) => expect(readFormValues(data)).toBeNull());

const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts));

test('a text comes back as it was given, whatever it is; none can pass for a person', () => {
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

test('faults and values of any length make a card within its size, and nothing typed is markdown', () => {
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

test('what was too much to fill in again is asked for once more', () => {
  const values = { domain: '\u0001'.repeat(3_000), customer: '\u0001'.repeat(2_900), account: '1234567' };
  const body = bodyOf(formOf('open'), { values });
  const filled = inputsOf(body).flatMap(({ id, value }) => (value === undefined ? [] : [id]));
  expect(filled).toEqual(['customer', 'account']);
  expect(shownLines(body)[1]).toBe('This was too much to fill in again here: please give it once more.');
});
