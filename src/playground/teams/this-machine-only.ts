import { type ListenOptions, Server, Socket } from 'node:net';

/*
 * Loaded into the Agents Playground before its own code. It would listen on every interface, tell Microsoft of its use even
 * where telemetry is off, and outlive a process that is killed.
 */

const loopback = '127.0.0.1';
const local = [loopback, 'localhost', '::1'];

const { listen } = Server.prototype;
Server.prototype.listen = function (this: Server, first?: unknown, ...rest: unknown[]): Server {
  const options = typeof first === 'object' ? (first as ListenOptions) : { port: Number(first) };
  const done = rest.find((one) => typeof one === 'function');
  return listen.call(this, { ...options, host: loopback }, done as () => void);
} as typeof listen;

const { connect } = Socket.prototype;
Socket.prototype.connect = function (this: Socket, ...given: unknown[]): Socket {
  const first = Array.isArray(given[0]) ? given[0][0] : given[0];
  const host = typeof first === 'object' ? first?.host : given[1];
  if (typeof host !== 'string' || local.includes(host)) return connect.apply(this, given as never);
  // Not at once: who connects still holds on to the socket.
  process.nextTick(() => this.destroy(new Error(`${host} is not on this machine`)));
  return this;
} as typeof connect;

// We hold the other end of its input, and so does the system for us: it closes however we end.
process.stdin.once('close', () => process.exit()).resume();
// A Ctrl-C goes to all processes of the terminal; we finish first what is on its way there.
process.on('SIGINT', () => {});
