import type { Logger } from 'pino';
import type { Settings } from '../settings';
import { Metrics } from './metrics';
import { MetricsKey } from './metrics-key';
import { noTraces, type Traces } from './traces';

/** What a process measures itself by, and who may read it. */
export type Instruments = { readonly metrics: Metrics; readonly metricsKey: MetricsKey; readonly traces: Traces };

export const SERVICES = ['standalone', 'api', 'projector', 'reactor'] as const;

/** The instruments of a process that has just begun. @throws {UnusableKeyFile} */
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

/** Of a process that nobody watches: a command of the console, a bench. */
export const noInstruments = (): Instruments => ({
  metrics: new Metrics(),
  metricsKey: new MetricsKey(null),
  traces: noTraces,
});
