import { expect, test } from 'vitest';
import { clientFault } from '../../../../src/playground/slack/people/client-checks.ts';

const file = (name: string, size = 1) => ({ name, filetype: name.split('.').at(-1), size });

function inputFault(element: { type: string }, value: unknown, optional = false) {
  return clientFault({ block: { type: 'input', block_id: 'b', optional }, element }, value);
}

test.each([
  ['an empty text field', { type: 'plain_text_input' }, null, 'This field is required.'],
  ['an empty menu', { type: 'static_select' }, null, 'This field is required.'],
  ['checkboxes without a choice', { type: 'checkboxes' }, [], 'This field is required.'],
  [
    'text that is too long',
    { type: 'plain_text_input', max_length: 3 },
    'abcd',
    'Enter at most 3 characters.',
  ],
  [
    'text that is too short',
    { type: 'plain_text_input', min_length: 3 },
    'ab',
    'Enter at least 3 characters.',
  ],
  [
    'more than 3,000 characters',
    { type: 'plain_text_input' },
    'x'.repeat(3001),
    'Enter at most 3000 characters.',
  ],
  ['a number with letters', { type: 'number_input' }, '1x', 'Enter a number.'],
  ['a hexadecimal number', { type: 'number_input' }, '0x10', 'Enter a number.'],
  ['a fraction', { type: 'number_input' }, '1.5', 'Enter a whole number.'],
  ['a number below the minimum', { type: 'number_input', min_value: '1' }, '0', 'Enter 1 or more.'],
  ['a number above the maximum', { type: 'number_input', max_value: '9' }, '10', 'Enter 9 or less.'],
  [
    'a number out of range',
    { type: 'number_input', min_value: '1', max_value: '9' },
    '10',
    'Enter a number from 1 to 9.',
  ],
  [
    'an email address without a top-level domain',
    { type: 'email_text_input' },
    'a@b',
    'Enter a valid email address, such as ann@example.com.',
  ],
  [
    'a URL without a scheme',
    { type: 'url_text_input' },
    'x.io',
    'Enter a valid URL, such as https://example.com.',
  ],
  [
    'too many choices',
    { type: 'multi_users_select', max_selected_items: 1 },
    ['U1', 'U2'],
    'Choose at most 1.',
  ],
  [
    'two files instead of one',
    { type: 'file_input', max_files: 1 },
    [file('a'), file('b')],
    'Add only one file.',
  ],
  [
    'too many files',
    { type: 'file_input', max_files: 2 },
    ['a', 'b', 'c'].map((n) => file(n)),
    'Add at most 2 files.',
  ],
  [
    'a file of the wrong type',
    { type: 'file_input', filetypes: ['csv'] },
    [file('a.exe')],
    'a.exe is the wrong file type. Allowed types: csv.',
  ],
  [
    'a file that is too large',
    { type: 'file_input' },
    [file('a.bin', 10 * 1024 ** 2 + 1)],
    'a.bin is too large. The limit is 10 MB per file.',
  ],
])('the simulated Slack client refuses %s, and says what to enter', (_name, element, value, fault) => {
  expect(inputFault(element, value)).toBe(fault);
});

test.each([
  ['the first second of 1970', { type: 'datetimepicker' }, 0],
  ['text of the right length', { type: 'plain_text_input', min_length: 2, max_length: 2 }, 'ab'],
  ['a fraction where fractions are allowed', { type: 'number_input', is_decimal_allowed: true }, '-1.5'],
  ['a number at the maximum', { type: 'number_input', min_value: '1', max_value: '9' }, '9'],
  ['an email address', { type: 'email_text_input' }, 'a@b.co'],
  ['a URL', { type: 'url_text_input' }, 'https://x.io'],
  ['a file of the right type', { type: 'file_input', filetypes: ['csv'] }, [file('a.csv')]],
])('the simulated Slack client accepts %s', (_name, element, value) => {
  expect(inputFault(element, value)).toBeUndefined();
});

test('an optional input may be empty, but may not contain an invalid value', () => {
  expect(inputFault({ type: 'number_input' }, null, true)).toBeUndefined();
  expect(inputFault({ type: 'number_input' }, 'x', true)).toBe('Enter a number.');
});

test('a menu outside an input block does not require a choice', () => {
  expect(
    clientFault({ block: { type: 'section' }, element: { type: 'static_select' } }, null),
  ).toBeUndefined();
});
