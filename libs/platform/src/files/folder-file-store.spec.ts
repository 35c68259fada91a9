import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FileTooLarge } from '@sealtrail/event-sourcing';
import { FolderFileStore } from './folder-file-store';

const content = Buffer.from('营业执照');
const sha256 = createHash('sha256').update(content).digest('hex');
const place = join(sha256.slice(0, 2), sha256.slice(2, 4), sha256);

let parent: string;
let folder: string;
let store: FolderFileStore;

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'sealtrail-files-'));
  folder = join(parent, 'files');
  store = await FolderFileStore.open(folder);
});
afterEach(() => rmSync(parent, { recursive: true }));

const names = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.startsWith('untold') && statSync(join(folder, name)).isFile(),
  );
const marks = (): string[] => readdirSync(join(folder, 'untold'));
const chunks = (...parts: (Buffer | string)[]): Readable => Readable.from(parts);
const modeOf = (name: string): number => statSync(join(folder, name)).mode & 0o777;

async function read(readable: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of readable as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

it('names a file by its content, readable by its owner only', async () => {
  await store.keep(chunks(content), 100);
  expect(names()).toEqual([place]);
  expect(readFileSync(join(folder, place)).equals(content)).toBe(true);
  expect([modeOf(place), modeOf(sha256.slice(0, 2)), modeOf('.')]).toEqual([0o600, 0o700, 0o700]);
});

it('counts and hashes bytes if the stream yields text', async () => {
  expect(await store.keep(chunks('营业', '执照'), 12)).toEqual({ sha256, size: 12 });
  await expect(store.keep(chunks('营业', '执照'), 11)).rejects.toBeInstanceOf(FileTooLarge);
});

it('has one file for the same content, and no leftovers', async () => {
  await Promise.all([1, 2, 3, 4].map(() => store.keep(chunks(content), 100)));
  await store.keep(chunks(content.subarray(0, 5), content.subarray(5)), 100);
  expect(names()).toEqual([place]);
});

it('repairs a damaged file when it receives the content again', async () => {
  await store.keep(chunks(content), 100);
  writeFileSync(join(folder, place), 'rot');
  await store.keep(chunks(content), 100);
  expect(readFileSync(join(folder, place)).equals(content)).toBe(true);
});

it('leaves no trace of a file that is too long, fails, or is aborted by its sender', async () => {
  await expect(store.keep(chunks(content, content), 20)).rejects.toBeInstanceOf(FileTooLarge);
  const broken = new Readable({ read: () => {} });
  const keeping = store.keep(broken, 100);
  broken.push(content);
  setImmediate(() => broken.destroy());
  await expect(keeping).rejects.toThrow(/premature/i);
  expect(names()).toEqual([]);
});

it('lets a sender be answered whose file is too long', async () => {
  const server = createServer((incoming, answer) => {
    store.keep(incoming, 1_000).catch(() => answer.writeHead(413, { Connection: 'close' }).end());
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const status = await new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const sending = request({ port, host: '127.0.0.1', method: 'POST' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sending.on('error', reject);
    for (let part = 0; part < 50; part++) sending.write(Buffer.alloc(10_000));
    sending.end();
  });
  expect(status).toBe(413);
  await new Promise((resolve) => server.close(resolve));
  expect(names()).toEqual([]);
});

it('removes files left half-written by a crash, and keeps everything else', async () => {
  await store.keep(chunks(content), 100);
  writeFileSync(join(folder, 'incoming', 'crashed.part'), 'half');
  const again = await FolderFileStore.open(folder);
  expect(names()).toEqual([place]);
  const found = await again.find(sha256);
  expect(found?.size).toBe(12);
  expect(found && (await read(found.content)).equals(content)).toBe(true);
});

it('accesses only its folder, and only names that are hashes', async () => {
  const outside = 'f'.repeat(64);
  mkdirSync(join(folder, 'ff', 'ff'), { recursive: true });
  writeFileSync(join(parent, outside), 'secret');
  writeFileSync(join(folder, 'ff', 'ff', `${outside}.txt`), 'secret');
  const asked = [`../../../${outside}`, `${outside}.txt`, outside.toUpperCase(), `${outside}\n`, `${outside}\0`, '.'];
  for (const name of asked) expect(await store.find(name)).toBeNull();
});

it('holds no file open for content that is not read', async () => {
  await store.keep(chunks(content), 100);
  const open = (): number => readdirSync('/dev/fd').length;
  const before = open();
  const found = await Promise.all(Array.from({ length: 50 }, () => store.find(sha256)));
  // Any other open would have come after those.
  await read((await store.find(sha256))?.content ?? chunks());
  expect(open() - before).toBeLessThan(25);
  for (const file of found) file?.content.destroy();
});

describe('a file that no event is known to reference', () => {
  it('is marked before it exists, and no longer once it is referenced or removed', async () => {
    await store.keep(chunks(content), 100);
    expect(marks()).toEqual([sha256]);
    await store.markReferenced(sha256);
    await store.keep(chunks(content), 100);
    expect(marks()).toEqual([]);
    const later = await FolderFileStore.open(folder, () => Date.now() + 7_200_000);
    expect(await later.remove(sha256, '2026-03-02T01:00:00.000Z')).toBe(true);
    await store.keep(chunks(content), 100);
    expect(marks()).toEqual([sha256]);
    expect(await later.remove(sha256, '2026-03-02T01:00:00.000Z')).toBe(true);
    expect(marks()).toEqual([]);
  });

  it('is every file of a folder of an earlier version, also if its first opening was interrupted', async () => {
    await store.keep(chunks(content), 100);
    rmSync(join(folder, 'untold'), { recursive: true });
    mkdirSync(join(folder, 'incoming', 'untold'));
    const again = await FolderFileStore.open(folder);
    expect(marks()).toEqual([sha256]);
    await again.markReferenced(sha256);
    await FolderFileStore.open(folder);
    expect(marks()).toEqual([]);
  });
});
