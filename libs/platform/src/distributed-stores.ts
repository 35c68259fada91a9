import type { NamespaceSecret, Upcasters } from '@sealtrail/event-sourcing';
import type { Logger } from 'pino';
import { settleTogether } from './birth/birth';
import type { Metrics } from './instruments/metrics';
import { reachNamespace } from './kurrentdb/namespace';
import { MongoConnection } from './mongodb/mongo-connection';
import { MongoKeptBeside } from './mongodb/mongo-followed';
import { MongoManifest } from './mongodb/mongo-manifest';
import { MongoMending } from './mongodb/mongo-mending';
import { MongoMove } from './mongodb/mongo-move';
import { MongoReadStore } from './mongodb/mongo-read-store';
import { MongoTimerOverview } from './mongodb/mongo-timer-overview';
import { type LiftedLog, openLog } from './open-log';
import type { SharedSettings } from './settings';
import { keepTogether, type Together } from './standing/keep-together';

/** The two servers where processes meet. */
export type DistributedStores = {
  readonly events: LiftedLog;
  readonly documents: MongoConnection;
  readonly secret: NamespaceSecret;
  /** Resolves when the log was put back from a backup under what is kept beside it: end the process. */
  readonly apart: Promise<Error>;
  readonly close: () => Promise<void>;
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
  metrics?: Metrics,
): Promise<DistributedStores> {
  const { namespace, kurrentdbUrl: url } = settings;
  const reached = await reachNamespace({ url, namespace });
  let documents: MongoConnection | null = null;
  try {
    documents = await MongoConnection.open({ url: settings.mongodbUrl, namespace });
    await new MongoMove(documents.db).refuseUnfinished(namespace);
    await new MongoMending(documents.db).refuseUnfinished(namespace);
    const wish = { zone: settings.zone, clock: 'real', keyFile: settings.vaultKeyFile } as const;
    const { manifest, secret } = await settleTogether(reached.birth, new MongoManifest(documents), wish);
    const tell = logOutages(log);
    let watch: Together | null = null;
    const onOutage = (error: unknown): void => {
      tell(error);
      watch?.soon();
    };
    const watched = metrics === undefined ? {} : { metrics };
    const opening = { upcasters, onOutage, refusalsKeptDays: settings.refusalsDays, ...watched };
    const events = await openLog({ url, namespace, log: manifest.log }, opening);
    try {
      const together = await keptTogether(namespace, events, documents, log);
      watch = together;
      const close = async (): Promise<void> => {
        together.close();
        await events.close();
        await documents?.close();
      };
      return { events, documents, secret, apart: together.apart, close };
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

/** @throws {KeptApart} */
async function keptTogether(
  namespace: string,
  events: LiftedLog,
  documents: MongoConnection,
  log: Pick<Logger, 'warn'>,
): Promise<Together> {
  const [vault, files] = [MongoKeptBeside.people(documents.db), MongoKeptBeside.files(documents.db)];
  const views = await new MongoReadStore(documents).followers();
  const reactors = await new MongoTimerOverview(documents).followers();
  return keepTogether(`the namespace ${namespace}`, events, { views, reactors, vault, files }, log);
}

export const logOutages =
  (log: Pick<Logger, 'warn'>) =>
  (err: unknown): void =>
    log.warn({ context: 'kurrentdb', err }, 'a subscription was interrupted; it goes on by itself');
