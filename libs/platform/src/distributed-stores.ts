import type { NamespaceSecret, Upcasters } from '@sealtrail/event-sourcing';
import type { Logger } from 'pino';
import { type ConsistencyWatch, watchConsistency } from './consistency/watch-consistency';
import type { Metrics } from './instruments/metrics';
import { connectNamespace } from './kurrentdb/namespace';
import { MongoConnection } from './mongodb/mongo-connection';
import { MongoManifest } from './mongodb/mongo-manifest';
import { MongoMoveStore } from './mongodb/mongo-move-store';
import { MongoReadStore } from './mongodb/mongo-read-store';
import { MongoReconciliationStore } from './mongodb/mongo-reconciliation-store';
import { MongoReferencedStore } from './mongodb/mongo-referenced-store';
import { MongoTimerOverview } from './mongodb/mongo-timer-overview';
import { initialiseNamespace } from './namespace-manifest/initialise';
import { openLog, type UpcastingLog } from './open-log';
import type { SharedSettings } from './settings';

/** The two servers that the processes share. */
export type DistributedStores = {
  readonly events: UpcastingLog;
  readonly documents: MongoConnection;
  readonly secret: NamespaceSecret;
  /** Resolves when the log was restored from a backup while the other stores were not: end the process. */
  readonly rolledBack: Promise<Error>;
  readonly close: () => Promise<void>;
};

/** A position in KurrentDB is a byte offset in its log: limits in events are multiplied by the approximate size of an event. */
export const POSITIONS_PER_EVENT = 1_000n;

/** @throws {UnusableManifest} {@link UnusableServer} {@link StoreUnavailable} */
export async function openDistributed(
  settings: SharedSettings,
  upcasters: Upcasters,
  log: Pick<Logger, 'warn'>,
  metrics?: Metrics,
): Promise<DistributedStores> {
  const { namespace, kurrentdbUrl: url } = settings;
  const reached = await connectNamespace({ url, namespace });
  let documents: MongoConnection | null = null;
  try {
    documents = await MongoConnection.open({ url: settings.mongodbUrl, namespace });
    await new MongoMoveStore(documents.db).refuseUnfinished(namespace);
    await new MongoReconciliationStore(documents.db).refuseUnfinished(namespace);
    const options = { zone: settings.zone, clock: 'real', keyFile: settings.vaultKeyFile } as const;
    const { manifest, secret } = await initialiseNamespace(reached.manifest, new MongoManifest(documents), options);
    const logOutage = logOutages(log);
    let watch: ConsistencyWatch | null = null;
    const onOutage = (error: unknown): void => {
      logOutage(error);
      watch?.soon();
    };
    const watched = metrics === undefined ? {} : { metrics };
    const opening = { upcasters, onOutage, refusalsKeptDays: settings.refusalsDays, ...watched };
    const events = await openLog({ url, namespace, log: manifest.log }, opening);
    try {
      const together = await watchNamespace(namespace, events, documents, log);
      watch = together;
      const close = async (): Promise<void> => {
        together.close();
        await events.close();
        await documents?.close();
      };
      return { events, documents, secret, rolledBack: together.rolledBack, close };
    } catch (error) {
      await events.close();
      throw error;
    }
  } catch (error) {
    await documents?.close();
    throw error;
  } finally {
    await reached.connection.close();
  }
}

/** @throws {InconsistentStores} */
async function watchNamespace(
  namespace: string,
  events: UpcastingLog,
  documents: MongoConnection,
  log: Pick<Logger, 'warn'>,
): Promise<ConsistencyWatch> {
  const [vault, files] = [MongoReferencedStore.people(documents.db), MongoReferencedStore.files(documents.db)];
  const views = await new MongoReadStore(documents).followers();
  const reactors = await new MongoTimerOverview(documents).followers();
  return watchConsistency(`the namespace ${namespace}`, events, { views, reactors, vault, files }, log);
}

export const logOutages =
  (log: Pick<Logger, 'warn'>) =>
  (err: unknown): void =>
    log.warn({ context: 'kurrentdb', err }, 'a subscription was interrupted; reconnecting');
