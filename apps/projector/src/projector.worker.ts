import { type EventStore, Projector } from '@sealtrail/event-sourcing';
import {
  forgetForeignViews,
  hostProjector,
  type LogSource,
  MongoConnection,
  openKurrent,
  openViewFile,
  POSITIONS_PER_EVENT,
  type ProjectorNews,
  type ProjectorWork,
  SqliteEventReader,
  workerName,
} from '@sealtrail/platform';
import { DividedProjection } from './divided-projection';
import { projections } from './projections';

const LOOK_MS = 1_000;

/** The projector of the one process, in a thread of its own: into a file, or into MongoDB. */
hostProjector(({ events, views }, tell) => {
  if ('file' in views) return intoFile(events, views.file, tell);
  const { url, namespace, leaseSeconds } = views;
  return async (signal) => {
    const log = await openLog(events, tell);
    const documents = await MongoConnection.open({ url, namespace });
    const work = new DividedProjection({
      events: log,
      documents,
      projections,
      owner: workerName(),
      leaseSeconds,
      onProgress: (statuses) => tell({ kind: 'progress', statuses }),
      onError: (error) => tell({ kind: 'error', error: String(error) }),
    });
    await work.run(signal);
    await Promise.all([log.close(), documents.close()]);
  };
});

type ClosableLog = EventStore & { close(): Promise<void> };

function openLog(source: LogSource, tell: (news: ProjectorNews) => void): Promise<ClosableLog> {
  if ('file' in source) return Promise.resolve(new SqliteEventReader(source.file));
  return openKurrent(source, (error) => tell({ kind: 'error', error: String(error) }));
}

function intoFile(source: LogSource, file: string, tell: (news: ProjectorNews) => void): ProjectorWork {
  const { reader, store } = openViewFile(file, 'file' in source ? source.file : null);
  const scale = 'file' in source ? 1n : POSITIONS_PER_EVENT;
  return async (signal) => {
    const log = reader ?? (await openLog(source, tell));
    const onError = (error: unknown) => tell({ kind: 'error', error: String(error) });
    const projector = new Projector({
      events: log,
      views: store,
      projections,
      stretchMax: 50_000n * scale,
      togetherMax: 100_000n * scale,
      onProgress: (statuses) => tell({ kind: 'progress', statuses }),
      onError,
    });
    const looking = setInterval(() => void projector.lookForRebuilds().catch(onError), LOOK_MS);
    try {
      await forgetForeignViews(projections, log, store);
      await projector.run(signal);
    } finally {
      clearInterval(looking);
      await Promise.all([store.close(), log.close()]);
    }
  };
}
