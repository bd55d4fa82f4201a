import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';
import { failSpan, inContextOf, type Span, startSpan } from './span.ts';

/** How a command ended. `repeat` means that the same request was answered before. */
export type AnswerKind = 'done' | 'form' | 'fault' | 'refused' | 'busy' | 'failed' | 'repeat';

/** How one request went. Durations are in seconds. */
export interface Measured {
  /** The subcommand's name, or `none` if no command was recognized. */
  command: string;
  kind: AnswerKind;
  platform: string;
  /** From the arrival of the request until the platform had its acknowledgment. */
  acknowledged: number;
  /** From the arrival of the request until the answer was sent. */
  answered: number;
}

/** What all work for one request shares. */
interface Request {
  id: string | null;
  platform: string;
  /** In ms, on the clock that only counts up. */
  arrived: number;
  acknowledged?: number;
  command?: string;
  kind?: AnswerKind;
  /** How many parts of the work are still running. */
  running: number;
  span: Span | null;
  measure(measured: Measured): void;
}

const requests = new AsyncLocalStorage<Request | null>();

/** The length of the id in log lines and in the database, and of the part that people see. */
const [idLength, refLength] = [12, 4];

/**
 * Returns the id of a request: the beginning of the SHA-256 of its key, so that a repeated request has the same id.
 * @param key the request's key, as `SeenRequest` has it. Without a key, the id is random
 */
export function requestIdOf(key: string | undefined): string {
  if (!key) return randomBytes(idLength / 2).toString('hex');
  return createHash('sha256').update(key).digest('hex').slice(0, idLength);
}

/** The id of the request that this work is for. Null if it isn't for a request. */
export function requestId(): string | null {
  return requests.getStore()?.id ?? null;
}

/** The part of the request's id that people see: the first four characters. */
export function reference(): string {
  return (requestId() ?? '').slice(0, refLength);
}

/** A request that has arrived. */
export interface Arrived {
  /** Runs work for the request. Everything that the work starts belongs to the request, too. */
  run<T>(work: () => T): T;
  /** Says that the platform has its acknowledgment. */
  acknowledged(): void;
  /** Says that no more work starts, apart from what tracked work starts. Call it once. */
  received(): void;
}

/**
 * Begins a request. The request ends when it is received and all its tracked work has ended. Then `measure` is called,
 * unless the request asked for nothing.
 */
export function arrive(platform: string, measure: (measured: Measured) => void): Arrived {
  const request: Request = {
    id: null,
    platform,
    arrived: performance.now(),
    running: 1,
    span: startSpan(`request ${platform}`, { 'md.platform': platform }),
    measure,
  };
  return {
    run: (work) => requests.run(request, () => inContextOf(request.span, work)),
    acknowledged() {
      request.acknowledged ??= performance.now();
    },
    received: () => end(request),
  };
}

/** Keeps the request running until `work` ends. Settles like `work`. */
export function tracked<T>(work: Promise<T>): Promise<T> {
  const request = requests.getStore();
  if (!request) return work;
  request.running++;
  return work.finally(() => end(request));
}

function end(request: Request): void {
  request.running--;
  if (request.running > 0 || !request.span) return;
  const now = performance.now();
  const { platform, arrived, acknowledged = now, command, kind } = request;
  if (kind === 'failed') failSpan(request.span, kind);
  request.span.end();
  request.span = null;
  if (command === undefined || kind === undefined) return;
  const seconds = (moment: number) => (moment - arrived) / 1_000;
  const [ack, answer] = [seconds(acknowledged), seconds(now)];
  request.measure({ command, kind, platform, acknowledged: ack, answered: answer });
}

/**
 * Runs work that answers the request with this key. If no request has arrived, the work is a request of its own, which
 * nobody measures.
 */
export function identified<T>(key: string | undefined, work: () => Promise<T>): Promise<T> {
  const request = requests.getStore();
  if (!request) return resumed(requestIdOf(key), work);
  request.id ??= requestIdOf(key);
  request.span?.setAttribute('md.request', request.id);
  return work();
}

/** Records which command the request asked for, and how the command ended. Only the first command counts. */
export function concluded(command: string, kind: AnswerKind): void {
  const request = requests.getStore();
  if (!request || request.kind !== undefined) return;
  request.command = command;
  request.kind = kind;
  request.span?.updateName(`request ${command}`);
  request.span?.setAttribute('md.answer', kind);
}

/** Runs work that belongs to an earlier request, such as a delivery. Null: to none. */
export function resumed<T>(id: string | null, work: () => T): T {
  const request: Request = { id, platform: '', arrived: 0, running: 1, span: null, measure() {} };
  return requests.run(id === null ? null : request, work);
}
