import { InMemoryAccessTrail } from '../fakes/in-memory-access-trail';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryFileStore } from '../fakes/in-memory-file-store';
import { InMemoryLeaseStore } from '../fakes/in-memory-lease-store';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { InMemoryTimerStore } from '../fakes/in-memory-timer-store';
import { InMemoryVault } from '../fakes/in-memory-vault';
import { PARTITIONS } from '../reactors/partition';
import { PartitionedTimerStore } from '../reactors/partitioned-timer-store';
import { describeAccessTrailContract } from './access-trail-contract';
import { describeEventStoreContract } from './event-store-contract';
import { describeFileStoreContract } from './file-store-contract';
import { describeLeaseStoreContract } from './lease-store-contract';
import { describeReadStoreContract } from './read-store-contract';
import { describeTimerStoreContract } from './timer-store-contract';
import { describeVaultContract } from './vault-contract';

const close = async (): Promise<void> => {};

describeEventStoreContract('InMemoryEventStore', async () => {
  const store = new InMemoryEventStore();
  return {
    store,
    close,
    skipTo: async (position) => store.skipTo(position),
    lose: async (stream, revision) => store.lose(stream, revision),
    letPass: async (ms) => store.letPass(ms),
  };
});
describeReadStoreContract('InMemoryReadStore', async () => ({ store: new InMemoryReadStore(), close }));
describeTimerStoreContract('InMemoryTimerStore', async () => ({ store: new InMemoryTimerStore(), close }));
describeAccessTrailContract('InMemoryAccessTrail', async () => ({ store: new InMemoryAccessTrail(), close }));
describeFileStoreContract('InMemoryFileStore', async () => {
  const store = new InMemoryFileStore();
  return { store, close, letPass: (ms) => store.letPass(ms) };
});
describeVaultContract('InMemoryVault', async () => ({ store: new InMemoryVault(), close }));
describeLeaseStoreContract('InMemoryLeaseStore', async () => ({ store: new InMemoryLeaseStore(), close }));
describeTimerStoreContract('PartitionedTimerStore', async () => {
  const parts = Array.from({ length: PARTITIONS }, (_, part) => [part, new InMemoryTimerStore()] as const);
  return { store: new PartitionedTimerStore(new Map(parts)), close };
});
