import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FORMAT } from '@sealtrail/platform';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import { startServer, type TestServer } from '../server';
import { frozenLog, type Kind, placeOf, storedFormats, toldTo, unpackedCopyOf } from './frozen';
import { dumpOf, loadDump } from './frozen-log';
import { ask, BEGUN } from './frozen-story';

/** Formats that are refused; every other frozen format can be read. */
const REFUSED: readonly number[] = [1];

describe.each<Kind>(['embedded', 'kurrentdb'])('the frozen data of a server (%s)', (kind) => {
  let log: FakeKurrentDb;
  let folder: string;

  beforeEach(async () => {
    log = await FakeKurrentDb.start();
  });
  afterEach(() => {
    log.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (format: number, adminKey = ''): Promise<TestServer> => {
    folder = unpackedCopyOf(format, kind);
    if (kind === 'kurrentdb') loadDump(log.log, frozenLog(format));
    const where = kind === 'kurrentdb' ? { kurrentdbUrl: log.url } : {};
    return startServer({ simulatedClock: BEGUN, dataDir: folder, adminKey, ...where });
  };

  const answered = storedFormats().filter((format) => !REFUSED.includes(format));

  it.each(answered)('of format %i give the same answers as when they were frozen', async (format) => {
    const { adminKey, officerKey, id, file, ...told } = toldTo(format, kind);
    const server = await open(format, adminKey);
    const asked = await ask(server, { officerKey, id, file }).catch((error: unknown) => ({ error }));
    expect(await server.stop()).toBe(0);
    // Frozen when every key got plain positions.
    const accepted = { ...told.accepted, position: expect.stringMatching(/^1\d{47}$/) as string };
    expect(asked).toMatchObject({ ...told, accepted, content: file.content });
  });

  it('of format 1 are refused with the reason, and not changed', async () => {
    await expect(open(1)).rejects.toThrow(
      new RegExp(
        'the process ended with code 2\\n\\n' +
          `The data folder ${folder} has no manifest\\.json: it has format 1, which this version of Sealtrail does not read, or the file was lost\\. ` +
          'Restore manifest\\.json from a backup, use the version that created the folder, or start afresh with another --data-dir and --namespace\\.$',
      ),
    );
    if (kind === 'kurrentdb') expect(dumpOf(log.log)).toBe(frozenLog(1));
    expect(filesIn(folder)).toEqual(filesIn(join(placeOf(1, kind), 'folder')));
  });
});

/** The content of each file, except the lock. */
const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => !file.startsWith('lock'))
      .map((file) => [file, readFileSync(join(folder, file), 'base64')]),
  );

it('of the present format exist', () => expect(Math.max(...storedFormats())).toBe(FORMAT));

it('a namespace of format 1 is also refused for a new data folder', async () => {
  const log = await FakeKurrentDb.start();
  loadDump(log.log, frozenLog(1));
  await expect(startServer({ simulatedClock: BEGUN, kurrentdbUrl: log.url })).rejects.toThrow(
    'The namespace sealtrail in the log has format 1; this version of Sealtrail reads format 2.',
  );
  expect(dumpOf(log.log)).toBe(frozenLog(1));
  log.stop();
});
