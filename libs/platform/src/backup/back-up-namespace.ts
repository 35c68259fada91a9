import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type FolderStatus, refuseUnfinishedReconciliation } from '../data-folder';
import { FolderFileStore } from '../files/folder-file-store';
import { migrateLog, type PositionedEvents } from '../migration/migrate-log';
import { PositionMap, readNamespaceTimers, type TimerSnapshot, writeFolderTimers } from '../migration/migrate-timers';
import { GridFsFileStore } from '../mongodb/grid-fs-file-store';
import { MongoAccessTrail } from '../mongodb/mongo-access-trail';
import { MongoConnection } from '../mongodb/mongo-connection';
import { MongoMoveStore } from '../mongodb/mongo-move-store';
import { peopleOf } from '../mongodb/mongo-people';
import { MongoReconciliationStore } from '../mongodb/mongo-reconciliation-store';
import { fingerprintIn } from '../mongodb/mongo-vault';
import { writeJsonFile } from '../namespace-manifest/json-files';
import { FORMAT, type Manifest } from '../namespace-manifest/manifest';
import { verifiedMasterKey } from '../namespace-manifest/manifest-secret';
import { inspectDeployment } from '../namespace-manifest/manifest-stores';
import { openLog } from '../open-log';
import type { Settings } from '../settings';
import { EVENTS_FILE, TIMERS_FILE, VAULT_FILE } from '../sqlite/file-kinds';
import { SqliteManifest } from '../sqlite/sqlite-manifest';
import { SqliteAccessTrail } from '../trail/sqlite-access-trail';
import { writePeople } from '../vault/people-file';
import { assemble, type BackupOptions, createTarget } from './back-up-folder';
import { type BackupList, UnusableBackup } from './backup-list';
import { copyPlainFile } from './copying';

export type NamespaceBackupOptions = Omit<BackupOptions, 'folder'> & {
  readonly settings: Pick<Settings, 'kurrentdbUrl' | 'mongodbUrl' | 'namespace'>;
  /** The folder of a standalone process. */
  readonly folder: FolderStatus | null;
  /** Events that contain a position of the log. */
  readonly placed: PositionedEvents;
};

const UPCASTERS = { upcasters: {}, onOutage: () => {} } as const;
const READINGS = 500;

/**
 * Copies a namespace while processes may be running in it, into the files of a data folder: timers, the log, then what its
 * events reference. Views are not included; they are built from the log. Neither are stored rejections, which a server returns
 * only by their command id.
 *
 * @throws {UnusableManifest} {@link UnusableBackup} {@link UnusableServer} {@link StoreUnavailable}
 */
export async function backUpNamespace(options: NamespaceBackupOptions): Promise<BackupList> {
  const { kurrentdbUrl: url, mongodbUrl, namespace } = options.settings;
  if (url === null || mongodbUrl === null) {
    throw new UnusableBackup('A backup covers either a data folder or both servers: set both server addresses.');
  }
  const manifest = await inspectDeployment(options.settings, options.folder);
  if (options.keyFile !== null) verifiedMasterKey(options.keyFile, manifest, `the namespace ${namespace}`);
  const documents = await MongoConnection.open({ url: mongodbUrl, namespace });
  try {
    await new MongoMoveStore(documents.db).refuseUnfinished(namespace);
    await new MongoReconciliationStore(documents.db).refuseUnfinished(namespace);
    if (options.folder !== null) refuseUnfinishedReconciliation(options.folder.path);
    const target = await createTarget(options.target, null);
    return await assemble(target, { format: FORMAT, madeAt: options.madeAt, log: manifest.log }, async (data) => {
      await createFiles(data, manifest);
      await copyLog(data, { url, namespace, log: manifest.log }, await readNamespaceTimers(documents), options);
      await copyPeople(data, documents);
      await copyMaterials(data, documents, options.onProgress);
      await copyReadings(data, documents);
      const clock = options.folder === null ? null : join(options.folder.path, 'clock.json');
      if (clock !== null && existsSync(clock)) await copyPlainFile(clock, join(data, 'clock.json'));
      if (options.keyFile !== null && options.withKey) await copyPlainFile(options.keyFile, join(data, 'vault.key'));
      writeJsonFile(join(data, 'manifest.json'), manifest);
    });
  } finally {
    await documents.close();
  }
}

async function createFiles(data: string, manifest: Manifest): Promise<void> {
  for (const [name, kind] of [
    ['events.sqlite', EVENTS_FILE],
    ['vault.sqlite', VAULT_FILE],
    ['timers.sqlite', TIMERS_FILE],
  ] as const) {
    await new SqliteManifest(join(data, name), kind).keep(manifest);
  }
}

type Source = { readonly url: string; readonly namespace: string; readonly log: string };

/** The positions of the reactors were read before the log: they are never ahead of it. */
async function copyLog(
  data: string,
  source: Source,
  timers: TimerSnapshot,
  { placed, onProgress }: NamespaceBackupOptions,
): Promise<void> {
  const from = await openLog(source, UPCASTERS);
  const to = await openLog({ file: join(data, 'events.sqlite') }, UPCASTERS);
  try {
    const places = new PositionMap(timers);
    const onCarried = async (position: bigint, head: bigint, there: bigint): Promise<void> => {
      places.note(position, there);
      onProgress('facts', Number(position), Number(head));
    };
    await migrateLog(from, to, { after: 0n, bare: new Map(), placed, onCarried });
    await writeFolderTimers(join(data, 'timers.sqlite'), timers, places, (position) => to.fingerprintAt(position));
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

async function copyPeople(data: string, { db }: MongoConnection): Promise<void> {
  const fingerprint = await fingerprintIn(db);
  await writePeople(join(data, 'vault.sqlite'), fingerprint, peopleOf(db));
}

async function copyMaterials(data: string, documents: MongoConnection, onProgress: BackupOptions['onProgress']) {
  const [from, to] = [await GridFsFileStore.open(documents), await FolderFileStore.open(join(data, 'files'))];
  let count = 0;
  for await (const { sha256, neededAt, isTold } of from.all()) {
    const found = await from.find(sha256);
    // Removed meanwhile: then no event references it.
    if (found === null) continue;
    await to.keep(found.content, Number.MAX_SAFE_INTEGER);
    if (neededAt !== null) await to.renew(sha256, neededAt);
    if (isTold) await to.markReferenced(sha256);
    count += 1;
    onProgress('files', count, count);
  }
}

async function copyReadings(data: string, documents: MongoConnection): Promise<void> {
  const from = await MongoAccessTrail.open(documents);
  const to = await SqliteAccessTrail.open(join(data, 'trail.sqlite'));
  try {
    for (let after: { readonly at: string; readonly id: string } | null = null; ; ) {
      const some = await from.find({ region: null, limit: READINGS, after });
      await Promise.all(some.map((read) => to.keep(read)));
      const last = some.at(-1);
      if (last === undefined || some.length < READINGS) return;
      after = { at: last.at, id: last.id };
    }
  } finally {
    await to.close();
  }
}
