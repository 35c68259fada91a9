import type { HealthReport } from '../process/worker-health';
import type { Metrics } from './metrics';

/** The health report of a worker as gauges: ready, degraded, and the number of tasks it holds. */
export function recordWorkerHealth(metrics: Metrics, kind: string, see: () => Promise<HealthReport>): void {
  metrics.beforeScrape(async () => {
    const health = await see();
    metrics.tellReadiness(health.status);
    if ('work' in health) metrics.workHeld.set({ kind }, health.work.length);
  });
}
