import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { FORMAT, type Manifest, UnusableManifest } from '../birth/manifest';
import { boundKeyIn, resealedManifest } from '../birth/secret-keeping';
import { DataFolder } from '../data-folder';
import { reachNamespace } from '../kurrentdb/namespace';
import { GridFsFileStore } from '../mongodb/grid-fs-file-store';
import { MongoAccessTrail } from '../mongodb/mongo-access-trail';
import { MongoConnection } from '../mongodb/mongo-connection';
import { MongoManifest } from '../mongodb/mongo-manifest';
import { MongoMove } from '../mongodb/mongo-move';
import { adoptPeople } from '../mongodb/mongo-people';
import { MongoVault } from '../mongodb/mongo-vault';
import { openLog, openLogForReading } from '../open-log';
import type { SharedSettings } from '../settings';
import { Places, putTimersOn, timersIn } from './carried-timers';
import { carryLog, compareLogs, type PlacedFacts } from './carry-log';
import { bareAnswersIn, materialsIn, peopleIn, readingsIn } from './folder-contents';

export type MoveWish = {
  /** A data folder that nobody is at work in, or the data of a backup: nothing is written into it. */
  readonly folder: string;
  /** Both servers, the namespace, and the master key of the folder's vault. */
  readonly to: Pick<SharedSettings, 'kurrentdbUrl' | 'mongodbUrl' | 'namespace' | 'vaultKeyFile'>;
  /** Facts that name a place in the log. */
  readonly placed: PlacedFacts;
  readonly onProgress: (what: string, done: number, of: number) => void;
};

export type Moved = {
  readonly facts: number;
  readonly people: number;
  readonly files: number;
  readonly readings: number;
};

/** Kept as often as it costs nothing that is felt. */
const NOTED_EACH = 50;
const READINGS_TOGETHER = 256;
const UPCASTERS = { upcasters: {}, onOutage: () => {} } as const;

/**
 * Makes a namespace on both servers of a data folder, and compares them fact by fact. What was cut off goes on where it was; no
 * process works in the namespace before all of it is there. Views are made of the log by those who work there.
 *
 * @throws {UnusableManifest} {@link UnusableServer} {@link StoreUnavailable}; anything else: they do not say the same
 */
export async function moveFolder(wish: MoveWish): Promise<Moved> {
  const { folder, to, onProgress } = wish;
  const manifest = movable(folder, to.vaultKeyFile);
  const documents = await MongoConnection.open({ url: to.mongodbUrl, namespace: to.namespace });
  try {
    const move = new MongoMove(documents.db);
    const { log } = await settleTarget(manifest, to, documents, move);
    // Under the same key: makes the fingerprint that tells a wrong one later.
    await MongoVault.open(documents, to.vaultKeyFile);
    const people = await adoptPeople(documents.db, peopleIn(folder));
    const files = await carryFiles(folder, documents, onProgress);
    const readings = await carryReadings(folder, documents);
    const facts = await carryFacts(wish, log, move, documents);
    await move.finish();
    return { facts, people, files, readings };
  } finally {
    await documents.close();
  }
}

/** @throws {UnusableManifest} */
function movable(folder: string, keyFile: string): Manifest {
  const { manifest, name } = DataFolder.look(folder);
  if (manifest === null) throw new UnusableManifest(`${name} is no data folder of Sealtrail.`);
  if (manifest.clock === 'simulated') {
    throw new UnusableManifest(`${name} was made under a simulated clock: only one process alone can move one.`);
  }
  return resealedManifest({ ...manifest, format: FORMAT }, boundKeyIn(keyFile, manifest, name), name);
}

/** Empty, or left by this very move. @throws {UnusableManifest} */
async function settleTarget(ours: Manifest, to: MoveWish['to'], documents: MongoConnection, move: MongoMove) {
  const { connection, birth } = await reachNamespace({ url: to.kurrentdbUrl, namespace: to.namespace });
  const database = new MongoManifest(documents);
  try {
    const [inLog, inDatabase, begun] = [await birth.find(), await database.find(), await move.find()];
    const isOwn = begun !== null && begun.log === ours.log && !begun.done;
    const isForeign = [inLog, inDatabase].some((found) => found !== null && found.log !== ours.log);
    if (isForeign || (!isOwn && (inLog !== null || inDatabase !== null || begun !== null))) {
      throw new UnusableManifest(
        `the namespace ${to.namespace} is not empty, and nothing is ever overwritten. Choose another --namespace.`,
      );
    }
    await move.begin(ours.log);
    // Sealed anew each time, so what stands in the log is what counts.
    const manifest = await birth.keep(inLog ?? ours);
    return await database.keep(manifest);
  } finally {
    await connection.close();
  }
}

async function carryFacts(
  { folder, to, placed, onProgress }: MoveWish,
  log: string,
  move: MongoMove,
  documents: MongoConnection,
): Promise<number> {
  const from = await openLogForReading({ file: join(folder, 'events.sqlite') }, UPCASTERS);
  const target = await openLog({ url: to.kurrentdbUrl, namespace: to.namespace, log }, UPCASTERS);
  try {
    let sinceNoted = 0;
    await carryLog(from, target, {
      after: (await move.find())?.after ?? 0n,
      bare: bareAnswersIn(folder),
      placed,
      onCarried: async (position, head) => {
        onProgress('facts', Number(position), Number(head));
        sinceNoted += 1;
        if (sinceNoted < NOTED_EACH) return;
        sinceNoted = 0;
        await move.note(position);
      },
    });
    const head = Number(await from.head());
    const timers = timersIn(folder);
    const places = new Places(timers);
    const facts = await compareLogs(from, target, placed, (count, here, there) => {
      places.note(here, there);
      onProgress('facts compared', count, head);
    });
    await putTimersOn(documents, timers, places, (position) => target.markAt(position));
    return facts;
  } finally {
    await Promise.all([from.close(), target.close()]);
  }
}

async function carryFiles(folder: string, documents: MongoConnection, onProgress: MoveWish['onProgress']) {
  const files = await GridFsFileStore.open(documents);
  const found = await materialsIn(folder);
  for (const [index, { sha256, file, neededAt, isTold }] of found.entries()) {
    if ((await files.find(sha256)) === null) {
      const kept = await files.keep(createReadStream(file), Number.MAX_SAFE_INTEGER);
      if (kept.sha256 !== sha256) throw new Error(`${file} is damaged: its content has another hash`);
    }
    if (neededAt !== null) await files.renew(sha256, neededAt);
    if (isTold) await files.told(sha256);
    onProgress('files', index + 1, found.length);
  }
  return found.length;
}

async function carryReadings(folder: string, documents: MongoConnection): Promise<number> {
  const trail = await MongoAccessTrail.open(documents);
  const readings = readingsIn(folder);
  for (let begin = 0; begin < readings.length; begin += READINGS_TOGETHER) {
    await Promise.all(readings.slice(begin, begin + READINGS_TOGETHER).map((read) => trail.keep(read)));
  }
  return readings.length;
}
