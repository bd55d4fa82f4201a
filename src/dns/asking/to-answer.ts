import type { Answer as Record } from 'dns-packet';
import type { Answer, RecordType, SeenRecord } from '../observation.ts';
import type { Outcome, Question, Reply } from './message.ts';
import { normalName } from './names.ts';

/** What an answer may have. A larger one can't be used. We never read a part, because the rest would look missing. */
const limits = { records: 100, characters: 32_768, aliases: 8 };

/** The longest TTL that counts, in seconds. By RFC 2181, longer ones mean 0. */
const longestTtl = 2 ** 31 - 1;

/**
 * Reads what came of a question.
 * @param authoritative whether the server must be responsible for the name, as a nameserver is and a resolver is not
 */
export function toAnswer(outcome: Outcome, { name, type }: Question, authoritative: boolean): Answer {
  if ('failed' in outcome) return { is: 'failed', why: outcome.failed };
  const { reply } = outcome;
  const { code } = reply;
  if (code === 'REFUSED' || code === 'NOTAUTH') return { is: 'failed', why: 'refused' };
  if (code === 'SERVFAIL') return { is: 'failed', why: 'server-failure' };
  if (code !== 'NOERROR' && code !== 'NXDOMAIN') return { is: 'failed', why: 'broken' };
  if (authoritative ? !reply.authoritative : isReferral(reply)) {
    return { is: 'failed', why: 'not-responsible' };
  }
  const owner = followAliases(reply.answers, name, type);
  if (owner === null) return { is: 'failed', why: 'broken' };
  const records = recordsOf(reply.answers, owner, type);
  if (!records) return { is: 'failed', why: 'too-large' };
  if (owner !== name) {
    // A nameserver says nothing about a name in another zone.
    return records.length === 0 && !authoritative
      ? { is: 'none' }
      : { is: 'records', records, alias: printable(owner) };
  }
  return records.length === 0 ? { is: 'none' } : { is: 'records', records };
}

/** Whether a reply only says who else to ask. */
function isReferral({ answers, authorities }: Reply): boolean {
  const has = (type: string) => authorities.some((one) => one.type === type);
  return answers.length === 0 && has('NS') && !has('SOA');
}

/** Returns the name that `name` is an alias of, or `name` itself. Null if the aliases go in a circle, or are too many. */
function followAliases(answers: Record[], name: string, type: RecordType): string | null {
  if (type === 'CNAME') return name;
  let owner = name;
  for (let count = 0; count <= limits.aliases; count += 1) {
    const alias = answers.find((one) => one.type === 'CNAME' && isAbout(one, owner));
    if (!alias) return owner;
    owner = normalName(String((alias as { data: unknown }).data));
  }
  return null;
}

function isAbout(record: Record, name: string): boolean {
  return record.type !== 'OPT' && record.class === 'IN' && normalName(record.name) === name;
}

/** Returns the records of a name, without repeated ones, in a fixed order. Null if they are too many. */
function recordsOf(answers: Record[], name: string, type: RecordType): SeenRecord[] | null {
  const records = new Map<string, SeenRecord>();
  let characters = 0;
  for (const one of answers) {
    if (one.type !== type || !isAbout(one, name)) continue;
    const record = toRecord(one);
    characters += record.value.length;
    records.set(`${record.priority ?? ''} ${record.value}`, record);
    if (records.size > limits.records || characters > limits.characters) return null;
  }
  return [...records.values()].sort(
    (a, b) => (a.priority ?? 0) - (b.priority ?? 0) || (a.value < b.value ? -1 : 1),
  );
}

function toRecord(record: Record): SeenRecord {
  const given = 'ttl' in record ? (record.ttl ?? 0) : 0;
  const ttl = given > longestTtl ? 0 : given;
  switch (record.type) {
    case 'MX':
      return { value: toName(record.data.exchange), priority: record.data.preference ?? 0, ttl };
    case 'TXT': {
      const parts = Array.isArray(record.data) ? record.data : [record.data];
      return { value: printable(Buffer.concat(parts.map((part) => Buffer.from(part))).toString()), ttl };
    }
    default:
      return { value: toName(String((record as { data: unknown }).data)), ttl };
  }
}

function toName(name: string): string {
  return printable(normalName(name));
}

/** Replaces control characters. Postgres can't store the one with the number 0. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\u{fffd}');
}
