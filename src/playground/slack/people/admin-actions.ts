import type { SlackUser } from '../model.ts';
import type { Answer, Deliver } from '../requests/send-request.ts';
import { toShown } from '../web-api/methods/users.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { event, findChannel, findPerson } from './people-actions.ts';

interface Acting {
  workspace: Workspace;
  deliver: Deliver;
}

/** Changes a person's record, and sends the bot the event `user_change`. @throws CannotDo when there is no such person */
export function changePerson(
  acting: Acting,
  id: string,
  fields: Partial<Omit<SlackUser, 'id'>>,
): Promise<Answer> {
  const { workspace } = acting;
  const user = { ...findPerson(workspace, id), ...fields, updated: Math.floor(workspace.now() / 1000) };
  workspace.people.set(id, user);
  return event(acting, 'user_change', { user: toShown(user, workspace.scopes), cache_ts: user.updated });
}

/**
 * Shares a channel with another company, and sends the bot the event `channel_shared` if the bot can see the channel.
 * While the invitation is pending, Slack sends no event. @throws CannotDo when there is no such channel
 */
export async function share(
  acting: Acting,
  id: string,
  invitation: 'pending' | 'accepted',
): Promise<Answer | undefined> {
  const { workspace } = acting;
  const channel = findChannel(workspace, id);
  channel.shared = invitation;
  workspace.changed({ kind: 'channel', channel });
  const isVisible = !channel.isPrivate || channel.members.has(workspace.bot.userId);
  if (invitation === 'pending' || !isVisible) return undefined;
  return event(acting, 'channel_shared', { channel: id, connected_team_id: 'T0OTHER' });
}
