import { BSON, Int32, Long, ObjectId } from 'mongodb';
import { pairs } from '../mongodb/spec-client';

const { open } = pairs();

describe('updating', () => {
  it('sets, unsets and adds, and returns what changed', async () => {
    const { cases, stored } = await open();
    await cases.insertOne({ _id: 1, n: 5, gone: true, deep: { a: 1 } });
    const update = { $set: { 'deep.b': 2, z: 1, a: 1 }, $unset: { gone: '', 'deep.c': '' }, $inc: { n: 2 } };
    const result = await cases.updateOne({ _id: 1 }, update);
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0 });
    const [found] = await stored({});
    expect(JSON.stringify(found)).toBe('{"_id":1,"n":7,"deep":{"a":1,"b":2},"a":1,"z":1}');
    const again = await cases.updateOne({ _id: 1 }, { $set: { z: 1 }, $setOnInsert: { never: 1 } });
    expect(again).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
    expect(await cases.updateOne({ _id: 9 }, { $set: { z: 1 } })).toMatchObject({ matchedCount: 0, modifiedCount: 0 });
  });

  it('keeps number types, and widens an int32 that overflows', async () => {
    const { cases, stored } = await open();
    await cases.insertOne({ _id: 1, i: new Int32(2_147_483_647), l: Long.fromBigInt(2n ** 53n) });
    await cases.updateOne({ _id: 1 }, { $inc: { i: new Int32(1), l: new Int32(1), fresh: Long.ONE } });
    const [i, l] = [Long.fromNumber(2_147_483_648), Long.fromBigInt(2n ** 53n + 1n)];
    expect(await stored()).toEqual([{ _id: new Int32(1), i, l, fresh: Long.ONE }]);
  });

  it('updates the first match, or all of them', async () => {
    const { cases } = await open();
    await cases.insertMany([1, 2].map((_id) => ({ _id, v: 1 })));
    expect(await cases.updateOne({ v: 1 }, { $set: { v: 2 } })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect((await cases.find({ v: 2 }).toArray()).map(({ _id }) => _id)).toEqual([1]);
    expect(await cases.updateMany({}, { $set: { v: 2 } })).toMatchObject({ matchedCount: 2, modifiedCount: 1 });
    expect(await cases.countDocuments({ v: 2 })).toBe(2);
  });

  it('takes the id of the filter into an upserted document, and no bound', async () => {
    const { cases } = await open();
    const upsert = { $set: { b: 1 }, $setOnInsert: { made: true } };
    const bounded = { _id: { $eq: 'x' }, n: { $gt: 5 } };
    const result = await cases.updateOne(bounded, upsert, { upsert: true });
    expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1, upsertedId: 'x' });
    expect(await cases.findOne()).toEqual({ _id: 'x', b: 1, made: true });
    await cases.updateOne({ _id: 'x' }, { $set: { b: 9 }, $setOnInsert: { made: false } }, { upsert: true });
    expect(await cases.findOne({ _id: 'x' })).toMatchObject({ b: 9, made: true });
    const made = await cases.updateOne({ n: { $gt: 5 } }, upsert, { upsert: true });
    expect(made.upsertedId).toBeInstanceOf(ObjectId);
  });

  it('raises a duplicate key error if a guarded upsert comes too late', async () => {
    const { cases } = await open();
    const stamp = (position: bigint): Promise<unknown> =>
      cases.updateOne(
        { _id: 'x', p: { $lt: Long.fromBigInt(position) } },
        { $set: { p: Long.fromBigInt(position) } },
        { upsert: true },
      );
    await stamp(2n ** 53n + 1n);
    await stamp(2n ** 53n + 2n);
    const late = { code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 'x' } };
    await expect(stamp(2n ** 53n + 2n)).rejects.toMatchObject({ code: 11000 });
    await expect(stamp(2n ** 53n + 1n)).rejects.toMatchObject({ code: 11000 });
    await expect(
      cases.findOneAndUpdate({ _id: 'x', p: { $lt: 1 } }, { $set: { p: 1 } }, { upsert: true }),
    ).rejects.toMatchObject(late);
    expect(BSON.EJSON.stringify(await cases.findOne({}, { promoteLongs: false }), { relaxed: false })).toContain(
      '9007199254740994',
    );
  });

  it('finds and modifies atomically', async () => {
    const { cases } = await open();
    await cases.insertMany([1, 2].map((_id) => ({ _id, due: _id })));
    expect(await cases.findOneAndUpdate({ due: 2 }, { $set: { by: 'me' } })).toEqual({ _id: 2, due: 2 });
    const after = { returnDocument: 'after' } as const;
    expect(await cases.findOneAndUpdate({ due: 2 }, { $set: { by: 'you' } }, after)).toMatchObject({ by: 'you' });
    expect(await cases.findOneAndUpdate({ due: 3 }, { $set: { by: 'you' } }, after)).toBeNull();
    const upsert = { upsert: true, includeResultMetadata: true } as const;
    expect(await cases.findOneAndUpdate({ _id: 3 }, { $set: { due: 3 } }, upsert)).toMatchObject({
      value: null,
      lastErrorObject: { n: 1, updatedExisting: false, upserted: 3 },
    });
  });

  it('deletes one or many', async () => {
    const { cases } = await open();
    await cases.insertMany([1, 2, 3].map((_id) => ({ _id, v: 1 })));
    expect(await cases.deleteOne({ v: 1 })).toMatchObject({ deletedCount: 1 });
    expect(await cases.deleteMany({ v: 1 })).toMatchObject({ deletedCount: 2 });
    expect(await cases.deleteOne({ v: 1 })).toMatchObject({ deletedCount: 0 });
  });

  it('stores no document beyond 16 MiB', async () => {
    const { cases } = await open();
    await cases.insertOne({ _id: 1, half: 'x'.repeat(9_000_000) });
    await expect(cases.updateOne({ _id: 1 }, { $set: { other: 'x'.repeat(9_000_000) } })).rejects.toThrow();
    expect(await cases.countDocuments({ other: { $exists: true } })).toBe(0);
  });
});
