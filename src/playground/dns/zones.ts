import { isInside } from '../../dns/asking/names.ts';
import type { RecordType } from '../../dns/observation.ts';

/** A record of one of our zones. */
export interface ZoneRecord {
  /** `@` for the domain itself, otherwise a name below the domain, such as `autodiscover`, or `*`. */
  name: string;
  type: Exclude<RecordType, 'SOA'>;
  value: string;
  /** MX only. */
  priority?: number;
  /** In seconds. Default: an hour. */
  ttl?: number;
  /** TXT only: the parts that it is sent in. Default: as few as possible. */
  parts?: string[];
}

/** What a server answers about one zone. */
export interface ServerState {
  /** `old`: the records as they were before they were last changed. */
  shows: 'new' | 'old';
  /**
   * `silent`: never answers. `lame`: says that others are responsible. `servfail` and `refused`: answers with this code.
   */
  fault: 'servfail' | 'refused' | 'silent' | 'lame' | null;
  /** How long each answer takes, in ms. */
  delay: number;
}

export interface Nameserver {
  name: string;
  addresses: string[];
}

/** One of our zones. */
export interface Zone {
  domain: string;
  nameservers: Nameserver[];
  records: ZoneRecord[];
  /** Counts the changes. */
  serial: number;
  /** By the name of a nameserver, or the address of a resolver. Only those that were set. */
  servers: Map<string, ServerState>;
  /** The records of a name and type before they were last changed. */
  old: Map<string, ZoneRecord[]>;
  /** The records that one nameserver has, other than the zone's. */
  own: Map<string, Map<string, ZoneRecord[]>>;
}

/** All records of one name and type. They replace those that were there. */
export interface Change {
  name: string;
  type: ZoneRecord['type'];
  records: Omit<ZoneRecord, 'name' | 'type'>[];
}

export type Zones = ReturnType<typeof createZones>;

/** Keeps zones when the process ends. */
export interface ZoneKeeper {
  all(): Zone[];
  put(zone: Zone): void;
  remove(domain: string): void;
}

/**
 * Creates the zones of our DNS. `addresses` are given to nameservers that come without. `keeper` has the zones of earlier, and
 * hears of every change.
 */
export function createZones(addresses: string[], keeper?: ZoneKeeper) {
  const named = (names: string[]): Nameserver[] =>
    names.map((name, index) => ({ name, addresses: [addresses[index % addresses.length]!] }));
  // An earlier process may have had other addresses.
  const restored = (zone: Zone): Zone => ({
    ...zone,
    nameservers: named(zone.nameservers.map(({ name }) => name)),
  });
  const zones = new Map((keeper?.all() ?? []).map((zone) => [zone.domain, restored(zone)]));

  function need(domain: string): Zone {
    const zone = zones.get(domain);
    if (!zone) throw new Error(`our DNS has no zone ${domain}`);
    return zone;
  }

  return {
    all: () => [...zones.values()],
    need,

    /** The zone that a name belongs to. */
    find(name: string): Zone | undefined {
      return [...zones.values()]
        .filter(({ domain }) => isInside(name, domain))
        .sort((a, b) => b.domain.length - a.domain.length)[0];
    },

    /** The nameserver with this name, of any zone. */
    nameserver(name: string): Nameserver | undefined {
      return [...zones.values()].flatMap(({ nameservers }) => nameservers).find((one) => one.name === name);
    },

    set(
      domain: string,
      records: ZoneRecord[],
      nameservers: (string | Nameserver)[] = [`ns1.${domain}`, `ns2.${domain}`],
    ): void {
      const names = nameservers.map((one) => (typeof one === 'string' ? one : one.name));
      const all = named(names).map((one, index) => {
        const given = nameservers[index];
        return typeof given === 'object' ? given : one;
      });
      const maps = { servers: new Map(), old: new Map(), own: new Map() };
      const zone = { domain, nameservers: all, records, serial: 1, ...maps };
      zones.set(domain, zone);
      keeper?.put(zone);
    },

    remove(domain: string): void {
      zones.delete(domain);
      keeper?.remove(domain);
    },

    /** Changes records. `only` names the nameservers that have the change. The others keep what they have. */
    change(domain: string, { name, type, records }: Change, only?: string[]): void {
      const zone = need(domain);
      const key = keyOf({ name, type });
      const before = zone.records.filter((record) => keyOf(record) === key);
      const after = records.map((record) => ({ ...record, name, type }));
      for (const nameserver of zone.nameservers) {
        const own = zone.own.get(nameserver.name) ?? new Map();
        zone.own.set(nameserver.name, own);
        if (!only || only.includes(nameserver.name)) own.delete(key);
        else if (!own.has(key)) own.set(key, before);
      }
      if (JSON.stringify(before) !== JSON.stringify(after)) zone.old.set(key, before);
      zone.records = [...zone.records.filter((record) => keyOf(record) !== key), ...after];
      zone.serial += 1;
      keeper?.put(zone);
    },

    setServer(domain: string, server: string, state: Partial<ServerState>): void {
      const zone = need(domain);
      zone.servers.set(server, { ...stateOf(zone, server), ...state });
      keeper?.put(zone);
    },
  };
}

export function stateOf({ servers }: Zone, server: string): ServerState {
  return servers.get(server) ?? { shows: 'new', fault: null, delay: 0 };
}

/** The records that a server has. */
export function recordsOn(zone: Zone, server: string): ZoneRecord[] {
  const other = new Map([
    ...(stateOf(zone, server).shows === 'old' ? zone.old : []),
    ...(zone.own.get(server) ?? []),
  ]);
  return [...zone.records.filter((record) => !other.has(keyOf(record))), ...[...other.values()].flat()];
}

function keyOf({ name, type }: Pick<ZoneRecord, 'name' | 'type'>): string {
  return `${name} ${type}`;
}
