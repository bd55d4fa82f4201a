import { conversationOf, type Heard } from '../activity.ts';
import { toId } from '../ids.ts';

/** The bot's leave of a conversation, or of all of a team. */
export interface Departure {
  /** The id of the place or of the team. */
  from: string;
  /** For a person to read. */
  reason: string;
}

const removed = 'Migration Desk was removed from there';

/** What happens to teams and channels, by Teams' names for it, and what it is about. */
const ends: Record<string, { of: 'team' | 'channel'; reason: string }> = {
  channelDeleted: { of: 'channel', reason: 'the channel was deleted' },
  teamArchived: { of: 'team', reason: 'the team was archived' },
  teamDeleted: { of: 'team', reason: 'the team was deleted' },
  teamHardDeleted: { of: 'team', reason: 'the team was deleted' },
};

/** Whether an activity tells that nothing can be posted there any more; null: it does not. */
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

/** Whether an activity brings the bot back to all of a team: the team whose id is returned. */
export function teamRegained({ type, action, channelData }: Heard): string | null {
  const isBack =
    (type === 'installationUpdate' && action === 'add') ||
    ['teamUnarchived', 'teamRestored'].includes(channelData.eventType ?? '');
  return isBack && channelData.team ? toId(channelData.team.id) : null;
}
