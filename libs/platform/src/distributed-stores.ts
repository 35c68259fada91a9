import type { NamespaceSecret, Upcasters } from '@sealtrail/event-sourcing';
import type { Logger } from 'pino';
import { settleTogether } from './birth/birth';
import { reachNamespace } from './kurrentdb/namespace';
import { MongoConnection } from './mongodb/mongo-connection';
import { MongoManifest } from './mongodb/mongo-manifest';
import { type LiftedLog, openLog } from './open-log';
import type { SharedSettings } from './settings';

/** The two servers where processes meet. */
export type DistributedStores = {
  readonly events: LiftedLog;
  readonly documents: MongoConnection;
  readonly secret: NamespaceSecret;
};

/**
 * A position in KurrentDB is a place in its log, in bytes: limits that are meant in events are multiplied by about what an
 * event takes.
 */
export const POSITIONS_PER_EVENT = 1_000n;

/** @throws {UnusableManifest} {@link UnusableServer} {@link StoreUnavailable} */
export async function openDistributed(
  settings: SharedSettings,
  upcasters: Upcasters,
  log: Pick<Logger, 'warn'>,
): Promise<DistributedStores> {
  const { namespace, kurrentdbUrl: url } = settings;
  const reached = await reachNamespace({ url, namespace });
  let documents: MongoConnection | null = null;
  try {
    documents = await MongoConnection.open({ url: settings.mongodbUrl, namespace });
    const wish = { zone: settings.zone, clock: 'real', keyFile: settings.vaultKeyFile } as const;
    const { manifest, secret } = await settleTogether(reached.birth, new MongoManifest(documents), wish);
    const onOutage = logOutages(log);
    const opening = { upcasters, onOutage, refusalsKeptDays: settings.refusalsDays };
    return { events: await openLog({ url, namespace, log: manifest.log }, opening), documents, secret };
  } catch (error) {
    await documents?.close();
    throw error;
  } finally {
    await reached.connection.close();
  }
}

export const logOutages =
  (log: Pick<Logger, 'warn'>) =>
  (err: unknown): void =>
    log.warn({ context: 'kurrentdb', err }, 'a subscription was interrupted; it goes on by itself');
