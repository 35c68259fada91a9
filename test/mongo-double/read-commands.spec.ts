import { pairs } from '../mongodb/spec-client';

const { open } = pairs();

const numbered = (count: number): { _id: string; n: number }[] =>
  Array.from({ length: count }, (_, n) => ({ _id: `case-${String(n).padStart(5, '0')}`, n }));

describe('reading', () => {
  it('finds one by its id, all, and none in a collection that does not exist', async () => {
    const { cases, db } = await open();
    await cases.insertMany(numbered(3));
    expect(await cases.findOne({ _id: 'case-00001' })).toEqual({ _id: 'case-00001', n: 1 });
    expect(await cases.find().toArray()).toEqual(numbered(3));
    expect(await cases.find({ _id: { $in: ['case-00002', 'nobody', 'case-00002'] } }).toArray()).toHaveLength(1);
    expect(await db.collection('nothing').find().toArray()).toEqual([]);
  });

  it('sorts by several fields, stably, and applies the limit', async () => {
    const { cases } = await open();
    await cases.insertMany([
      { _id: 1, place: 'b', at: 1 },
      { _id: 2, place: 'a', at: 1 },
      { _id: 3, place: 'a', at: 2 },
      { _id: 4, place: 'a', at: 2 },
    ]);
    const ids = async (limit: number): Promise<unknown[]> =>
      (await cases.find().sort({ place: 1, at: -1 }).limit(limit).toArray()).map(({ _id }) => _id);
    expect(await ids(0)).toEqual([3, 4, 2, 1]);
    expect(await ids(2)).toEqual([3, 4]);
    expect(await ids(3000)).toEqual([3, 4, 2, 1]);
  });

  it('sorts by type first', async () => {
    const { cases } = await open();
    const up = [null, 5, 'text', '\uffee', '\u{1f600}', true, new Date(0)];
    await cases.insertMany(up.toReversed().map((v, _id) => ({ _id, v })));
    const sorted = async (direction: 1 | -1): Promise<unknown[]> =>
      (await cases.find().sort({ v: direction }).toArray()).map(({ v }) => v);
    expect(await sorted(1)).toEqual(up);
    expect(await sorted(-1)).toEqual(up.toReversed());
  });

  it('returns long results in batches', async () => {
    const { cases, proxy } = await open();
    await cases.insertMany(numbered(250));
    expect(await cases.find({}, { batchSize: 100 }).toArray()).toEqual(numbered(250));
    expect(proxy.commands.filter(({ name }) => name === 'getMore')).toHaveLength(2);
    expect(await cases.find().toArray()).toHaveLength(250);
    const cursor = cases.find({}, { batchSize: 10 });
    await cursor.next();
    await cursor.close();
    expect(proxy.commands.at(-1)?.name).toBe('killCursors');
  });

  it('returns the named fields of a document', async () => {
    const { cases } = await open();
    await cases.insertOne({ _id: 'x', a: 1, b: 2, c: 3 });
    expect(await cases.findOne({}, { projection: { b: 1 } })).toEqual({ _id: 'x', b: 2 });
    expect(await cases.findOne({}, { projection: { _id: 0, c: 1 } })).toEqual({ c: 3 });
  });

  it('counts', async () => {
    const { cases, db } = await open();
    await cases.insertMany(numbered(7));
    expect(await cases.countDocuments({ n: { $gte: 3 } })).toBe(4);
    expect(await cases.countDocuments({ n: { $gte: 3 } }, { limit: 2 })).toBe(2);
    expect(await cases.countDocuments({ n: { $gte: 3 } }, { limit: 9 })).toBe(4);
    expect(await cases.countDocuments({ n: 99 })).toBe(0);
    expect(await cases.estimatedDocumentCount()).toBe(7);
    expect(await db.collection('nothing').countDocuments()).toBe(0);
  });

  it('lists its indexes', async () => {
    const { cases } = await open();
    await expect(cases.indexes()).rejects.toMatchObject({ code: 26 });
    expect(await cases.createIndex({ place: 1, at: -1 })).toBe('place_1_at_-1');
    await cases.createIndex({ place: 1, at: -1 });
    expect(await cases.indexes()).toMatchObject([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { place: 1, at: -1 }, name: 'place_1_at_-1' },
    ]);
  });

  it('enforces unique indexes', async () => {
    const { cases } = await open();
    await cases.createIndex({ number: 1 }, { unique: true });
    await cases.insertMany([
      { _id: 1, number: 'A' },
      { _id: 2, number: 'B' },
    ]);
    const duplicate = { code: 11000, keyPattern: { number: 1 }, keyValue: { number: 'A' } };
    await expect(cases.insertOne({ _id: 3, number: 'A' })).rejects.toMatchObject(duplicate);
    await expect(cases.updateOne({ _id: 2 }, { $set: { number: 'A' } })).rejects.toMatchObject({ code: 11000 });
    await cases.updateOne({ _id: 1 }, { $set: { number: 'C' } });
    await cases.updateOne({ _id: 2 }, { $set: { number: 'A' } });
    await cases.deleteOne({ _id: 2 });
    await cases.insertOne({ _id: 3, number: 'A' });
    await expect(cases.insertOne({ _id: 4, number: 'A' })).rejects.toThrow(/E11000/);
    await expect(cases.createIndex({ missing: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
  });

  it('drops collections', async () => {
    const { cases, stored } = await open();
    await cases.insertOne({ _id: 1 });
    expect(await cases.drop()).toBe(true);
    expect(await stored()).toEqual([]);
  });
});
