import { expect, test } from 'vitest';
import { clientFault } from '../../../../src/playground/slack/people/client-checks.ts';

const file = (name: string, size = 1) => ({ name, filetype: name.split('.').at(-1), size });

function inputFault(element: { type: string }, value: unknown, optional = false) {
  return clientFault({ block: { type: 'input', block_id: 'b', optional }, element }, value);
}

test.each([
  [{ type: 'plain_text_input' }, null, 'Please complete this required field.'],
  [{ type: 'static_select' }, null, 'Please complete this required field.'],
  [{ type: 'checkboxes' }, [], 'Please complete this required field.'],
  [{ type: 'datetimepicker' }, 0, undefined],
  [{ type: 'plain_text_input', max_length: 3 }, 'abcd', 'Please enter at most 3 characters.'],
  [{ type: 'plain_text_input', min_length: 3 }, 'ab', 'Please enter at least 3 characters.'],
  [{ type: 'plain_text_input', min_length: 2, max_length: 2 }, 'ab', undefined],
  [{ type: 'plain_text_input' }, 'x'.repeat(3001), 'Please enter at most 3000 characters.'],
  [{ type: 'number_input' }, '1x', 'Please enter a number.'],
  [{ type: 'number_input' }, '0x10', 'Please enter a number.'],
  [{ type: 'number_input' }, '1.5', 'Please enter a whole number.'],
  [{ type: 'number_input', is_decimal_allowed: true }, '-1.5', undefined],
  [{ type: 'number_input', min_value: '1' }, '0', 'Please enter 1 or more.'],
  [{ type: 'number_input', max_value: '9' }, '10', 'Please enter 9 or less.'],
  [{ type: 'number_input', min_value: '1', max_value: '9' }, '10', 'Please enter a number from 1 to 9.'],
  [{ type: 'number_input', min_value: '1', max_value: '9' }, '9', undefined],
  [{ type: 'email_text_input' }, 'a@b', 'Please enter a valid email address.'],
  [{ type: 'email_text_input' }, 'a@b.co', undefined],
  [{ type: 'url_text_input' }, 'x.io', 'Please enter a valid URL, such as https://example.com.'],
  [{ type: 'url_text_input' }, 'https://x.io', undefined],
  [{ type: 'multi_users_select', max_selected_items: 1 }, ['U1', 'U2'], 'Please choose at most 1.'],
  [{ type: 'file_input', max_files: 1 }, [file('a'), file('b')], 'Please add one file only.'],
  [{ type: 'file_input', max_files: 2 }, ['a', 'b', 'c'].map((n) => file(n)), 'Please add at most 2 files.'],
  [{ type: 'file_input', filetypes: ['csv'] }, [file('a.csv')], undefined],
  [{ type: 'file_input', filetypes: ['csv'] }, [file('a.exe')], 'a.exe is not of an accepted type: csv.'],
  [{ type: 'file_input' }, [file('a.bin', 10 * 1024 ** 2 + 1)], 'a.bin is larger than 10 MB.'],
])('%o with %o: %s', (element, value, fault) => {
  expect(inputFault(element, value)).toBe(fault);
});

test('an optional input may be left empty, but not be wrong', () => {
  expect(inputFault({ type: 'number_input' }, null, true)).toBeUndefined();
  expect(inputFault({ type: 'number_input' }, 'x', true)).toBe('Please enter a number.');
});

test('a menu that is no input is not required', () => {
  expect(
    clientFault({ block: { type: 'section' }, element: { type: 'static_select' } }, null),
  ).toBeUndefined();
});
