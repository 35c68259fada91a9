import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { kernelRejection, Rejection } from '@sealtrail/event-sourcing';
import { measureBus } from './measured-bus';
import { Metrics } from './metrics';
import { OtlpTraces } from './otlp-traces';
import { noTraces, type Traces } from './traces';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

class ChangeApplication {
  readonly commandMetadata: { readonly correlationId: string };

  constructor(
    readonly command: { readonly type: string },
    readonly does: () => Promise<unknown>,
    correlationId = TRACE,
  ) {
    this.commandMetadata = { correlationId };
  }
}
class GetCase {
  constructor(readonly does: () => Promise<unknown>) {}
}

const busOver = (metrics: Metrics, traces: Traces, kind: 'command' | 'query') => {
  const bus = { execute: (message: object) => (message as GetCase).does() };
  measureBus(bus, kind, { metrics, traces });
  return bus;
};
const refusing = () => Promise.reject(kernelRejection('command.key-reused'));

describe('instruments at the command and query buses', () => {
  it('time messages by type and outcome, and count rejections by code', async () => {
    const metrics = new Metrics();
    const commands = busOver(metrics, noTraces, 'command');
    const queries = busOver(metrics, noTraces, 'query');
    const accept = { type: 'AcceptApplication' };
    expect(await commands.execute(new ChangeApplication(accept, async () => 7))).toBe(7);
    await expect(commands.execute(new ChangeApplication(accept, refusing))).rejects.toBeInstanceOf(Rejection);
    await expect(queries.execute(new GetCase(() => Promise.reject(new Error('disk'))))).rejects.toThrow('disk');
    const lines = (await metrics.text()).split('\n');
    expect(lines.filter((line) => /^sealtrail_(bus_seconds_count|refusals)/.test(line))).toEqual([
      'sealtrail_bus_seconds_count{kind="command",type="AcceptApplication",outcome="done"} 1',
      'sealtrail_bus_seconds_count{kind="command",type="AcceptApplication",outcome="refused"} 1',
      'sealtrail_bus_seconds_count{kind="query",type="GetCase",outcome="failed"} 1',
      'sealtrail_refusals_total{code="command.key-reused"} 1',
    ]);
  });

  it('trace them under the trace id of the response, as children of the request if there is one', async () => {
    const exporter = new InMemorySpanExporter();
    const processor = new SimpleSpanProcessor({ exporter });
    const traces = OtlpTraces.with({ service: 'test', share: 1, processor });
    const commands = busOver(new Metrics(), traces, 'command');
    const queries = busOver(new Metrics(), traces, 'query');
    const request = traces.begin('POST /v1/applications', { traceId: TRACE });
    await new Promise<void>((resolve, reject) => {
      traces.below(request, () => {
        queries.execute(new GetCase(async () => 7)).then(() => resolve(), reject);
      });
    });
    request.end();
    // A reactor's command, long after the request has ended.
    await commands.execute(new ChangeApplication({ type: 'CheckLimits' }, refusing)).catch(() => {});
    const spans = exporter.getFinishedSpans();
    const told = spans.map((span) => ({
      name: span.name,
      traceId: span.spanContext().traceId,
      below: span.parentSpanContext?.spanId ?? null,
      attributes: span.attributes,
    }));
    expect(told).toEqual([
      { name: 'query GetCase', traceId: TRACE, below: request.spanContext().spanId, attributes: {} },
      { name: 'POST /v1/applications', traceId: TRACE, below: null, attributes: {} },
      {
        name: 'command CheckLimits',
        traceId: TRACE,
        below: null,
        attributes: { 'sealtrail.code': 'command.key-reused' },
      },
    ]);
    await traces.stop();
  });

  it('continue the trace of a caller, which decides whether it is sampled', async () => {
    const exporter = new InMemorySpanExporter();
    const traces = OtlpTraces.with({
      service: 'test',
      share: 1,
      processor: new SimpleSpanProcessor({ exporter }),
    });
    for (const [flags, traceId] of [
      ['01', TRACE],
      ['00', TRACE],
      ['01', 'f'.repeat(32)],
    ] as const) {
      traces.begin(`flags ${flags}`, { traceId, traceparent: `00-${TRACE}-b7ad6b7169203331-${flags}` })?.end();
    }
    const spans = exporter.getFinishedSpans();
    expect(spans.map((span) => [span.name, span.spanContext().traceId, span.parentSpanContext?.spanId])).toEqual([
      ['flags 01', TRACE, 'b7ad6b7169203331'],
      ['flags 01', 'f'.repeat(32), undefined],
    ]);
    await traces.stop();
  });
});
