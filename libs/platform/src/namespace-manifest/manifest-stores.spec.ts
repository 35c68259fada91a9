import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder } from '../data-folder';
import { readSettings } from '../settings';
import { initialiseFolder } from './manifest-stores';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sealtrail-places-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

async function start(name: string): Promise<void> {
  const dataDir = join(parent, name);
  const folder = DataFolder.open(dataDir, null);
  try {
    await initialiseFolder(readSettings(['--data-dir', dataDir], {}), folder);
  } finally {
    folder.close();
  }
}

it.each(['events', 'vault', 'timers'])('a folder is not started with the %s of another', async (store) => {
  await start('ours');
  await start('theirs');
  await start('ours');
  cpSync(join(parent, 'theirs', `${store}.sqlite`), join(parent, 'ours', `${store}.sqlite`));
  await expect(start('ours')).rejects.toThrow(/sqlite belongs to another data folder/);
});
