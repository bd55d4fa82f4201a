import { request } from 'node:http';
import type { Json } from '../model.ts';
import { sign } from './sign.ts';

/** What the bot answered to a request, and how long a person waited for it. */
export interface Answer {
  /** 0 when there was no answer. */
  status: number;
  body: string;
  headers: Record<string, string>;
  /** Milliseconds of real time from the request to the whole answer. */
  ms: number;
  /** What was sent, to send it again with `raw`. */
  sent: { body: string; headers: Record<string, string> };
}

/** A request as Slack makes it, before it is put on a wire. */
export interface Outgoing {
  kind: 'command' | 'interactive' | 'event';
  /** Unique: the envelope id in Socket Mode. */
  id: string;
  payload: Json;
  headers?: Record<string, string>;
}

/** Carries a request to the bot. */
export type Deliver = (outgoing: Outgoing) => Promise<Answer>;

// Bolt compares this for equality: a charset would be refused.
const form = 'application/x-www-form-urlencoded';
const longestWait = 30_000;

/** One POST on a connection of its own, so that nothing keeps the bot's server from stopping. */
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

/** The content type and body of a request, and its signature. */
export function toHttpRequest(secret: string, { kind, payload, headers }: Outgoing): Answer['sent'] {
  const body = {
    command: () => new URLSearchParams(payload as Record<string, string>).toString(),
    interactive: () => new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
    event: () => JSON.stringify(payload),
  }[kind]();
  const type = kind === 'event' ? 'application/json' : form;
  return { body, headers: { 'content-type': type, ...sign(secret, body), ...headers } };
}

/** The content type that Slack would use for a raw body. */
export function contentTypeOf(body: string): string {
  return body.startsWith('{') ? 'application/json' : form;
}
