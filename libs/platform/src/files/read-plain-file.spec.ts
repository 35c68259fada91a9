import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlainFile, readSecretFile } from './read-plain-file';

let folder: string;
const path = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-plain-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('reads a file, also through a link', () => {
  writeFileSync(path('a'), 'key');
  symlinkSync(path('a'), path('b'));
  expect([readPlainFile(path('a')), readPlainFile(path('b'))]).toEqual([Buffer.from('key'), Buffer.from('key')]);
});

it('reports a missing file', () => {
  expect(() => readPlainFile(path('a'))).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});

it('does not block on a pipe, and reads neither devices, folders nor endless files', () => {
  execFileSync('mkfifo', [path('pipe')]);
  symlinkSync('/dev/zero', path('device'));
  mkdirSync(path('folder'));
  writeFileSync(path('huge'), '');
  truncateSync(path('huge'), 2 ** 32);
  for (const name of ['pipe', 'device', 'folder'])
    expect(() => readPlainFile(path(name))).toThrow('not a regular file');
  expect(() => readPlainFile(path('huge'))).toThrow('it has 4294967296 bytes, more than 65536');
});

it.each([
  [0o600, true],
  [0o400, true],
  [0o640, true],
  [0o644, false],
  [0o620, false],
  [0o601, false],
])('of a secret in a file of mode %o: accepted %s', (mode, taken) => {
  writeFileSync(path('secret'), 'key');
  chmodSync(path('secret'), mode);
  const reading = () => readSecretFile(path('secret'));
  if (taken) expect(reading()).toEqual(Buffer.from('key'));
  else expect(reading).toThrow(/it is accessible to other users \(\d{3}\): chmod 600 /);
});
