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

/** There was no answer, or none of the Connector's. What was asked may have been done all the same. */
export class NoAnswer extends Error {
  /** The system's code (`ECONNREFUSED`) or a few words. */
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(`no answer: ${code}`, { cause });
    this.code = code;
  }
}

/** The one option by which botbuilder 4.23 sends every request once: `{ httpClient }`. @param timeout in ms */
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
        // What Teams says it has posted is posted, even if the rest of the answer is lost.
        if (answer.ok && request.method !== 'GET') return '';
        throw toNoAnswer(error, timeout);
      });
      if (!answer.ok) throw new Refusal(answer, bodyAsText);
      // A proxy's page, say: nothing was posted.
      if (bodyAsText && readJson(bodyAsText) === undefined) throw new NoAnswer('not the Connector');
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      answer.headers.forEach((value, name) => void headers.set(name, value));
      return { request, status: answer.status, headers, bodyAsText };
    },
  };
}

/** Teams puts the code that matters (`MessageWritesBlocked`) beside a general one at times. */
function readError(text: string): { code?: string; message?: string } {
  const body = readJson(text) as { error?: Record<string, unknown> } | null | undefined;
  const { code, subCode, message } = body?.error ?? {};
  const words = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { code: words(subCode) ?? words(code), message: words(message) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toNoAnswer(error: Error & { cause?: { code?: unknown } }, timeout: number): NoAnswer {
  if (error.name === 'TimeoutError') return new NoAnswer(`none within ${timeout} ms`, error);
  const code = error.cause?.code;
  return new NoAnswer(typeof code === 'string' ? code : 'connection failed', error);
}
