import { randomUUID } from 'node:crypto';
import type { NamespaceSecret } from '@sealtrail/event-sourcing';
import { findMasterKey, makeMasterKey } from '../vault/master-key';
import { type ClockMode, damagedManifest, FORMAT, isSameManifest, type Manifest, UnusableManifest } from './manifest';
import { openSecret, sealedManifest, verifiedMasterKey } from './manifest-secret';

/** Where a manifest stands. */
export type ManifestStore = {
  /** For people: `the log …`. */
  readonly name: string;
  /** What stands here is rebuilt from the log: a place that holds nothing is bound anew. */
  readonly isRebuildable?: boolean;
  /** @throws {UnusableManifest} older, later or damaged */
  find(): Promise<Manifest | null>;
  /** Keeps a manifest where there is none, and gives the one that stands there then. */
  keep(manifest: Manifest): Promise<Manifest>;
};

/** The log's own place. */
export type LogManifestStore = ManifestStore & {
  /** Any fact, apart from the record of the initialisation. */
  holdsFacts(): Promise<boolean>;
};

/** The data folder of a process that works alone: it begins an initialisation before all other places, and ends it after them. */
export type InitialisableFolder = {
  readonly name: string;
  /** Of an initialisation that is over: every other place has the same. */
  readonly manifest: Manifest | null;
  /** Of an initialisation that was cut off: other places may have the same, or nothing. */
  readonly begun: Manifest | null;
  begin(manifest: Manifest): void;
  finish(): void;
};

/** What whoever starts asks for. */
export type InitialisationOptions = { readonly zone: string; readonly clock: ClockMode; readonly keyFile: string };

export type InitialisedManifest = { readonly manifest: Manifest; readonly secret: NamespaceSecret };

/**
 * The one process that owns its folder. A crash between any two writes leaves an initialisation that the next start ends: what was
 * begun in the folder is kept in the other places one after the other, and only then does the folder call it done.
 *
 * @throws {UnusableManifest} with nothing written, unless a rival came first in the middle
 */
export async function initialiseStandalone(
  folder: InitialisableFolder,
  places: readonly ManifestStore[],
  options: InitialisationOptions,
): Promise<InitialisedManifest> {
  const settled = folder.manifest ?? folder.begun;
  const secret = settled === null ? null : openSecretFor(settled, folder.name, options);
  const missing: ManifestStore[] = [];
  for (const place of places) {
    const found = await place.find();
    if (found !== null && (settled === null || !isSameManifest(found, settled)))
      throw belongsElsewhere(place.name, found, settled);
    if (found !== null) continue;
    if (folder.manifest !== null && place.isRebuildable !== true) throw manifestMissing(place.name, folder.name);
    missing.push(place);
  }
  const manifest = settled ?? newManifest(options, randomUUID());
  if (settled === null) folder.begin(manifest);
  for (const place of missing) {
    const kept = await place.keep(manifest);
    if (!isSameManifest(kept, manifest)) throw belongsElsewhere(place.name, kept, manifest);
  }
  if (folder.manifest === null) folder.finish();
  return { manifest, secret: secret ?? openSecretFor(manifest, folder.name, options) };
}

/**
 * Processes that share a log and a database: whoever comes first writes into the log, then into the database. Facts come
 * only after both.
 *
 * @throws {UnusableManifest} with nothing written
 */
export async function initialiseNamespace(
  log: LogManifestStore,
  documents: ManifestStore,
  options: InitialisationOptions,
): Promise<InitialisedManifest> {
  // The database is asked before the log and facts before it is asked again: another process may be at it just now.
  const before = await documents.find();
  let manifest = await log.find();
  if (manifest === null) {
    if (before !== null) throw boundToAnotherLog(documents.name, log.name);
    manifest = await log.keep(newManifest(options, null));
  }
  if (manifest.folder !== null) throw belongsElsewhere(log.name, manifest, null);
  const secret = openSecretFor(manifest, log.name, options);
  const hasFacts = await log.holdsFacts();
  const found = before ?? (await documents.find());
  if (found === null && hasFacts) throw manifestMissing(documents.name, log.name);
  const kept = await documents.keep(manifest);
  if (!isSameManifest(kept, manifest)) throw manifestsDiffer(documents.name, kept, log.name, manifest);
  return { manifest, secret };
}

/**
 * What stands in all places, for whoever only looks: without the key, and nothing is written.
 *
 * @throws {UnusableManifest}
 */
export async function inspectManifests(
  folder: Pick<InitialisableFolder, 'name' | 'manifest'> | null,
  places: readonly ManifestStore[],
): Promise<Manifest> {
  const found = await Promise.all(places.map(async (place) => ({ name: place.name, manifest: await place.find() })));
  const first = folder ?? found[0];
  if (first === undefined || first.manifest === null) {
    throw new UnusableManifest(
      `${first?.name ?? 'The deployment'} is not initialised, or not completely. Start the server once.`,
    );
  }
  if (folder === null && first.manifest.folder !== null) {
    throw new UnusableManifest(`${first.name} belongs to a data folder. Set that folder with --data-dir.`);
  }
  for (const { name, manifest } of found) {
    if (manifest === null) throw manifestMissing(name, first.name);
    if (!isSameManifest(manifest, first.manifest)) throw manifestsDiffer(name, manifest, first.name, first.manifest);
  }
  return first.manifest;
}

function newManifest({ zone, clock, keyFile }: InitialisationOptions, folder: string | null): Manifest {
  const masterKey = findMasterKey(keyFile) ?? makeMasterKey(keyFile);
  return sealedManifest({ format: FORMAT, zone, clock, log: randomUUID(), folder }, masterKey);
}

/** @throws {UnusableManifest} where the wish or the key does not go with it */
function openSecretFor(
  manifest: Manifest,
  place: string,
  { zone, clock, keyFile }: InitialisationOptions,
): NamespaceSecret {
  if (manifest.clock !== clock) throw wrongClock(place, manifest.clock);
  if (manifest.zone !== zone) {
    throw new UnusableManifest(
      `${place} was created for the time zone ${manifest.zone}, but the setting is ${zone}. ` +
        `Start with --zone ${manifest.zone}, or use another data folder or namespace for another jurisdiction.`,
    );
  }
  return openSecret(manifest, verifiedMasterKey(keyFile, manifest, place), place);
}

const wrongClock = (place: string, made: ClockMode): UnusableManifest =>
  made === 'simulated'
    ? new UnusableManifest(
        `${place} was created with a simulated clock; its events must not be mixed with real ones. ` +
          'Start it with --simulated-clock and any instant (the clock continues where it was), or choose another --data-dir and --namespace.',
      )
    : new UnusableManifest(
        `${place} holds real events; a simulated clock must not be used. Choose another --data-dir and --namespace.`,
      );

/** A place that is not ours to work in. */
function belongsElsewhere(place: string, theirs: Manifest, ours: Manifest | null): UnusableManifest {
  if (ours !== null && theirs.log === ours.log && theirs.folder === ours.folder) return damagedManifest(place);
  return theirs.folder === null
    ? new UnusableManifest(
        `${place} is shared by several processes and cannot be used by a standalone server. Choose another --namespace.`,
      )
    : new UnusableManifest(
        `${place} belongs to another data folder. Start the server on that --data-dir, or choose another --namespace.`,
      );
}

const manifestsDiffer = (place: string, theirs: Manifest, other: string, ours: Manifest): UnusableManifest =>
  theirs.log === ours.log ? damagedManifest(place) : boundToAnotherLog(place, other);

const boundToAnotherLog = (place: string, log: string): UnusableManifest =>
  new UnusableManifest(
    `${place} is bound to a log other than ${log}. Set the servers that belong together, or another --namespace.`,
  );

const manifestMissing = (place: string, owner: string): UnusableManifest =>
  new UnusableManifest(
    `${place} has no manifest, but ${owner} is bound to one. Set the right address, or restore it from a backup.`,
  );
