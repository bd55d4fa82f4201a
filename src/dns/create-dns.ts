import type { Clock } from '../clock.ts';
import type { DnsSettings } from '../config.ts';
import { createAskServer } from './asking/ask-server.ts';
import { createFindNameservers } from './asking/find-nameservers.ts';
import { type Lookers, lookAt } from './asking/look.ts';
import { createPace, type Pace, type PaceLimits } from './asking/pace.ts';
import { createAskResolvers } from './asking/resolvers.ts';
import type { Dns } from './dns.ts';
import type { Observation } from './observation.ts';

/** All in ms. */
export interface DnsTiming {
  /** How long to wait for one reply. */
  question: number;
  /** How long a look takes at most, a little less than what we promise. What isn't answered then is a failed answer. */
  look: number;
  /** When to ask another resolver, too, to find nameservers. */
  hurry: number;
  /** How long the addresses of nameservers are remembered. */
  remember: number;
}

const timing: DnsTiming = { question: 2_000, look: 4_800, hurry: 300, remember: 600_000 };

const usualPace: PaceLimits = { perServer: 20, inAll: 100 };

/**
 * Creates what asks DNS. `shorter` replaces times, for tests. `pace` is another pace, for a DNS of our own, where all domains have
 * the same few servers.
 */
export function createDns(
  settings: DnsSettings,
  clock: Clock,
  shorter: Partial<DnsTiming> = {},
  pace: PaceLimits = usualPace,
): Dns {
  const times = { ...timing, ...shorter };
  const shared = createPace(pace);
  const createLookers = (isOfPerson: boolean): Lookers => {
    const own: Pace = { turn: (server, deadline) => shared.turn(server, deadline, isOfPerson) };
    const askServer = createAskServer(own, times.question);
    const askResolvers = createAskResolvers(askServer, settings.resolvers, times.hurry);
    const findNameservers = createFindNameservers(askResolvers, times.remember);
    return { ...settings, askServer, askResolvers, findNameservers, now: () => clock.now() };
  };
  const [ofPeople, ofWatch] = [createLookers(true), createLookers(false)];
  const underWay = new Map<string, Promise<Observation>>();
  return {
    // People who ask about a domain at the same time share one look, so that they don't wait for each other's questions.
    look(wanted) {
      const key = JSON.stringify(wanted);
      const shared =
        underWay.get(key) ??
        lookAt(wanted, wanted.isOfPerson ? ofPeople : ofWatch, performance.now() + times.look).finally(() =>
          underWay.delete(key),
        );
      underWay.set(key, shared);
      return shared;
    },
  };
}
