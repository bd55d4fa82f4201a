import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { isJson, type Json } from '../model.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Answer, Outgoing } from './send-request.ts';
import { acceptWebSocket, type WebSocketConnection } from './websocket.ts';

export interface SocketMode {
  /** How many sockets the bot has open. */
  readonly connections: number;
  /** Sends a request through one of the sockets and waits for its acknowledgment. */
  deliver(outgoing: Outgoing): Promise<Answer>;
  /** Asks the bot to reconnect, as Slack does every few hours. */
  refresh(): void;
  closeAll(): void;
}

const envelopeTypes = { command: 'slash_commands', interactive: 'interactive', event: 'events_api' };
const longestWait = 10_000;

/** Converts an acknowledgment to the body that an HTTP response would have. */
function bodyOf(payload: unknown): string {
  if (!isJson(payload) || Object.keys(payload).length === 0) return '';
  return Object.keys(payload).join() === 'text' ? String(payload.text) : JSON.stringify(payload);
}

function toEnvelope({ kind, id, payload, headers }: Outgoing): Json {
  const retry = headers?.['x-slack-retry-num'];
  const attempt = {
    retry_attempt: Number(retry ?? 0),
    retry_reason: headers?.['x-slack-retry-reason'] ?? '',
  };
  return {
    envelope_id: id,
    type: envelopeTypes[kind],
    accepts_response_payload: kind !== 'event',
    payload,
    ...(kind === 'event' ? attempt : {}),
  };
}

/** Serves Socket Mode through WebSocket upgrades on an HTTP server. */
export function createSocketMode(server: Server, workspace: Workspace): SocketMode {
  const open = new Set<WebSocketConnection>();
  const sockets = new Set<Duplex>();
  const pending = new Map<string, (payload: unknown) => void>();

  function hear(text: string) {
    const { envelope_id: id, payload } = JSON.parse(text) as Json;
    pending.get(String(id))?.(payload);
  }

  server.on('upgrade', (request, socket: Duplex) => {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!workspace.tickets.delete(ticket)) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const closed = () => {
      open.delete(connection);
      sockets.delete(socket);
    };
    const connection = acceptWebSocket(request, socket, { text: hear, closed });
    open.add(connection);
    sockets.add(socket);
    const app = { app_id: workspace.bot.appId };
    connection.send(JSON.stringify({ type: 'hello', num_connections: open.size, connection_info: app }));
  });

  async function deliver(outgoing: Outgoing): Promise<Answer> {
    const connection = [...open].at(-1);
    const body = JSON.stringify(toEnvelope(outgoing));
    const sent = { body, headers: {} };
    if (!connection) return { status: 0, body: 'no socket is open', headers: {}, ms: 0, sent };
    const started = performance.now();
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const finish = (status: number, text: string) =>
      resolve({ status, body: text, headers: {}, ms: performance.now() - started, sent });
    const timer = setTimeout(() => finish(0, 'no acknowledgment'), longestWait);
    pending.set(outgoing.id, (payload) => finish(200, bodyOf(payload)));
    connection.send(body);
    const answer = await promise;
    clearTimeout(timer);
    pending.delete(outgoing.id);
    return answer;
  }

  return {
    get connections() {
      return open.size;
    },
    deliver,
    refresh() {
      for (const connection of open)
        connection.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    closeAll() {
      for (const connection of open) connection.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
