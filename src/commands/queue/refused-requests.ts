import type { Clock } from '../../clock.ts';

/** Why a request doesn't run: the person has too many, everyone together has too many, or the bot stops. */
export type Busy = 'own' | 'all' | 'stopping';

/** How long a person isn't told again that a request didn't run, in ms. */
const silence = 60_000;

/** How many refused requests are remembered, in case Slack repeats one. */
const most = 1_000;

/** The requests that were refused because there were too many. Keeps their ids, but not what they say. */
export interface RefusedRequests {
  /** Returns why a request was refused before. */
  find(request: string | undefined): Busy | undefined;
  add(request: string | undefined, busy: Busy): void;
  /** Whether to tell a person now that a request didn't run. True at most once a minute. */
  mayTell(person: string): boolean;
}

export function createRefusedRequests(clock: Clock): RefusedRequests {
  const refused = new Map<string, Busy>();
  /** When each person was last told. The oldest entry comes first. */
  const toldAt = new Map<string, number>();
  return {
    find: (request) => (request ? refused.get(request) : undefined),
    add(request, busy) {
      if (request) refused.set(request, busy);
      if (refused.size > most) refused.delete(refused.keys().next().value!);
    },
    mayTell(person) {
      const now = clock.now().getTime();
      // If the clock was set back, the last time is in the future.
      for (const [one, at] of toldAt) if (at > now || now - at >= silence) toldAt.delete(one);
      if (toldAt.has(person)) return false;
      toldAt.set(person, now);
      return true;
    },
  };
}
