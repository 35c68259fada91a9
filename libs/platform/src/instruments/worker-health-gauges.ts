import type { HealthReport } from '../process/worker-health';
import type { Metrics } from './metrics';

/** What a worker says of its health, as gauges: whether it serves and lacks nothing, and how many pieces of work it holds. */
export function recordWorkerHealth(metrics: Metrics, kind: string, see: () => Promise<HealthReport>): void {
  metrics.beforeScrape(async () => {
    const health = await see();
    metrics.tellReadiness(health.status);
    if ('work' in health) metrics.workHeld.set({ kind }, health.work.length);
  });
}
