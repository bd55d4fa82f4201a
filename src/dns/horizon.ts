import type { Observation } from './observation.ts';
import { said } from './said.ts';

/** The longest that resolvers keep a record, in seconds: a week. */
const longestTtl = 7 * 24 * 3600;

/**
 * A TTL that MX had before the switch, in seconds, and the last moment when a resolver may have stored it: that of the last look that
 * showed it, or of the next one if that showed another TTL.
 */
export interface TtlSeen {
  ttl: number;
  lastSeen: Date;
}

/**
 * Until when resolvers may still use the old MX. `switchedAt`: when the bot first saw the switch. `oldTtl`: the TTL of MX just before, in
 * seconds. `earlier`: higher TTLs that MX had before that one, because a resolver may have stored a record while they
 * were in force.
 */
export function horizonOf(switchedAt: Date, oldTtl: number, earlier: TtlSeen[] = []): Date {
  const ends = [keptUntil({ ttl: oldTtl, lastSeen: switchedAt }), ...earlier.map((one) => keptUntil(one))];
  return new Date(Math.max(...ends));
}

/** The highest TTL of MX at the nameservers, in seconds. Null if no nameserver has an MX record or answered. */
export function highestMxTtl(observation: Observation): number | null {
  const { answers } = said(observation.nameservers, observation.domain, 'MX');
  const ttls = answers.flatMap(({ records }) => records.map(({ ttl }) => ttl));
  return ttls.length > 0 ? Math.max(...ttls) : null;
}

/** Until when a resolver may keep a record that it stored at the moment `lastSeen`, in ms. */
export function keptUntil({ ttl, lastSeen }: TtlSeen): number {
  return lastSeen.getTime() + Math.min(Math.max(ttl, 0), longestTtl) * 1000;
}
