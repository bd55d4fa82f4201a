import { isDeepStrictEqual } from 'node:util';
import { isJson, type Json } from '../../model.ts';
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
import { actionId, confirm, optionGroup, placeholder, plainOption } from './texts.ts';

const common = {
  'action_id?': actionId,
  'placeholder?': placeholder,
  'confirm?': confirm,
  'focus_on_load?': boolean,
};
const many = { ...common, 'max_selected_items?': integer(1) };

const userId = pattern(/^[UW][A-Z0-9]+$/, 'invalid user id');
const channelId = pattern(/^[CG][A-Z0-9]+$/, 'invalid channel id');
const conversationId = pattern(/^[CDGUW][A-Z0-9]+$/, 'invalid conversation id');
const queryLength = integer(0, 200);

const filterFields = {
  'include?': list(oneOf('im', 'mpim', 'private', 'public'), 4),
  'exclude_external_shared_channels?': boolean,
  'exclude_bot_users?': boolean,
};
const filter = shape(filterFields, (value, at) =>
  Object.keys(value).length === 0 ? fault(at, 'must define at least one filter') : [],
);
const conversations = { 'default_to_current_conversation?': boolean, 'filter?': filter };

/** All options of an element, including those in option groups. */
export function optionsOf(element: Json): Json[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isJson) : [];
  const lists = [element.options, ...groups.map((group) => group.options)];
  return lists.flatMap((options) => (Array.isArray(options) ? options.filter(isJson) : []));
}

/** Checks that `initial_option` and `initial_options` are exact copies of the element's options. */
export function initialAmongOptions(element: Json, at: string): Fault[] {
  const offered = optionsOf(element);
  const known = (option: unknown) => offered.some((candidate) => isDeepStrictEqual(candidate, option));
  const one = element.initial_option;
  if (one !== undefined && !known(one)) return fault(`${at}/initial_option`, 'must match one of the options');
  const several = Array.isArray(element.initial_options) ? element.initial_options : [];
  return several.every(known)
    ? []
    : fault(`${at}/initial_options`, 'every choice must match one of the options');
}

function optionsOrGroups(element: Json, at: string): Fault[] {
  return (element.options === undefined) === (element.option_groups === undefined)
    ? fault(at, 'must define either `options` or `option_groups`')
    : [];
}

const offered = { 'options?': list(plainOption, 100), 'option_groups?': list(optionGroup, 100) };
const ids = (check: Check): Check => list(check, 100);

export const selects: Record<string, Check> = {
  static_select: shape(
    { type: oneOf('static_select'), ...common, ...offered, 'initial_option?': plainOption },
    optionsOrGroups,
    initialAmongOptions,
  ),
  external_select: shape({
    type: oneOf('external_select'),
    ...common,
    'initial_option?': plainOption,
    'min_query_length?': queryLength,
  }),
  users_select: shape({ type: oneOf('users_select'), ...common, 'initial_user?': userId }),
  conversations_select: shape({
    type: oneOf('conversations_select'),
    ...common,
    ...conversations,
    'initial_conversation?': conversationId,
    'response_url_enabled?': boolean,
  }),
  channels_select: shape({
    type: oneOf('channels_select'),
    ...common,
    'initial_channel?': channelId,
    'response_url_enabled?': boolean,
  }),
  multi_static_select: shape(
    { type: oneOf('multi_static_select'), ...many, ...offered, 'initial_options?': list(plainOption, 100) },
    optionsOrGroups,
    initialAmongOptions,
  ),
  multi_external_select: shape({
    type: oneOf('multi_external_select'),
    ...many,
    'initial_options?': list(plainOption, 100),
    'min_query_length?': queryLength,
  }),
  multi_users_select: shape({ type: oneOf('multi_users_select'), ...many, 'initial_users?': ids(userId) }),
  multi_conversations_select: shape({
    type: oneOf('multi_conversations_select'),
    ...many,
    ...conversations,
    'initial_conversations?': ids(string(255)),
  }),
  multi_channels_select: shape({
    type: oneOf('multi_channels_select'),
    ...many,
    'initial_channels?': ids(channelId),
  }),
};
