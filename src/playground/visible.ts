import type { Channel, Message, Person, View } from './page/contract.ts';
import type {
  SlackChannel,
  SlackFile,
  SlackMessage,
  SlackPlatform,
  SlackUser,
  SlackView,
} from './slack/platform.ts';

/** A person, and the workspace that the person sees. */
export interface Viewer {
  slack: SlackPlatform;
  person: SlackUser;
}

export function toPerson({ team }: SlackPlatform, user: SlackUser): Person {
  const { id, name, real_name: realName, deleted: deactivated } = user;
  return { id, name, realName, role: roleOf(user, team.id), playable: isPlayable(user), deactivated };
}

/**
 * Whether people can use the page as this person. False for bots and deactivated people, who don't use Slack
 * themselves. Also false for single-channel guests, because their page would show nothing new.
 */
export function isPlayable(user: SlackUser): boolean {
  return !user.is_bot && !user.deleted && !user.is_ultra_restricted;
}

function roleOf(user: SlackUser, team: string): string {
  if (user.is_bot) return 'App';
  if (user.is_stranger || user.team_id !== team) return 'Other company';
  if (user.is_restricted) return 'Guest';
  return user.is_admin || user.is_owner ? 'Lead' : 'Racker';
}

export function seesChannel({ person }: Viewer, channel: SlackChannel): boolean {
  return channel.members.has(person.id) && !channel.isArchived;
}

export function seesMessage(viewer: Viewer, message: SlackMessage): boolean {
  const channel = viewer.slack.channels.get(message.channel);
  const isFor = message.ephemeralTo === undefined || message.ephemeralTo === viewer.person.id;
  return isFor && channel !== undefined && seesChannel(viewer, channel);
}

export function seesFile(viewer: Viewer, { user, channels }: SlackFile): boolean {
  const shared = channels.map((id) => viewer.slack.channels.get(id));
  return user === viewer.person.id || shared.some((channel) => channel && seesChannel(viewer, channel));
}

export function channelsOf(viewer: Viewer): SlackChannel[] {
  return [...viewer.slack.channels.values()].filter((channel) => seesChannel(viewer, channel));
}

export function toChannel({ slack }: Viewer, { id, name, members, isIm, isPrivate }: SlackChannel): Channel {
  const kind = isIm ? (members.has(slack.bot.userId) ? 'app' : 'direct') : isPrivate ? 'private' : 'public';
  return { id, name, kind, members: [...members] };
}

export function toMessage(message: SlackMessage): Message {
  const { channel, ts, thread_ts, user, text } = message;
  return {
    channel,
    ts,
    ...(thread_ts === undefined ? {} : { thread_ts }),
    inChannel: message.subtype === 'thread_broadcast',
    user,
    text,
    blocks: message.blocks as Message['blocks'],
    edited: message.edited !== undefined,
    ephemeral: message.ephemeralTo !== undefined,
    files: (message.files ?? []) as Message['files'],
  };
}

export function toView(view: SlackView): View {
  const words = (text: unknown) => (text as { text?: string } | null)?.text ?? null;
  return {
    id: view.id,
    hash: view.hash,
    title: words(view.title) ?? '',
    submit: words(view.submit),
    close: words(view.close),
    blocks: view.blocks as View['blocks'],
  };
}
