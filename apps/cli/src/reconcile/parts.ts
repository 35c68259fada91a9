import { upcasters } from '@sealtrail/contexts';
import { PARTS, VIEWS, whoLives } from '@sealtrail/event-sourcing/runtime';
import {
  DataFolder,
  FolderFileStore,
  FolderMending,
  type Follower,
  type KeptBeside,
  type LiftedLog,
  type LogSource,
  lookAtPlaces,
  type MendingPlace,
  MongoConnection,
  MongoKeptBeside,
  MongoLeaseStore,
  MongoMending,
  MongoTimerOverview,
  openLogForReading,
  ownLog,
  resetTimers,
  type Settings,
  SqliteTimerStore,
  SqliteVault,
  steadyMs,
  UnusableDataFolder,
  UnusableServer,
  vaultKeyOf,
  workerName,
} from '@sealtrail/platform';
import { folderOf } from '../own-folder';
import { ViewsInFile } from './views-in-file';
import { ViewsOnServer } from './views-on-server';
import type { ViewsToMend } from './views-to-mend';

type TimersToMend = { followers(): Promise<readonly Follower[]>; reset(): Promise<void> };

/** Everything that must belong to a log, wherever it is kept. */
export type Parts = {
  readonly log: LiftedLog;
  readonly source: LogSource;
  readonly views: ViewsToMend;
  readonly timers: TimersToMend;
  readonly vault: KeptBeside;
  readonly files: KeptBeside;
  readonly mending: MendingPlace;
  /** Of a process that works alone: nobody else can, while this is open. */
  readonly folder: DataFolder | null;
  /** @throws {UnusableServer} where somebody is at work */
  refuseBusy(): Promise<void>;
};

type Closing = { close(): Promise<void> | void };
type Keep = <T extends Closing>(driver: T) => T;

/** @throws {UnusableDataFolder} {@link UnusableManifest} {@link UnusableServer} */
export async function withParts<T>(settings: Settings, work: (parts: Parts) => Promise<T>): Promise<T> {
  const opened: Closing[] = [];
  const keep = <D extends Closing>(driver: D): D => {
    opened.unshift(driver);
    return driver;
  };
  try {
    return await work(await openParts(settings, keep));
  } finally {
    for (const driver of opened) await driver.close();
  }
}

async function openParts(settings: Settings, keep: Keep): Promise<Parts> {
  const look = folderOf(settings);
  const folder = look === null ? null : keep(idle(look.path));
  const { log: logId } = await lookAtPlaces(settings, look);
  const source = ownLog(settings, look?.path ?? '', logId);
  const log = keep(await openLogForReading(source, { upcasters, onOutage: () => {} }));
  const { mongodbUrl: url, namespace, leaseSeconds } = settings;
  const documents = url === null ? null : keep(await MongoConnection.open({ url, namespace }));
  const kept =
    documents === null || url === null
      ? await inFolder(settings, mustHave(folder), keep)
      : onServer(documents, { url, namespace, leaseSeconds });
  return { log, source, folder, ...kept, ...(await worked(folder, documents, { log, leaseSeconds, keep })) };
}

const idle = (path: string): DataFolder => {
  const folder = DataFolder.openToMend(path);
  if (folder !== null) return folder;
  throw new UnusableDataFolder(`A server is at work in ${path}: stop it first.`);
};

/** Without both servers there is a folder: `folderOf` has said so. */
function mustHave(folder: DataFolder | null): DataFolder {
  if (folder === null) throw new UnusableDataFolder('There is neither a data folder nor a database.');
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
  vault: MongoKeptBeside.people(documents.db),
  files: MongoKeptBeside.files(documents.db),
});

type Beside = { readonly log: LiftedLog; readonly leaseSeconds: number; readonly keep: Keep };

/** What whoever works there keeps: one process alone in its folder, several on the server. */
async function worked(
  folder: DataFolder | null,
  documents: MongoConnection | null,
  { log, leaseSeconds, keep }: Beside,
) {
  if (folder === null && documents !== null) {
    const overview = new MongoTimerOverview(documents);
    return {
      timers: { followers: () => overview.followers(), reset: () => resetTimers(documents, workerName()) },
      mending: new MongoMending(documents.db),
      refuseBusy: () => refuseBusy(documents, leaseSeconds),
    };
  }
  const { path, file } = { path: mustHave(folder).path, file: mustHave(folder).file('timers.sqlite') };
  const timers = keep(await SqliteTimerStore.open(file, (position) => log.markAt(position)));
  return { timers, mending: new FolderMending(path), refuseBusy: async () => {} };
}

async function refuseBusy(documents: MongoConnection, leaseSeconds: number): Promise<void> {
  const leases = new MongoLeaseStore(documents);
  const owner = await whoLives({ leases, kinds: [VIEWS, PARTS], lostMs: leaseSeconds * 1_000, steadyMs });
  if (owner === null) return;
  throw new UnusableServer(`${owner} is at work: stop every api, projector and reactor of this namespace first.`);
}
