/**
 * Slack's refusals of a message, by its error codes. The source is docs.slack.dev: the errors of the methods
 * `chat.postMessage` and `chat.update`. Codes that are in none of these lists, and answers without a code, say nothing
 * for certain. The courier tries again later.
 */

interface Refusal {
  /** Why Slack refused, in words that complete “Slack refused a message, because …”. */
  why: string;
  /** What to do about it. */
  remedy: string;
}

const gone = {
  why: "the channel doesn't exist, or Migration Desk can't see it",
  remedy: 'Invite Migration Desk to it.',
};
const outside = {
  why: "Migration Desk isn't in the channel",
  remedy: 'Invite Migration Desk to the channel.',
};
const barred = {
  why: "Migration Desk isn't allowed to post there",
  remedy: 'Ask a workspace admin to allow Migration Desk to post there.',
};
const noAccount = {
  why: "the person's account is deactivated",
  remedy: 'Assign their tickets to someone else.',
};
const ourBug = {
  why: 'it has a fault',
  remedy: 'This is a bug in Migration Desk. Ask those who run it to look at the log.',
};

/** Codes that another attempt never changes. */
const finalCodes: Record<string, Refusal> = {
  channel_not_found: gone,
  is_archived: {
    why: 'the channel is archived',
    remedy: 'Unarchive the channel, or type `subscribe` in another one.',
  },
  not_in_channel: outside,
  no_permission: outside,
  access_denied: barred,
  enterprise_is_restricted: barred,
  restricted_action: barred,
  restricted_action_read_only_channel: barred,
  restricted_action_thread_only_channel: barred,
  restricted_action_non_threadable_channel: barred,
  restricted_action_thread_locked: barred,
  channel_type_not_supported: barred,
  messages_tab_disabled: {
    why: "the app's Messages tab is off",
    remedy: "Turn on the Messages tab in the app's settings.",
  },
  cannot_dm_bot: { why: 'bots get no messages', remedy: 'Assign its tickets to a person.' },
  user_disabled: noAccount,
  user_not_found: noAccount,
};

/** Codes about the message or the request. Another attempt never changes them, and only we can. */
const bugCodes = [
  ...['invalid_blocks', 'invalid_blocks_format', 'msg_too_long', 'no_text', 'too_many_attachments'],
  ...['attachment_payload_limit_exceeded', 'markdown_text_conflict', 'as_user_not_supported'],
  ...['metadata_too_large', 'metadata_must_be_sent_from_app'],
  ...['invalid_metadata_format', 'invalid_metadata_schema'],
  ...['invalid_arguments', 'invalid_arg_name', 'invalid_array_arg', 'invalid_charset', 'invalid_form_data'],
  ...['invalid_post_type', 'missing_post_type', 'unknown_method', 'method_deprecated', 'deprecated_endpoint'],
];

/** Explains a code that another attempt never changes. Undefined for any other code. */
export function explain(code: string): Refusal | undefined {
  if (bugCodes.includes(code)) return ourBug;
  return Object.hasOwn(finalCodes, code) ? finalCodes[code] : undefined;
}

/** Codes for a message that no longer exists or can't be changed or replied to. */
export const goneCodes = [
  ...['message_not_found', 'thread_not_found', 'cannot_reply_to_message'],
  ...['cant_update_message', 'edit_window_closed'],
];

/** Codes with which Slack refuses everything for now, such as until somebody fixes the token. It did nothing. */
export const passingCodes = [
  ...['invalid_auth', 'not_authed', 'token_expired', 'token_revoked', 'account_inactive', 'missing_scope'],
  ...['not_allowed_token_type', 'team_access_not_granted', 'two_factor_setup_required', 'accesslimited'],
  ...['team_added_to_org', 'org_login_required', 'external_channel_migrating', 'ekm_access_denied'],
  ...['message_limit_exceeded', 'request_timeout'],
];

/** Codes of Slack's own failures. As its documentation says, it may have done a part of the work, or all of it. */
export const failureCodes = ['internal_error', 'fatal_error', 'service_unavailable'];
