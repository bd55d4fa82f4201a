import { expect, test } from 'vitest';
import type { Control } from '../../../../../src/playground/page/blocks/block-kit.ts';
import { initialValue } from '../../../../../src/playground/page/blocks/surface/initial-value.ts';
import type { Value } from '../../../../../src/playground/page/contract.ts';

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
  [{ type: 'an unknown type' }, null],
])('gives the control %o the initial value %o', (control, value) => {
  expect(initialValue({ action_id: 'a', ...control } as Control)).toEqual(value);
});
