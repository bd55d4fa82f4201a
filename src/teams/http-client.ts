import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';

type HttpClient = NonNullable<NonNullable<ConstructorParameters<typeof TeamsAdapter>[3]>['httpClient']>;

/** A refusal of the Connector's. Not a RestError: botbuilder repeats those. */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly code: string | undefined;
  /** Seconds, as the header gave them. */
  readonly retryAfter: string | undefined;

  constructor(answer: Response, text: string) {
    const { code, message } = readError(text);
    super(message ?? `HTTP ${answer.status}`);
    this.statusCode = answer.status;
    this.code = code;
    this.retryAfter = answer.headers.get('retry-after') ?? undefined;
  }
}

function readError(text: string): { code?: string; message?: string } {
  try {
    return (JSON.parse(text) as { error?: { code?: string; message?: string } }).error ?? {};
  } catch {
    return {};
  }
}

/** The one option by which botbuilder 4.23 sends every request once: `{ httpClient }`. */
export function createHttpClient(timeout = 10_000): HttpClient {
  return {
    async sendRequest(request) {
      const answer = await fetch(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        body: request.body as string | undefined,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
      const bodyAsText = await answer.text();
      if (!answer.ok) throw new Refusal(answer, bodyAsText);
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      answer.headers.forEach((value, name) => void headers.set(name, value));
      return { request, status: answer.status, headers, bodyAsText };
    },
  };
}
