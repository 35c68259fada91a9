import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  DiagLogLevel,
  diag,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  type IdGenerator,
  ParentBasedSampler,
  RandomIdGenerator,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { Origin, Traces } from './traces';

/** The origin of this process's spans, and which of them are sent. */
export type TraceOptions = {
  /** `sealtrail-api`. */
  readonly service: string;
  /** Sampling ratio of traces that begin here, 0 to 1; for a propagated trace the caller has decided. */
  readonly share: number;
  readonly processor: SpanProcessor;
};

/** Spans that are sent to a collector. Loaded only if one is configured: its packages take time to load. */
export class OtlpTraces implements Traces {
  readonly areOn = true;
  private readonly active = new AsyncLocalStorage<Context>();

  private constructor(
    private readonly tracer: Tracer,
    private readonly ids: GivenTraceIds,
    readonly stop: () => Promise<void>,
  ) {}

  static with({ service, share, processor }: TraceOptions): OtlpTraces {
    const ids = new GivenTraceIds();
    const provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': service }),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
      idGenerator: ids,
      spanProcessors: [processor],
    });
    return new OtlpTraces(provider.getTracer('sealtrail'), ids, () => provider.shutdown());
  }

  begin(name: string, { traceId, traceparent }: Origin): Span {
    const parent = parentIn(traceparent, traceId);
    if (parent !== null) return this.tracer.startSpan(name, {}, parent);
    this.ids.next = traceId;
    return this.tracer.startSpan(name, { root: true }, ROOT_CONTEXT);
  }

  below(span: Span, goOn: () => void): void {
    this.active.run(trace.setSpan(ROOT_CONTEXT, span), goOn);
  }

  async during<T>(
    name: string,
    traceId: string | null,
    work: () => Promise<T>,
    codeOf: (error: unknown) => string | null,
  ): Promise<T> {
    const span = this.beginBelow(name, traceId);
    try {
      return await this.active.run(trace.setSpan(ROOT_CONTEXT, span), work);
    } catch (error) {
      const code = codeOf(error);
      if (code === null) span.setStatus({ code: SpanStatusCode.ERROR });
      else span.setAttribute('sealtrail.code', code);
      throw error;
    } finally {
      span.end();
    }
  }

  private beginBelow(name: string, traceId: string | null): Span {
    const above = this.active.getStore();
    if (above !== undefined) return this.tracer.startSpan(name, {}, above);
    this.ids.next = traceId;
    return this.tracer.startSpan(name, { root: true }, ROOT_CONTEXT);
  }
}

/** Sends spans to a collector in the background, by OTLP over HTTP; failures are logged. */
export function startOtlpTraces(url: string, log: Pick<Logger, 'warn'>): SpanProcessor {
  const warn = (message: string): void => log.warn({ context: 'traces' }, message);
  const unheard = (): void => {};
  diag.setLogger(
    { warn, error: warn, info: unheard, debug: unheard, verbose: unheard },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  return new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) });
}

/** The trace id of a request is known before its span begins: a root span takes the pending one. */
class GivenTraceIds implements IdGenerator {
  next: string | null = null;
  private readonly random = new RandomIdGenerator();

  generateTraceId(): string {
    const given = this.next?.replaceAll('-', '') ?? '';
    this.next = null;
    return /^(?!0+$)[\da-f]{32}$/.test(given) ? given : this.random.generateTraceId();
  }

  generateSpanId(): string {
    return this.random.generateSpanId();
  }
}

function parentIn(traceparent: string | undefined, traceId: string): Context | null {
  const [, id, spanId, flags] = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(traceparent ?? '') ?? [];
  if (id !== traceId || spanId === undefined || flags === undefined) return null;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
