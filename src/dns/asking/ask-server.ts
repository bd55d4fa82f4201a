import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { encodeQuestion, type Outcome, type Question, readReply } from './message.ts';
import type { Pace } from './pace.ts';

export interface Server {
  /** An IP address. */
  address: string;
  port: number;
}

export interface Wanted {
  server: Server;
  question: Question;
  /** Whether the server should ask others for us. */
  recursion: boolean;
  /** When nobody waits for the reply any longer, in ms of `performance.now`. */
  deadline: number;
  /** Called when the question is sent for the first time. Before, it may have waited for its turn. */
  onSent?: () => void;
}

/** Asks one server one question. Never rejects. */
export type AskServer = (wanted: Wanted) => Promise<Outcome>;

type Exchange = (server: Server, question: Question, asking: Asking) => Promise<Outcome>;

interface Asking {
  recursion: boolean;
  edns: boolean;
  /** How long to wait, in ms. */
  patience: number;
}

/**
 * Creates a function that asks over UDP, and over TCP if the answer was cut off. Asks a second time if no usable reply
 * came, without EDNS if the server doesn't understand EDNS.
 * @param patience how long to wait for one reply, in ms
 */
export function createAskServer(pace: Pace, patience: number): AskServer {
  return async ({ server, question, recursion, deadline, onSent }) => {
    let edns = true;
    let sent = false;
    const exchange = async (over: Exchange): Promise<Outcome> => {
      if (!(await pace.turn(`${server.address} ${server.port}`, deadline))) return { failed: 'no-answer' };
      if (!sent) onSent?.();
      sent = true;
      const left = Math.min(patience, deadline - performance.now());
      return left > 0 ? over(server, question, { recursion, edns, patience: left }) : { failed: 'no-answer' };
    };
    let outcome: Outcome = { failed: 'no-answer' };
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const before: Outcome = outcome;
      outcome = await exchange(overUdp);
      if ('reply' in outcome && outcome.reply.truncated) outcome = await exchange(overTcp);
      if ('failed' in outcome) {
        if ('failed' in before && before.failed === 'broken') outcome = before;
        continue;
      }
      if (!lacksEdns.includes(outcome.reply.code)) return outcome;
      edns = false;
    }
    return outcome;
  };
}

/** What servers say that don't know EDNS. */
const lacksEdns = ['FORMERR', 'NOTIMP'];

/**
 * Asks with a random id, from a new socket, whose port is random. The socket only receives what comes from the server's
 * address and port. Ignores messages that don't answer the question.
 */
const overUdp: Exchange = (server, question, { recursion, edns, patience }) =>
  new Promise((resolve) => {
    const id = randomInt(65_536);
    const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
    let unusable = false;
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      socket.removeAllListeners('message');
      close(socket);
      resolve(outcome);
    };
    const fail = () => end({ failed: unusable ? 'broken' : 'no-answer' });
    const timer = setTimeout(lastly(fail), patience);
    socket.on('error', fail);
    socket.on('message', (bytes) => {
      const reply = readReply(bytes, question, id);
      if (reply) end({ reply });
      else unusable = true;
    });
    // Node passes an error to the listener for `connect`, and emits `error` only if there is none. Nobody may be listening, or there may
    // be no route to the address.
    socket.connect(server.port, server.address, (error?: Error) => {
      if (error) fail();
      else socket.send(encodeQuestion(question, { id, recursion, edns }));
    });
  });

/** Before a timer ends an exchange, reads what has come while this process was busy. */
function lastly(fail: () => void): () => void {
  return () => void setImmediate(fail);
}

function close(socket: { close(): void }): void {
  try {
    socket.close();
  } catch {
    // It was closed before.
  }
}

/** Asks over TCP, where a message starts with its length in two bytes. Reads only one message. */
const overTcp: Exchange = (server, question, { recursion, edns, patience }) =>
  new Promise((resolve) => {
    const id = randomInt(65_536);
    let received = Buffer.alloc(0);
    const socket = connect({ host: server.address, port: server.port });
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    };
    const fail = () => end({ failed: received.length > 0 ? 'broken' : 'no-answer' });
    const timer = setTimeout(lastly(fail), patience);
    socket.on('error', fail);
    socket.on('close', fail);
    socket.on('connect', () => {
      const bytes = encodeQuestion(question, { id, recursion, edns });
      socket.write(Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]));
    });
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      if (received.length < 2) return;
      const length = received.readUInt16BE(0);
      if (received.length < length + 2) return;
      const reply = readReply(received.subarray(2, length + 2), question, id);
      end(reply && !reply.truncated ? { reply } : { failed: 'broken' });
    });
  });
