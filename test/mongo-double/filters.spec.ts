import { Binary, Double, type Filter, Int32, Long, ObjectId } from 'mongodb';
import { type AnyDocument, type Pair, pairs } from '../mongodb/spec-client';

const { open } = pairs();

describe('filters', () => {
  async function holding(
    ...values: unknown[]
  ): Promise<Pair & { ids: (filter: Filter<AnyDocument>) => Promise<unknown[]> }> {
    const pair = await open();
    await pair.cases.insertMany(values.map((v, _id) => (v === MISSING ? { _id } : { _id, v })));
    const ids = async (filter: Filter<AnyDocument>): Promise<unknown[]> =>
      (await pair.cases.find(filter).toArray()).map(({ _id }) => _id);
    return { ...pair, ids };
  }

  it('compare only values of one type', async () => {
    const { ids } = await holding(5, '5', '6', null, true, new Date(5), [7], { a: 9 }, MISSING);
    expect(await ids({ v: { $gt: 4 } })).toEqual([0, 6]);
    expect(await ids({ v: { $gte: '5' } })).toEqual([1, 2]);
    expect(await ids({ v: { $lt: '6' } })).toEqual([1]);
    expect(await ids({ v: { $lte: new Date(9) } })).toEqual([5]);
    expect(await ids({ v: { $gt: false } })).toEqual([4]);
    expect(await ids({ v: { $lte: null } })).toEqual([3, 8]);
    expect(await ids({ v: { $lt: null } })).toEqual([]);
  });

  it('consider null equal to a missing field, and distinguish them by $exists', async () => {
    const { ids } = await holding(null, MISSING, 0, [null], [1]);
    expect(await ids({ v: null })).toEqual([0, 1, 3]);
    expect(await ids({ v: { $ne: null } })).toEqual([2, 4]);
    expect(await ids({ v: { $in: [null] } })).toEqual([0, 1, 3]);
    expect(await ids({ v: { $exists: true } })).toEqual([0, 2, 3, 4]);
    expect(await ids({ v: { $exists: false } })).toEqual([1]);
  });

  it('lose no digit of a 64-bit integer', async () => {
    const big = 9_007_199_254_740_993n;
    const { ids } = await holding(
      Long.fromBigInt(big),
      Long.fromBigInt(big - 1n),
      new Double(Number(big - 1n)),
      new Int32(5),
    );
    expect(await ids({ v: Long.fromBigInt(big) })).toEqual([0]);
    expect(await ids({ v: { $lt: Long.fromBigInt(big) } })).toEqual([1, 2, 3]);
    expect(await ids({ v: { $gt: new Double(Number(big - 1n)) } })).toEqual([0]);
    expect(await ids({ v: { $in: [Long.fromNumber(5), new Double(Number(big - 1n))] } })).toEqual([1, 2, 3]);
    expect(await ids({ v: new Double(5) })).toEqual([3]);
  });

  it('match the elements of an array and the array itself', async () => {
    const { ids } = await holding(['a', 'b'], 'a', [['a', 'b']], []);
    expect(await ids({ v: 'a' })).toEqual([0, 1]);
    expect(await ids({ v: ['a', 'b'] })).toEqual([0, 2]);
    expect(await ids({ v: { $ne: 'a' } })).toEqual([2, 3]);
    expect(await ids({ v: { $type: 'array' } })).toEqual([0, 2, 3]);
    expect(await ids({ v: { $elemMatch: { $eq: 'a' } } })).toEqual([0]);
  });

  it('follow paths into documents and through arrays of documents', async () => {
    const { ids } = await holding({ a: 1 }, [{ a: 1 }, { a: 2 }], { a: [1, 3] }, 'scalar', MISSING);
    expect(await ids({ 'v.a': 1 })).toEqual([0, 1, 2]);
    expect(await ids({ 'v.a': { $gt: 1 } })).toEqual([1, 2]);
    expect(await ids({ 'v.a': { $exists: false } })).toEqual([3, 4]);
    expect(await ids({ 'v.a': null })).toEqual([3, 4]);
    expect(await ids({ v: { a: 1 } })).toEqual([0, 1]);
  });

  it('compare strings by UTF-8 bytes, ids by bytes, and support equality of bytes', async () => {
    const id = new ObjectId('65f000000000000000000000');
    const { ids } = await holding(
      '\uffee',
      '\u{1f600}',
      new Binary(Buffer.from([9])),
      new Binary(Buffer.from([1, 1])),
      id,
    );
    expect(await ids({ v: { $gt: '\uffee' } })).toEqual([1]);
    expect(await ids({ v: new Binary(Buffer.from([9])) })).toEqual([2]);
    expect(await ids({ v: { $gte: new ObjectId('65f000000000000000000000') } })).toEqual([4]);
  });

  it('consider documents equal in all fields and their order', async () => {
    const { ids } = await holding({ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1 });
    expect(await ids({ v: { a: new Long(1), b: 2 } })).toEqual([0]);
    expect(await ids({ v: { $in: [{ a: 1 }] } })).toEqual([2]);
  });

  it('can be combined', async () => {
    const { ids } = await holding(1, 2, 3, 4);
    expect(await ids({ $or: [{ v: 1 }, { v: { $gt: 2, $lt: 4 } }] })).toEqual([0, 2]);
    expect(await ids({ $and: [{ v: { $gt: 1 } }, { _id: { $lt: 3 } }] })).toEqual([1, 2]);
    expect(await ids({ $nor: [{ v: 1 }, { v: 2 }] })).toEqual([2, 3]);
    expect(await ids({ $and: [{ _id: 2 }], v: 4 })).toEqual([]);
  });
});

const MISSING = Symbol('missing');
