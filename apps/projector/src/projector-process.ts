import { neverParked, projections } from '@sealtrail/contexts';
import type { EventStore } from '@sealtrail/event-sourcing';
import { readinessOf, VIEW_LEASES, type ViewStatus } from '@sealtrail/event-sourcing/runtime';
import {
  type DistributedStores,
  type Instruments,
  type RunningProcess,
  type SharedSettings,
  SystemClock,
  serveHealth,
  type WorkerHealth,
  workerName,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { LeasedProjection } from './leased-projection';

/** A worker that folds its share of the read models. */
export async function startProjector(
  { events, documents, rolledBack: apart, close }: DistributedStores,
  settings: SharedSettings & { readonly instruments: Instruments },
  log: Logger,
): Promise<RunningProcess> {
  const owner = workerName();
  const clock = new SystemClock();
  const { leaseSeconds, instruments } = settings;
  const { metrics } = instruments;
  const onError = (err: unknown) => log.error({ context: 'projector', err }, 'retrying');
  const share = { projections, neverParked, owner, leaseSeconds, metrics, onError };
  const work = new LeasedProjection({ events, documents, ...share });
  const report = () => healthOf(owner, work.held, { events, now: clock.now() });
  const health = await serveHealth(settings, report, onError, { ...instruments, kind: VIEW_LEASES });
  const halt = new AbortController();
  const running = work.run(halt.signal);
  log.info({ context: 'projector', owner, health: health.url }, 'at work');
  return {
    fatal: apart,
    stop: async () => {
      halt.abort();
      await running;
      await health.close();
      await close();
    },
  };
}

/** The log is read as well: a worker that cannot read it is not ready. */
async function healthOf(
  owner: string,
  views: readonly ViewStatus[],
  { events, now }: { readonly events: EventStore; readonly now: string },
): Promise<WorkerHealth> {
  await events.head();
  const stoppedViews = views.flatMap(({ view, stopped: poison }) => (poison === null ? [] : [view]));
  const incompleteViews = views.flatMap(({ view, parked }) => (parked.length === 0 ? [] : [view]));
  const { status, reasons } = readinessOf({
    now,
    stoppedViews,
    incompleteViews,
    damage: events.damage(),
    neverParked,
  });
  return { status, reasons, owner, work: views.map(({ view }) => view) };
}
