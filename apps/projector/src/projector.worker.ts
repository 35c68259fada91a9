import { neverParked, projections, upcasters } from '@sealtrail/contexts';
import { Projector } from '@sealtrail/event-sourcing/runtime';
import {
  type FingerprintAt,
  hostProjector,
  type LogSource,
  MongoConnection,
  openLogForReading,
  POSITIONS_PER_EVENT,
  type ProjectorMessage,
  type ProjectorWork,
  refuseForeignViews,
  SqliteReadStore,
  type UpcastingLog,
  workerName,
} from '@sealtrail/platform';
import { LeasedProjection } from './leased-projection';

const POLL_MS = 1_000;

/** The projector of the standalone process, in a separate thread: into a file, or into MongoDB. */
hostProjector(({ events, views }, tell) => {
  if ('file' in views) return intoFile(events, views.file, tell);
  const { url, namespace, leaseSeconds } = views;
  return async (signal) => {
    const log = await openLog(events, tell);
    const documents = await MongoConnection.open({ url, namespace });
    const work = new LeasedProjection({
      events: log,
      documents,
      projections,
      neverParked,
      owner: workerName(),
      leaseSeconds,
      onProgress: (statuses) => tell({ kind: 'progress', statuses }),
      onError: (error) => tell({ kind: 'error', error: String(error) }),
    });
    await work.run(signal);
    await Promise.all([log.close(), documents.close()]);
  };
});

function openLog(source: LogSource, tell: (news: ProjectorMessage) => void): Promise<UpcastingLog> {
  return openLogForReading(source, { upcasters, onOutage: (error) => tell({ kind: 'error', error: String(error) }) });
}

function intoFile(source: LogSource, file: string, tell: (news: ProjectorMessage) => void): ProjectorWork {
  let mark: FingerprintAt = () => '';
  // Created before the thread is reported as ready: other threads then open it for reading.
  const views = SqliteReadStore.openForWriting(file, (position) => mark(position));
  const scale = 'file' in source ? 1n : POSITIONS_PER_EVENT;
  return async (signal) => {
    const log = await openLog(source, tell);
    const fingerprintAt: FingerprintAt = (position) => log.fingerprintAt(position);
    mark = fingerprintAt;
    const onError = (error: unknown) => tell({ kind: 'error', error: String(error) });
    const projector = new Projector({
      events: log,
      views,
      projections,
      neverParked,
      checkpointLagMax: 50_000n * scale,
      togetherMax: 100_000n * scale,
      onProgress: (statuses) => tell({ kind: 'progress', statuses }),
      onError,
    });
    const looking = setInterval(() => void projector.lookForRebuilds().catch(onError), POLL_MS);
    try {
      await refuseForeignViews(log, views);
      await projector.run(signal);
    } finally {
      clearInterval(looking);
      await Promise.all([views.close(), log.close()]);
    }
  };
}
