import type { Logger } from 'pino';
import { KurrentEventStore } from './kurrentdb/kurrent-event-store';
import { keptOnce } from './mongodb/kept-once';
import { MongoConnection } from './mongodb/mongo-connection';
import { writingAgain } from './mongodb/mongo-errors';
import type { SharedSettings } from './settings';
import { UnusableServer } from './storage-errors';

/** The two servers where processes meet. */
export type DistributedStores = { readonly events: KurrentEventStore; readonly documents: MongoConnection };

/**
 * A position in KurrentDB is a place in its log, in bytes: limits that are meant in events are multiplied by about what an
 * event takes.
 */
export const POSITIONS_PER_EVENT = 1_000n;

/** @throws {UnusableServer} {@link StoreUnavailable} */
export async function openDistributed(settings: SharedSettings, log: Logger): Promise<DistributedStores> {
  const { namespace, mongodbUrl } = settings;
  const events = await openKurrent({ ...settings, url: settings.kurrentdbUrl, clock: 'real' }, (err) =>
    log.warn({ context: 'kurrentdb', err }, 'a subscription was interrupted; it goes on by itself'),
  );
  let documents: MongoConnection | null = null;
  try {
    documents = await MongoConnection.open({ url: mongodbUrl, namespace });
    await bindToLog(documents, events.logId);
    return { events, documents };
  } catch (error) {
    await documents?.close();
    await events.close();
    throw error;
  }
}

/**
 * Read models belong to the log from which they were folded: whoever comes first writes down which one that is.
 *
 * @throws {UnusableServer} they were folded from another log.
 */
export async function bindToLog({ db }: MongoConnection, logId: string): Promise<void> {
  const places = db.collection<{ _id: string; id: string }>('place');
  const bound = await writingAgain(() => keptOnce(places, 'log', { id: logId }));
  if (bound?.id === logId) return;
  throw new UnusableServer(
    `The read models in the database ${db.databaseName} were folded from another log than this one. ` +
      'Name the right servers, or another SEALTRAIL_NAMESPACE; read models can be folded anew, personal data and files cannot.',
  );
}

/** The log on a server. */
export const openKurrent = (
  { url, namespace, clock }: { readonly url: string; readonly namespace: string; readonly clock: 'real' | 'simulated' },
  onOutage: (error: unknown) => void,
): Promise<KurrentEventStore> => KurrentEventStore.open({ url, namespace, clock, onOutage });
