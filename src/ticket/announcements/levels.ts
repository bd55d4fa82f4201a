import { type SightName, urgent } from '../dns/sight-names.ts';
import type { TicketPhase, TicketState } from '../state.ts';
import type { EventType, TicketEvent } from '../ticket-event.ts';

/**
 * How much a channel hears itself, beside its tickets' threads. `threads` is what the subscriptions of older releases do.
 */
export const levelNames = ['quiet', 'normal', 'everything', 'threads'] as const;

export type LevelName = (typeof levelNames)[number];

interface Level {
  /** What the channel gets, for help and for the answer to `subscribe`. Completes “This channel now gets …”. */
  gets: string;
  /**
   * Which events may post a ticket's message in the channel: `any`, or only what people do (`work`). If the ticket was
   * opened before the channel subscribed, `work` means only a move to another phase. Otherwise, a new subscription would
   * flood a channel that has many open tickets. An update that is shown in the channel always posts the message.
   */
  posts: 'any' | 'work';
  /** Which updates are also shown in the channel. */
  inChannel: 'none' | 'milestones' | 'all';
  /** Whether the channel gets one message a day about what is in `daily`. */
  hasDaily: boolean;
}

export const levels: Record<LevelName, Level> = {
  quiet: {
    gets: 'one message per ticket, with updates in its thread',
    posts: 'work',
    inChannel: 'none',
    hasDaily: false,
  },
  normal: {
    gets: 'one message per ticket, with updates in its thread, a line when a cutover is done, DNS changes, or a ticket is blocked or closed, and one message a day about what was escalated',
    posts: 'work',
    inChannel: 'milestones',
    hasDaily: true,
  },
  everything: {
    gets: "every update, in the ticket's thread and in the channel",
    posts: 'any',
    inChannel: 'all',
    hasDaily: false,
  },
  threads: {
    gets: 'one message per ticket, with every update in its thread',
    posts: 'any',
    inChannel: 'none',
    hasDaily: false,
  },
};

/** The levels that `subscribe` offers. */
export const offeredLevels = levelNames.filter((name) => name !== 'threads');

/** The events in a channel's daily message. The clock causes them, and many may come on one day. */
export const daily = ['escalated', 'missed', 'locked-out'] as const satisfies EventType[];

/** Whether a line of a ticket's thread is also shown in the channel. */
export function isInChannel(name: LevelName, state: TicketState, event: TicketEvent): boolean {
  const { inChannel } = levels[name];
  return inChannel === 'all' || (inChannel === 'milestones' && isMilestone(state, event));
}

/** What a look at DNS shows that concerns everyone. */
const inChannel: SightName[] = [...urgent, 'horizon', 'resolvers-late'];

/** Whether the ticket is blocked or ends, the mail is switched, someone undoes that, or a platform change is done. */
function isMilestone({ completed, phases, steps }: TicketState, { type, data }: TicketEvent): boolean {
  if (type === 'dns' && data.saw.some((one) => inChannel.includes(one))) return true;
  if (type === 'blocked' || type === 'closed' || type === 'canceled') return true;
  if ('raised' in data && data.raised) return true;
  if (completed.some(({ switches }) => switches)) return true;
  if ('undone' in data && steps.some(({ id, switches }) => switches && data.undone.includes(id))) return true;
  return type === 'phase' && endsLockout(phases, data);
}

/** Whether a platform change is done, which has no step that switches the mail: its users can open their mail again. */
function endsLockout(phases: TicketPhase[], { from, to }: { from: string; to: string }): boolean {
  const [left, entered] = [from, to].map((slug) => phases.find((phase) => phase.slug === slug));
  return Boolean(left?.lockedOut && entered && !entered.lockedOut && entered.position > left.position);
}
