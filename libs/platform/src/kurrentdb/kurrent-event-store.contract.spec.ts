import { describeEventStoreContract } from '@sealtrail/event-sourcing/testing';
import { openEmptyNamespace } from './testing/empty-namespace';
import { FakeKurrentDb } from './testing/fake-kurrentdb';

describeEventStoreContract('KurrentEventStore', async () => {
  const server = await FakeKurrentDb.start();
  const store = await openEmptyNamespace({ url: server.url, namespace: 'sealtrail', refusalsKeptDays: 1 });
  return {
    store,
    lose: async (stream, revision) => server.log.dropEvent(`sealtrail:${stream}`, revision),
    skipTo: async (position) => server.log.skipTo(position),
    letPass: async (ms) => server.log.letPass(ms),
    close: async () => {
      await store.close();
      server.stop();
    },
  };
});
