import { join } from 'node:path';
import type { DataFolder, FolderStatus } from '../data-folder';
import { connectNamespace } from '../kurrentdb/namespace';
import { MongoConnection } from '../mongodb/mongo-connection';
import { MongoManifest } from '../mongodb/mongo-manifest';
import type { LogSource } from '../open-log';
import type { Settings } from '../settings';
import { EVENTS_FILE, TIMERS_FILE, VAULT_FILE } from '../sqlite/file-kinds';
import { SqliteManifest } from '../sqlite/sqlite-manifest';
import { type InitialisedManifest, initialiseStandalone, inspectManifests, type ManifestStore } from './initialise';
import type { Manifest } from './manifest';

type Servers = Pick<Settings, 'kurrentdbUrl' | 'mongodbUrl' | 'namespace'>;

const eventsFileOf = (folder: string): string => join(folder, 'events.sqlite');

/** The log of a standalone process; its manifest has the id. */
export const logSourceOf = ({ kurrentdbUrl: url, namespace }: Servers, folder: string, log: string): LogSource =>
  url === null ? { file: eventsFileOf(folder) } : { url, namespace, log };

export const vaultKeyOf = ({ vaultKeyFile }: Pick<Settings, 'vaultKeyFile'>, folder: DataFolder): string =>
  vaultKeyFile ?? folder.file('vault.key');

/** Initialises a folder and its stores at the first start; later, verifies them. @throws {UnusableManifest} */
export const initialiseFolder = (settings: Settings, folder: DataFolder): Promise<InitialisedManifest> =>
  withManifestStores(settings, folder.path, (places) =>
    initialiseStandalone(folder, [...places, timersManifestOf(folder)], {
      zone: settings.zone,
      clock: settings.simulatedClock === null ? 'real' : 'simulated',
      keyFile: vaultKeyOf(settings, folder),
    }),
  );

/** With the timers of another log the reactors would silently skip events of this one. */
const timersManifestOf = (folder: DataFolder): ManifestStore =>
  new SqliteManifest(folder.file('timers.sqlite'), TIMERS_FILE, { madeAgain: true });

/** Reads the manifest of a deployment; `folder` is `null` if processes share both servers. */
export const inspectDeployment = (settings: Servers, folder: FolderStatus | null): Promise<Manifest> =>
  withManifestStores(settings, folder?.path ?? '', (places) => inspectManifests(folder, places));

/** The log and the personal data, which cannot be rebuilt, each on its server or in a file of the folder. */
async function withManifestStores<T>(
  { kurrentdbUrl, mongodbUrl, namespace }: Servers,
  folder: string,
  use: (places: readonly ManifestStore[]) => Promise<T>,
): Promise<T> {
  const reached = kurrentdbUrl === null ? null : await connectNamespace({ url: kurrentdbUrl, namespace });
  try {
    const documents = mongodbUrl === null ? null : await MongoConnection.open({ url: mongodbUrl, namespace });
    try {
      return await use([
        reached?.manifest ?? new SqliteManifest(eventsFileOf(folder), EVENTS_FILE),
        documents === null
          ? new SqliteManifest(join(folder, 'vault.sqlite'), VAULT_FILE)
          : new MongoManifest(documents),
      ]);
    } finally {
      await documents?.close();
    }
  } finally {
    await reached?.connection.close();
  }
}
