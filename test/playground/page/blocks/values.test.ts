import { expect, test } from 'vitest';
import type { Control, InputBlock } from '../../../../src/playground/page/blocks/block-kit.ts';
import { inputFault } from '../../../../src/playground/page/blocks/client-check.ts';
import { initialValue } from '../../../../src/playground/page/blocks/initial-value.ts';
import { valueIn, valueKey, withValue } from '../../../../src/playground/page/blocks/typed-values.ts';
import { sizeOfBase64, sizeText, toBase64 } from '../../../../src/playground/page/blocks/upload.ts';
import type { Value } from '../../../../src/playground/page/contract.ts';

const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value });

test.each<[Partial<Control>, Value]>([
  [{ type: 'plain_text_input' }, ''],
  [{ type: 'plain_text_input', initial_value: 'x' }, 'x'],
  [{ type: 'number_input', initial_value: '4' }, '4'],
  [{ type: 'rich_text_input', initial_value: { elements: [{ elements: [{ text: 'a' }] }] } }, 'a'],
  [{ type: 'file_input' }, []],
  [{ type: 'static_select' }, null],
  [{ type: 'static_select', initial_option: option('a') }, 'a'],
  [{ type: 'radio_buttons', initial_option: option('a') }, 'a'],
  [{ type: 'multi_static_select', initial_options: [option('a'), option('b')] }, ['a', 'b']],
  [{ type: 'checkboxes' }, []],
  [{ type: 'users_select', initial_user: 'U1' }, 'U1'],
  [{ type: 'multi_users_select', initial_users: ['U1'] }, ['U1']],
  [{ type: 'channels_select', initial_channel: 'C1' }, 'C1'],
  [{ type: 'multi_channels_select' }, []],
  [{ type: 'conversations_select', initial_conversation: 'D1' }, 'D1'],
  [{ type: 'multi_conversations_select', initial_conversations: ['D1'] }, ['D1']],
  [{ type: 'datepicker', initial_date: '2026-12-01' }, '2026-12-01'],
  [{ type: 'timepicker', initial_time: '09:30' }, '09:30'],
  [{ type: 'datetimepicker', initial_date_time: 1796655600 }, 1796655600],
  [{ type: 'unheard_of' }, null],
])('%o begins with %o', (control, value) => {
  expect(initialValue({ action_id: 'a', ...control } as Control)).toEqual(value);
});

const file = (name: string, size = 1) => ({ name, mimetype: 'x', base64: toBase64(new Uint8Array(size)) });

test.each<[Partial<Control>, Value, string | undefined]>([
  [{ type: 'plain_text_input' }, '', 'Please complete this required field.'],
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
  [{ type: 'file_input', filetypes: ['csv'] }, [file('a.CSV')], undefined],
  [{ type: 'file_input', filetypes: ['csv'] }, [file('a.exe')], 'a.exe is not of an accepted type: csv.'],
  [{ type: 'file_input' }, [file('a.bin', 10 * 1024 ** 2 + 1)], 'a.bin is larger than 10 MB.'],
])('%o with %o: %s', (control, value, fault) => {
  const block = { type: 'input', block_id: 'b', element: { action_id: 'a', ...control } } as InputBlock;
  expect(inputFault(block, value)).toBe(fault);
});

test('an optional input may be left empty, but not be wrong', () => {
  const element = { type: 'number_input', action_id: 'a' };
  const block = { type: 'input', block_id: 'b', element, optional: true } as unknown as InputBlock;
  expect(inputFault(block, '')).toBeUndefined();
  expect(inputFault(block, 'x')).toBe('Please enter a number.');
});

test('what was typed stays until the bot begins with something else', () => {
  const block = { type: 'input', block_id: 'b' };
  const control = { type: 'plain_text_input', action_id: 'a', initial_value: 'old' };
  const key = valueKey('V1', block, control);
  expect(valueIn({}, key, control)).toBe('old');
  const typed = withValue({}, key, control, 'mine');
  expect(valueIn(typed, key, { ...control })).toBe('mine');
  expect(valueIn(typed, key, { ...control, initial_value: 'new' })).toBe('new');
  expect(valueIn(typed, valueKey('V2', block, control), control)).toBe('old');
});

test('files become base64, and their sizes are said', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => i % 256);
  const base64 = toBase64(bytes);
  expect(Buffer.from(base64, 'base64')).toEqual(Buffer.from(bytes));
  expect([1, 2, 3, 4].map((size) => sizeOfBase64(file('a', size).base64))).toEqual([1, 2, 3, 4]);
  expect([500, 2000, 20_000, 3_000_000].map(sizeText)).toEqual(['500 bytes', '2 kB', '20 kB', '2.9 MB']);
});
