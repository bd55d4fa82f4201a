import { ApiError } from '../../api-error.ts';
import type { SlackChannel } from '../../model.ts';
import { openIm } from '../../workspace/workspace.ts';
import { seeChannel, toConversation } from './channel-access.ts';
import { defineMethod, isTrue, need, page } from './method.ts';

const readScopes = 'channels:read groups:read im:read mpim:read';

function kindOf(channel: SlackChannel): string {
  if (channel.isIm) return 'im';
  return channel.isPrivate ? 'private_channel' : 'public_channel';
}

export const conversationsInfo = defineMethod(readScopes, (workspace, body) => ({
  channel: toConversation(workspace, seeChannel(workspace, need(body, 'channel', 'channel_not_found'))),
}));

export const conversationsList = defineMethod(readScopes, (workspace, body) => {
  const types = String(body.types ?? 'public_channel')
    .split(',')
    .map((type) => type.trim());
  const visible = [...workspace.channels.values()].filter((channel) => {
    const seen = !channel.isPrivate || channel.members.has(workspace.bot.userId);
    const unwanted = isTrue(body.exclude_archived) && channel.isArchived;
    return seen && !unwanted && types.includes(kindOf(channel));
  });
  const { items, response_metadata } = page(visible, body);
  return { channels: items.map((channel) => toConversation(workspace, channel)), response_metadata };
});

export const conversationsMembers = defineMethod(readScopes, (workspace, body) => {
  const channel = seeChannel(workspace, need(body, 'channel', 'channel_not_found'));
  const { items, response_metadata } = page([...channel.members], body);
  return { members: items, response_metadata };
});

export const conversationsJoin = defineMethod('channels:join', (workspace, body) => {
  const channel = seeChannel(workspace, need(body, 'channel', 'channel_not_found'));
  if (channel.isArchived) throw new ApiError('is_archived');
  if (channel.isPrivate) throw new ApiError('method_not_supported_for_channel_type');
  channel.members.add(workspace.bot.userId);
  workspace.changed({ kind: 'channel', channel });
  return { channel: toConversation(workspace, channel) };
});

export const conversationsOpen = defineMethod('im:write', (workspace, body) => {
  if (typeof body.channel === 'string') return { channel: { id: seeChannel(workspace, body.channel).id } };
  const users = need(body, 'users', 'users_list_not_supplied').split(',');
  const person = workspace.people.get(users[0]!);
  if (users.length > 1) throw new ApiError('not_enough_users');
  if (!person) throw new ApiError('user_not_found');
  if (person.deleted) throw new ApiError('user_disabled');
  if (person.is_bot) throw new ApiError('cannot_dm_bot');
  const channel = openIm(workspace, person.id);
  return {
    no_op: true,
    already_open: true,
    channel: isTrue(body.return_im) ? toConversation(workspace, channel) : { id: channel.id },
  };
});
