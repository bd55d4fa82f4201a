import { request } from 'node:http';
import type { Json } from '../model.ts';
import { sign } from './sign.ts';

/** The bot's answer to a request, and how long it took. */
export interface Answer {
  /** 0 when there was no answer. */
  status: number;
  body: string;
  headers: Record<string, string>;
  /** Real time from the request to the complete answer, in ms. */
  ms: number;
  /** The request, so that `raw` can send it again. */
  sent: { body: string; headers: Record<string, string> };
}

/** A request to the bot. It can be sent by HTTP or by Socket Mode. */
export interface Outgoing {
  kind: 'command' | 'interactive' | 'event';
  /** A unique id. In Socket Mode, this is the envelope id. */
  id: string;
  payload: Json;
  headers?: Record<string, string>;
}

/** Sends a request to the bot, by HTTP or by Socket Mode. */
export type Deliver = (outgoing: Outgoing) => Promise<Answer>;

// The content type of everything but events. Bolt refuses this content type if a charset follows.
const form = 'application/x-www-form-urlencoded';
const longestWait = 30_000;

/**
 * Sends a POST on a new connection, and closes the connection afterward. An open connection would keep the bot's server
 * from stopping.
 */
export function postRaw(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const finish = (status: number, text: string, received: Record<string, string> = {}) =>
      resolve({
        status,
        body: text,
        headers: received,
        ms: performance.now() - started,
        sent: { body, headers },
      });
    const call = request(url, { method: 'POST', headers, agent: false, timeout: longestWait }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', (error) => finish(0, error.message));
      response.on('end', () => {
        const received = Object.entries(response.headers).map(([key, value]) => [key, String(value)]);
        finish(
          response.statusCode ?? 0,
          Buffer.concat(chunks).toString('utf8'),
          Object.fromEntries(received),
        );
      });
    });
    call.on('timeout', () => call.destroy(new Error('no answer')));
    call.on('error', (error) => finish(0, error.message));
    call.end(body);
  });
}

/** Returns the body and the signed headers that send a request by HTTP. */
export function toHttpRequest(secret: string, { kind, payload, headers }: Outgoing): Answer['sent'] {
  const body = {
    command: () => new URLSearchParams(payload as Record<string, string>).toString(),
    interactive: () => new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
    event: () => JSON.stringify(payload),
  }[kind]();
  const type = kind === 'event' ? 'application/json' : form;
  return { body, headers: { 'content-type': type, ...sign(secret, body), ...headers } };
}

/** The content type of a body: JSON for events, a form for everything else. */
export function contentTypeOf(body: string): string {
  return body.startsWith('{') ? 'application/json' : form;
}
