import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';
import { isAskable, isInside, normalName } from '../../dns/asking/names.ts';
import type { DnsChange } from '../page/contract.ts';
import type { Change, Zone, ZoneRecord } from './zones.ts';

type Given = Extract<DnsChange, { record: unknown }>['record'];

const types = ['MX', 'TXT', 'CNAME', 'A', 'AAAA'] as const;

/** The highest TTL: a week, in seconds. */
const longestTtl = 604_800;

/** Checks what a person changes in the panel. The schema matches the type `DnsChange`. */
export const dnsChange = z.union([
  z.strictObject({ scene: z.string() }),
  z.strictObject({
    record: z.strictObject({
      name: z.string(),
      type: z.enum(types),
      values: z.array(z.string().max(2_000)).max(20),
      ttl: z.int().min(0).max(longestTtl),
      nameservers: z.array(z.string()),
    }),
  }),
]) satisfies z.ZodType<DnsChange>;

/** A mistake in what a person typed. The message is for them. */
export class WrongRecord extends Error {}

/**
 * Reads a record that a person typed. @throws WrongRecord with a sentence that says what would be right
 */
export function readRecord(zone: Zone, given: Given): { change: Change; only: string[] | undefined } {
  const type = given.type as (typeof types)[number];
  const name = readName(given.name, zone.domain);
  const values = given.values.map((value) => value.trim()).filter((value) => value !== '');
  if (type === 'CNAME' && values.length > 1) throw new WrongRecord('A name can have only one CNAME record.');
  const records = values.map((value) => ({ ...readValue(type, value), ttl: given.ttl }));
  const known = zone.nameservers.map((one) => one.name);
  const only = known.filter((one) => given.nameservers.includes(one));
  if (only.length === 0) throw new WrongRecord('Choose at least one nameserver.');
  return { change: { name, type, records }, only: only.length === known.length ? undefined : only };
}

/** Returns the name relative to the domain, or `@`. */
function readName(text: string, domain: string): string {
  const name = normalName(text.trim());
  if (name === '' || name === '@' || name === domain) return '@';
  const full = isInside(name, domain) ? name : `${name}.${domain}`;
  if (!isAskable(full.replace(/^\*\./, '')))
    throw new WrongRecord(`"${text}" isn't a name. Type @ for ${domain}, or a name such as autodiscover.`);
  return full.slice(0, -domain.length - 1);
}

function readValue(type: (typeof types)[number], value: string): Pick<ZoneRecord, 'value' | 'priority'> {
  switch (type) {
    case 'MX': {
      const [, priority, host = ''] = /^(\d{1,5})\s+(\S+)$/.exec(value) ?? [];
      if (!priority || Number(priority) > 65_535)
        throw new WrongRecord(`"${value}" needs a priority and a host, such as 10 mail.acme.com.`);
      return { value: readHost(host), priority: Number(priority) };
    }
    case 'CNAME':
      return { value: readHost(value) };
    case 'A':
      if (!isIPv4(value)) throw new WrongRecord(`"${value}" isn't an IPv4 address, such as 192.0.2.25.`);
      return { value };
    case 'AAAA':
      if (!isIPv6(value)) throw new WrongRecord(`"${value}" isn't an IPv6 address, such as 2001:db8::25.`);
      return { value };
    default:
      return { value };
  }
}

function readHost(text: string): string {
  const host = normalName(text);
  if (host !== '.' && !isAskable(host))
    throw new WrongRecord(`"${text}" isn't a host, such as mail.acme.com.`);
  return host;
}
