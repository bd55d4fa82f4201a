import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import { ConnectorError, NoAnswer, readJson } from './errors.ts';

type HttpClient = NonNullable<NonNullable<ConstructorParameters<typeof TeamsAdapter>[3]>['httpClient']>;

/**
 * Makes botbuilder 4.23 send every request only once. botbuilder has no option for that.
 * @param timeout in ms
 */
export function createHttpClient(timeout = 10_000): HttpClient {
  return {
    async sendRequest(request) {
      const signal = AbortSignal.timeout(timeout);
      const answer = await fetch(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        body: request.body as string | undefined,
        redirect: 'manual',
        signal,
      }).catch((error) => {
        throw toNoAnswer(error, timeout);
      });
      const bodyAsText = await answer.text().catch((error) => {
        // A success status means that Teams has posted the message, even if the rest of the answer is lost.
        if (answer.ok && request.method !== 'GET') return '';
        throw toNoAnswer(error, timeout);
      });
      if (!answer.ok) throw new ConnectorError(answer, bodyAsText);
      // The answer isn't from Teams, but for example from a proxy. So Teams posted nothing.
      if (bodyAsText && readJson(bodyAsText) === undefined)
        throw new NoAnswer('the reply did not come from the Bot Connector');
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      answer.headers.forEach((value, name) => void headers.set(name, value));
      return { request, status: answer.status, headers, bodyAsText };
    },
  };
}

function toNoAnswer(error: Error & { cause?: { code?: unknown } }, timeout: number): NoAnswer {
  if (error.name === 'TimeoutError') return new NoAnswer(`timed out after ${timeout} ms`, error);
  const code = error.cause?.code;
  return new NoAnswer(typeof code === 'string' ? code : 'connection failed', error);
}
