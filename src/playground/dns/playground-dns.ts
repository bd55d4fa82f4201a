import type { Clock } from '../../clock.ts';
import type { DnsSettings } from '../../config.ts';
import { createDns } from '../../dns/create-dns.ts';
import type { Dns } from '../../dns/dns.ts';
import type { Logger } from '../../logger.ts';
import type { Desk } from '../../ticket/desk.ts';
import type { Store } from '../store.ts';
import { createZoneKeeper } from './kept-zones.ts';
import { createOwnDns, type OwnDns } from './own-dns.ts';
import { createTicketZones, type TicketZones } from './ticket-zones.ts';

/** The DNS of the playground. No question about a made-up domain leaves this machine. */
export type PlaygroundDns =
  | { runs: true; own: OwnDns; zones: TicketZones; settings: DnsSettings; dns: Dns; stop(): void }
  /** `why` is a sentence. */
  | { runs: false; why: string; settings: null; dns: null; stop(): void };

/** All domains have the same few servers, and nobody minds how often they are asked. */
const pace = { perServer: 5_000, inAll: 20_000 };

/** Starts a DNS of our own with the zones of tickets. If this machine can't, says why. */
export async function startPlaygroundDns({
  store,
  clock,
  desk,
  logger,
}: {
  store: Store;
  clock: Clock;
  desk: () => Desk;
  logger: Logger;
}): Promise<PlaygroundDns> {
  let own: OwnDns;
  try {
    own = await createOwnDns({ keeper: createZoneKeeper(store) });
  } catch (error) {
    logger.warn({ err: error }, 'the playground runs without DNS');
    return { ...{ runs: false, settings: null, dns: null }, why: reasonIn(error), stop: () => {} };
  }
  const zones = createTicketZones(own, desk);
  const asking = createDns(own.settings, clock, {}, pace);
  return {
    ...{ runs: true, own, zones, settings: own.settings, stop: own.stop },
    dns: {
      async look(wanted) {
        await zones.ensure(wanted.domain);
        return asking.look(wanted);
      },
    },
  };
}

function reasonIn(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return `The playground's DNS can't start on this machine: ${words}.`;
}
