import { conversationOf, type Heard } from '../activity.ts';
import { toId } from '../ids.ts';

/** What the bot lost access to, and why: one conversation, or a whole team. */
export interface Departure {
  /** The id of the conversation or team. */
  from: string;
  /** Why the bot lost access, in words for people. */
  reason: string;
}

const removed = 'Migration Desk was removed from this conversation';

/** Teams' event types that end the bot's access to a team or channel. */
const ends: Record<string, { of: 'team' | 'channel'; reason: string }> = {
  channelDeleted: { of: 'channel', reason: 'the channel was deleted' },
  teamArchived: { of: 'team', reason: 'the team was archived' },
  teamDeleted: { of: 'team', reason: 'the team was deleted' },
  teamHardDeleted: { of: 'team', reason: 'the team was deleted' },
};

/**
 * If an activity says that the bot lost access, returns what it lost access to, and why. Null for any other activity.
 */
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

/** If an activity gives the bot access to a team again, returns the team's id. Null for any other activity. */
export function teamRegained({ type, action, channelData }: Heard): string | null {
  const isBack =
    (type === 'installationUpdate' && action === 'add') ||
    ['teamUnarchived', 'teamRestored'].includes(channelData.eventType ?? '');
  return isBack && channelData.team ? toId(channelData.team.id) : null;
}
