import { randomUUID } from 'node:crypto';
import { describeEventStoreContract } from '@sealtrail/event-sourcing/testing';
import { KurrentEventStore } from '@sealtrail/platform';

const url = process.env['SEALTRAIL_KURRENTDB_URL'] ?? '';

describeEventStoreContract('KurrentEventStore', async () => {
  const namespace = `t-${randomUUID().slice(0, 13)}`;
  const store = await KurrentEventStore.open({ url, namespace, clock: 'simulated' });
  return { store, close: () => store.close() };
});
