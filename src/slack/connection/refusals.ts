/**
 * Slack's refusals of a message, by its error codes. The source is docs.slack.dev: the errors of the methods
 * `chat.postMessage` and `chat.update`. Codes that are in none of these lists, and answers without a code, say nothing
 * for certain. The courier tries again later.
 */

const askAdmin = 'Ask a workspace admin to allow Migration Desk to post there.';
const ourBug = 'This is a bug of Migration Desk. Ask those who run it to look at the log.';

/** Codes that another attempt never changes, each with what to do about it. */
export const finalCodes: Record<string, string> = {
  // About the place.
  channel_not_found: 'Check that the channel exists. If it is private, invite Migration Desk to the channel.',
  is_archived: 'Unarchive the channel, or subscribe another one.',
  not_in_channel: 'Invite Migration Desk to the channel.',
  no_permission: 'Invite Migration Desk to the channel.',
  access_denied: askAdmin,
  enterprise_is_restricted: askAdmin,
  restricted_action: askAdmin,
  restricted_action_read_only_channel: askAdmin,
  restricted_action_thread_only_channel: askAdmin,
  restricted_action_non_threadable_channel: askAdmin,
  restricted_action_thread_locked: askAdmin,
  channel_type_not_supported: 'Use a channel, or your direct messages with Migration Desk.',
  messages_tab_disabled: "Turn on the Messages tab in the app's settings.",
  cannot_dm_bot: 'Choose a person. Bots get no messages.',
  user_disabled: "The person's account is deactivated. Nothing needs to be done.",
  user_not_found: "The person's account doesn't exist anymore. Nothing needs to be done.",
  // About the message.
  ...Object.fromEntries(
    [
      ...['invalid_blocks', 'invalid_blocks_format', 'msg_too_long', 'no_text', 'too_many_attachments'],
      ...['attachment_payload_limit_exceeded', 'markdown_text_conflict', 'as_user_not_supported'],
      ...['metadata_too_large', 'metadata_must_be_sent_from_app'],
      ...['invalid_metadata_format', 'invalid_metadata_schema'],
      // About the request.
      ...[
        'invalid_arguments',
        'invalid_arg_name',
        'invalid_array_arg',
        'invalid_charset',
        'invalid_form_data',
      ],
      ...[
        'invalid_post_type',
        'missing_post_type',
        'unknown_method',
        'method_deprecated',
        'deprecated_endpoint',
      ],
    ].map((code) => [code, ourBug]),
  ),
};

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
