import type { TicketPhase, TicketState } from '../state.ts';
import type { EventType, TicketEvent } from '../ticket-event.ts';

/**
 * How much a channel hears itself, beside its tickets' threads. `threads` is what the subscriptions of older releases do.
 */
export const levelNames = ['quiet', 'normal', 'everything', 'threads'] as const;

export type LevelName = (typeof levelNames)[number];

interface Level {
  /** What the channel hears, for help and for the answer to `subscribe`. */
  says: string;
  /** Whether an event that the clock causes may post a ticket's headline. If not, only a person's act does. */
  clockPosts: boolean;
  /** Which updates are also shown in the channel. */
  inChannel: 'none' | 'milestones' | 'all';
  /** Whether the channel gets one message a day about escalations. */
  dailyEscalations: boolean;
}

export const levels: Record<LevelName, Level> = {
  quiet: {
    says: 'One message per ticket, kept current. Its updates go to its thread.',
    clockPosts: false,
    inChannel: 'none',
    dailyEscalations: false,
  },
  normal: {
    says: 'One message per ticket, updates in its thread. The channel also hears when a cutover is done, when a ticket is blocked or closed, and once a day what was escalated.',
    clockPosts: false,
    inChannel: 'milestones',
    dailyEscalations: true,
  },
  everything: {
    says: 'One message per ticket, updates in its thread, and every update is also shown in the channel.',
    clockPosts: true,
    inChannel: 'all',
    dailyEscalations: false,
  },
  threads: {
    says: 'One message per ticket, updates in its thread. A stall can be the first update.',
    clockPosts: true,
    inChannel: 'none',
    dailyEscalations: false,
  },
};

/** The levels that `subscribe` offers. */
export const offeredLevels = levelNames.filter((name) => name !== 'threads');

/** What counts as an escalation in a channel's daily message. Only the clock causes these events. */
export const escalations = ['escalated', 'missed', 'locked-out'] as const satisfies EventType[];

/** Whether a line of a ticket's thread is also shown in the channel. */
export function isInChannel(name: LevelName, state: TicketState, event: TicketEvent): boolean {
  const { inChannel } = levels[name];
  return inChannel === 'all' || (inChannel === 'milestones' && isMilestone(state, event));
}

function isMilestone({ completed, phases }: TicketState, { type, data }: TicketEvent): boolean {
  if (type === 'blocked' || type === 'closed' || type === 'canceled') return true;
  if (completed.some(({ switches }) => switches)) return true;
  return type === 'phase' && endsLockout(phases, data);
}

/** Whether a platform change is done, which has no step that switches the mail: its users can open their mail again. */
function endsLockout(phases: TicketPhase[], { from, to }: { from: string; to: string }): boolean {
  const [left, entered] = [from, to].map((slug) => phases.find((phase) => phase.slug === slug));
  return Boolean(left?.lockedOut && entered && !entered.lockedOut && entered.position > left.position);
}
