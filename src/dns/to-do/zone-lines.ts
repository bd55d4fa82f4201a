import { lowTtl } from '../facts-seen.ts';
import { hostName } from '../mx.ts';

/** A record as people set it. */
export interface ZoneRecord {
  type: 'MX' | 'TXT' | 'CNAME' | 'A' | 'AAAA';
  /** Relative to the domain that moves. `@` is that domain itself. */
  host: string;
  value: string;
  /** MX only. */
  priority?: number;
  /** In seconds. */
  ttl: number;
}

/** An MX record of the domain itself, with a TTL of an hour unless it has another one. */
export function mxRecord(host: string, priority: number, ttl = lowTtl): ZoneRecord {
  return { type: 'MX', host: '@', value: hostName(host), priority, ttl };
}

/** The most bytes in one part of a TXT record (RFC 1035). */
const longestPart = 255;

/** Writes a record as a line of a zone file. The host is relative to `zone`, which has the record. */
export function zoneLine(record: ZoneRecord, domain: string, zone: string): string {
  const { type, ttl, priority, value } = record;
  const rank = type === 'MX' ? [String(priority ?? 0)] : [];
  return [hostIn(zone, domain, record.host), String(ttl), 'IN', type, ...rank, zoneValue(type, value)].join(
    ' ',
  );
}

/** The host as it's called in a zone: `autodiscover.mail` for the host `autodiscover` of mail.acme.com in acme.com. */
export function hostIn(zone: string, domain: string, host: string): string {
  const below = domain.endsWith(`.${zone}`) ? domain.slice(0, -zone.length - 1) : '';
  if (host === '@') return below || '@';
  return below ? `${host}.${below}` : host;
}

function zoneValue(type: ZoneRecord['type'], value: string): string {
  if (type === 'TXT') return quoted(value);
  if (type === 'A' || type === 'AAAA' || value === '.') return value;
  return `${value}.`;
}

/** A text in quotes, in parts that are short enough. What isn't printable ASCII is written as `\DDD`. */
function quoted(value: string): string {
  const bytes = [...Buffer.from(value)];
  const parts: string[] = [];
  for (let from = 0; from === 0 || from < bytes.length; from += longestPart)
    parts.push(
      `"${bytes
        .slice(from, from + longestPart)
        .map(escaped)
        .join('')}"`,
    );
  return parts.join(' ');
}

function escaped(byte: number): string {
  const char = String.fromCharCode(byte);
  if (char === '"' || char === '\\') return `\\${char}`;
  return byte >= 32 && byte < 127 ? char : `\\${String(byte).padStart(3, '0')}`;
}
