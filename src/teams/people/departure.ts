import { conversationOf, type Heard } from '../activity.ts';
import { toId } from '../ids.ts';

/** The end of the bot's access to a conversation, or to all of a team. */
export interface Departure {
  /** The id of the place or of the team. */
  from: string;
  /** Shown to people. */
  reason: string;
}

const removed = 'Migration Desk was removed from this conversation';

/** Teams' names for what ends a team or a channel. */
const ends: Record<string, { of: 'team' | 'channel'; reason: string }> = {
  channelDeleted: { of: 'channel', reason: 'the channel was deleted' },
  teamArchived: { of: 'team', reason: 'the team was archived' },
  teamDeleted: { of: 'team', reason: 'the team was deleted' },
  teamHardDeleted: { of: 'team', reason: 'the team was deleted' },
};

/** Reads from an activity that the bot can no longer post. Null if it still can. */
export function departureOf(heard: Heard): Departure | null {
  const { type, action, channelData, membersRemoved, recipient } = heard;
  const here = toId(channelData.team?.id ?? conversationOf(heard));
  const end = ends[channelData.eventType ?? ''];
  if (end?.of === 'team') return { from: here, reason: end.reason };
  if (end) return { from: toId(channelData.channel?.id ?? conversationOf(heard)), reason: end.reason };
  const isRemoved =
    (type === 'installationUpdate' && action === 'remove') ||
    (type === 'conversationUpdate' && membersRemoved.some(({ id }) => id === recipient.id));
  return isRemoved ? { from: here, reason: removed } : null;
}

/** Returns the id of the team that an activity brings the bot back to. Null for any other activity. */
export function teamRegained({ type, action, channelData }: Heard): string | null {
  const isBack =
    (type === 'installationUpdate' && action === 'add') ||
    ['teamUnarchived', 'teamRestored'].includes(channelData.eventType ?? '');
  return isBack && channelData.team ? toId(channelData.team.id) : null;
}
