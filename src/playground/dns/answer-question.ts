import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  type DecodedPacket,
  encode,
  type Packet,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
} from 'dns-packet';
import { normalName } from '../../dns/asking/names.ts';
import type { RecordType } from '../../dns/observation.ts';
import { findRecords, nsOf, soaOf } from './find-records.ts';
import { stateOf, type Zone, type Zones } from './zones.ts';

/** A server's answer, and after how many ms it sends it. Null: it doesn't answer. */
export interface Said {
  bytes: Buffer | null;
  delay: number;
}

const codes = { ok: 0, servfail: 2, nxdomain: 3, refused: 5 };

/** How many aliases a resolver follows. */
const mostAliases = 8;

interface Content {
  code: number;
  flags?: number;
  answers?: Answer[];
  authorities?: Answer[];
}

/** Answers a question as the nameserver or the resolver with this address does. */
export function answerQuestion(
  packet: DecodedPacket,
  { zones, address, resolver, size }: { zones: Zones; address: string; resolver: boolean; size: number },
): Said {
  const question = packet.questions?.[0];
  if (!question) return { bytes: null, delay: 0 };
  const name = normalName(question.name);
  const type = question.type as RecordType;
  const zone = zones.find(name);
  const recursive = resolver && packet.flag_rd;
  const server = recursive ? address : zone?.nameservers.find((one) => one.addresses.includes(address))?.name;
  const { fault, delay } = zone && server ? stateOf(zone, server) : { fault: null, delay: 0 };
  if (fault === 'silent') return { bytes: null, delay };
  return { bytes: reply(packet, contentOf(), size), delay };

  function contentOf(): Content {
    if (fault === 'servfail' || fault === 'refused') return { code: codes[fault] };
    if (zone && fault === 'lame') {
      return { code: codes.ok, authorities: zone.nameservers.map((one) => nsOf(zone, one.name)) };
    }
    if (recursive) return { ...resolve(zones, address, name, type), flags: RECURSION_AVAILABLE };
    if (!zone || !server) return { code: codes.refused };
    return { ...inZone(zone, server, name, type), flags: AUTHORITATIVE_ANSWER };
  }
}

/** Answers from one zone, and follows aliases that stay in it. */
function inZone(zone: Zone, server: string, name: string, type: RecordType): Content {
  const answers: Answer[] = [];
  let next: string | undefined = name;
  let exists = true;
  for (let count = 0; next && count <= mostAliases; count += 1) {
    if (next !== zone.domain && !next.endsWith(`.${zone.domain}`)) break;
    const found = findRecords(zone, server, next, type);
    answers.push(...found.records);
    exists = found.exists;
    next = found.alias;
  }
  const code = exists ? codes.ok : codes.nxdomain;
  return { code, answers, authorities: answers.length === 0 ? [soaOf(zone)] : [] };
}

/** Answers from all zones, as a resolver does. */
function resolve(zones: Zones, address: string, name: string, type: RecordType): Content {
  const answers: Answer[] = [];
  let next = name;
  for (let count = 0; count <= mostAliases; count += 1) {
    const host = zones.nameserver(next);
    if (host && (type === 'A' || type === 'AAAA')) {
      const own = host.addresses.filter((one) => one.includes(':') === (type === 'AAAA'));
      answers.push(...own.map((data) => ({ type, name: next, class: 'IN' as const, ttl: 3_600, data })));
      return { code: codes.ok, answers };
    }
    const zone = zones.find(next);
    if (!zone) return { code: codes.nxdomain, answers };
    const found = findRecords(zone, address, next, type);
    answers.push(...found.records);
    if (!found.alias) {
      const code = found.exists ? codes.ok : codes.nxdomain;
      return { code, answers, authorities: found.records.length === 0 ? [soaOf(zone)] : [] };
    }
    next = found.alias;
  }
  return { code: codes.servfail };
}

/** Encodes an answer. If it is larger than `size` bytes, only says that it was cut off. */
function reply(packet: DecodedPacket, content: Content, size: number): Buffer {
  const whole = toBytes(packet, content);
  if (whole.length <= size) return whole;
  const flags = (content.flags ?? 0) | TRUNCATED_RESPONSE;
  return toBytes(packet, { code: content.code, flags });
}

function toBytes({ id, questions, flag_rd, additionals }: DecodedPacket, content: Content): Buffer {
  const { code, flags = 0, answers = [], authorities = [] } = content;
  const edns = additionals?.some(({ type }) => type === 'OPT');
  const message: Packet = {
    type: 'response',
    id: id ?? 0,
    // The lowest four bits of the flags are the code.
    flags: flags | (flag_rd ? RECURSION_DESIRED : 0) | code,
    questions: questions ?? [],
    answers,
    authorities,
    additionals: edns ? [ednsAnswer] : [],
  };
  return encode(message);
}

const ednsAnswer = {
  ...{ type: 'OPT' as const, name: '.', udpPayloadSize: 1_232, extendedRcode: 0, ednsVersion: 0 },
  ...{ flags: 0, flag_do: false, options: [] },
};
