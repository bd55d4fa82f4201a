import type { ComponentType } from 'react';
import { DatePicker } from './date-picker.tsx';
import type { FieldProps } from './field.ts';
import { FileField } from './file-field.tsx';
import { MultiSelect } from './multi-select.tsx';
import { OptionGroup } from './option-group.tsx';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';

/** All controls that have a value, by type. */
export const fields: Record<string, ComponentType<FieldProps>> = {
  plain_text_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  number_input: TextField,
  file_input: FileField,
  static_select: Select,
  users_select: Select,
  channels_select: Select,
  conversations_select: Select,
  multi_static_select: MultiSelect,
  multi_users_select: MultiSelect,
  multi_channels_select: MultiSelect,
  multi_conversations_select: MultiSelect,
  checkboxes: OptionGroup,
  radio_buttons: OptionGroup,
  datepicker: DatePicker,
  timepicker: DatePicker,
  datetimepicker: DatePicker,
};
