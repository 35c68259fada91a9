import { randomUUID } from 'node:crypto';
import type { NamespaceSecret } from '@sealtrail/event-sourcing';
import { findMasterKey, makeMasterKey } from '../vault/master-key';
import { type ClockMode, damagedManifest, FORMAT, isSameManifest, type Manifest, UnusableManifest } from './manifest';
import { openSecret, sealedManifest, verifiedMasterKey } from './manifest-secret';

/** A store that has a manifest. */
export type ManifestStore = {
  /** For messages: `the log …`. */
  readonly name: string;
  /** The store is rebuilt from the log: if it is empty, it is bound again. */
  readonly isRebuildable?: boolean;
  /** @throws {UnusableManifest} older, later or damaged */
  find(): Promise<Manifest | null>;
  /** Stores a manifest if there is none, and returns the stored one. */
  keep(manifest: Manifest): Promise<Manifest>;
};

/** The manifest in the log. */
export type LogManifestStore = ManifestStore & {
  /** Whether there are any events, apart from the manifest record. */
  holdsFacts(): Promise<boolean>;
};

/**
 * The data folder of a standalone process: it begins an initialisation before all other stores, and completes it after them.
 */
export type InitialisableFolder = {
  readonly name: string;
  /** Of a complete initialisation: every other store has the same. */
  readonly manifest: Manifest | null;
  /** Of an interrupted initialisation: other stores may have the same, or nothing. */
  readonly begun: Manifest | null;
  begin(manifest: Manifest): void;
  finish(): void;
};

/** What a starting process requires. */
export type InitialisationOptions = { readonly zone: string; readonly clock: ClockMode; readonly keyFile: string };

export type InitialisedManifest = { readonly manifest: Manifest; readonly secret: NamespaceSecret };

/**
 * Initialises the data folder of a standalone process. A crash between any two writes leaves an initialisation that the next
 * start completes: the manifest begun in the folder is written to the other stores one after the other, and only then marked as
 * complete in the folder.
 *
 * @throws {UnusableManifest} with nothing written, unless a concurrent initialisation came first
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
 * Initialises a log and a database that processes share: the first process writes to the log, then to the database. Events are
 * appended only after both.
 *
 * @throws {UnusableManifest} with nothing written
 */
export async function initialiseNamespace(
  log: LogManifestStore,
  documents: ManifestStore,
  options: InitialisationOptions,
): Promise<InitialisedManifest> {
  // The database is read before the log, and events are checked before it is read again: another process may be initialising it
  // concurrently.
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
 * Reads the manifests of all stores: without the key, read-only.
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

/** @throws {UnusableManifest} if the manifest does not match the options or the key */
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

/** A store that belongs to another deployment. */
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
