import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeJsonFile } from '../birth/folder-files';
import { FORMAT, type Manifest } from '../birth/manifest';
import { lookAtPlaces } from '../birth/own-places';
import { boundKeyIn } from '../birth/secret-keeping';
import { type KeptTimers, Places, putTimersIn, timersOn } from '../carrying/carried-timers';
import { carryLog, type PlacedFacts } from '../carrying/carry-log';
import { type FolderLook, refuseUnfinishedMending } from '../data-folder';
import { FolderFileStore } from '../files/folder-file-store';
import { GridFsFileStore } from '../mongodb/grid-fs-file-store';
import { MongoAccessTrail } from '../mongodb/mongo-access-trail';
import { MongoConnection } from '../mongodb/mongo-connection';
import { MongoMending } from '../mongodb/mongo-mending';
import { MongoMove } from '../mongodb/mongo-move';
import { peopleOf } from '../mongodb/mongo-people';
import { fingerprintIn } from '../mongodb/mongo-vault';
import { openLog } from '../open-log';
import type { Settings } from '../settings';
import { EVENTS_FILE, TIMERS_FILE, VAULT_FILE } from '../sqlite/file-kinds';
import { SqliteManifest } from '../sqlite/sqlite-manifest';
import { SqliteAccessTrail } from '../trail/sqlite-access-trail';
import { writePeople } from '../vault/people-file';
import { type BackupWish, emptyTarget, made } from './back-up-folder';
import { type BackupList, UnusableBackup } from './backup-list';
import { copyPlainFile } from './copying';

export type NamespaceBackupWish = Omit<BackupWish, 'folder'> & {
  readonly settings: Pick<Settings, 'kurrentdbUrl' | 'mongodbUrl' | 'namespace'>;
  /** Of a process that works alone, its folder. */
  readonly folder: FolderLook | null;
  /** Facts that name a place in the log. */
  readonly placed: PlacedFacts;
};

const UPCASTERS = { upcasters: {}, onOutage: () => {} } as const;
const READINGS = 500;

/**
 * Copies a namespace beside whoever works in it, into the files of a data folder: timers, the log, then what facts name. Views
 * are not in it; they are made of the log. Nor is what was refused, which a server shows only to who asks for it.
 *
 * @throws {UnusableManifest} {@link UnusableBackup} {@link UnusableServer} {@link StoreUnavailable}
 */
export async function backUpNamespace(wish: NamespaceBackupWish): Promise<BackupList> {
  const { kurrentdbUrl: url, mongodbUrl, namespace } = wish.settings;
  if (url === null || mongodbUrl === null) {
    throw new UnusableBackup(
      'What is partly in a folder and partly on a server is not backed up here: name both servers.',
    );
  }
  const manifest = await lookAtPlaces(wish.settings, wish.folder);
  if (wish.keyFile !== null) boundKeyIn(wish.keyFile, manifest, `the namespace ${namespace}`);
  const documents = await MongoConnection.open({ url: mongodbUrl, namespace });
  try {
    await new MongoMove(documents.db).refuseUnfinished(namespace);
    await new MongoMending(documents.db).refuseUnfinished(namespace);
    if (wish.folder !== null) refuseUnfinishedMending(wish.folder.path);
    const target = await emptyTarget(wish.target, null);
    return await made(target, { format: FORMAT, madeAt: wish.madeAt, log: manifest.log }, async (data) => {
      await layOut(data, manifest);
      await copyLog(data, { url, namespace, log: manifest.log }, await timersOn(documents), wish);
      await copyPeople(data, documents);
      await copyMaterials(data, documents, wish.onProgress);
      await copyReadings(data, documents);
      const clock = wish.folder === null ? null : join(wish.folder.path, 'clock.json');
      if (clock !== null && existsSync(clock)) await copyPlainFile(clock, join(data, 'clock.json'));
      if (wish.keyFile !== null && wish.withKey) await copyPlainFile(wish.keyFile, join(data, 'vault.key'));
      writeJsonFile(join(data, 'manifest.json'), manifest);
    });
  } finally {
    await documents.close();
  }
}

async function layOut(data: string, manifest: Manifest): Promise<void> {
  for (const [name, kind] of [
    ['events.sqlite', EVENTS_FILE],
    ['vault.sqlite', VAULT_FILE],
    ['timers.sqlite', TIMERS_FILE],
  ] as const) {
    await new SqliteManifest(join(data, name), kind).keep(manifest);
  }
}

type Source = { readonly url: string; readonly namespace: string; readonly log: string };

/** The reactors were where they were before the log was read: they are never ahead of it. */
async function copyLog(
  data: string,
  source: Source,
  timers: KeptTimers,
  { placed, onProgress }: NamespaceBackupWish,
): Promise<void> {
  const from = await openLog(source, UPCASTERS);
  const to = await openLog({ file: join(data, 'events.sqlite') }, UPCASTERS);
  try {
    const places = new Places(timers);
    const onCarried = async (position: bigint, head: bigint, there: bigint): Promise<void> => {
      places.note(position, there);
      onProgress('facts', Number(position), Number(head));
    };
    await carryLog(from, to, { after: 0n, bare: new Map(), placed, onCarried });
    await putTimersIn(join(data, 'timers.sqlite'), timers, places, (position) => to.markAt(position));
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

async function copyPeople(data: string, { db }: MongoConnection): Promise<void> {
  const fingerprint = await fingerprintIn(db);
  await writePeople(join(data, 'vault.sqlite'), fingerprint, peopleOf(db));
}

async function copyMaterials(data: string, documents: MongoConnection, onProgress: BackupWish['onProgress']) {
  const [from, to] = [await GridFsFileStore.open(documents), await FolderFileStore.open(join(data, 'files'))];
  let count = 0;
  for await (const { sha256, neededAt, isTold } of from.all()) {
    const found = await from.find(sha256);
    // Gone meanwhile: then no fact names it.
    if (found === null) continue;
    await to.keep(found.content, Number.MAX_SAFE_INTEGER);
    if (neededAt !== null) await to.renew(sha256, neededAt);
    if (isTold) await to.told(sha256);
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
