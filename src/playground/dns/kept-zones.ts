import type { Store } from '../store.ts';
import type { Zone, ZoneKeeper, ZoneRecord } from './zones.ts';

/** A zone as JSON. */
type StoredZone = Omit<Zone, 'servers' | 'old' | 'own'> & {
  servers: [string, Zone['servers'] extends Map<string, infer State> ? State : never][];
  old: [string, ZoneRecord[]][];
  own: [string, [string, ZoneRecord[]][]][];
};

const kind = 'zone';

/** Keeps zones in the playground's store, so that they survive a restart. */
export function createZoneKeeper(store: Store): ZoneKeeper {
  return {
    all: () => store.all<StoredZone>(kind).map(toZone),
    put: (zone) => store.put(kind, zone.domain, toStored(zone)),
    remove: (domain) => store.remove(kind, domain),
  };
}

function toStored({ servers, old, own, ...zone }: Zone): StoredZone {
  return {
    ...zone,
    servers: [...servers],
    old: [...old],
    own: [...own].map(([server, records]) => [server, [...records]]),
  };
}

function toZone({ servers, old, own, ...zone }: StoredZone): Zone {
  return {
    ...zone,
    servers: new Map(servers),
    old: new Map(old),
    own: new Map(own.map(([server, records]) => [server, new Map(records)])),
  };
}
