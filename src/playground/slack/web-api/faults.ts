import type { Json } from '../model.ts';

/** An HTTP answer other than Slack's usual 200. */
export interface HttpFault {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * Makes the platform fail on purpose, for tests. A method is the name of a Web API method, `response_url` for replies,
 * or `*` for all methods.
 */
export interface Faults {
  /** Delays all calls of the method by this many ms of real time. 0 ends the delay. */
  delay(method: string, ms: number): void;
  /** Delays only the next call of the method. */
  delayNext(method: string, ms: number): void;
  /**
   * The next calls of the method do nothing. They return `{ok: false, error}` or the given HTTP answer.
   * @param times how many calls fail. The default is 1
   * @param after how many calls work before that. The default is 0
   */
  failNext(method: string, fault: string | HttpFault, times?: number, after?: number): void;
  /** Makes all chat.* calls in the channel fail with this error, until the error is set to undefined. */
  failChannel(channel: string, error: string | undefined): void;
  /**
   * Answers the next `times` chat.* calls in the channel with status 429. Without `times`, answers all of them with 429
   * for `retryAfter` seconds, by the platform's clock.
   */
  rateLimitChannel(channel: string, limit: { retryAfter: number; times?: number }): void;
  /**
   * Whether each channel accepts only one chat.postMessage per second. Further calls get status 429 and Retry-After: 1.
   */
  strictRate: boolean;
  /**
   * The next calls of the method work, but the connection closes before the answer is sent.
   * @param times how many calls get no answer. The default is 1
   */
  dropAnswer(method: string, times?: number): void;
  /** Ends all faults. */
  clear(): void;
}

/** Finds the faults that apply to a call. If a fault is set for a limited number of calls, counts this call. */
export interface FaultVerdicts {
  takeDelay(method: string): number;
  takeFailure(method: string, body: Json): string | HttpFault | undefined;
  takeDrop(method: string): boolean;
}

function createQueue<T>() {
  const waiting: { method: string; fault: T | undefined }[] = [];
  return {
    add: (method: string, fault: T, times = 1, after = 0) =>
      waiting.push(
        ...Array.from({ length: after }, () => ({ method, fault: undefined })),
        ...Array.from({ length: times }, () => ({ method, fault })),
      ),
    take(method: string): T | undefined {
      const index = waiting.findIndex((entry) => entry.method === method || entry.method === '*');
      return index < 0 ? undefined : waiting.splice(index, 1)[0]?.fault;
    },
    clear: () => waiting.splice(0),
  };
}

function tooMany(retryAfter: number): HttpFault {
  const headers = { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) };
  return { status: 429, headers, body: JSON.stringify({ ok: false, error: 'ratelimited' }) };
}

/**
 * @param channelOf returns the id of the channel that a call is for, even if the call contains a person's id instead
 */
export function createFaults(
  now: () => number,
  channelOf: (body: Json) => string | undefined,
): Faults & FaultVerdicts {
  const delays = new Map<string, number>();
  const nextDelays = createQueue<number>();
  const failures = createQueue<string | HttpFault>();
  const drops = createQueue<true>();
  const channelErrors = new Map<string, string>();
  const limits = new Map<string, { until: number; retryAfter: number; times?: number }>();
  const lastPost = new Map<string, number>();

  function takeLimit(channel: string): HttpFault | undefined {
    const limit = limits.get(channel);
    if (!limit) return undefined;
    if (limit.times !== undefined) {
      limit.times -= 1;
      if (limit.times <= 0) limits.delete(channel);
      return tooMany(limit.retryAfter);
    }
    if (now() < limit.until) return tooMany((limit.until - now()) / 1000);
    limits.delete(channel);
    return undefined;
  }

  function tooSoon(method: string, channel: string): HttpFault | undefined {
    if (!faults.strictRate || method !== 'chat.postMessage') return undefined;
    if (now() - (lastPost.get(channel) ?? Number.NEGATIVE_INFINITY) < 1000) return tooMany(1);
    lastPost.set(channel, now());
    return undefined;
  }

  function channelFailure(method: string, body: Json): string | HttpFault | undefined {
    const channel = method.startsWith('chat.') ? channelOf(body) : undefined;
    if (channel === undefined) return undefined;
    return takeLimit(channel) ?? channelErrors.get(channel) ?? tooSoon(method, channel);
  }

  const faults: Faults & FaultVerdicts = {
    strictRate: false,
    delay: (method, ms) => void delays.set(method, ms),
    delayNext: (method, ms) => void nextDelays.add(method, ms),
    failNext: (method, fault, times, after) => void failures.add(method, fault, times, after),
    failChannel: (channel, error) =>
      void (error === undefined ? channelErrors.delete(channel) : channelErrors.set(channel, error)),
    rateLimitChannel: (channel, { retryAfter, times }) =>
      void limits.set(channel, { until: now() + retryAfter * 1000, retryAfter, times }),
    dropAnswer: (method, times) => void drops.add(method, true, times),
    clear() {
      for (const known of [delays, channelErrors, limits, lastPost, nextDelays, failures, drops])
        known.clear();
      faults.strictRate = false;
    },
    takeDelay: (method) => nextDelays.take(method) ?? delays.get(method) ?? delays.get('*') ?? 0,
    takeFailure: (method, body) => failures.take(method) ?? channelFailure(method, body),
    takeDrop: (method) => drops.take(method) ?? false,
  };
  return faults;
}
