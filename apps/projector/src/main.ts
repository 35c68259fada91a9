import { projections, upcasters } from '@sealtrail/contexts';
import { openDistributed, runProcess, serveHealth, sharedSettings, workerName } from '@sealtrail/platform';
import { DividedProjection } from './divided-projection';

/** Events behind are counted up to here: a look at the health must stay cheap. */
const COUNT_MAX = 10_000;

/** A worker that folds read models, as many as is its part. */
void runProcess(async (given, log) => {
  const settings = sharedSettings(given);
  const owner = workerName();
  const { events, documents } = await openDistributed(settings, upcasters, log);
  const { leaseSeconds } = settings;
  const onError = (err: unknown) => log.error({ context: 'projector', err }, 'will be tried again');
  const work = new DividedProjection({ events, documents, projections, owner, leaseSeconds, onError });
  const halt = new AbortController();
  const health = await serveHealth(settings, async () => {
    const views = work.held;
    const stopped = views.flatMap(({ view, stopped: poison }) => (poison === null ? [] : [view]));
    const head = await events.head();
    const least = views.reduce((min, { position }) => (position < min ? position : min), head);
    return {
      status: stopped.length === 0 ? 'ready' : 'notReady',
      owner,
      stopped,
      head: String(head),
      lagEvents: await events.countAfter(least, COUNT_MAX),
      views: Object.fromEntries(views.map(({ view, position }) => [view, String(position)])),
    };
  });
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
});
