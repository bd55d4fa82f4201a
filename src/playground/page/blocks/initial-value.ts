import type { Value } from '../contract.ts';
import type { Control } from './block-kit.ts';
import { wordsOf } from './plain-text.ts';

const text = (control: Control) => (typeof control.initial_value === 'string' ? control.initial_value : '');
const option = (control: Control) => control.initial_option?.value ?? null;
const options = (control: Control) => control.initial_options?.map(({ value }) => value) ?? [];

const initialValues: Record<string, (control: Control) => Value> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  rich_text_input: (control) => wordsOf(control.initial_value),
  file_input: () => [],
  static_select: option,
  external_select: option,
  radio_buttons: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: (control) => control.initial_user ?? null,
  multi_users_select: (control) => control.initial_users ?? [],
  channels_select: (control) => control.initial_channel ?? null,
  multi_channels_select: (control) => control.initial_channels ?? [],
  conversations_select: (control) => control.initial_conversation ?? null,
  multi_conversations_select: (control) => control.initial_conversations ?? [],
  datepicker: (control) => control.initial_date ?? null,
  timepicker: (control) => control.initial_time ?? null,
  datetimepicker: (control) => control.initial_date_time ?? null,
};

/** What a control holds before anybody touches it. */
export function initialValue(control: Control): Value {
  return initialValues[control.type]?.(control) ?? null;
}

export function isEmpty(value: Value): boolean {
  return value === null || (typeof value !== 'number' && value.length === 0);
}
