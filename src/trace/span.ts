/* Spans for the operator's own OpenTelemetry SDK. Without an SDK, the API does nothing. */

import {
  type Attributes,
  type Context,
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';

export type { Span };

const tracerName = 'migration-desk';

const w3c = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Starts a span below the current one. The caller ends it. */
export function startSpan(name: string, attributes: Attributes): Span {
  return trace.getTracer(tracerName).startSpan(name, { attributes });
}

/**
 * Marks a span as failed.
 * @param error the name of an error or a short code. Never a message, because a message may quote what people typed
 */
export function failSpan(span: Span, error: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: error });
}

/** Runs work in a span. If the work rejects, the span has the error's name. */
export async function inSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
  parent: Context = context.active(),
): Promise<T> {
  const span = trace.getTracer(tracerName).startSpan(name, { attributes }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    failSpan(span, nameOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** The name of what was thrown. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

export function inContextOf<T>(span: Span | null, work: () => T): T {
  return span ? context.with(trace.setSpan(context.active(), span), work) : work();
}

/** Runs work outside the current trace. */
export function outsideSpans<T>(work: () => T): T {
  return context.with(ROOT_CONTEXT, work);
}

/** Returns the current span as a W3C traceparent, to store it. Null if there is no span that anybody records. */
export function traceparent(): string | null {
  const span = trace.getSpanContext(context.active());
  if (!span || !isSpanContextValid(span)) return null;
  return `00-${span.traceId}-${span.spanId}-${(span.traceFlags & 0xff).toString(16).padStart(2, '0')}`;
}

/** Returns the context that a stored traceparent names. Outside any trace if there is none. */
export function contextOf(stored: string | null): Context {
  const [, traceId, spanId, flags] = w3c.exec(stored ?? '') ?? [];
  if (!traceId || !spanId) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags ?? '0', 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
