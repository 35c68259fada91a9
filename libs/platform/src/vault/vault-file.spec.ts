import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sealed } from '@sealtrail/event-sourcing';
import type BetterSqlite from 'better-sqlite3';
import { Database } from '../sqlite/database';
import { VAULT_FILE } from '../sqlite/file-kinds';
import { openForWriting } from '../sqlite/sqlite-file';
import { StoreUnavailable } from '../storage-errors';
import { findMasterKey, makeMasterKey } from './master-key';
import { VaultFile } from './vault-file';

let folder: string;
let db: BetterSqlite.Database;
let vault: VaultFile;

const path = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-vault-'));
  db = openForWriting(path('vault.sqlite'), VAULT_FILE, 'FULL');
  db.pragma('busy_timeout = 0');
  vault = new VaultFile(db, path('vault.key'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const wrappedKey = (): Buffer => db.prepare<[], Buffer>('SELECT wrapped FROM keys').pluck().get() as Buffer;

/** A reader elsewhere (such as a backup) whose snapshot is older than the erasure. */
function reading(): BetterSqlite.Database {
  const reader = new Database(path('vault.sqlite'), { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM keys').get();
  return reader;
}

it('does not report a subject as erased while the log still contains its key', () => {
  const [kept] = vault.commitTogether([() => vault.seal('s-1', '{}')]) as readonly { readonly value: Sealed }[];
  const key = wrappedKey();
  const reader = reading();
  const [sealed, erased] = vault.commitTogether([() => vault.seal('s-2', '{}'), () => vault.erase('s-1')]);
  expect(sealed).toHaveProperty('value.subjectId', 's-2');
  expect(erased).toEqual({ error: expect.any(StoreUnavailable) });
  expect(readFileSync(path('vault.sqlite-wal')).includes(key)).toBe(true);
  expect(kept && vault.open(kept.value)).toBeNull();

  reader.close();
  expect(vault.commitTogether([() => vault.erase('s-1')])).toEqual([{ value: 'erased' }]);
  expect(statSync(path('vault.sqlite-wal')).size).toBe(0);
  expect(readFileSync(path('vault.sqlite')).includes(key)).toBe(false);
});

it('completes an erasure interrupted by a crash at the next start', () => {
  vault.commitTogether([() => vault.seal('s-1', '{}')]);
  const key = wrappedKey();
  const reader = reading();
  vault.commitTogether([() => vault.erase('s-1')]);
  copyFileSync(path('vault.sqlite'), path('crashed.sqlite'));
  copyFileSync(path('vault.sqlite-wal'), path('crashed.sqlite-wal'));
  reader.close();
  expect(readFileSync(path('crashed.sqlite-wal')).includes(key)).toBe(true);

  const restarted = openForWriting(path('crashed.sqlite'), VAULT_FILE, 'FULL');
  new VaultFile(restarted, path('vault.key'));
  const left = Buffer.concat([readFileSync(path('crashed.sqlite')), readFileSync(path('crashed.sqlite-wal'))]);
  expect(left.includes(key)).toBe(false);
  restarted.close();
});

it('never replaces a key file, and creates one despite leftovers of a crash', () => {
  const before = readFileSync(path('vault.key'));
  expect(() => makeMasterKey(path('vault.key'))).toThrow(/EEXIST/);
  expect(readFileSync(path('vault.key')).equals(before)).toBe(true);
  writeFileSync(path('other.key.new'), 'half');
  expect(makeMasterKey(path('other.key')).equals(readFileSync(path('other.key')))).toBe(true);
});

it('uses a key file that existed before the first start', () => {
  const key = makeMasterKey(path('given.key'));
  const other = openForWriting(path('other.sqlite'), VAULT_FILE, 'FULL');
  new VaultFile(other, path('given.key'));
  other.close();
  expect(readFileSync(path('given.key')).equals(key)).toBe(true);
});

it('accepts no key that can be guessed, or that others can read', () => {
  writeFileSync(path('weak.key'), Buffer.alloc(32, 7), { mode: 0o600 });
  expect(() => findMasterKey(path('weak.key'))).toThrow(/can be guessed/);
  writeFileSync(path('open.key'), makeMasterKey(path('made.key')));
  chmodSync(path('open.key'), 0o644);
  expect(() => findMasterKey(path('open.key'))).toThrow(/it is accessible to other users \(644\)/);
});
