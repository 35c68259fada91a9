import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder, initialiseFolder, readSettings } from '@sealtrail/platform';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import { openViews } from '../../apps/cli/src/opened-views';
import { MongoDouble } from '../mongo-double/mongo-double';

describe('the console of a standalone process with its data on servers', () => {
  let events: FakeKurrentDb;
  let documents: MongoDouble;
  const simulated = ['--simulated-clock', '2026-03-02T01:00:00.000Z'];
  const dataDir = mkdtempSync(join(tmpdir(), 'sealtrail-console-'));

  beforeAll(async () => {
    events = await FakeKurrentDb.start();
    documents = await MongoDouble.start();
  });

  afterAll(async () => {
    await documents.close();
    events.stop();
    rmSync(dataDir, { recursive: true });
  });

  it("gets the log's id from the folder, and whether the process is running", async () => {
    const settings = readSettings(
      ['--data-dir', dataDir, '--kurrentdb-url', events.url, '--mongodb-url', documents.url, ...simulated],
      {},
    );
    await expect(openViews(settings)).rejects.toThrow('is not initialised');
    const folder = DataFolder.open(dataDir, settings.simulatedClock);
    await initialiseFolder(settings, folder);
    const beside = await openViews(settings);
    expect(beside.idleFolder).toBeNull();
    await beside.close();
    folder.close();
    const alone = await openViews(settings);
    expect(alone.idleFolder).not.toBeNull();
    await alone.close();
    alone.idleFolder?.close();
  });
});
