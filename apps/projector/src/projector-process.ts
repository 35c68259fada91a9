import { projections } from '@sealtrail/contexts';
import type { EventStore } from '@sealtrail/event-sourcing';
import { countBehind, leastOf, readinessOf, type ViewStatus } from '@sealtrail/event-sourcing/runtime';
import {
  type DistributedStores,
  type Running,
  type SharedSettings,
  SystemClock,
  serveHealth,
  workerName,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { DividedProjection } from './divided-projection';

/** A worker that folds read models, as many as is its part. */
export async function startProjector(
  { events, documents }: DistributedStores,
  settings: SharedSettings,
  log: Logger,
): Promise<Running> {
  const owner = workerName();
  const clock = new SystemClock();
  const { leaseSeconds } = settings;
  const onError = (err: unknown) => log.error({ context: 'projector', err }, 'will be tried again');
  const work = new DividedProjection({ events, documents, projections, owner, leaseSeconds, onError });
  const health = await serveHealth(settings, async () => ({
    owner,
    ...(await healthOf(work.held, events, clock.now())),
  }));
  const halt = new AbortController();
  const running = work.run(halt.signal);
  log.info({ context: 'projector', owner, health: health.url }, 'at work');
  return {
    fatal: new Promise(() => {}),
    stop: async () => {
      halt.abort();
      await running;
      await health.close();
      await events.close();
      await documents.close();
    },
  };
}

async function healthOf(views: readonly ViewStatus[], events: EventStore, now: string) {
  const stopped = views.flatMap(({ view, stopped: poison }) => (poison === null ? [] : [view]));
  const head = await events.head();
  const least = leastOf([head, ...views.map(({ position }) => position)]);
  const { status, reasons } = readinessOf({ now, stoppedViews: stopped });
  return {
    status,
    reasons,
    stopped,
    head: String(head),
    lagEvents: await countBehind(events, least),
    views: Object.fromEntries(views.map(({ view, position }) => [view, String(position)])),
  };
}
