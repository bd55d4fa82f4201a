import { type Json, toErrorBody } from './model.ts';

/** Which calls a fault applies to: part of the decoded `METHOD /v3/path`, a pattern for it, or `*` for all calls. */
export type PathMatch = string | RegExp;

/** What to answer instead of the Connector's own answer. A `body` that isn't a string is sent as JSON. */
export interface HttpFault {
  status: number;
  headers?: Record<string, string>;
  body?: string | Json;
}

/** `cut` closes the connection without an answer. The call isn't carried out. */
export type Fault = HttpFault | 'cut';

/** Makes the Connector fail. */
export interface Faults {
  /** Delays every matching call by `ms` of real time. Call this with 0 to end the delay. */
  delay(match: PathMatch, ms: number): void;
  /** Answers the next matching calls with a fault. The calls aren't carried out. */
  failNext(match: PathMatch, fault: Fault, times?: number): void;
  /** Answers every post and edit in a conversation with a fault. Call this with undefined to end the fault. */
  failConversation(conversation: string, fault: Fault | undefined): void;
  /**
   * Answers posts and edits in a conversation and its threads with 429. Ends after `times` calls, or when this is
   * called with undefined.
   */
  rateLimit(conversation: string, limit: RateLimit | undefined): void;
  /** Carries out the next matching calls, but closes the connection instead of answering. */
  dropAnswer(match: PathMatch, times?: number): void;
  /** Carries out the next matching calls, but closes the connection after the answer's headers. */
  cutAnswer(match: PathMatch, times?: number): void;
  /** Removes all faults. */
  clear(): void;
}

export interface RateLimit {
  /**
   * The value of the Retry-After header, in seconds. If absent, the answer has no such header, like some of Teams'
   * answers.
   */
  retryAfter?: number;
  times?: number;
}

/** The checks that the server makes for each call, to see which fault applies. */
export interface FaultVerdicts {
  takeDelay(call: string): number;
  /** @param conversation the conversation that the call writes to, without `;messageid=` */
  takeFailure(call: string, conversation: string | undefined): Fault | undefined;
  takeDrop(call: string): boolean;
  takeCut(call: string): boolean;
}

function matches(match: PathMatch, call: string): boolean {
  if (match instanceof RegExp) return match.test(call);
  return match === '*' || call.includes(match);
}

function createQueue<T>() {
  const waiting: { match: PathMatch; fault: T }[] = [];
  return {
    add: (match: PathMatch, fault: T, times = 1) =>
      void waiting.push(...Array.from({ length: times }, () => ({ match, fault }))),
    take(call: string): T | undefined {
      const index = waiting.findIndex(({ match }) => matches(match, call));
      return index < 0 ? undefined : waiting.splice(index, 1)[0]?.fault;
    },
    clear: () => void waiting.splice(0),
  };
}

function tooMany(retryAfter: number | undefined): HttpFault {
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { status: 429, headers, body: toErrorBody('TooManyRequests', 'API calls quota exceeded') };
}

/** Creates the controls for a connector's faults, and the checks that the server makes to see which fault applies. */
export function createFaults(): Faults & FaultVerdicts {
  const delays: { match: PathMatch; ms: number }[] = [];
  const failures = createQueue<Fault>();
  const drops = createQueue<true>();
  const cuts = createQueue<true>();
  const broken = new Map<string, Fault>();
  const limits = new Map<string, RateLimit>();

  function takeLimit(conversation: string): HttpFault | undefined {
    const limit = limits.get(conversation);
    if (!limit) return undefined;
    if (limit.times !== undefined) {
      limit.times -= 1;
      if (limit.times <= 0) limits.delete(conversation);
    }
    return tooMany(limit.retryAfter);
  }

  return {
    delay: (match, ms) => void delays.unshift({ match, ms }),
    failNext: failures.add,
    failConversation: (conversation, fault) =>
      void (fault ? broken.set(conversation, fault) : broken.delete(conversation)),
    rateLimit: (conversation, limit) =>
      void (limit ? limits.set(conversation, { ...limit }) : limits.delete(conversation)),
    dropAnswer: (match, times) => drops.add(match, true, times),
    cutAnswer: (match, times) => cuts.add(match, true, times),
    clear() {
      delays.splice(0);
      for (const known of [failures, drops, cuts, broken, limits]) known.clear();
    },
    takeDelay: (call) => delays.find(({ match }) => matches(match, call))?.ms ?? 0,
    takeFailure: (call, conversation) =>
      failures.take(call) ??
      (conversation === undefined ? undefined : (takeLimit(conversation) ?? broken.get(conversation))),
    takeDrop: (call) => drops.take(call) ?? false,
    takeCut: (call) => cuts.take(call) ?? false,
  };
}
