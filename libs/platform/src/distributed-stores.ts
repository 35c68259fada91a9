import type { Logger } from 'pino';
import { KurrentEventStore } from './kurrentdb/kurrent-event-store';
import { MongoConnection } from './mongodb/mongo-connection';
import type { SharedSettings } from './settings';

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
  try {
    return { events, documents: await MongoConnection.open({ url: mongodbUrl, namespace }) };
  } catch (error) {
    await events.close();
    throw error;
  }
}

/** The log on a server. */
export const openKurrent = (
  { url, namespace, clock }: { readonly url: string; readonly namespace: string; readonly clock: 'real' | 'simulated' },
  onOutage: (error: unknown) => void,
): Promise<KurrentEventStore> => KurrentEventStore.open({ url, namespace, clock, onOutage });
