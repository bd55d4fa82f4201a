/** An error answer from the Connector. */
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

/** The bot didn't send the request, so Teams has done nothing. */
export class NotSent extends Error {
  /** The reason: an error code, or a few words. */
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(`not sent: ${code}`, { cause });
    this.code = code;
  }
}

/** The bot got no token for its requests. */
export class NoToken extends NotSent {
  /** Whether the app, its secret, or its tenant is wrong. Otherwise, another attempt may get a token. */
  readonly isRefusal: boolean;

  constructor(code: string, { isRefusal = false, cause }: { isRefusal?: boolean; cause?: unknown } = {}) {
    super(code, cause);
    this.isRefusal = isRefusal;
  }
}

export function statusOf(error: unknown): number | undefined {
  const status = error && typeof error === 'object' && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

/**
 * Returns an error's code, for the log and for people. The code is from the Connector, the network, or the token
 * service.
 */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'string' && code !== '') return code;
  const status = statusOf(error);
  return status ? `HTTP ${status}` : 'no answer';
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
