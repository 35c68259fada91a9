import { upcasters } from '@sealtrail/contexts';
import { findLiveOwner, PARTITION_LEASES, VIEW_LEASES } from '@sealtrail/event-sourcing/runtime';
import {
  DataFolder,
  FolderFileStore,
  FolderReconciliationStore,
  type FollowerCheckpoint,
  inspectDeployment,
  type LogSource,
  logSourceOf,
  MongoConnection,
  MongoLeaseStore,
  MongoReconciliationStore,
  MongoReferencedStore,
  MongoTimerOverview,
  monotonicMs,
  openLogForReading,
  type ReconciliationStore,
  type ReferencedStore,
  resetTimers,
  type Settings,
  SqliteTimerStore,
  SqliteVault,
  UnusableDataFolder,
  UnusableServer,
  type UpcastingLog,
  vaultKeyOf,
  workerName,
} from '@sealtrail/platform';
import { folderStatusOf } from '../folder-status';
import type { ReconciledViews } from './reconciled-views';
import { ViewsInFile } from './views-in-file';
import { ViewsOnServer } from './views-on-server';

type ReconciledTimers = { followers(): Promise<readonly FollowerCheckpoint[]>; reset(): Promise<void> };

/** All stores that must belong to the log, wherever they are. */
export type DeploymentStores = {
  readonly log: UpcastingLog;
  readonly source: LogSource;
  readonly views: ReconciledViews;
  readonly timers: ReconciledTimers;
  readonly vault: ReferencedStore;
  readonly files: ReferencedStore;
  readonly reconciliation: ReconciliationStore;
  /** The folder of a standalone process, locked while this is open. */
  readonly folder: DataFolder | null;
  /** @throws {UnusableServer} if a worker is running */
  refuseBusy(): Promise<void>;
};

type Closing = { close(): Promise<void> | void };
type Keep = <T extends Closing>(driver: T) => T;

/** @throws {UnusableDataFolder} {@link UnusableManifest} {@link UnusableServer} */
export async function withDeploymentStores<T>(
  settings: Settings,
  work: (parts: DeploymentStores) => Promise<T>,
): Promise<T> {
  const opened: Closing[] = [];
  const keep = <D extends Closing>(driver: D): D => {
    opened.unshift(driver);
    return driver;
  };
  try {
    return await work(await openDeploymentStores(settings, keep));
  } finally {
    for (const driver of opened) await driver.close();
  }
}

async function openDeploymentStores(settings: Settings, keep: Keep): Promise<DeploymentStores> {
  const look = folderStatusOf(settings);
  const folder = look === null ? null : keep(openIdleFolder(look.path));
  const { log: logId } = await inspectDeployment(settings, look);
  const source = logSourceOf(settings, look?.path ?? '', logId);
  const log = keep(await openLogForReading(source, { upcasters, onOutage: () => {} }));
  const { mongodbUrl: url, namespace, leaseSeconds } = settings;
  const documents = url === null ? null : keep(await MongoConnection.open({ url, namespace }));
  const kept =
    documents === null || url === null
      ? await inFolder(settings, requireFolder(folder), keep)
      : onServer(documents, { url, namespace, leaseSeconds });
  return {
    log,
    source,
    folder,
    ...kept,
    ...(await timersAndReconciliationOf(folder, documents, { log, leaseSeconds, keep })),
  };
}

const openIdleFolder = (path: string): DataFolder => {
  const folder = DataFolder.openForReconciliation(path);
  if (folder !== null) return folder;
  throw new UnusableDataFolder(`A server is running on ${path}: stop it first.`);
};

/** Without both servers there is a folder, as `folderStatusOf` has checked. */
function requireFolder(folder: DataFolder | null): DataFolder {
  if (folder === null) throw new UnusableDataFolder('No data folder and no database were found.');
  return folder;
}

async function inFolder(settings: Settings, folder: DataFolder, keep: Keep) {
  const keyFile = vaultKeyOf(settings, folder);
  return {
    views: new ViewsInFile(folder.path),
    vault: keep(await SqliteVault.open({ file: folder.file('vault.sqlite'), keyFile })),
    files: await FolderFileStore.open(folder.file('files')),
  };
}

const onServer = (documents: MongoConnection, source: ConstructorParameters<typeof ViewsOnServer>[1]) => ({
  views: new ViewsOnServer(documents, source),
  vault: MongoReferencedStore.people(documents.db),
  files: MongoReferencedStore.files(documents.db),
});

type OpeningContext = { readonly log: UpcastingLog; readonly leaseSeconds: number; readonly keep: Keep };

/** The stores of the workers: of a standalone process in its folder, of several on the server. */
async function timersAndReconciliationOf(
  folder: DataFolder | null,
  documents: MongoConnection | null,
  { log, leaseSeconds, keep }: OpeningContext,
) {
  if (folder === null && documents !== null) {
    const overview = new MongoTimerOverview(documents);
    return {
      timers: { followers: () => overview.followers(), reset: () => resetTimers(documents, workerName()) },
      reconciliation: new MongoReconciliationStore(documents.db),
      refuseBusy: () => refuseBusy(documents, leaseSeconds),
    };
  }
  const { path, file } = { path: requireFolder(folder).path, file: requireFolder(folder).file('timers.sqlite') };
  const timers = keep(await SqliteTimerStore.open(file, (position) => log.fingerprintAt(position)));
  return { timers, reconciliation: new FolderReconciliationStore(path), refuseBusy: async () => {} };
}

async function refuseBusy(documents: MongoConnection, leaseSeconds: number): Promise<void> {
  const leases = new MongoLeaseStore(documents);
  const owner = await findLiveOwner({
    leases,
    kinds: [VIEW_LEASES, PARTITION_LEASES],
    leaseTimeoutMs: leaseSeconds * 1_000,
    steadyMs: monotonicMs,
  });
  if (owner === null) return;
  throw new UnusableServer(`${owner} is running: stop every api, projector and reactor of this namespace first.`);
}
