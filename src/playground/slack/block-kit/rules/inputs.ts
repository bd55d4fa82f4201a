import type { Json } from '../../model.ts';
import {
  boolean,
  type Check,
  type Fault,
  fault,
  integer,
  list,
  oneOf,
  pattern,
  shape,
  string,
} from './check.ts';
import { richTextBlock } from './rich-text.ts';
import { initialAmongOptions } from './selects.ts';
import { actionId, confirm, dispatchActionConfig, markedOption, placeholder } from './texts.ts';

const focusable = { 'action_id?': actionId, 'focus_on_load?': boolean };
const picked = { ...focusable, 'confirm?': confirm };
const typed = { ...focusable, 'placeholder?': placeholder, 'dispatch_action_config?': dispatchActionConfig };
const written = string(3000, 0);
const numeral = pattern(/^-?\d+(\.\d+)?$/, 'must be a number written as a string');

function isCalendarDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const date: Check = (value, at) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isCalendarDate(value)
    ? []
    : fault(at, 'must be a date in the form YYYY-MM-DD');

function lengthsAgree(element: Json, at: string): Fault[] {
  const {
    initial_value: initial = '',
    min_length: min = 0,
    max_length: max = 3000,
  } = element as {
    initial_value?: string;
    min_length?: number;
    max_length?: number;
  };
  if (min > max) return fault(`${at}/min_length`, 'must not be more than `max_length`');
  if (initial.length > max) return fault(`${at}/initial_value`, `must be less than ${max + 1} characters`);
  if (initial !== '' && initial.length < min)
    return fault(`${at}/initial_value`, 'must not be less than `min_length`');
  return [];
}

function numbersAgree(element: Json, at: string): Fault[] {
  const read = (key: string) => (element[key] === undefined ? undefined : Number(element[key]));
  const [min, max, initial] = [read('min_value'), read('max_value'), read('initial_value')];
  if (min !== undefined && max !== undefined && min > max)
    return fault(`${at}/min_value`, 'must not be more than `max_value`');
  const below = initial !== undefined && min !== undefined && initial < min;
  const above = initial !== undefined && max !== undefined && initial > max;
  if (below || above) return fault(`${at}/initial_value`, 'must lie between `min_value` and `max_value`');
  return element.is_decimal_allowed === false && initial !== undefined && !Number.isInteger(initial)
    ? fault(`${at}/initial_value`, 'must be a whole number')
    : [];
}

/** Elements that input blocks, actions blocks, and sections may contain. */
export const pickers: Record<string, Check> = {
  checkboxes: shape(
    {
      type: oneOf('checkboxes'),
      ...picked,
      options: list(markedOption, 10),
      'initial_options?': list(markedOption, 10),
    },
    initialAmongOptions,
  ),
  radio_buttons: shape(
    {
      type: oneOf('radio_buttons'),
      ...picked,
      options: list(markedOption, 10),
      'initial_option?': markedOption,
    },
    initialAmongOptions,
  ),
  datepicker: shape({
    type: oneOf('datepicker'),
    ...picked,
    'placeholder?': placeholder,
    'initial_date?': date,
  }),
  timepicker: shape({
    type: oneOf('timepicker'),
    ...picked,
    'placeholder?': placeholder,
    'initial_time?': pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the form HH:mm'),
    'timezone?': string(255),
  }),
  datetimepicker: shape({
    type: oneOf('datetimepicker'),
    ...picked,
    'initial_date_time?': integer(1_000_000_000, 9_999_999_999),
  }),
};

/** Elements that only input blocks may contain. */
export const inputs: Record<string, Check> = {
  plain_text_input: shape(
    {
      type: oneOf('plain_text_input'),
      ...typed,
      'initial_value?': written,
      'multiline?': boolean,
      'min_length?': integer(0, 3000),
      'max_length?': integer(1, 3000),
    },
    lengthsAgree,
  ),
  number_input: shape(
    {
      type: oneOf('number_input'),
      ...typed,
      is_decimal_allowed: boolean,
      'initial_value?': numeral,
      'min_value?': numeral,
      'max_value?': numeral,
    },
    numbersAgree,
  ),
  email_text_input: shape({ type: oneOf('email_text_input'), ...typed, 'initial_value?': written }),
  url_text_input: shape({ type: oneOf('url_text_input'), ...typed, 'initial_value?': written }),
  rich_text_input: shape({
    type: oneOf('rich_text_input'),
    ...typed,
    action_id: actionId,
    'initial_value?': richTextBlock,
    'min_lines?': integer(1, 100),
    'max_lines?': integer(1, 100),
  }),
  file_input: shape({
    type: oneOf('file_input'),
    'action_id?': actionId,
    'filetypes?': list(string(255), 100),
    'max_files?': integer(1, 10),
  }),
};
