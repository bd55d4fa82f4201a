/** How a control holds its value. The server and the page both use this file, so it can't depend on Node. */
interface FieldType {
  /** The property that holds the current value, in `state.values` and in an action. */
  key: string;
  /** The element's property that holds the initial value. */
  initial: `initial_${string}`;
  empty: null | [];
}

const text: FieldType = { key: 'value', initial: 'initial_value', empty: null };
const option: FieldType = { key: 'selected_option', initial: 'initial_option', empty: null };
const options: FieldType = { key: 'selected_options', initial: 'initial_options', empty: [] };

function one(what: string): FieldType {
  return { key: `selected_${what}`, initial: `initial_${what}`, empty: null };
}

function some(what: string): FieldType {
  return { key: `selected_${what}`, initial: `initial_${what}`, empty: [] };
}

/** The field types, by element type. */
export const fieldTypes: Record<string, FieldType> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value', empty: null },
  // Slack has no `initial_files`, so a file input always starts empty.
  file_input: { key: 'files', initial: 'initial_files', empty: [] },
  static_select: option,
  external_select: option,
  radio_buttons: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: one('user'),
  multi_users_select: some('users'),
  conversations_select: one('conversation'),
  multi_conversations_select: some('conversations'),
  channels_select: one('channel'),
  multi_channels_select: some('channels'),
  datepicker: one('date'),
  timepicker: one('time'),
  datetimepicker: one('date_time'),
};
