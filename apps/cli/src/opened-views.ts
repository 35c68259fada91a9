import { join } from 'node:path';
import { upcasters } from '@sealtrail/contexts';
import { type EventStore, type ReadStore } from '@sealtrail/event-sourcing';
import { generationName } from '@sealtrail/event-sourcing/runtime';
import {
  DataFolder,
  inspectDeployment,
  type LogSource,
  logSourceOf,
  MongoConnection,
  MongoReadStore,
  openLogForReading,
  type Settings,
  SqliteReadStore,
  type ViewSource,
} from '@sealtrail/platform';
import { folderStatusOf } from './folder-status';

/** The log and the read models of a deployment whose processes may be running. */
export type OpenedViews = {
  readonly events: EventStore;
  readonly views: ReadStore;
  readonly sources: { readonly events: LogSource; readonly views: ViewSource };
  /** The data folder if no server is running in it; none can start while this is open. */
  readonly idleFolder: DataFolder | null;
  close(): Promise<void>;
};

/** Opens the stores named by the settings. @throws {UnusableDataFolder} {@link UnusableManifest} {@link UnusableServer} */
export async function openViews(settings: Settings): Promise<OpenedViews> {
  const folder = folderStatusOf(settings);
  const { log } = await inspectDeployment(settings, folder);
  const source = logSourceOf(settings, folder?.path ?? '', log);
  const events = await openLogForReading(source, { upcasters, onOutage: () => {} });
  const documents = await openDocuments(settings, folder?.path ?? '');
  return {
    events,
    views: documents.views,
    sources: { events: source, views: documents.source },
    idleFolder: folder === null ? null : DataFolder.openExisting(folder.path),
    close: async () => {
      await events.close();
      await documents.close();
    },
  };
}

async function openDocuments({ mongodbUrl: url, namespace, leaseSeconds }: Settings, folder: string) {
  if (url === null) {
    const file = join(folder, 'views.sqlite');
    const views = SqliteReadStore.openForWriting(file);
    return { views, source: { file }, close: () => views.close() };
  }
  const connection = await MongoConnection.open({ url, namespace });
  const source = { url, namespace, leaseSeconds };
  return { views: new MongoReadStore(connection), source, close: () => connection.close() };
}

/** A view's live generation and the one being built, with their positions. */
export async function statusOf({ views }: OpenedViews, view: string) {
  const generations = await views.generations(view);
  const { live, building } = generations;
  return {
    generations,
    parked: await views.parkedOf(view),
    live: await views.checkpoint(generationName(view, live)),
    building: building === null ? null : await views.checkpoint(generationName(view, building)),
  };
}
