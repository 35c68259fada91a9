import { randomUUID } from 'node:crypto';
import type { NamespaceSecret } from '@sealtrail/event-sourcing';
import { findMasterKey, makeMasterKey } from '../vault/master-key';
import { type ClockKind, damaged, FORMAT, isSame, type Manifest, UnusableManifest } from './manifest';
import { boundKeyIn, sealedManifest, secretIn } from './secret-keeping';

/** Where a manifest stands. */
export type ManifestPlace = {
  /** For people: `the log …`. */
  readonly name: string;
  /** What stands here is made again of the log: a place that holds nothing is bound anew. */
  readonly madeAgain?: boolean;
  /** @throws {UnusableManifest} older, later or damaged */
  find(): Promise<Manifest | null>;
  /** Keeps a manifest where there is none, and gives the one that stands there then. */
  keep(manifest: Manifest): Promise<Manifest>;
};

/** The log's own place. */
export type LogPlace = ManifestPlace & {
  /** Any fact, apart from the record of the birth. */
  holdsFacts(): Promise<boolean>;
};

/** The data folder of a process that works alone: it begins a birth before all other places, and ends it after them. */
export type OwnFolder = {
  readonly name: string;
  /** Of a birth that is over: every other place has the same. */
  readonly manifest: Manifest | null;
  /** Of a birth that was cut off: other places may have the same, or nothing. */
  readonly begun: Manifest | null;
  begin(manifest: Manifest): void;
  finish(): void;
};

/** What whoever starts asks for. */
export type Wish = { readonly zone: string; readonly clock: ClockKind; readonly keyFile: string };

export type Settled = { readonly manifest: Manifest; readonly secret: NamespaceSecret };

/**
 * The one process that owns its folder. A crash between any two writes leaves a birth that the next start ends: what was
 * begun in the folder is kept in the other places one after the other, and only then does the folder call it done.
 *
 * @throws {UnusableManifest} with nothing written, unless a rival came first in the middle
 */
export async function settleAlone(folder: OwnFolder, places: readonly ManifestPlace[], wish: Wish): Promise<Settled> {
  const settled = folder.manifest ?? folder.begun;
  const secret = settled === null ? null : opened(settled, folder.name, wish);
  const bare: ManifestPlace[] = [];
  for (const place of places) {
    const found = await place.find();
    if (found !== null && (settled === null || !isSame(found, settled))) throw foreign(place.name, found, settled);
    if (found !== null) continue;
    if (folder.manifest !== null && place.madeAgain !== true) throw lost(place.name, folder.name);
    bare.push(place);
  }
  const manifest = settled ?? newManifest(wish, randomUUID());
  if (settled === null) folder.begin(manifest);
  for (const place of bare) {
    const kept = await place.keep(manifest);
    if (!isSame(kept, manifest)) throw foreign(place.name, kept, manifest);
  }
  if (folder.manifest === null) folder.finish();
  return { manifest, secret: secret ?? opened(manifest, folder.name, wish) };
}

/**
 * Processes that share a log and a database: whoever comes first writes into the log, then into the database. Facts come
 * only after both.
 *
 * @throws {UnusableManifest} with nothing written
 */
export async function settleTogether(log: LogPlace, documents: ManifestPlace, wish: Wish): Promise<Settled> {
  // The database is asked before the log and facts before it is asked again: another process may be at it just now.
  const before = await documents.find();
  let manifest = await log.find();
  if (manifest === null) {
    if (before !== null) throw otherLog(documents.name, log.name);
    manifest = await log.keep(newManifest(wish, null));
  }
  if (manifest.folder !== null) throw foreign(log.name, manifest, null);
  const secret = opened(manifest, log.name, wish);
  const hasFacts = await log.holdsFacts();
  const found = before ?? (await documents.find());
  if (found === null && hasFacts) throw lost(documents.name, log.name);
  const kept = await documents.keep(manifest);
  if (!isSame(kept, manifest)) throw differing(documents.name, kept, log.name, manifest);
  return { manifest, secret };
}

/**
 * What stands in all places, for whoever only looks: without the key, and nothing is written.
 *
 * @throws {UnusableManifest}
 */
export async function lookAround(
  folder: Pick<OwnFolder, 'name' | 'manifest'> | null,
  places: readonly ManifestPlace[],
): Promise<Manifest> {
  const found = await Promise.all(places.map(async (place) => ({ name: place.name, manifest: await place.find() })));
  const first = folder ?? found[0];
  if (first === undefined || first.manifest === null) {
    throw new UnusableManifest(`${first?.name ?? 'Nothing'} was not born yet, or not wholly. Start the server once.`);
  }
  if (folder === null && first.manifest.folder !== null) {
    throw new UnusableManifest(`${first.name} belongs to a data folder. Name that folder with --data-dir.`);
  }
  for (const { name, manifest } of found) {
    if (manifest === null) throw lost(name, first.name);
    if (!isSame(manifest, first.manifest)) throw differing(name, manifest, first.name, first.manifest);
  }
  return first.manifest;
}

function newManifest({ zone, clock, keyFile }: Wish, folder: string | null): Manifest {
  const masterKey = findMasterKey(keyFile) ?? makeMasterKey(keyFile);
  return sealedManifest({ format: FORMAT, zone, clock, log: randomUUID(), folder }, masterKey);
}

/** @throws {UnusableManifest} where the wish or the key does not go with it */
function opened(manifest: Manifest, place: string, { zone, clock, keyFile }: Wish): NamespaceSecret {
  if (manifest.clock !== clock) throw otherClock(place, manifest.clock);
  if (manifest.zone !== zone) {
    throw new UnusableManifest(
      `${place} was made for the time zone ${manifest.zone}, and the setting says ${zone}. ` +
        `Start with --zone ${manifest.zone}, or choose another place for another jurisdiction.`,
    );
  }
  return secretIn(manifest, boundKeyIn(keyFile, manifest, place), place);
}

const otherClock = (place: string, made: ClockKind): UnusableManifest =>
  made === 'simulated'
    ? new UnusableManifest(
        `${place} was made under a simulated clock; its facts must not mix with real ones. ` +
          'Start it with --simulated-clock and any instant (it goes on where it was), or choose another --data-dir and --namespace.',
      )
    : new UnusableManifest(
        `${place} holds real facts; a simulated clock must not be used on them. Choose another --data-dir and --namespace.`,
      );

/** A place that is not ours to work in. */
function foreign(place: string, theirs: Manifest, ours: Manifest | null): UnusableManifest {
  if (ours !== null && theirs.log === ours.log && theirs.folder === ours.folder) return damaged(place);
  return theirs.folder === null
    ? new UnusableManifest(
        `${place} is shared by processes, and a server alone must not work in it. Choose another --namespace.`,
      )
    : new UnusableManifest(
        `${place} belongs to another data folder. Start the server on that --data-dir, or choose another --namespace.`,
      );
}

const differing = (place: string, theirs: Manifest, other: string, ours: Manifest): UnusableManifest =>
  theirs.log === ours.log ? damaged(place) : otherLog(place, other);

const otherLog = (place: string, log: string): UnusableManifest =>
  new UnusableManifest(
    `${place} is bound to another log than ${log}. Name the servers that belong together, or another --namespace.`,
  );

const lost = (place: string, owner: string): UnusableManifest =>
  new UnusableManifest(
    `${place} holds nothing of what ${owner} is bound to. Name the right place, or put it back from a backup.`,
  );
