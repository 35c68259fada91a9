import type { Logger } from 'pino';
import type { Settings } from '../settings';
import { Metrics } from './metrics';
import { MetricsKey } from './metrics-key';
import { noTraces, type Traces } from './traces';

/** The instruments of a process, and the key to read them. */
export type Instruments = { readonly metrics: Metrics; readonly metricsKey: MetricsKey; readonly traces: Traces };

export const SERVICES = ['standalone', 'api', 'projector', 'reactor'] as const;

/** The instruments of a process that has just started. @throws {UnusableKeyFile} */
export async function startInstruments(
  service: (typeof SERVICES)[number],
  { metricsKeyFile, tracesUrl, tracesShare }: Pick<Settings, 'metricsKeyFile' | 'tracesUrl' | 'tracesShare'>,
  log: Logger,
): Promise<Instruments> {
  const metricsKey = MetricsKey.from(metricsKeyFile);
  const metrics = new Metrics();
  metrics.watchProcess();
  if (tracesUrl === null) return { metrics, metricsKey, traces: noTraces };
  const { OtlpTraces, startOtlpTraces } = await import('./otlp-traces.js');
  const processor = startOtlpTraces(tracesUrl, log);
  return {
    metrics,
    metricsKey,
    traces: OtlpTraces.with({ service: `sealtrail-${service}`, share: tracesShare, processor }),
  };
}

/** For processes that are not monitored: a console command, a benchmark. */
export const noInstruments = (): Instruments => ({
  metrics: new Metrics(),
  metricsKey: new MetricsKey(null),
  traces: noTraces,
});
