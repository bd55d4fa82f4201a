import { ConnectorError, NoAnswer, readJson } from './errors.ts';

export interface ConnectorRequest {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  /** Null for a connection without tokens. */
  token: string | null;
  /** Sent as JSON. */
  body?: object;
}

/**
 * Sends a request once, and follows no redirects. Resolves to the answer's JSON, or to undefined if the answer has no
 * body. Rejects with `ConnectorError` or `NoAnswer`.
 */
export type HttpClient = (request: ConnectorRequest) => Promise<unknown>;

/** @param timeout in ms */
export function createHttpClient(timeout = 10_000): HttpClient {
  return async ({ method, url, token, body }) => {
    const answer = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json; charset=utf-8' } : {}),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: body && JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    }).catch((error) => {
      throw toNoAnswer(error, timeout);
    });
    const text = await answer.text().catch((error) => {
      // A success status means that Teams has posted the message, even if the rest of the answer is lost.
      if (answer.ok && method !== 'GET') return '';
      throw toNoAnswer(error, timeout);
    });
    if (!answer.ok) throw new ConnectorError(answer, text);
    const json = text ? readJson(text) : undefined;
    // The answer isn't from Teams, but for example from a proxy. So Teams posted nothing.
    if (text && json === undefined) throw new NoAnswer('the reply did not come from the Bot Connector');
    return json;
  };
}

function toNoAnswer(error: Error & { cause?: { code?: unknown } }, timeout: number): NoAnswer {
  if (error.name === 'TimeoutError') return new NoAnswer(`timed out after ${timeout} ms`, error);
  const code = error.cause?.code;
  return new NoAnswer(typeof code === 'string' ? code : 'connection failed', error);
}
