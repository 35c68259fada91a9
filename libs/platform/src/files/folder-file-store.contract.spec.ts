import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFileStoreContract } from '@sealtrail/event-sourcing/testing';
import { FolderFileStore } from './folder-file-store';

describeFileStoreContract('FolderFileStore', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-files-'));
  let passedMs = 0;
  return {
    store: await FolderFileStore.open(join(folder, 'files'), () => Date.now() + passedMs),
    letPass: (ms) => {
      passedMs += ms;
    },
    close: async () => rmSync(folder, { recursive: true }),
  };
});
