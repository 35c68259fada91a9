import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { DataFolder } from '../data-folder';
import { connectNamespace } from '../kurrentdb/namespace';
import { GridFsFileStore } from '../mongodb/grid-fs-file-store';
import { MongoAccessTrail } from '../mongodb/mongo-access-trail';
import { MongoConnection } from '../mongodb/mongo-connection';
import { MongoManifest } from '../mongodb/mongo-manifest';
import { MongoMoveStore } from '../mongodb/mongo-move-store';
import { adoptPeople } from '../mongodb/mongo-people';
import { MongoVault } from '../mongodb/mongo-vault';
import { FORMAT, type Manifest, UnusableManifest } from '../namespace-manifest/manifest';
import { resealedManifest, verifiedMasterKey } from '../namespace-manifest/manifest-secret';
import { openLog, openLogForReading } from '../open-log';
import type { SharedSettings } from '../settings';
import { readEventlessOutcomes, readMaterials, readPeople, readReadings } from './folder-contents';
import { compareLogs, migrateLog, type PositionedEvents } from './migrate-log';
import { PositionMap, readFolderTimers, writeNamespaceTimers } from './migrate-timers';

export type MoveOptions = {
  /** A data folder without a running server, or the data of a backup: read-only. */
  readonly folder: string;
  /** Both servers, the namespace, and the master key of the folder's vault. */
  readonly to: Pick<SharedSettings, 'kurrentdbUrl' | 'mongodbUrl' | 'namespace' | 'vaultKeyFile'>;
  /** Types of events that contain a position of the log. */
  readonly placed: PositionedEvents;
  readonly onProgress: (what: string, done: number, of: number) => void;
};

export type MoveResult = {
  readonly facts: number;
  readonly people: number;
  readonly files: number;
  readonly readings: number;
};

/** Progress is stored this often, at negligible cost. */
const PROGRESS_INTERVAL_EVENTS = 50;
const READINGS_TOGETHER = 256;
const UPCASTERS = { upcasters: {}, onOutage: () => {} } as const;

/**
 * Makes a namespace on both servers from a data folder, and compares them event by event. An interrupted move is resumed; no
 * process works in the namespace before it is complete. Views are built from the log by the workers there.
 *
 * @throws {UnusableManifest} {@link UnusableServer} {@link StoreUnavailable}; any other error: they are not equal
 */
export async function moveFolder(options: MoveOptions): Promise<MoveResult> {
  const { folder, to, onProgress } = options;
  const manifest = openForMove(folder, to.vaultKeyFile);
  const documents = await MongoConnection.open({ url: to.mongodbUrl, namespace: to.namespace });
  try {
    const move = new MongoMoveStore(documents.db);
    const { log } = await initialiseTarget(manifest, to, documents, move);
    // Under the same key: stores the fingerprint that later detects a wrong one.
    await MongoVault.open(documents, to.vaultKeyFile);
    const people = await adoptPeople(documents.db, readPeople(folder));
    const files = await migrateFiles(folder, documents, onProgress);
    const readings = await migrateReadings(folder, documents);
    const facts = await migrateEvents(options, log, move, documents);
    await move.finish();
    return { facts, people, files, readings };
  } finally {
    await documents.close();
  }
}

/** @throws {UnusableManifest} */
function openForMove(folder: string, keyFile: string): Manifest {
  const { manifest, name } = DataFolder.inspect(folder);
  if (manifest === null) throw new UnusableManifest(`${name} is not a Sealtrail data folder.`);
  if (manifest.clock === 'simulated') {
    throw new UnusableManifest(`${name} was created with a simulated clock, which only a standalone server supports.`);
  }
  return resealedManifest({ ...manifest, format: FORMAT }, verifiedMasterKey(keyFile, manifest, name), name);
}

/** Empty, or left by this very move. @throws {UnusableManifest} */
async function initialiseTarget(
  ours: Manifest,
  to: MoveOptions['to'],
  documents: MongoConnection,
  move: MongoMoveStore,
) {
  const { connection, manifest: birth } = await connectNamespace({ url: to.kurrentdbUrl, namespace: to.namespace });
  const database = new MongoManifest(documents);
  try {
    const [inLog, inDatabase, begun] = [await birth.find(), await database.find(), await move.find()];
    const isOwn = begun !== null && begun.log === ours.log && !begun.done;
    const isForeign = [inLog, inDatabase].some((found) => found !== null && found.log !== ours.log);
    if (isForeign || (!isOwn && (inLog !== null || inDatabase !== null || begun !== null))) {
      throw new UnusableManifest(
        `the namespace ${to.namespace} is not empty; nothing is overwritten. Choose another --namespace.`,
      );
    }
    await move.begin(ours.log);
    // The secret is encrypted anew each time, so the manifest in the log prevails.
    const manifest = await birth.keep(inLog ?? ours);
    return await database.keep(manifest);
  } finally {
    await connection.close();
  }
}

async function migrateEvents(
  { folder, to, placed, onProgress }: MoveOptions,
  log: string,
  move: MongoMoveStore,
  documents: MongoConnection,
): Promise<number> {
  const from = await openLogForReading({ file: join(folder, 'events.sqlite') }, UPCASTERS);
  const target = await openLog({ url: to.kurrentdbUrl, namespace: to.namespace, log }, UPCASTERS);
  try {
    let sinceNoted = 0;
    await migrateLog(from, target, {
      after: (await move.find())?.after ?? 0n,
      bare: readEventlessOutcomes(folder),
      placed,
      onCarried: async (position, head) => {
        onProgress('facts', Number(position), Number(head));
        sinceNoted += 1;
        if (sinceNoted < PROGRESS_INTERVAL_EVENTS) return;
        sinceNoted = 0;
        await move.note(position);
      },
    });
    const head = Number(await from.head());
    const timers = readFolderTimers(folder);
    const places = new PositionMap(timers);
    const facts = await compareLogs(from, target, placed, (count, here, there) => {
      places.note(here, there);
      onProgress('events compared', count, head);
    });
    await writeNamespaceTimers(documents, timers, places, (position) => target.fingerprintAt(position));
    return facts;
  } finally {
    await Promise.all([from.close(), target.close()]);
  }
}

async function migrateFiles(folder: string, documents: MongoConnection, onProgress: MoveOptions['onProgress']) {
  const files = await GridFsFileStore.open(documents);
  const found = await readMaterials(folder);
  for (const [index, { sha256, file, neededAt, isTold }] of found.entries()) {
    if ((await files.find(sha256)) === null) {
      const kept = await files.keep(createReadStream(file), Number.MAX_SAFE_INTEGER);
      if (kept.sha256 !== sha256) throw new Error(`${file} is damaged: its hash differs from its name`);
    }
    if (neededAt !== null) await files.renew(sha256, neededAt);
    if (isTold) await files.markReferenced(sha256);
    onProgress('files', index + 1, found.length);
  }
  return found.length;
}

async function migrateReadings(folder: string, documents: MongoConnection): Promise<number> {
  const trail = await MongoAccessTrail.open(documents);
  const readings = readReadings(folder);
  for (let begin = 0; begin < readings.length; begin += READINGS_TOGETHER) {
    await Promise.all(readings.slice(begin, begin + READINGS_TOGETHER).map((read) => trail.keep(read)));
  }
  return readings.length;
}
