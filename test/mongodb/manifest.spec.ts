import { MongoManifest, UnusableManifest } from '@sealtrail/platform';
import { throwawayManifest } from '@sealtrail/platform/testing';
import { fault } from '../mongo-proxy/faults';
import { MongoWorld } from './mongo-world';

describe('the manifest through a proxy', () => {
  let world: MongoWorld;
  beforeEach(async () => {
    world = await MongoWorld.start();
  });
  afterEach(() => world.close());

  const place = async () => new MongoManifest(await world.connect());
  const manifest = throwawayManifest();

  it('is stored once, and read without a write', async () => {
    expect(await (await place()).find()).toBeNull();
    expect(await world.stored('sealtrail')).toEqual([]);
    expect(await (await place()).keep(manifest)).toEqual(manifest);
    expect(await (await place()).find()).toEqual(manifest);
    expect(await (await place()).keep(throwawayManifest())).toEqual(manifest);
    expect(await world.stored('sealtrail')).toHaveLength(1);
  });

  it('is that of the first process', async () => {
    const kept = await Promise.all([1, 2, 3].map(async () => (await place()).keep(throwawayManifest())));
    expect(new Set(kept.map(({ log }) => log)).size).toBe(1);
  });

  it('is shared by processes that start together', async () => {
    const own = await place();
    const duplicate = fault.error(11_000, 'DuplicateKey');
    const struck = world.proxy.faults.next({ command: 'findAndModify', collection: 'sealtrail' }, duplicate);
    expect(await own.keep(manifest)).toEqual(manifest);
    expect(struck.struck).toBeTruthy();
  });

  it.each<[string, object, RegExp]>([
    ['format 1', { _id: 'layout', version: 1 }, /has format 1; this version of Sealtrail reads format 2/],
    ['a later format', { ...manifest, _id: 'manifest', format: 3 }, /has format 3 of a later version/],
    ['an incomplete one', { ...manifest, _id: 'manifest', secret: 'x' }, /^The manifest of the database .* is damaged/],
  ])('of %s is refused', async (_, document, text) => {
    const { db } = await world.connect();
    await db.collection<{ _id: string }>('sealtrail').insertOne(document as { _id: string });
    const found = (await place()).find();
    await expect(found).rejects.toThrow(text);
    await expect(found).rejects.toBeInstanceOf(UnusableManifest);
  });
});
