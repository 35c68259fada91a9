import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnknownOutcome } from '@sealtrail/event-sourcing';
import { type MongoConnection, MongoVault, StorageFull, StoreUnavailable } from '@sealtrail/platform';
import { fault } from '../mongo-proxy/faults';
import { MongoWorld } from './mongo-world';
import { deployments } from './server-behind';

const SUBJECTS = 'vault.subjects';
const li = { name: '李某', idNumber: '230102199001011234' };

describe.each(deployments)('a vault through a proxy to a %s', (deployment) => {
  let world: MongoWorld;
  let connection: MongoConnection;
  let vault: MongoVault;
  let folder: string;

  const keyFile = (name = 'vault.key') => join(folder, name);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sealtrail-keys-'));
    world = await MongoWorld.start(deployment);
    connection = await world.connect();
    vault = await MongoVault.open(connection, keyFile());
  });
  afterEach(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  it('shows the server no readable data', async () => {
    await vault.seal('s-1', li);
    const seen = JSON.stringify(world.proxy.commands);
    expect(seen).not.toMatch(/李|230102/);
    expect(await world.stored(SUBJECTS, { promoteBuffers: true })).toStrictEqual([
      {
        _id: 's-1',
        commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
        sealed: expect.any(Buffer),
        wrapped: expect.any(Buffer),
      },
    ]);
  });

  it('is read by another process with the same key, and refused to one with another', async () => {
    const sealed = await vault.seal('s-1', li);
    expect(await (await MongoVault.open(await world.connect(), keyFile())).open(sealed)).toStrictEqual(li);
    await expect(MongoVault.open(await world.connect(), keyFile('other.key'))).rejects.toThrow(/other\.key is missing/);
    expect(existsSync(keyFile('other.key'))).toBe(false);
    writeFileSync(keyFile('other.key'), randomBytes(32), { mode: 0o600 });
    await expect(MongoVault.open(await world.connect(), keyFile('other.key'))).rejects.toThrow(
      `other.key is not the key under which the vault in the database ${world.database} was made`,
    );
  });

  it('lets one of two first starts win', async () => {
    await connection.db.collection('vault.master').deleteMany({});
    rmSync(keyFile());
    const [one, two] = [await world.connect(), await world.connect()];
    const opened = await Promise.allSettled([MongoVault.open(one, keyFile('a')), MongoVault.open(two, keyFile('b'))]);
    expect(opened.map(({ status }) => status).sort()).toStrictEqual(['fulfilled', 'rejected']);
  });

  it('creates no key if personal data exist', async () => {
    await vault.seal('s-1', li);
    await connection.db.collection('vault.master').deleteMany({});
    await expect(MongoVault.open(await world.connect(), keyFile('new.key'))).rejects.toThrow(/lost the fingerprint/);
    expect(existsSync(keyFile('new.key'))).toBe(false);
  });

  it.each(['lostReply', 'dropBefore'] as const)('seals and erases once through a %s', async (kind) => {
    world.proxy.faults.next({ command: 'insert', collection: SUBJECTS }, fault[kind]);
    const sealed = await vault.seal('s-1', li);
    expect(await world.stored(SUBJECTS)).toMatchObject([{ commitment: sealed.commitment }]);
    expect(await vault.seal('s-1', li)).toStrictEqual(sealed);
    world.proxy.faults.next({ command: 'update', collection: SUBJECTS }, fault[kind]);
    await vault.erase('s-1');
    expect(await world.stored(SUBJECTS)).toStrictEqual([{ _id: 's-1', commitment: sealed.commitment }]);
  });

  it('reports an unknown outcome if it cannot read the conflicting document', async () => {
    world.proxy.faults.next({ command: 'insert', collection: SUBJECTS }, fault.error(11_000, 'DuplicateKey'));
    world.proxy.faults.always({ command: 'find', collection: SUBJECTS, nth: 2 }, fault.dropBefore);
    await expect(vault.seal('s-1', li)).rejects.toBeInstanceOf(UnknownOutcome);
  });

  it('lets one of two processes win an id that both have found free', async () => {
    const rival = await MongoVault.open(await world.connect(), keyFile());
    const other = { name: 'other' };
    const answers = await Promise.allSettled([vault.seal('s-1', li), rival.seal('s-1', other)]);
    const won = answers.findIndex(({ status }) => status === 'fulfilled');
    const lost = answers[1 - won];
    expect(lost).toMatchObject({ status: 'rejected', reason: { name: 'SubjectTaken' } });
    expect([await vault.keeps('s-1', li), await rival.keeps('s-1', other)]).toStrictEqual([won === 0, won === 1]);
  });

  it('returns the same seal to two processes that seal the same data', async () => {
    const rival = await MongoVault.open(await world.connect(), keyFile());
    const answers = await Promise.all([vault.seal('s-1', li), rival.seal('s-1', li)]);
    expect(answers[0]).toStrictEqual(answers[1]);
  });

  it('erases on a majority and in its journals', async () => {
    await vault.seal('s-1', li);
    world.sent();
    await vault.erase('s-1');
    expect(world.sent(SUBJECTS)).toMatchObject([['update', { writeConcern: { w: 'majority', j: true } }]]);
  });

  it('reports the outcome of a request', async () => {
    const insert = { command: 'insert', collection: SUBJECTS };
    for (const [match, each, kind] of [
      [insert, fault.dropBefore, UnknownOutcome],
      [insert, fault.writeConcernError(64, 'WriteConcernTimeout'), UnknownOutcome],
      [{ command: 'find', collection: SUBJECTS }, fault.dropBefore, StoreUnavailable],
    ] as const) {
      world.proxy.faults.always(match, each);
      await expect(vault.seal(`s-${each.kind}`, li)).rejects.toBeInstanceOf(kind);
      world.proxy.faults.clear();
    }
    world.proxy.faults.next(insert, fault.error(14_031, 'OutOfDiskSpace'));
    await expect(vault.seal('s-2', li)).rejects.toBeInstanceOf(StorageFull);
    await vault.seal('s-2', li);
  });

  it('does not take an incomplete subject, or that of another, for an erasure', async () => {
    const [one, two] = [await vault.seal('s-1', li), await vault.seal('s-2', li)];
    const subjects = connection.db.collection<{ _id: string }>(SUBJECTS);
    const other = await subjects.findOne(
      { _id: 's-2' },
      { projection: { _id: 0, commitment: 1, sealed: 1, wrapped: 1 } },
    );
    await subjects.updateOne({ _id: 's-1' }, { $set: other ?? {} });
    await expect(vault.open({ ...two, subjectId: 's-1' })).rejects.toMatchObject({ name: 'BrokenSeal' });
    await subjects.updateOne({ _id: 's-2' }, { $unset: { wrapped: 1 } });
    await expect(vault.open(one)).rejects.toMatchObject({ name: 'BrokenSeal' });
    await expect(vault.open(two)).rejects.toMatchObject({ name: 'BrokenSeal' });
  });
});
