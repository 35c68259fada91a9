import { EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import type { KurrentEventStore } from '@sealtrail/platform';
import { openEmptyNamespace } from '@sealtrail/platform/testing';
import type { Stretch } from './appends';
import { contest, type Rate, rateOf } from './contest';

type CatchUpOptions = {
  readonly url: string;
  readonly namespace: string;
  readonly runs: number;
  readonly stretch: Stretch;
};

const BATCH_MAX = 1_000;

/** Events per second for one section of the log, through the driver's subscription and through the bare client's. */
export async function benchCatchUp({ url, namespace, runs, stretch }: CatchUpOptions): Promise<void> {
  console.log(`catch-up: ${stretch.events} events of one stretch of the log`);
  const store = await openEmptyNamespace({ url, namespace });
  const raw = EventStoreDBClient.connectionString(url.replace(/^\w+/, 'esdb'));
  const contestants = [
    { name: 'driver', run: (whole: Stretch) => timed(whole, () => follow(store, whole)) },
    { name: 'raw', run: (whole: Stretch) => timed(whole, () => followRaw(raw, `${namespace}:`, whole)) },
  ];
  try {
    for (const { run } of contestants) await run(stretch);
    await contest(contestants, ['raw'], runs, () => stretch);
  } finally {
    await store.close();
    await raw.dispose();
  }
}

const timed = ({ events }: Stretch, follow: () => Promise<number>): Promise<Rate> =>
  rateOf(events, async () => {
    const seen = await follow();
    if (seen !== events) throw new Error(`${seen} events instead of ${events}`);
  });

async function follow(store: KurrentEventStore, { after, to }: Stretch): Promise<number> {
  let seen = 0;
  const stop = new AbortController();
  const all = { after, types: 'all', batchMax: BATCH_MAX, signal: stop.signal } as const;
  for await (const { events, position } of store.subscribe(all)) {
    seen += events.length;
    if (position >= to) stop.abort();
  }
  return seen;
}

/** As received, without checks and without back pressure. */
function followRaw(raw: EventStoreDBClient, prefix: string, { after, to }: Stretch): Promise<number> {
  return new Promise((resolve, reject) => {
    let seen = 0;
    const subscription = raw.subscribeToAll({
      fromPosition: { commit: after, prepare: after },
      filter: streamNameFilter({ prefixes: [prefix] }),
    });
    subscription.on('error', reject);
    subscription.on('data', ({ event, commitPosition }) => {
      seen += 1;
      if ((commitPosition ?? event?.position?.commit ?? 0n) < to) return;
      void subscription.unsubscribe();
      resolve(seen);
    });
  });
}
