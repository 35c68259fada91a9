import { Readable } from 'node:stream';
import { FileTooLarge, UnknownOutcome } from '@sealtrail/event-sourcing';
import { GridFsFileStore, StorageFull, StoreUnavailable } from '@sealtrail/platform';
import { ObjectId } from 'mongodb';
import { fault } from '../mongo-proxy/faults';
import { MongoWorld } from './mongo-world';
import { deployments } from './server-behind';

const MIB = 1024 * 1024;
const bytes = (size: number): Buffer => Buffer.from(Uint8Array.from({ length: size }, (_, n) => (n * 31) % 251));
const content = (size: number): Readable => Readable.from([bytes(size)]);
const DAY_MS = 24 * 60 * 60 * 1_000;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

describe.each(deployments)('files through a proxy to a %s', (deployment) => {
  let world: MongoWorld;
  let store: GridFsFileStore;

  const counts = () =>
    Promise.all(['materials', 'files.files', 'files.chunks'].map(async (name) => (await world.stored(name)).length));

  beforeEach(async () => {
    world = await MongoWorld.start(deployment);
    store = await GridFsFileStore.open(await world.connect());
  });
  afterEach(() => world.close());

  it('are stored in chunks, on a majority, and then named', async () => {
    world.sent();
    const { sha256 } = await store.keep(content(2 * MIB + 5), 3 * MIB);
    const sent = world.sent('files.chunks', 'files.files', 'materials').filter(([name]) => name === 'insert');
    expect(sent.map(([, { insert, writeConcern }]) => [insert, writeConcern])).toStrictEqual(
      ['files.chunks', 'files.chunks', 'files.chunks', 'files.files', 'materials'].map((name) => [
        name,
        { w: 'majority', j: true },
      ]),
    );
    expect(await world.stored('materials')).toStrictEqual([
      { _id: sha256, file: expect.any(ObjectId), size: BigInt(2 * MIB + 5), keptAt: expect.any(Date) },
    ]);
  });

  it('leave nothing behind if they are too long, are aborted, or already exist', async () => {
    await store.keep(content(MIB), 3 * MIB);
    await store.keep(content(MIB), 3 * MIB);
    await expect(store.keep(content(3 * MIB + 1), 3 * MIB)).rejects.toBeInstanceOf(FileTooLarge);
    const broken = Readable.from(
      (async function* () {
        yield bytes(2 * MIB);
        throw new Error('the line went dead');
      })(),
    );
    await expect(store.keep(broken, 3 * MIB)).rejects.toThrow('the line went dead');
    expect(await counts()).toStrictEqual([1, 1, 1]);
  });

  it('do not exist if their upload fails, whatever fails', async () => {
    for (const [collection, each, kind] of [
      ['files.chunks', fault.dropBefore, StoreUnavailable],
      ['files.chunks', fault.lostReply, StoreUnavailable],
      ['files.chunks', fault.writeConcernError(64, 'WriteConcernTimeout'), StoreUnavailable],
      ['files.chunks', fault.error(14_031, 'OutOfDiskSpace'), StorageFull],
      ['files.files', fault.dropBefore, StoreUnavailable],
    ] as const) {
      world.proxy.faults.always({ command: 'insert', collection }, each);
      await expect(store.keep(content(2 * MIB), 3 * MIB)).rejects.toBeInstanceOf(kind);
      world.proxy.faults.clear();
      expect(await counts()).toStrictEqual([0, 0, 0]);
    }
    const { sha256, size } = await store.keep(content(2 * MIB), 3 * MIB);
    expect((await store.find(sha256))?.size).toBe(size);
  });

  it('are sent one chunk after the other: a failure leaves nothing in flight', async () => {
    world.proxy.faults.always({ command: 'insert', collection: 'files.chunks' }, fault.lostReply);
    world.sent();
    await expect(store.keep(content(2 * MIB), 3 * MIB)).rejects.toBeInstanceOf(StoreUnavailable);
    const parts = world.sent('files.chunks').filter(([name]) => name === 'insert');
    const numbers = parts.flatMap(([, { documents }]) => (documents as { n: unknown }[]).map(({ n }) => Number(n)));
    expect(new Set(numbers)).toStrictEqual(new Set([0]));
  });

  it.each(['lostReply', 'dropBefore'] as const)('are named once through a %s, and stay', async (kind) => {
    world.proxy.faults.next({ command: 'insert', collection: 'materials' }, fault[kind]);
    const { sha256 } = await store.keep(content(9), 10);
    expect(await counts()).toStrictEqual([1, 1, 1]);
    const read = await store.find(sha256);
    expect(Buffer.concat(await (read?.content ?? content(0)).toArray())).toStrictEqual(bytes(9));
  });

  it('may or may not exist if naming them has an unknown outcome; then nothing of them is removed', async () => {
    world.proxy.faults.always({ command: 'insert', collection: 'materials' }, fault.lostReply);
    world.proxy.faults.always({ command: 'find', collection: 'materials' }, fault.dropBefore);
    await expect(store.keep(content(9), 10)).rejects.toBeInstanceOf(UnknownOutcome);
    world.proxy.faults.clear();
    expect(await counts()).toStrictEqual([1, 1, 1]);
    world.proxy.faults.always({ command: 'insert', collection: 'materials' }, fault.dropBefore);
    await expect(store.keep(content(8), 10)).rejects.toBeInstanceOf(UnknownOutcome);
    world.proxy.faults.clear();
    expect(await counts()).toStrictEqual([1, 2, 2]);
  });

  it('are swept if they are not named, and old', async () => {
    const { sha256 } = await store.keep(content(9), 10);
    const { db } = await world.connect();
    const old = (seconds: number) => ObjectId.createFromTime(seconds + Math.floor((Date.now() - 3 * DAY_MS) / 1_000));
    const [halfUploaded, unnamed, empty, named] = [old(1), old(2), old(3), old(4)] as const;
    const chunks = db.collection('files.chunks');
    for (const file of [halfUploaded, unnamed, named]) {
      await chunks.insertMany([0, 1].map((n) => ({ files_id: file, n, data: bytes(3) })));
    }
    for (const _id of [unnamed, empty, named]) await db.collection('files.files').insertOne({ _id, length: 6 });
    await db.collection<{ _id: string }>('materials').insertOne({ _id: 'f'.repeat(64), file: named } as never);
    expect(await store.sweepUploads(ago(4 * DAY_MS))).toBe(0);
    expect(await store.sweepUploads(ago(2 * DAY_MS))).toBe(3);
    expect(await counts()).toStrictEqual([2, 2, 3]);
    expect((await world.stored('files.chunks')).map(({ files_id }) => String(files_id))).not.toContain(String(unnamed));
    expect(await store.find(sha256)).not.toBeNull();
    for (const early of [ago(DAY_MS / 2), 'yesterday']) {
      await expect(store.sweepUploads(early)).rejects.toBeInstanceOf(RangeError);
    }
  });

  it('are read up to where the connection breaks', async () => {
    const { sha256 } = await store.keep(content(2 * MIB), 3 * MIB);
    const found = await store.find(sha256);
    world.proxy.faults.always({ command: 'find', collection: 'files.chunks' }, fault.dropBefore);
    await expect(found?.content.toArray()).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
