import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeReadStoreContract } from '@sealtrail/event-sourcing/testing';
import { SqliteReadStore } from './sqlite-read-store';

describeReadStoreContract('SqliteReadStore', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-views-'));
  const store = SqliteReadStore.openForWriting(join(folder, 'views.sqlite'));
  return {
    store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
