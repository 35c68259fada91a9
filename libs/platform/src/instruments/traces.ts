import type { Span } from '@opentelemetry/api';

/** The trace of a request: the id that its answer carries, and the caller's own `traceparent`. */
export type Origin = { readonly traceId: string; readonly traceparent?: string | undefined };

/**
 * Spans of requests and of what goes over the buses, under the trace id that answers, problems, logs and facts carry. Names
 * and attributes are patterns, types and codes: never an id of a case, a name, or what somebody wrote.
 */
export interface Traces {
  readonly areOn: boolean;
  /** Begins the span of a request; `null` where nothing is traced. */
  begin(name: string, origin: Origin): Span | null;
  /** Goes on below a span: what is done from here on belongs to it. */
  below(span: Span, goOn: () => void): void;
  /**
   * Does a piece of work under a span of its own: below the request that it is done for, else in the trace that is given.
   *
   * @param codeOf why it was refused; `null`: it failed
   */
  during<T>(
    name: string,
    traceId: string | null,
    work: () => Promise<T>,
    codeOf: (error: unknown) => string | null,
  ): Promise<T>;
  /** Sends what waits. */
  stop(): Promise<void>;
}

/** Nothing is traced, and nothing is spent on it. */
export const noTraces: Traces = {
  areOn: false,
  begin: () => null,
  below: (_, goOn) => goOn(),
  during: (_name, _traceId, work) => work(),
  stop: async () => {},
};
