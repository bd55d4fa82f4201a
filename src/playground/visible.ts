import type { Channel, Message, Person, View } from './page/contract.ts';
import type { SlackChannel, SlackMessage, SlackPlatform, SlackUser, SlackView } from './slack/platform.ts';

/** What one person sees of the workspace, in the words of the page. */
export interface Eyes {
  slack: SlackPlatform;
  person: SlackUser;
}

export function toPerson({ team }: SlackPlatform, user: SlackUser): Person {
  const { id, name, real_name: realName } = user;
  const playable = !user.is_bot && !user.deleted && !user.is_ultra_restricted;
  return { id, name, realName, role: roleOf(user, team.id), playable };
}

function roleOf(user: SlackUser, team: string): string {
  if (user.is_bot) return 'App';
  if (user.is_stranger || user.team_id !== team) return 'Other company';
  if (user.is_restricted) return 'Guest';
  return user.is_admin || user.is_owner ? 'Lead' : 'Racker';
}

export function seesChannel({ person }: Eyes, channel: SlackChannel): boolean {
  return channel.members.has(person.id) && !channel.isArchived;
}

export function seesMessage(eyes: Eyes, message: SlackMessage): boolean {
  const channel = eyes.slack.channels.get(message.channel);
  const isFor = message.ephemeralTo === undefined || message.ephemeralTo === eyes.person.id;
  return isFor && channel !== undefined && seesChannel(eyes, channel);
}

export function channelsOf(eyes: Eyes): SlackChannel[] {
  return [...eyes.slack.channels.values()].filter((channel) => seesChannel(eyes, channel));
}

export function toChannel({ slack }: Eyes, { id, name, members, isIm, isPrivate }: SlackChannel): Channel {
  const kind = isIm ? (members.has(slack.bot.userId) ? 'app' : 'direct') : isPrivate ? 'private' : 'public';
  return { id, name, kind, members: [...members] };
}

export function toMessage(message: SlackMessage): Message {
  const { channel, ts, thread_ts, user, text } = message;
  return {
    channel,
    ts,
    ...(thread_ts === undefined ? {} : { thread_ts }),
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
