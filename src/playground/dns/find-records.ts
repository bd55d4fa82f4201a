import type { Answer } from 'dns-packet';
import { isInside } from '../../dns/asking/names.ts';
import type { RecordType } from '../../dns/observation.ts';
import { recordsOn, type Zone, type ZoneRecord } from './zones.ts';

/** The longest part of a TXT record, in bytes. */
const longestPart = 255;

const hour = 3_600;

/** What a server finds in a zone. `exists`: whether the name has any record. */
export interface Found {
  records: Answer[];
  exists: boolean;
  /** The name that the records' name is an alias of, if the alias was not followed. */
  alias?: string;
}

/** Finds the records of a name in one zone, as the server has them. Doesn't follow an alias. */
export function findRecords(zone: Zone, server: string, name: string, type: RecordType): Found {
  if (name === zone.domain && (type === 'SOA' || type === 'NS')) {
    const records = type === 'SOA' ? [soaOf(zone)] : zone.nameservers.map((one) => nsOf(zone, one.name));
    return { records, exists: true };
  }
  const all = [...recordsOn(zone, server), ...addressRecords(zone)];
  const here = recordsAt(all, zone, name);
  const alias = here.find((record) => record.type === 'CNAME');
  const wanted = alias && type !== 'CNAME' ? [alias] : here.filter((record) => record.type === type);
  const records = wanted.map((record) => toAnswer(record, name));
  const exists =
    name === zone.domain || here.length > 0 || all.some((one) => isInside(fullName(one, zone), name));
  return alias && type !== 'CNAME'
    ? { records, exists, alias: alias.value.toLowerCase() }
    : { records, exists };
}

export function soaOf({ domain, nameservers, serial }: Zone): Answer {
  const mname = nameservers[0]?.name ?? domain;
  const times = { refresh: 7_200, retry: 3_600, expire: 1_209_600, minimum: 300 };
  return {
    ...{ type: 'SOA', name: domain, class: 'IN', ttl: hour },
    data: { mname, rname: `hostmaster.${domain}`, serial, ...times },
  };
}

export function nsOf({ domain }: Zone, nameserver: string): Answer {
  return { type: 'NS', name: domain, class: 'IN', ttl: hour, data: nameserver };
}

/** Returns the addresses of nameservers that are in their own zone. */
function addressRecords(zone: Zone): ZoneRecord[] {
  return zone.nameservers
    .filter(({ name }) => name.endsWith(`.${zone.domain}`))
    .flatMap(({ name, addresses }) =>
      addresses.map((value) => ({
        name: name.slice(0, -zone.domain.length - 1),
        type: value.includes(':') ? ('AAAA' as const) : ('A' as const),
        value,
      })),
    );
}

/** The records of a name. If there are none, those of the nearest `*`. */
function recordsAt(records: ZoneRecord[], zone: Zone, name: string): ZoneRecord[] {
  const at = (full: string) => records.filter((record) => fullName(record, zone) === full);
  const exact = at(name);
  if (exact.length > 0 || name === zone.domain) return exact;
  if (records.some((record) => isInside(fullName(record, zone), name))) return [];
  const above = name.slice(name.indexOf('.') + 1);
  const wild = at(`*.${above}`);
  return wild.length > 0 || above === zone.domain ? wild : recordsAt(records, zone, above).filter(isWild);
}

function isWild({ name }: ZoneRecord): boolean {
  return name === '*' || name.startsWith('*.');
}

function fullName({ name }: ZoneRecord, { domain }: Zone): string {
  return name === '@' ? domain : `${name}.${domain}`.toLowerCase();
}

/** Converts a record for the wire. `name` is the name that was asked about, which differs for `*`. */
function toAnswer({ type, value, priority, ttl = hour, parts }: ZoneRecord, name: string): Answer {
  const common = { name, class: 'IN' as const, ttl };
  if (type === 'MX') return { ...common, type, data: { preference: priority ?? 10, exchange: value } };
  if (type === 'TXT') return { ...common, type, data: parts ?? partsOf(Buffer.from(value)) };
  return { ...common, type, data: value };
}

function partsOf(bytes: Buffer): Buffer[] {
  const count = Math.max(1, Math.ceil(bytes.length / longestPart));
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * longestPart, (index + 1) * longestPart),
  );
}
