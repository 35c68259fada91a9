import { randomUUID } from 'node:crypto';
import { addressesIn } from '../servers/addresses';
import { benchAppends } from './appends';
import { benchCatchUp } from './catch-up';
import { benchProjection } from './server-projection';

export type DistributedOptions = {
  /** `null`: the default of each part. */
  readonly events: number | null;
  readonly inFlight: number;
  readonly runs: number;
};

const APPENDS = 20_000;
const FOLDED = 100_000;

/** Measures the servers of a distributed deployment that are available. */
export async function benchDistributed({ events, inFlight, runs }: DistributedOptions): Promise<void> {
  const addresses = addressesIn(process.env);
  const { kurrentdb: url, mongodb } = addresses;
  const namespace = `bench-${randomUUID().slice(0, 8)}`;
  if (url === null && mongodb === null) {
    throw new Error('neither SEALTRAIL_KURRENTDB_URL nor SEALTRAIL_MONGODB_URL names a server');
  }
  if (url === null) console.log('SEALTRAIL_KURRENTDB_URL names no server: appends and catch-up are left out');
  if (mongodb === null) console.log('SEALTRAIL_MONGODB_URL names no server: MongoDB is left out');
  if (url !== null) {
    console.log(`what is written stays in KurrentDB, in streams that begin with ${namespace}`);
    const stretch = await benchAppends({ url, namespace, events: events ?? APPENDS, inFlight, runs });
    await benchCatchUp({ url, namespace, runs, stretch });
  }
  await benchProjection({ addresses, namespace: `${namespace}-log`, events: events ?? FOLDED, inFlight, runs });
}
