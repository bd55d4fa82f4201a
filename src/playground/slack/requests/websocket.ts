import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of an open WebSocket (RFC 6455). Supports only text messages, and no extensions. */
export interface WebSocketConnection {
  send(text: string): void;
  close(): void;
}

interface Frame {
  opcode: number;
  final: boolean;
  payload: Buffer;
  /** The size of the whole frame, in bytes. */
  size: number;
}

const opcodes = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 };
const acceptKey = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function readLength(bytes: Buffer): { length: number; offset: number } | undefined {
  const short = bytes[1]! & 0x7f;
  if (short < 126) return { length: short, offset: 2 };
  if (short === 126) return bytes.length < 4 ? undefined : { length: bytes.readUInt16BE(2), offset: 4 };
  return bytes.length < 10 ? undefined : { length: Number(bytes.readBigUInt64BE(2)), offset: 10 };
}

/** Reads and unmasks the first frame, or returns undefined when it hasn't arrived completely. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const head = readLength(bytes);
  if (!head) return undefined;
  const masked = (bytes[1]! & 0x80) !== 0;
  const start = head.offset + (masked ? 4 : 0);
  const size = start + head.length;
  if (bytes.length < size) return undefined;
  const payload = Buffer.from(bytes.subarray(start, size));
  const mask = bytes.subarray(head.offset, start);
  if (masked) for (let i = 0; i < payload.length; i++) payload[i]! ^= mask[i % 4]!;
  return { opcode: bytes[0]! & 0x0f, final: (bytes[0]! & 0x80) !== 0, payload, size };
}

function writeFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const size = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const head = Buffer.alloc(size);
  head[0] = 0x80 | opcode;
  head[1] = size === 2 ? length : size === 4 ? 126 : 127;
  if (size === 4) head.writeUInt16BE(length, 2);
  if (size === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

/** Completes the handshake of an upgrade request, and passes on the client's messages. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  heard: { text: (text: string) => void; closed: () => void },
): WebSocketConnection {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}${acceptKey}`)
    .digest('base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  socket.write(`${[...lines, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`);

  let waiting = Buffer.alloc(0);
  let message: Buffer[] = [];

  function hear({ opcode, final, payload }: Frame) {
    if (opcode === opcodes.ping) socket.write(writeFrame(opcodes.pong, payload));
    if (opcode === opcodes.close) socket.end(writeFrame(opcodes.close, payload));
    if (opcode !== opcodes.text && opcode !== opcodes.continuation) return;
    message.push(payload);
    if (!final) return;
    const text = Buffer.concat(message).toString('utf8');
    message = [];
    heard.text(text);
  }

  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let frame = readFrame(waiting); frame; frame = readFrame(waiting)) {
      waiting = waiting.subarray(frame.size);
      hear(frame);
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', heard.closed);

  return {
    send: (text) => void socket.write(writeFrame(opcodes.text, Buffer.from(text))),
    close: () => void socket.end(writeFrame(opcodes.close, Buffer.alloc(0))),
  };
}
