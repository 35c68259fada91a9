import { BSON, Double, Int32, Long, ObjectId } from 'mongodb';
import { pairs } from './spec-client';

const { open } = pairs();

describe('updating on the double', () => {
  it('sets, unsets, adds and compares, and tells what changed', async () => {
    const { cases, double } = await open();
    await cases.insertOne({ _id: 1, n: 5, gone: true, deep: { a: 1 } });
    const result = await cases.updateOne(
      { _id: 1 },
      {
        $set: { 'deep.b': 2, z: 1, a: 1 },
        $unset: { gone: '' },
        $inc: { n: 2 },
        $max: { high: 3 },
        $min: { 'deep.a': 0 },
      },
    );
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0 });
    const [stored] = double.stored('office', 'cases', {});
    expect(JSON.stringify(stored)).toBe('{"_id":1,"n":7,"deep":{"a":0,"b":2},"a":1,"high":3,"z":1}');
    const again = await cases.updateOne({ _id: 1 }, { $set: { z: 1 }, $max: { high: 2 }, $setOnInsert: { never: 1 } });
    expect(again).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
    expect(await cases.updateOne({ _id: 9 }, { $set: { z: 1 } })).toMatchObject({ matchedCount: 0, modifiedCount: 0 });
  });

  it('keeps number types, and grows an int32 that overflows', async () => {
    const { cases, double } = await open();
    await cases.insertOne({ _id: 1, i: new Int32(2_147_483_647), l: Long.fromBigInt(2n ** 53n), d: new Double(1) });
    await cases.updateOne({ _id: 1 }, { $inc: { i: new Int32(1), l: new Int32(1), d: new Int32(1), fresh: Long.ONE } });
    expect(double.stored('office', 'cases')).toEqual([
      {
        _id: new Int32(1),
        i: Long.fromNumber(2_147_483_648),
        l: Long.fromBigInt(2n ** 53n + 1n),
        d: new Double(2),
        fresh: Long.ONE,
      },
    ]);
    await cases.updateOne({ _id: 1 }, { $set: { l: Long.MAX_VALUE } });
    await expect(cases.updateOne({ _id: 1 }, { $inc: { l: 1 } })).rejects.toMatchObject({ code: 2 });
    await expect(cases.updateOne({ _id: 1 }, { $inc: { d: 'x' as unknown as number } })).rejects.toMatchObject({
      code: 14,
    });
  });

  it('updates many, or the first', async () => {
    const { cases } = await open();
    await cases.insertMany([
      { _id: 1, v: 1 },
      { _id: 2, v: 1 },
    ]);
    expect(await cases.updateMany({ v: 1 }, { $set: { v: 2 } })).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
    expect(await cases.updateOne({ v: 2 }, { $set: { v: 3 } })).toMatchObject({ matchedCount: 1 });
    expect((await cases.find({ v: 3 }).toArray()).map(({ _id }) => _id)).toEqual([1]);
  });

  it('replaces all but the id', async () => {
    const { cases } = await open();
    await cases.insertOne({ _id: 1, old: 1 });
    expect(await cases.replaceOne({ _id: 1 }, { fresh: 2 })).toMatchObject({ modifiedCount: 1 });
    expect(await cases.replaceOne({ _id: 1 }, { fresh: 2 })).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
    expect(await cases.findOne()).toEqual({ _id: 1, fresh: 2 });
    await expect(cases.replaceOne({ old: null }, { _id: 2, fresh: 2 })).rejects.toMatchObject({ code: 66 });
    await expect(cases.updateOne({ _id: 1 }, { $set: { _id: 2 } })).rejects.toMatchObject({ code: 66 });
  });

  it('takes the equalities of the filter into an upserted document', async () => {
    const { cases } = await open();
    const result = await cases.updateOne(
      { _id: 'x', kind: { $eq: 'k' }, $and: [{ 'deep.a': 1 }], n: { $gt: 5 }, v: { $in: [1, 2] } },
      { $set: { b: 1 }, $setOnInsert: { made: true } },
      { upsert: true },
    );
    expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1, upsertedId: 'x' });
    expect(await cases.findOne()).toEqual({ _id: 'x', kind: 'k', deep: { a: 1 }, b: 1, made: true });
    const made = await cases.updateOne({ kind: 'other' }, { $set: { b: 2 } }, { upsert: true });
    expect(made.upsertedId).toBeInstanceOf(ObjectId);
    await cases.replaceOne({ _id: 'y', kind: 'not taken' }, { b: 3 }, { upsert: true });
    expect(await cases.findOne({ _id: 'y' })).toEqual({ _id: 'y', b: 3 });
    await cases.updateOne({ _id: 'x' }, { $set: { b: 9 }, $setOnInsert: { made: false } }, { upsert: true });
    expect(await cases.findOne({ _id: 'x' })).toMatchObject({ b: 9, made: true });
  });

  it('raises a duplicate key when a guarded upsert comes too late', async () => {
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

  it('finds and modifies in one step', async () => {
    const { cases } = await open();
    await cases.insertMany([
      { _id: 1, due: 2 },
      { _id: 2, due: 1 },
    ]);
    const first = { sort: { due: 1 } } as const;
    expect(await cases.findOneAndUpdate({}, { $set: { by: 'me' } }, first)).toEqual({ _id: 2, due: 1 });
    const after = { ...first, returnDocument: 'after', projection: { by: 1 } } as const;
    expect(await cases.findOneAndUpdate({}, { $set: { by: 'you' } }, after)).toEqual({ _id: 2, by: 'you' });
    expect(await cases.findOneAndReplace({ _id: 2 }, { due: 9 }, { returnDocument: 'after' })).toEqual({
      _id: 2,
      due: 9,
    });
    expect(await cases.findOneAndDelete({ due: 9 })).toEqual({ _id: 2, due: 9 });
    expect(await cases.findOneAndDelete({ due: 9 })).toBeNull();
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

  it('refuses what it does not know', async () => {
    const { cases, double } = await open();
    await cases.insertOne({ _id: 1, list: [{ a: 1 }], text: 'x' });
    await expect(cases.updateOne({}, [{ $set: { a: 1 } }])).rejects.toMatchObject({ code: 2 });
    await expect(cases.updateOne({}, { $push: { list: 1 } as never })).rejects.toMatchObject({ code: 2 });
    await expect(cases.updateOne({}, { $set: { 'list.$[x].a': 1 } }, { arrayFilters: [{ 'x.a': 1 }] })).rejects.toThrow(
      'arrayFilters',
    );
    await expect(cases.updateOne({}, { $set: { 'list.a': 1 } })).rejects.toThrow('through the array');
    await expect(cases.updateOne({}, { $set: { 'list.0.a': 1 } })).rejects.toThrow('position 0');
    await expect(cases.updateOne({ $or: [{ _id: 5 }] }, { $set: { a: 1 } }, { upsert: true })).rejects.toThrow('$or');
    expect(double.refusals).toHaveLength(6);
    await expect(cases.updateOne({}, { $set: { 'text.a': 1 } })).rejects.toMatchObject({ code: 28 });
    await expect(cases.updateOne({}, { $set: { a: 1 }, $inc: { 'a.b': 1 } })).rejects.toMatchObject({ code: 40 });
    expect(double.refusals).toHaveLength(6);
    expect(double.stored('office', 'cases')).toHaveLength(1);
  });

  it('stores no document beyond 16 MiB, and changes no id by an upsert', async () => {
    const { cases } = await open();
    await cases.insertOne({ _id: 1, half: 'x'.repeat(9_000_000) });
    const grow = cases.updateOne({ _id: 1 }, { $set: { other: 'x'.repeat(9_000_000) } });
    await expect(grow).rejects.toMatchObject({ code: 10334 });
    const stray = cases.updateOne({ _id: 2 }, { $set: { _id: 3 } }, { upsert: true });
    await expect(stray).rejects.toMatchObject({ code: 66 });
    expect(await cases.countDocuments()).toBe(1);
  });

  it('hands out copies', async () => {
    const { cases, double } = await open();
    await cases.insertOne({ _id: 1, deep: { a: 1 } });
    const [copy] = double.stored('office', 'cases', {}) as { deep: { a: number } }[];
    (copy as { deep: { a: number } }).deep.a = 2;
    expect(await cases.findOne()).toEqual({ _id: 1, deep: { a: 1 } });
  });
});
