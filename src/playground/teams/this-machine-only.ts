import { type ListenOptions, Server, Socket } from 'node:net';

/*
 * Node loads this file into the Agents Playground, before that program's own code. Without this file, the Agents
 * Playground would listen on all network interfaces, and report its use to Microsoft even when telemetry is off. It
 * would also keep running after the bot's process is killed.
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
  // Waits for the next tick, because the caller still uses the socket.
  process.nextTick(() => this.destroy(new Error(`${host} is not on this machine`)));
  return this;
} as typeof connect;

// Standard input is a pipe from the bot's process. When the bot's process ends in any way, the operating system closes
// the pipe.
process.stdin.once('close', () => process.exit()).resume();
// Ctrl-C signals every process in the terminal. This process ignores the signal, because the bot still sends its last
// messages to the Agents Playground.
process.on('SIGINT', () => {});
