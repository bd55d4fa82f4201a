import { type Answer, type DecodedPacket, decode, encode, RECURSION_DESIRED } from 'dns-packet';
import type { RecordType } from '../observation.ts';
import { normalName } from './names.ts';

export interface Question {
  /** In lower case, in ASCII. */
  name: string;
  type: RecordType;
}

/** How a question is asked. */
export interface Manner {
  id: number;
  /** Whether the server should ask others for us, as a resolver does. */
  recursion: boolean;
  /** Whether to offer EDNS. Some old servers refuse it. */
  edns: boolean;
}

/** A server's reply to our question, with the names in it as they were sent. */
export interface Reply {
  /** Such as `NOERROR` or `SERVFAIL`. */
  code: string;
  authoritative: boolean;
  truncated: boolean;
  answers: Answer[];
  authorities: Answer[];
}

/** A server's reply, or why there is none. */
export type Outcome = { reply: Reply } | { failed: 'no-answer' | 'broken' };

/** How large a UDP answer may be, in bytes. With this size, no network needs to split it. */
const udpSize = 1_232;

export function encodeQuestion({ name, type }: Question, { id, recursion, edns }: Manner): Buffer {
  return encode({
    type: 'query',
    id,
    flags: recursion ? RECURSION_DESIRED : 0,
    questions: [{ name, type, class: 'IN' }],
    additionals: edns ? [ednsOffer] : [],
  });
}

const ednsOffer = {
  type: 'OPT' as const,
  name: '.',
  udpPayloadSize: udpSize,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

/**
 * Reads the message that a server sent.
 * @returns null if the message isn't a readable reply to our question: a wrong id, another question, or no DNS message at all
 */
export function readReply(bytes: Buffer, { name, type }: Question, id: number): Reply | null {
  const packet = tryDecode(bytes);
  if (!packet?.flag_qr || packet.id !== id) return null;
  const asked = packet.questions ?? [];
  const [first] = asked;
  const code = packet.rcode;
  const echoed =
    asked.length === 1 &&
    first?.type === type &&
    first.class === 'IN' &&
    normalName(first.name) === normalName(name);
  // A server that can't read the question may leave it out.
  if (!echoed && !(asked.length === 0 && code === 'FORMERR')) return null;
  return {
    code,
    authoritative: packet.flag_aa,
    truncated: packet.flag_tc,
    answers: packet.answers ?? [],
    authorities: packet.authorities ?? [],
  };
}

/** The types of the package leave the response code out. */
function tryDecode(bytes: Buffer): (DecodedPacket & { rcode: string }) | null {
  try {
    return decode(bytes) as DecodedPacket & { rcode: string };
  } catch {
    return null;
  }
}
