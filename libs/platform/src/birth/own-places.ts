import type { DataFolder } from '../data-folder';
import { reachNamespace } from '../kurrentdb/namespace';
import { MongoConnection } from '../mongodb/mongo-connection';
import { MongoManifest } from '../mongodb/mongo-manifest';
import type { LogSource } from '../open-log';
import type { Settings } from '../settings';
import { SqliteManifest } from '../sqlite/sqlite-manifest';
import { type LogPlace, lookAround, type ManifestPlace, type OwnFolder, type Settled, settleAlone } from './birth';

type Servers = Pick<Settings, 'kurrentdbUrl' | 'mongodbUrl' | 'namespace'>;

/** Where the log of a process that works alone is, whose id its manifest says. */
export const ownLog = ({ kurrentdbUrl: url, namespace }: Servers, eventsFile: string, log: string): LogSource =>
  url === null ? { file: eventsFile, log } : { url, namespace, log };

export const vaultKeyOf = ({ vaultKeyFile }: Pick<Settings, 'vaultKeyFile'>, folder: DataFolder): string =>
  vaultKeyFile ?? folder.file('vault.key');

/** Settles what a folder and its places are, at the first start; later, that they still are it. @throws {UnusableManifest} */
export const settleFolder = (settings: Settings, folder: DataFolder): Promise<Settled> =>
  atPlaces(settings, folder.file('events.sqlite'), (places) =>
    settleAlone(folder, places, {
      zone: settings.zone,
      clock: settings.simulatedClock === null ? 'real' : 'simulated',
      keyFile: vaultKeyOf(settings, folder),
    }),
  );

/** What a deployment is, for whoever only looks. @param eventsFile where there is a folder and no server of events */
export const lookAtPlaces = (
  settings: Servers,
  folder: Pick<OwnFolder, 'name' | 'manifest'> | null,
  eventsFile: string,
) => atPlaces(settings, eventsFile, (places) => lookAround(folder, places));

async function atPlaces<T>(
  { kurrentdbUrl, mongodbUrl, namespace }: Servers,
  eventsFile: string,
  use: (places: readonly ManifestPlace[]) => Promise<T>,
): Promise<T> {
  const reached = kurrentdbUrl === null ? null : await reachNamespace({ url: kurrentdbUrl, namespace });
  try {
    const log: LogPlace = reached?.birth ?? new SqliteManifest(eventsFile);
    if (mongodbUrl === null) return await use([log]);
    const documents = await MongoConnection.open({ url: mongodbUrl, namespace });
    try {
      return await use([log, new MongoManifest(documents)]);
    } finally {
      await documents.close();
    }
  } finally {
    await reached?.connection.close();
  }
}
