import type { HealthSeen } from '../process/worker-health';
import type { Metrics } from './metrics';

/** What a worker says of its health, as gauges: whether all is well, and how many pieces of work it holds. */
export function watchWork(metrics: Metrics, kind: string, see: () => Promise<HealthSeen>): void {
  metrics.beforeScrape(async () => {
    const health = await see();
    metrics.ready.set(health.status === 'ready' ? 1 : 0);
    if ('work' in health) metrics.workHeld.set({ kind }, health.work.length);
  });
}
