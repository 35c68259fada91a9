import type { Span } from '@opentelemetry/api';

/** The trace of a request: the id in its response, and the caller's own `traceparent`. */
export type Origin = { readonly traceId: string; readonly traceparent?: string | undefined };

/**
 * Spans of requests and of messages on the buses, under the trace id that responses, problems, logs and events carry. Names and
 * attributes are patterns, types and codes: never an id of a case, a name, or text written by a person.
 */
export interface Traces {
  readonly areOn: boolean;
  /** Begins the span of a request; `null` if tracing is off. */
  begin(name: string, origin: Origin): Span | null;
  /** Runs the callback with the span as the active one. */
  below(span: Span, goOn: () => void): void;
  /**
   * Runs work in a span of its own: a child of the active request, or part of the given trace.
   *
   * @param codeOf the rejection code; `null`: a failure
   */
  during<T>(
    name: string,
    traceId: string | null,
    work: () => Promise<T>,
    codeOf: (error: unknown) => string | null,
  ): Promise<T>;
  /** Sends buffered spans. */
  stop(): Promise<void>;
}

/** Tracing is off, at no cost. */
export const noTraces: Traces = {
  areOn: false,
  begin: () => null,
  below: (_, goOn) => goOn(),
  during: (_name, _traceId, work) => work(),
  stop: async () => {},
};
