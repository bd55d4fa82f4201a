import { expect, test } from 'vitest';
import type { FormInput } from '../../../src/commands/form.ts';
import { toMention } from '../../../src/commands/grammar/mention.ts';
import { toFormCard } from '../../../src/teams/cards/form.ts';
import { contentOf, shownLines } from '../scene.ts';
import { asking, inputsOf } from './asking.ts';

const bodyOf = (...given: Parameters<typeof toFormCard>) => contentOf(toFormCard(...given)).body;

const options = [
  { value: 'gmail', label: 'Gmail' },
  { value: 'rackspace-email', label: 'Rackspace Email' },
];
const asked = { label: 'It', isRequired: true, errorMessage: 'Enter a value for It.' };
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
    'rackspace-email',
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
      { type: 'Input.Time', id: 'it:time', value: '18:00', ...asked, label: 'It: time' },
    ],
  ],
  [
    { kind: 'moment' },
    '2026-12-15T18:00Z',
    [
      { type: 'Input.Date', id: 'it', ...asked },
      { type: 'Input.Time', id: 'it:time', ...asked, label: 'It: time' },
    ],
  ],
])('draws an input of kind %j with the value %j', (control, initial, wanted) => {
  const body = bodyOf(asking(control, { initial }));
  expect(inputsOf(body)).toEqual(wanted);
  expect(shownLines(body)).toEqual(['Set it · MIG-12 acme.com · Acme Corp', 'What it is.']);
});

test.each([
  ['dana@acme.com', true, 'dana@acme.com', 'It: a name, an email address, me, or nobody'],
  [toMention('teams:0a1b', 'Dana Reyes'), false, 'Dana Reyes', 'It: a name, an email address, or me'],
])('asks for a person in a text input, and fills in %j as a name', (initial, nobody, value, label) => {
  const [input] = inputsOf(bodyOf(asking({ kind: 'person', nobody }, { initial })));
  expect(input).toMatchObject({ type: 'Input.Text', label });
  expect(input?.value).toBe(value);
});
