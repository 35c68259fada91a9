import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrokenSeal, canonicalJson, type JsonObject, type Sealed, SubjectTaken } from '@sealtrail/event-sourcing';
import { Database } from '../sqlite/database';
import { commitmentOf, decrypted, SALT_BYTES } from './sealing';
import { SqliteVault } from './sqlite-vault';

const li: JsonObject = { name: '李某', idNumber: '230102199001011234' };

let folder: string;
let file: string;
let keyFile: string;
let vault: SqliteVault;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-vault-'));
  file = join(folder, 'vault.sqlite');
  keyFile = join(folder, 'vault.key');
  vault = await SqliteVault.open({ file, keyFile });
});
afterEach(async () => {
  await vault.close();
  rmSync(folder, { recursive: true });
});

type Row = { readonly subject: string; readonly commitment: string; readonly sealed: Buffer; readonly wrapped: Buffer };

function rows(): readonly Row[] {
  const db = new Database(file, { readonly: true });
  const found = db.prepare<[], Row>('SELECT * FROM subjects JOIN keys ON subject_id = id ORDER BY id').all();
  db.close();
  return found;
}

function change(sql: string): void {
  const db = new Database(file);
  db.function('flipped', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte))));
  db.exec(sql);
  db.close();
}

const onDisk = (): Buffer =>
  Buffer.concat(
    [file, `${file}-wal`, `${file}-shm`].filter((name) => existsSync(name)).map((name) => readFileSync(name)),
  );
const dataKeyOf = ({ subject, wrapped }: Row): Buffer => decrypted(readFileSync(keyFile), subject, wrapped);

it('writes neither plaintext nor plain keys to the disk', async () => {
  await vault.seal('s-1', li);
  const [row] = rows();
  const disk = onDisk();
  expect(row && disk.includes(row.sealed)).toBe(true);
  const secret = [Buffer.from('230102199001011234'), Buffer.from('李某'), readFileSync(keyFile), row && dataKeyOf(row)];
  for (const bytes of secret) expect(bytes && disk.includes(bytes)).toBe(false);
});

it('leaves no byte of a key or of the data in the file or its log, once it acknowledged an erasure', async () => {
  const ids = Array.from({ length: 150 }, (_, n) => `${(n * 7919) % 1000}-subject-${n}`);
  const dataOf = (id: string): JsonObject => ({ ...li, id, note: id.repeat(id.length * 20) });
  const sealed = await Promise.all(ids.map((id) => vault.seal(id, dataOf(id))));
  const gone = new Set(ids.filter((_, n) => n % 3 !== 0));
  const before = rows();
  const there = onDisk();
  const pieces = ({ sealed, wrapped }: Row): readonly Buffer[] => [wrapped.subarray(28), sealed.subarray(28, 68)];
  expect(before.every((row) => pieces(row).every((piece) => there.includes(piece)))).toBe(true);

  const going = [...gone];
  while (going.length > 0) await Promise.all(going.splice(0, 10).map((id) => vault.erase(id)));

  expect(statSync(`${file}-wal`).size).toBe(0);
  const disk = onDisk();
  const left = before.filter((row) => pieces(row).some((piece) => disk.includes(piece)));
  expect(new Set(left.map(({ subject }) => subject))).toEqual(new Set(ids.filter((id) => !gone.has(id))));
  for (const each of sealed) {
    expect(await vault.open(each)).toEqual(gone.has(each.subjectId) ? null : dataOf(each.subjectId));
  }
});

it('seals the same data of two subjects into different ciphertexts and commitments', async () => {
  await vault.seal('s-1', li);
  await vault.seal('s-2', li);
  const [one, two] = rows();
  expect(one?.commitment).not.toBe(two?.commitment);
  expect(one?.sealed.equals(two?.sealed ?? Buffer.of())).toBe(false);
  expect(one && two && dataKeyOf(one).equals(dataKeyOf(two))).toBe(false);
});

it('commits to the salt stored with the data, and to the data in canonical form', async () => {
  const { commitment } = await vault.seal('s-1', { b: 1, a: li });
  const row = rows()[0] as Row;
  const salted = decrypted(dataKeyOf(row), 's-1', row.sealed);
  const [salt, text] = [salted.subarray(0, SALT_BYTES), salted.subarray(SALT_BYTES).toString()];
  expect(text).toBe(canonicalJson({ a: li, b: 1 }));
  expect(commitment).toBe(commitmentOf(salt, text));
});

it('has all subjects after a restart, and which were erased', async () => {
  const sealed = await vault.seal('s-1', li);
  const erased = await vault.seal('s-2', li);
  await vault.erase('s-2');
  const key = readFileSync(keyFile);
  await vault.close();
  vault = await SqliteVault.open({ file, keyFile });
  expect([await vault.open(sealed), await vault.open(erased)]).toEqual([li, null]);
  expect(await vault.seal('s-1', li)).toEqual(sealed);
  await expect(vault.seal('s-1', { name: 'other' })).rejects.toBeInstanceOf(SubjectTaken);
  await expect(vault.seal('s-2', li)).rejects.toBeInstanceOf(SubjectTaken);
  expect([await vault.open(sealed), await vault.open(erased)]).toEqual([li, null]);
  expect(readFileSync(keyFile).equals(key)).toBe(true);
});

it.each([
  ['a truncated ciphertext', 'UPDATE subjects SET sealed = substr(sealed, 1, 40) WHERE id = 1'],
  ['an empty ciphertext', "UPDATE subjects SET sealed = x'' WHERE id = 1"],
  ['a changed ciphertext', 'UPDATE subjects SET sealed = flipped(sealed)'],
  ['a changed key', 'UPDATE keys SET wrapped = flipped(wrapped)'],
  ["another's key and data", "UPDATE subjects SET subject = iif(id = 1, 'x', 's-1') WHERE id = 2 OR id = 1"],
  ["another's data", 'UPDATE subjects SET sealed = (SELECT sealed FROM subjects WHERE id = 2)'],
  ["another's key", 'UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE subject_id = 2)'],
  ['another commitment', 'UPDATE subjects SET commitment = (SELECT commitment FROM subjects WHERE id = 2)'],
  ['a missing key with existing data', 'DELETE FROM keys WHERE subject_id = 1'],
])('reports %s as a broken seal, not as an erasure', async (_, sql) => {
  const sealed = await vault.seal('s-1', li);
  await vault.seal('s-2', li);
  change(sql);
  await expect(vault.open(sealed)).rejects.toBeInstanceOf(BrokenSeal);
  expect(await vault.open(await vault.seal('s-3', li))).toEqual(li);
});

it('creates a master key that only its owner may read', () => {
  const { mode, size } = statSync(keyFile);
  expect([mode & 0o777, size]).toEqual([0o600, 32]);
  expect(existsSync(`${keyFile}.new`)).toBe(false);
});

describe('refuses to start, and changes nothing,', () => {
  const reopened = (): Promise<SqliteVault> => SqliteVault.open({ file, keyFile });
  let key: Buffer;
  let sealed: Sealed;

  beforeEach(async () => {
    sealed = await vault.seal('s-1', li);
    await vault.close();
    key = readFileSync(keyFile);
  });
  afterEach(async () => {
    writeFileSync(keyFile, key, { mode: 0o600 });
    vault = await reopened();
    expect(await vault.open(sealed)).toEqual(li);
  });

  it.each([0, 31, 33])('with a master key of %i bytes', async (size) => {
    truncateSync(keyFile, size);
    await expect(reopened()).rejects.toMatchObject({
      name: 'UnusableFile',
      message: expect.stringContaining(`${size} bytes`),
    });
    expect(statSync(keyFile).size).toBe(size);
  });

  it('without the master key', async () => {
    rmSync(keyFile);
    await expect(reopened()).rejects.toThrow(/vault\.key is missing/);
    expect(existsSync(keyFile)).toBe(false);
  });

  it('with another master key', async () => {
    const other = randomBytes(32);
    writeFileSync(keyFile, other);
    await expect(reopened()).rejects.toThrow(/not the key under which/);
    expect(readFileSync(keyFile).equals(other)).toBe(true);
  });
});
