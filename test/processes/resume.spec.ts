import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TimerStore } from '@sealtrail/event-sourcing';
import {
  DataFolder,
  initialiseFolder,
  MongoConnection,
  MongoTimerStore,
  readSettings,
  SqliteTimerStore,
} from '@sealtrail/platform';
import { resume } from '../../apps/cli/src/resume';
import { MongoDouble } from '../mongo-double/mongo-double';

const parked = (stream: string) => ({ stream, revision: 2n, position: 3n, code: 'TypeError' });

describe('npm run cli -- resume', () => {
  let said = '';
  let dataDir: string;
  let folder: DataFolder;
  let timers: SqliteTimerStore;
  const options = () => ['--data-dir', dataDir];

  beforeEach(async () => {
    said = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text: string | Uint8Array) => {
      said += String(text);
      return true;
    });
    dataDir = mkdtempSync(join(tmpdir(), 'sealtrail-resume-'));
    folder = DataFolder.open(dataDir, null);
    await initialiseFolder(readSettings(options(), {}), folder);
    timers = await SqliteTimerStore.open(folder.file('timers.sqlite'));
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await timers.close();
    folder.close();
    rmSync(dataDir, { recursive: true });
  });

  /** The workers handle the request, and resume some streams. */
  const hear = async (store: TimerStore, streams: readonly string[]): Promise<void> => {
    let wish: string | null = null;
    while (wish === null) {
      await new Promise((resolve) => setImmediate(resolve));
      wish = await store.resumeRequest('reactors');
    }
    for (const stream of streams) await store.resumed('reactors', { stream, timers: [], still: null });
    await store.resumeHandled('reactors', wish);
  };

  it('has nothing to do if nothing is parked', async () => {
    expect([await resume(options()), said]).toStrictEqual([0, 'No stream is parked.\n']);
  });

  it('sends a request to the running server, and prints which streams stay parked', async () => {
    await timers.advance('reactors', [], 9n, [parked('application-1'), parked('application-2')]);
    const [code] = await Promise.all([resume(options()), hear(timers, ['application-1'])]);
    expect(code).toBe(1);
    expect(said).toMatch(/^not reacted to +from revision +because\napplication-2 +2 +TypeError\n\n1 of 2 streams/);
    said = '';
    expect(await Promise.all([resume(options()), hear(timers, ['application-2'])])).toStrictEqual([0, undefined]);
    expect(said).toBe('1 of 1 streams were resumed.\n');
  });

  it('prints that the next start will do it if no server is running', async () => {
    await timers.advance('reactors', [], 9n, [parked('application-1')]);
    folder.close();
    expect(await resume(options())).toBe(1);
    expect(said).toMatch(
      /application-1 .*\n\nNo server is at work in this folder: it tries them again when it starts\.\n$/,
    );
    folder = DataFolder.open(dataDir, null);
  });

  it('sends a request to the workers on servers, for each partition', async () => {
    const documents = await MongoDouble.start();
    const connection = await MongoConnection.open({ url: documents.url, namespace: 'town' });
    const parts = await Promise.all(
      ['0', '1'].map((partition) => MongoTimerStore.open(connection, { partition, epoch: 1n })),
    );
    for (const part of parts) await part.advance('reactors', [], 9n, [parked('application-1')]);
    const servers = ['--kurrentdb-url', 'esdb://127.0.0.1:1?tls=false', '--mongodb-url', documents.url];
    const asked = resume([...servers, '--namespace', 'town', '--data-dir', join(dataDir, 'none')]);
    await Promise.all(parts.map((part) => hear(part, ['application-1'])));
    expect([await asked, said]).toStrictEqual([0, '1 of 1 streams were resumed.\n']);
    await connection.close();
    await documents.close();
  });
});
