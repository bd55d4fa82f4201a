/**
 * An error answer from the Connector. Doesn't extend RestError, because botbuilder repeats a request after a RestError.
 */
export class ConnectorError extends Error {
  readonly statusCode: number;
  readonly code: string | undefined;
  /** The value of the Retry-After header, in seconds. */
  readonly retryAfter: string | undefined;

  constructor(answer: Response, text: string) {
    const { code, message } = readError(text);
    super(message ?? `HTTP ${answer.status}`);
    this.statusCode = answer.status;
    this.code = code;
    this.retryAfter = answer.headers.get('retry-after') ?? undefined;
  }
}

/** The Connector didn't answer. It may still have done what the request asked. */
export class NoAnswer extends Error {
  /** The system's error code, such as `ECONNREFUSED`, or a few words. */
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(`no answer: ${code}`, { cause });
    this.code = code;
  }
}

export function statusOf(error: unknown): number | undefined {
  const status = error && typeof error === 'object' && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

/**
 * Returns an error's code, for the log and for people. The code is from the Connector, the network, or the token
 * service (`errorCode`).
 */
export function codeOf(error: unknown): string {
  const { code, errorCode } = (error ?? {}) as { code?: unknown; errorCode?: unknown };
  const given = [code, errorCode].find((one) => typeof one === 'string' && one !== '');
  const status = statusOf(error);
  return (given as string | undefined) ?? (status ? `HTTP ${status}` : 'no answer');
}

/**
 * Returns how long to wait, in seconds. Undefined if the Retry-After header is missing or isn't a number. The courier
 * then waits longer after each attempt.
 */
export function retryAfterOf(error: unknown): number | undefined {
  const given = Number((error as { retryAfter?: unknown }).retryAfter);
  return given > 0 ? given : undefined;
}

/**
 * Reads an error answer. Prefers `subCode`, because Teams sometimes puts the specific code (`MessageWritesBlocked`)
 * there, and a general one in `code`. Microsoft's example of that code has no `error`, but JSON as its `message`.
 */
function readError(text: string): { code?: string; message?: string } {
  const body = readJson(text) as { error?: Record<string, unknown>; message?: unknown } | null | undefined;
  const words = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const inside = readJson(words(body?.message) ?? '') as Record<string, unknown> | null | undefined;
  const { code, subCode, message } = body?.error ?? inside ?? {};
  return { code: words(subCode) ?? words(code), message: words(message) };
}

/** Parses JSON. Undefined for text that isn't JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
