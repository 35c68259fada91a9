import { upcasters, viewNames } from '@sealtrail/contexts';
import type { AccessTrail, FileStore, Instant, ReadStore, Vault } from '@sealtrail/event-sourcing';
import {
  type ConsistencyWatch,
  type DataFolder,
  FolderFileStore,
  type FollowerCheckpoint,
  GridFsFileStore,
  initialiseFolder,
  logOutages,
  logSourceOf,
  type Metrics,
  MongoAccessTrail,
  MongoConnection,
  MongoReadStore,
  MongoReferencedStore,
  MongoVault,
  openLog,
  POSITIONS_PER_EVENT,
  ProjectorClient,
  type ReferencedStore,
  type Settings,
  SimulatedClock,
  SqliteAccessTrail,
  SqliteReadStore,
  SqliteTimerStore,
  SqliteVault,
  SystemClock,
  type ViewSource,
  vaultKeyOf,
  watchConsistency,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { projectorFile } from '../../projector/src';
import type { Drivers } from './drivers';

type Closing = { close(): Promise<void> | void };
type Keep = <T extends Closing>(driver: T) => T;
type Documents = {
  readonly files: FileStore;
  readonly vault: Vault;
  /** The stores of what the log references. */
  readonly kept: { readonly vault: ReferencedStore; readonly files: ReferencedStore };
  readonly trail: AccessTrail;
  readonly fatal: readonly Promise<Error>[];
  readonly source: ViewSource;
  /** Opened after the projector has created the views. */
  readonly openViews: () => ReadStore;
  /** The positions of existing views. */
  readonly followers: () => Promise<readonly FollowerCheckpoint[]>;
};

/**
 * Opens the stores of a standalone process: in its data folder, or on a server if the settings name one. Timers are in the
 * folder in any case, since only this process fires them.
 */
export async function openDrivers(
  settings: Settings,
  folder: DataFolder,
  metrics: Metrics,
  log: Logger,
): Promise<Drivers> {
  const opened: Closing[] = [{ close: async () => folder.close() }];
  const keep = <T extends Closing>(driver: T): T => {
    opened.unshift(driver);
    return driver;
  };
  /** Closes in reverse order of opening. */
  const close = async (): Promise<void> => {
    for (const driver of opened) await driver.close();
  };
  try {
    const { manifest, secret } = await initialiseFolder(settings, folder);
    const source = logSourceOf(settings, folder.path, manifest.log);
    const tell = logOutages(log);
    let watch: ConsistencyWatch | null = null;
    const onOutage = (error: unknown): void => {
      tell(error);
      watch?.soon();
    };
    const opening = { upcasters, onOutage, refusalsKeptDays: settings.refusalsDays, metrics };
    const events = keep(await openLog(source, opening));
    const timers = keep(
      await SqliteTimerStore.open(folder.file('timers.sqlite'), (position) => events.fingerprintAt(position)),
    );
    const documents = await openDocuments(settings, folder, keep);
    const views = await documents.followers();
    const around = { views, reactors: await timers.followers(), ...documents.kept };
    watch = keep(await watchConsistency(folder.name, events, around, log));
    const projector = keep(
      await ProjectorClient.start(projectorFile(), { events: source, views: documents.source }, viewNames, (error) =>
        log.error({ context: 'projector', error }, 'retrying'),
      ),
    );
    return {
      events,
      views: documents.openViews(),
      timers,
      files: documents.files,
      vault: documents.vault,
      trail: documents.trail,
      secret,
      ...clockOf(folder),
      checkpointLagMax: 'file' in source ? 10_000n : 1_000n * POSITIONS_PER_EVENT,
      progress: projector.progress,
      fatal: Promise.race([...events.fatal, ...documents.fatal, timers.fatal, projector.fatal, watch.rolledBack]),
      close,
    };
  } catch (error) {
    // A refused start leaves the folder as it was: no lock, no log of an unused store.
    await close().catch((err: unknown) => log.warn({ err }, 'a failed start could not close all resources'));
    throw error;
  }
}

async function openDocuments(settings: Settings, folder: DataFolder, keep: Keep): Promise<Documents> {
  const { mongodbUrl: url, namespace, leaseSeconds } = settings;
  const keyFile = vaultKeyOf(settings, folder);
  if (url === null) {
    const file = folder.file('views.sqlite');
    const vault = keep(await SqliteVault.open({ file: folder.file('vault.sqlite'), keyFile }));
    const trail = keep(await SqliteAccessTrail.open(folder.file('trail.sqlite')));
    const files = await FolderFileStore.open(folder.file('files'));
    return {
      files,
      vault,
      trail,
      kept: { vault, files },
      fatal: [vault.fatal, trail.fatal],
      source: { file },
      openViews: () => keep(SqliteReadStore.openForReading(file)),
      followers: () => SqliteReadStore.followersIn(file),
    };
  }
  const connection = keep(await MongoConnection.open({ url, namespace }));
  return {
    files: await GridFsFileStore.open(connection),
    vault: await MongoVault.open(connection, keyFile),
    trail: await MongoAccessTrail.open(connection),
    kept: { vault: MongoReferencedStore.people(connection.db), files: MongoReferencedStore.files(connection.db) },
    fatal: [],
    source: { url, namespace, leaseSeconds },
    openViews: () => new MongoReadStore(connection),
    followers: () => new MongoReadStore(connection).followers(),
  };
}

/** The system clock, or a simulated one that resumes at its last instant. */
function clockOf(folder: DataFolder): Pick<Drivers, 'clock' | 'setClock'> {
  if (folder.resumesAt === null) return { clock: new SystemClock(), setClock: null };
  const clock = new SimulatedClock(folder.resumesAt);
  const setClock = (now: Instant): void => {
    clock.moveTo(now);
    folder.saveClockInstant(now);
  };
  return { clock, setClock };
}
