import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upcasters } from '@sealtrail/contexts';
import { DataFolder, initialiseFolder, openDistributed, readSettings, sharedSettings } from '@sealtrail/platform';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import { MongoDouble } from './mongo-double/mongo-double';
import { FaultProxy } from './mongo-proxy/fault-proxy';
import { fault } from './mongo-proxy/faults';
import { spawnMain } from './spawned';

const SILENT = { warn: () => {} };
let parent: string;
let events: FakeKurrentDb;
let documents: MongoDouble;
let proxy: FaultProxy;

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'sealtrail-births-'));
  events = await FakeKurrentDb.start();
  documents = await MongoDouble.start();
  proxy = await FaultProxy.before(documents.url);
});
afterEach(async () => {
  await proxy.close();
  await documents.close();
  events.stop();
  rmSync(parent, { recursive: true });
});

const dir = (name: string): string => join(parent, name);
const servers = () => ['--kurrentdb-url', events.url, '--mongodb-url', proxy.url];

/** The first step of a standalone server, on its own folder. */
async function inFiles(name: string, ...options: readonly string[]) {
  const settings = readSettings(['--data-dir', dir(name), ...options], {});
  const folder = DataFolder.open(settings.dataDir, settings.simulatedClock);
  try {
    return await initialiseFolder(settings, folder);
  } finally {
    folder.close();
  }
}

/** The same with its log and its documents on both servers. */
const alone = (name: string, ...options: readonly string[]) => inFiles(name, ...servers(), ...options);

/** The first step of each of several processes. */
async function together(...options: readonly string[]) {
  const args = [...servers(), '--vault-key-file', dir('vault.key'), ...options];
  const opened = await openDistributed(sharedSettings(readSettings(args, {})), upcasters, SILENT);
  await opened.events.close();
  await opened.documents.close();
  return opened.secret.derive('x').toString('hex');
}

const inLog = () => events.log.events.length;
const inDatabase = async () => (await documents.stored('sealtrail', 'sealtrail', {})).length;

describe('a standalone server with both servers', () => {
  it('is initialised once, and anything that does not match is refused with nothing written', async () => {
    const { manifest } = await alone('a');
    expect((await alone('a')).manifest).toEqual(manifest);
    const before = [inLog(), await inDatabase()];
    writeFileSync(dir('other.key'), randomBytes(32), { mode: 0o600 });
    for (const [name, option, text] of [
      ['a', ['--zone', 'Europe/Amsterdam'], 'was created for the time zone Asia/Shanghai'],
      ['a', ['--simulated-clock', '2026-03-02T09:00:00+08:00'], 'holds real events'],
      ['a', ['--vault-key-file', dir('other.key')], 'is bound to a master key other than'],
      ['a', ['--vault-key-file', dir('none.key')], 'no new key is generated'],
      ['a', ['--namespace', 'elsewhere'], 'The namespace elsewhere in the log has no manifest, but the data folder'],
      ['b', [], 'The namespace sealtrail in the log belongs to another data folder'],
    ] as const) {
      await expect(alone(name, ...option)).rejects.toThrow(text);
    }
    await expect(together()).rejects.toThrow('The namespace sealtrail in the log belongs to another data folder');
    expect([inLog(), await inDatabase()]).toEqual(before);
    expect(readdirSync(dir('b')).filter((file) => !file.startsWith('lock'))).toEqual([]);
    expect(readdirSync(parent).sort()).toEqual(['a', 'b', 'other.key']);
  });

  it('completes what a crash between the log and the database has left', async () => {
    events.onAppend = () => 'denied';
    await expect(alone('a')).rejects.toThrow('rejects the user');
    expect([inLog(), await inDatabase()]).toEqual([0, 0]);
    // The log is written first: from then on the database fails.
    events.onAppend = () => {
      proxy.faults.next({ command: 'findAndModify', collection: 'sealtrail' }, fault.error(13, 'Unauthorized'));
      return 'none';
    };
    await expect(alone('a')).rejects.toThrow();
    expect([inLog(), await inDatabase()]).toEqual([1, 0]);
    events.onAppend = () => 'none';
    const { manifest } = await alone('a');
    expect([inLog(), await inDatabase()]).toEqual([1, 1]);
    expect(events.log.events.map(({ id }) => id)).toEqual([manifest.log]);
    expect((await alone('a')).manifest).toEqual(manifest);
  });
});

describe('a standalone server with files', () => {
  it.each(['events.sqlite', 'vault.sqlite'])('does not start without its %s, or with another one', async (file) => {
    const [a, b] = [await inFiles('a'), await inFiles('b')];
    expect((await inFiles('a')).manifest).toEqual(a.manifest);
    expect(a.manifest.log).not.toBe(b.manifest.log);
    renameSync(join(dir('a'), file), dir('aside'));
    await expect(inFiles('a')).rejects.toThrow(
      `${file} has no manifest, but the data folder ${dir('a')} is bound to one`,
    );
    expect(existsSync(join(dir('a'), file))).toBe(false);
    copyFileSync(join(dir('b'), file), join(dir('a'), file));
    await expect(inFiles('a')).rejects.toThrow(`${file} belongs to another data folder`);
    renameSync(dir('aside'), join(dir('a'), file));
    expect((await inFiles('a')).manifest).toEqual(a.manifest);
  });

  it('refuses to change to a server, or back, without its data', async () => {
    await inFiles('a');
    const other = 'has no manifest, but the data folder';
    await expect(inFiles('a', '--kurrentdb-url', events.url)).rejects.toThrow(other);
    await expect(inFiles('a', '--mongodb-url', proxy.url)).rejects.toThrow(other);
    await alone('c');
    await expect(inFiles('c')).rejects.toThrow(other);
    // Its timers are in the folder, whatever servers it uses.
    expect(readdirSync(dir('c')).filter((file) => file.endsWith('.sqlite'))).toEqual(['timers.sqlite']);
  });
});

describe('processes that share both servers', () => {
  it('are initialised together, and get the same secret', async () => {
    const secrets = await Promise.all([together(), together(), together()].map((one) => one.catch(() => null)));
    const [secret] = secrets.filter((one) => one !== null);
    // A concurrent process may have created its own key; the next start uses the stored one.
    expect(await together()).toBe(secret);
    expect([inLog(), await inDatabase()]).toEqual([1, 1]);
    await expect(together('--zone', 'Asia/Urumqi')).rejects.toThrow('was created for the time zone Asia/Shanghai');
    await expect(alone('a')).rejects.toThrow(
      'is shared by several processes and cannot be used by a standalone server',
    );
  });
});

it('the server reports it in one line, and exits with code 2', async () => {
  const start = (name: string) =>
    spawnMain(
      ['apps', 'standalone', 'src', 'main.js'],
      ['--data-dir', dir(name), '--port', '0', '--kurrentdb-url', events.url],
    );
  const first = start('a');
  await first.tells(({ stdout }) => (stdout.includes('ready at') ? true : null));
  const second = start('b');
  expect(await second.ended()).toBe(2);
  expect(second.log()).toEqual([
    'The namespace sealtrail in the log belongs to another data folder. ' +
      'Start the server on that --data-dir, or choose another --namespace.',
  ]);
  expect(second.said()).toBe('');
  await first.end('SIGKILL');
});
