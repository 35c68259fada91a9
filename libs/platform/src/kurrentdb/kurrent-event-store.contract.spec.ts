import { describeEventStoreContract } from '@sealtrail/event-sourcing/testing';
import { KurrentEventStore } from './kurrent-event-store';
import { FakeKurrentDb } from './testing/fake-kurrentdb';

describeEventStoreContract('KurrentEventStore', async () => {
  const server = await FakeKurrentDb.start();
  const store = await KurrentEventStore.open({ url: server.url, namespace: 'sealtrail', clock: 'real' });
  return {
    store,
    skipTo: async (position) => server.log.skipTo(position),
    close: async () => {
      await store.close();
      server.stop();
    },
  };
});
