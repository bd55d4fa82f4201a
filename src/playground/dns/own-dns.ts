import { type DecodedPacket, decode } from 'dns-packet';
import type { DnsSettings } from '../../config.ts';
import { answerQuestion } from './answer-question.ts';
import { type Incoming, listen } from './listen.ts';
import {
  type Change,
  createZones,
  type Nameserver,
  type ServerState,
  stateOf,
  type Zone,
  type ZoneKeeper,
  type ZoneRecord,
} from './zones.ts';

/** A question that our DNS got. */
export interface Asked {
  /** Which of our addresses was asked. */
  address: string;
  transport: 'udp' | 'tcp';
  /** In the letters in which it was asked. */
  name: string;
  type: string;
  id: number;
  recursion: boolean;
  client: { address: string; port: number };
}

/** What a test sends instead of an answer. Over TCP, messages start with their length, and then the connection ends. */
export type Instead = (asked: Asked, question: Buffer) => Buffer[] | undefined;

/** A DNS of our own on this machine: nameservers of some zones, and resolvers that know only these zones. */
export interface OwnDns {
  port: number;
  /** The addresses of the resolvers. */
  resolvers: string[];
  /** How the product asks this DNS. */
  settings: DnsSettings;
  /** The same as environment variables. */
  env: Record<string, string>;
  /** The questions that came in, oldest first. Only the last thousands. */
  asked: Asked[];
  /** Adds a zone, or replaces it. It has two nameservers, `ns1.<domain>` and `ns2.<domain>`, or those named here. */
  setZone(domain: string, records: ZoneRecord[], nameservers?: (string | Nameserver)[]): void;
  removeZone(domain: string): void;
  /** All zones, to show them. Change them only with the functions here. */
  zones(): Zone[];
  /**
   * Replaces all records of one name and type. `only` names the nameservers that get the change: the others keep what they
   * have. Resolvers have the change at once, unless they show the old records (`setServer`).
   */
  change(domain: string, change: Change, only?: string[]): void;
  /** Sets what a nameserver (by name) or a resolver (by address) does when it is asked about a zone. */
  setServer(domain: string, server: string, state: Partial<ServerState>): void;
  server(domain: string, server: string): ServerState;
  /** Sends other bytes than the answer. */
  answerInstead(instead: Instead | null): void;
  stop(): void;
}

const mostAsked = 5_000;

export interface Addresses {
  nameservers: string[];
  resolvers: string[];
}

const usual: Addresses = {
  nameservers: ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'],
  resolvers: ['127.0.0.1', '127.0.0.11', '127.0.0.12', '127.0.0.13'],
};

/** For machines with only one loopback address of each kind, such as those with macOS. There, each server has both roles. */
export const few: Addresses = { nameservers: ['127.0.0.1', '::1'], resolvers: ['127.0.0.1', '::1'] };

export interface OwnDnsOptions {
  /** How long each answer takes, in ms. */
  delay?: number;
  /** The addresses to listen at. If this machine doesn't have them all, takes the next ones. */
  addresses?: Addresses[];
  /** Keeps the zones when the process ends. */
  keeper?: ZoneKeeper;
}

/** Starts a DNS of our own on any free port. Rejects with an error that says why if it can't start. */
export async function createOwnDns(options: OwnDnsOptions = {}): Promise<OwnDns> {
  const { delay = 0, addresses: choices = [usual, few] } = options;
  const timers = new Set<NodeJS.Timeout>();
  const asked: Asked[] = [];
  let instead: Instead | null = null;

  function receive(incoming: Incoming): void {
    const packet = tryDecode(incoming.bytes);
    if (!packet) return;
    const { address, transport, client } = incoming;
    const question = packet.questions?.[0];
    const one: Asked = {
      ...{ address, transport, client, id: packet.id ?? 0, recursion: packet.flag_rd },
      ...{ name: question?.name ?? '', type: question?.type ?? '' },
    };
    asked.push(one);
    if (asked.length > mostAsked) asked.shift();
    const other = instead?.(one, incoming.bytes);
    if (other) {
      for (const bytes of other) incoming.send(bytes);
      incoming.end();
      return;
    }
    const size = transport === 'tcp' ? 65_535 : sizeFor(packet);
    const resolver = addresses.resolvers.includes(address);
    const said = answerQuestion(packet, { zones, address, resolver, size });
    const { bytes } = said;
    if (bytes) later(delay + said.delay, () => incoming.send(transport === 'tcp' ? framed(bytes) : bytes));
  }

  function later(ms: number, send: () => void): void {
    if (ms === 0) {
      send();
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      send();
    }, ms);
    timers.add(timer);
  }

  const { addresses, listening } = await listenSomewhere(choices, receive);
  const zones = createZones(addresses.nameservers, options.keeper);
  const { port } = listening;

  return {
    ...{ port, asked, resolvers: addresses.resolvers },
    settings: {
      resolvers: addresses.resolvers.map((address) => ({ address, port })),
      nameserverPort: port,
      allowPrivate: true,
    },
    env: {
      MD_DNS_SERVERS: addresses.resolvers
        .map((address) => (address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`))
        .join(','),
      MD_DNS_PORT: String(port),
      MD_DNS_PRIVATE: 'on',
    },
    setZone: zones.set,
    removeZone: zones.remove,
    zones: zones.all,
    change: zones.change,
    setServer: zones.setServer,
    server: (domain, server) => stateOf(zones.need(domain), server),
    answerInstead: (how) => {
      instead = how;
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      listening.stop();
    },
  };
}

/** Puts the length in front of a message, as TCP needs it. */
export function framed(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
}

async function listenSomewhere(choices: Addresses[], receive: (incoming: Incoming) => void) {
  for (const addresses of choices) {
    try {
      const all = [...new Set([...addresses.resolvers, ...addresses.nameservers])];
      return { addresses, listening: await listen(all, receive) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRNOTAVAIL') throw error;
    }
  }
  throw new Error(
    'our DNS needs 127.0.0.2 and more loopback addresses, or ::1, and this machine has neither',
  );
}

/** How large a UDP answer may be, in bytes. */
function sizeFor({ additionals }: DecodedPacket): number {
  const offer = additionals?.find(({ type }) => type === 'OPT');
  return Math.max(512, (offer as { udpPayloadSize?: number } | undefined)?.udpPayloadSize ?? 0);
}

function tryDecode(bytes: Buffer): DecodedPacket | null {
  try {
    return decode(bytes);
  } catch {
    return null;
  }
}
