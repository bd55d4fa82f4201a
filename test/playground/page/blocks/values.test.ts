import { expect, test } from 'vitest';
import type { Control } from '../../../../src/playground/page/blocks/block-kit.ts';
import { sizeOfBase64, toBase64 } from '../../../../src/playground/page/blocks/fields/upload.ts';
import { initialValue } from '../../../../src/playground/page/blocks/surface/initial-value.ts';
import { valueIn, valueKey, withValue } from '../../../../src/playground/page/blocks/surface/typed-values.ts';
import type { Value } from '../../../../src/playground/page/contract.ts';
import { sizeText } from '../../../../src/playground/page/file-size.ts';

const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value });

test.each<[Partial<Control>, Value]>([
  [{ type: 'plain_text_input' }, null],
  [{ type: 'plain_text_input', initial_value: 'x' }, 'x'],
  [{ type: 'number_input', initial_value: '4' }, '4'],
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

test('files become base64, whose size is known', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => i % 256);
  expect(Buffer.from(toBase64(bytes), 'base64')).toEqual(Buffer.from(bytes));
  expect([1, 2, 3, 4].map((size) => sizeOfBase64(toBase64(new Uint8Array(size))))).toEqual([1, 2, 3, 4]);
});

test.each([
  [1, '1 byte'],
  [500, '500 bytes'],
  [2000, '2 kB'],
  [20_000, '20 kB'],
  [3_000_000, '2.9 MB'],
])('%i is %s', (size, shown) => {
  expect(sizeText(size)).toBe(shown);
});
