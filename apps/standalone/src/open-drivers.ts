import { upcasters, viewNames } from '@sealtrail/contexts';
import type { AccessTrail, FileStore, Instant, ReadStore, Vault } from '@sealtrail/event-sourcing';
import {
  type DataFolder,
  FolderFileStore,
  GridFsFileStore,
  logOutages,
  MongoAccessTrail,
  MongoConnection,
  MongoReadStore,
  MongoVault,
  openLog,
  ownLog,
  POSITIONS_PER_EVENT,
  ProjectorClient,
  type Settings,
  SimulatedClock,
  SqliteAccessTrail,
  SqliteReadStore,
  SqliteTimerStore,
  SqliteVault,
  SystemClock,
  settleFolder,
  type ViewSource,
  vaultKeyOf,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { projectorFile } from '../../projector/src';
import type { Drivers } from './drivers';

type Closing = { close(): Promise<void> };
type Documents = Closing & {
  readonly files: FileStore;
  readonly vault: Vault;
  readonly trail: AccessTrail;
  readonly fatal: readonly Promise<Error>[];
  readonly source: ViewSource;
  /** Opened when the projector has made what there is to read. */
  readonly openViews: () => ReadStore & Partial<Closing>;
};

/**
 * Opens what one process keeps: in its data folder, or, where the settings name a server, there. Timers stay in the folder
 * in any case, for this process alone fires them.
 */
export async function openDrivers(settings: Settings, folder: DataFolder, log: Logger): Promise<Drivers> {
  const { manifest, secret } = await settleFolder(settings, folder);
  const source = ownLog(settings, folder.path, manifest.log);
  const events = await openLog(source, { upcasters, onOutage: logOutages(log) });
  const [timers, documents] = await Promise.all([
    SqliteTimerStore.open(folder.file('timers.sqlite')),
    openDocuments(settings, folder),
  ]);
  const sources = { events: source, views: documents.source };
  const projector = await ProjectorClient.start(projectorFile(), sources, viewNames, (error) =>
    log.error({ context: 'projector', error }, 'will be tried again'),
  );
  const views = documents.openViews();
  return {
    events,
    views,
    timers,
    files: documents.files,
    vault: documents.vault,
    trail: documents.trail,
    secret,
    ...clockOf(folder),
    stretchMax: 'file' in source ? 10_000n : 1_000n * POSITIONS_PER_EVENT,
    progress: projector.progress,
    fatal: Promise.race([...events.fatal, ...documents.fatal, timers.fatal, projector.fatal]),
    close: async () => {
      await views.close?.();
      await projector.close();
      await Promise.all([timers.close(), documents.close(), events.close()]);
      folder.close();
    },
  };
}

async function openDocuments(settings: Settings, folder: DataFolder): Promise<Documents> {
  const { mongodbUrl: url, namespace, leaseSeconds } = settings;
  const keyFile = vaultKeyOf(settings, folder);
  if (url === null) {
    const file = folder.file('views.sqlite');
    const vault = await SqliteVault.open({ file: folder.file('vault.sqlite'), keyFile });
    const trail = await SqliteAccessTrail.open(folder.file('trail.sqlite'));
    return {
      files: await FolderFileStore.open(folder.file('files')),
      vault,
      trail,
      fatal: [vault.fatal, trail.fatal],
      source: { file },
      openViews: () => SqliteReadStore.openForReading(file),
      close: async () => {
        await Promise.all([vault.close(), trail.close()]);
      },
    };
  }
  const connection = await MongoConnection.open({ url, namespace });
  return {
    files: await GridFsFileStore.open(connection),
    vault: await MongoVault.open(connection, keyFile),
    trail: await MongoAccessTrail.open(connection),
    fatal: [],
    source: { url, namespace, leaseSeconds },
    openViews: () => new MongoReadStore(connection),
    close: () => connection.close(),
  };
}

/** The machine's clock, or a simulated one that a later start goes on with. */
function clockOf(folder: DataFolder): Pick<Drivers, 'clock' | 'setClock'> {
  if (folder.resumesAt === null) return { clock: new SystemClock(), setClock: null };
  const clock = new SimulatedClock(folder.resumesAt);
  const setClock = (now: Instant): void => {
    clock.moveTo(now);
    folder.keepInstant(now);
  };
  return { clock, setClock };
}
