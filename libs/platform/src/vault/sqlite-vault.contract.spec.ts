import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeVaultContract } from '@sealtrail/event-sourcing/testing';
import { SqliteVault } from './sqlite-vault';

describeVaultContract('SqliteVault', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-vault-'));
  const store = await SqliteVault.open({ file: join(folder, 'vault.sqlite'), keyFile: join(folder, 'vault.key') });
  return {
    store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
