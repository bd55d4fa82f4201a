import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanStatus,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';

/** A span that has ended. */
export interface EndedSpan {
  name: string;
  traceId: string;
  spanId: string;
  /** The id of the parent span. Undefined for the first span of a trace. */
  parent: string | undefined;
  attributes: Attributes;
  status: SpanStatus;
}

/** Stands for an operator's SDK: keeps every span in memory. Undo it with `stop`. */
export function recordSpans(): { ended: EndedSpan[]; stop(): void } {
  const ended: EndedSpan[] = [];
  const contexts = new AsyncLocalStorage<Context>();
  context.setGlobalContextManager({
    active: () => contexts.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...args) => contexts.run(active, () => work.call(self as never, ...args)),
    bind: (_active, target) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  });

  function startSpan(given: string, attributes: Attributes, parent: SpanContext | undefined): Span {
    const traceId = parent?.traceId ?? randomBytes(16).toString('hex');
    const spanId = randomBytes(8).toString('hex');
    const made: EndedSpan = {
      ...{ name: given, traceId, spanId, parent: parent?.spanId },
      ...{ attributes: { ...attributes }, status: { code: 0 } },
    };
    const span: Partial<Span> = {
      spanContext: () => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED }),
      setAttribute(key, value) {
        made.attributes[key] = value;
        return span as Span;
      },
      updateName(name) {
        made.name = name;
        return span as Span;
      },
      setStatus(status) {
        made.status = status;
        return span as Span;
      },
      end: () => void ended.push(made),
    };
    return span as Span;
  }

  const tracer = {
    startSpan: (name, options, parent = context.active()) =>
      startSpan(name, options?.attributes ?? {}, trace.getSpanContext(parent)),
  } as Tracer;
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
  return {
    ended,
    stop() {
      trace.disable();
      context.disable();
    },
  };
}
