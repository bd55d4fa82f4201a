import { createSocket, type Socket } from 'node:dgram';
import { type Socket as Connection, createServer, isIPv6, type Server } from 'node:net';

/** A message that came in, and how to answer it. */
export interface Incoming {
  /** Our address. */
  address: string;
  transport: 'udp' | 'tcp';
  bytes: Buffer;
  client: { address: string; port: number };
  /** Sends bytes as they are. Over TCP, they must start with their length. */
  send(bytes: Buffer): void;
  /** Ends the connection. Over UDP, does nothing. */
  end(): void;
}

/** How often we look for a port that is free at all addresses. */
const attempts = 50;

/**
 * Listens on UDP and TCP at several addresses, on one port that is free at all of them.
 * @throws if an address isn't there, with the code EADDRNOTAVAIL
 */
export async function listen(addresses: string[], receive: (incoming: Incoming) => void) {
  for (let attempt = 1; ; attempt += 1) {
    const opened: (() => void)[] = [];
    const stop = () => {
      for (const close of opened) close();
    };
    try {
      let port = 0;
      for (const address of addresses) {
        port = await listenTcp(address, port, receive, opened);
        await listenUdp(address, port, receive, opened);
      }
      return { port, stop };
    } catch (error) {
      stop();
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || attempt === attempts) throw error;
    }
  }
}

async function listenUdp(
  address: string,
  port: number,
  receive: (incoming: Incoming) => void,
  opened: (() => void)[],
): Promise<void> {
  const socket: Socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  const bound = Promise.withResolvers<void>();
  socket.once('error', bound.reject);
  socket.bind(port, address, bound.resolve);
  await bound.promise;
  opened.push(() => socket.close());
  socket.on('error', () => {});
  socket.on('message', (bytes, client) =>
    receive({
      ...{ address, transport: 'udp', bytes, client },
      send: (answer) => socket.send(answer, client.port, client.address),
      end: () => {},
    }),
  );
}

async function listenTcp(
  address: string,
  port: number,
  receive: (incoming: Incoming) => void,
  opened: (() => void)[],
): Promise<number> {
  const connections = new Set<Connection>();
  const server: Server = createServer((connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    connection.on('error', () => {});
    let received = Buffer.alloc(0);
    connection.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      while (received.length >= 2 && received.length >= received.readUInt16BE(0) + 2) {
        const end = received.readUInt16BE(0) + 2;
        receive({
          ...{ address, transport: 'tcp', bytes: received.subarray(2, end) },
          client: { address: connection.remoteAddress ?? '', port: connection.remotePort ?? 0 },
          send: (answer) => void connection.write(answer),
          end: () => void connection.end(),
        });
        received = received.subarray(end);
      }
    });
  });
  const bound = Promise.withResolvers<void>();
  server.once('error', bound.reject);
  server.listen(port, address, bound.resolve);
  await bound.promise;
  opened.push(() => {
    server.close();
    for (const connection of connections) connection.destroy();
  });
  const listening = server.address();
  return typeof listening === 'object' && listening ? listening.port : port;
}
