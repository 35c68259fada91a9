import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeAccessTrailContract } from '@sealtrail/event-sourcing/testing';
import { SqliteAccessTrail } from './sqlite-access-trail';

describeAccessTrailContract('SqliteAccessTrail', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-trail-'));
  const store = await SqliteAccessTrail.open(join(folder, 'trail.sqlite'));
  return {
    store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
