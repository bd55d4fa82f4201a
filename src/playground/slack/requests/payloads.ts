import type { Json, SlackChannel, SlackMessage, SlackUser, SlackView } from '../model.ts';
import { toPayload as messagePayload } from '../workspace/messages.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The deprecated verification token. The bot must not rely on it. */
const token = 'verification-token';

/** Returns a channel's name for a payload. Slack hides the names of private channels and direct messages. */
function shownName(channel: SlackChannel): string {
  if (channel.isIm) return 'directmessage';
  return channel.isPrivate ? 'privategroup' : channel.name;
}

function enterpriseFields({ enterprise }: Workspace): Record<string, string> {
  return enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {};
}

function common(workspace: Workspace, user: SlackUser): Json {
  return {
    team: { id: workspace.team.id, domain: workspace.team.domain, ...enterpriseFields(workspace) },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.team_id },
    api_app_id: workspace.bot.appId,
    token,
    enterprise: workspace.enterprise ?? null,
    is_enterprise_install: false,
  };
}

interface CommandFields {
  user: SlackUser;
  channel: SlackChannel;
  command: string;
  text: string;
  responseUrl: string;
}

export function commandPayload(workspace: Workspace, fields: CommandFields): Record<string, string> {
  const { user, channel, command, text, responseUrl } = fields;
  return {
    token,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    ...enterpriseFields(workspace),
    channel_id: channel.id,
    channel_name: shownName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: workspace.bot.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: workspace.triggers.issue(user.id),
  };
}

interface MessageAction {
  user: SlackUser;
  channel: SlackChannel;
  message: SlackMessage;
  action: Json;
  state: Json;
  responseUrl: string;
}

/**
 * The payload for a control that was used in a message. For an ephemeral message, the payload has the timestamp, but
 * not the content.
 */
export function messageActionPayload(workspace: Workspace, fields: MessageAction): Json {
  const { user, channel, message, action, state, responseUrl } = fields;
  const ephemeral = message.ephemeralTo !== undefined;
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  return {
    type: 'block_actions',
    ...common(workspace, user),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...thread,
    },
    trigger_id: workspace.triggers.issue(user.id),
    channel: { id: channel.id, name: shownName(channel) },
    ...(ephemeral ? {} : { message: messagePayload(workspace, message) }),
    state: { values: state },
    response_url: responseUrl,
    actions: [action],
  };
}

/** The payload for a control that was used in a form or App Home. This payload has no response_url. */
export function viewActionPayload(
  workspace: Workspace,
  user: SlackUser,
  view: SlackView,
  action: Json,
  state: Json,
): Json {
  return {
    type: 'block_actions',
    ...common(workspace, user),
    container: { type: 'view', view_id: view.id },
    trigger_id: workspace.triggers.issue(user.id),
    view: { ...view, state: { values: state } },
    actions: [action],
  };
}

/** The payload of a global shortcut. It has no channel and no response_url. */
export function globalShortcutPayload(workspace: Workspace, user: SlackUser, callbackId: string): Json {
  return {
    type: 'shortcut',
    ...common(workspace, user),
    callback_id: callbackId,
    trigger_id: workspace.triggers.issue(user.id),
    action_ts: workspace.nextTs(),
  };
}

interface MessageShortcut {
  user: SlackUser;
  channel: SlackChannel;
  message: SlackMessage;
  callbackId: string;
  responseUrl: string;
}

/** The payload of a shortcut in a message's menu. */
export function messageShortcutPayload(workspace: Workspace, fields: MessageShortcut): Json {
  const { user, channel, message, callbackId, responseUrl } = fields;
  return {
    type: 'message_action',
    ...common(workspace, user),
    callback_id: callbackId,
    trigger_id: workspace.triggers.issue(user.id),
    action_ts: workspace.nextTs(),
    channel: { id: channel.id, name: shownName(channel) },
    message_ts: message.ts,
    message: messagePayload(workspace, message),
    response_url: responseUrl,
  };
}

export function submissionPayload(
  workspace: Workspace,
  user: SlackUser,
  view: SlackView,
  state: Json,
  urls: Json[],
): Json {
  return {
    type: 'view_submission',
    ...common(workspace, user),
    trigger_id: workspace.triggers.issue(user.id),
    view: { ...view, state: { values: state } },
    response_urls: urls,
  };
}

export function closedPayload(
  workspace: Workspace,
  user: SlackUser,
  view: SlackView,
  cleared: boolean,
): Json {
  return { type: 'view_closed', ...common(workspace, user), view, is_cleared: cleared };
}

export function eventPayload(workspace: Workspace, event: Json, eventId: string): Json {
  return {
    token,
    team_id: workspace.team.id,
    context_team_id: workspace.team.id,
    context_enterprise_id: workspace.enterprise?.id ?? null,
    api_app_id: workspace.bot.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    is_ext_shared_channel: false,
    authorizations: [
      {
        enterprise_id: workspace.enterprise?.id ?? null,
        team_id: workspace.team.id,
        user_id: workspace.bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  };
}
