import { statusOf } from './errors.ts';
import { type ConnectorRequest, createHttpClient, type HttpClient } from './http-client.ts';
import { urlOf } from './service-url.ts';
import type { Tokens } from './tokens.ts';

/** A call to the Bot Connector's REST API. */
interface Call extends Pick<ConnectorRequest, 'method' | 'body'> {
  serviceUrl: string;
  /** The parts of the path after `v3/`, not encoded. */
  path: string[];
  query?: Record<string, string>;
}

/**
 * Calls the Bot Connector. Resolves to the answer's JSON. Rejects with `ConnectorError`, `NoAnswer`, or `NotSent`.
 */
export type Connector = (call: Call) => Promise<unknown>;

/**
 * @param options.tokens null for a connection without tokens
 * @param options.local whether the Connector may be on this machine
 */
export function createConnector(options: {
  tokens: Tokens | null;
  local: boolean;
  http?: HttpClient;
}): Connector {
  const { tokens, local, http = createHttpClient() } = options;
  return async ({ method, serviceUrl, path, query = {}, body }) => {
    const request = { method, url: urlOf(serviceUrl, path, query, local), body };
    if (!tokens) return http({ ...request, token: null });
    const token = await tokens.get();
    try {
      return await http({ ...request, token });
    } catch (error) {
      // Teams refused the token, so it did nothing, and the request can be repeated. The same token would be refused
      // again.
      const renewed = statusOf(error) === 401 ? await tokens.renew(token).catch(() => token) : token;
      if (renewed === token) throw error;
      return http({ ...request, token: renewed });
    }
  };
}
