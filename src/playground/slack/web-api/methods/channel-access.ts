import { ApiError } from '../../api-error.ts';
import type { Json, SlackChannel } from '../../model.ts';
import { openIm, type Workspace } from '../../workspace/workspace.ts';

/** Finds a channel that the bot can see. @throws ApiError channel_not_found */
export function seeChannel(workspace: Workspace, id: unknown): SlackChannel {
  const channel = workspace.channels.get(String(id));
  const visible = channel && (!channel.isPrivate || channel.members.has(workspace.bot.userId));
  if (!visible) throw new ApiError('channel_not_found');
  return channel;
}

/** Finds a channel by its id, or the direct messages with a person by the person's id. */
function resolve(workspace: Workspace, target: unknown): SlackChannel {
  const person = workspace.people.get(String(target));
  if (!person) return seeChannel(workspace, target);
  if (person.deleted || person.id === workspace.bot.userId) throw new ApiError('channel_not_found');
  return openIm(workspace, person.id);
}

/**
 * Finds a channel that the bot may post in. A person's id finds the bot's direct messages with that person.
 * @throws ApiError channel_not_found, is_archived, not_in_channel, restricted_action_read_only_channel, cannot_dm_bot
 */
export function postingChannel(workspace: Workspace, target: unknown): SlackChannel {
  const channel = resolve(workspace, target);
  if (channel.isArchived) throw new ApiError('is_archived');
  if (channel.isReadOnly) throw new ApiError('restricted_action_read_only_channel');
  if (channel.isIm && workspace.people.get(channel.user ?? '')?.is_bot) throw new ApiError('cannot_dm_bot');
  const isMember = channel.members.has(workspace.bot.userId);
  if (!isMember && !workspace.scopes.has('chat:write.public')) throw new ApiError('not_in_channel');
  return channel;
}

/** A channel as `conversations.info` returns it. */
export function toConversation(workspace: Workspace, channel: SlackChannel): Json {
  const isMember = channel.members.has(workspace.bot.userId);
  const common = {
    id: channel.id,
    created: 1_700_000_000,
    is_archived: channel.isArchived,
    is_im: channel.isIm,
    is_shared: channel.shared === 'accepted',
    is_ext_shared: channel.shared === 'accepted',
    is_pending_ext_shared: channel.shared === 'pending',
  };
  if (channel.isIm) return { ...common, user: channel.user, is_org_shared: false, is_user_deleted: false };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_general: false,
    is_member: isMember,
    is_read_only: channel.isReadOnly === true,
    num_members: channel.members.size,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
