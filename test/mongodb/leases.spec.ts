import { UnknownOutcome } from '@sealtrail/event-sourcing';
import { MongoLeaseStore, StoreUnavailable } from '@sealtrail/platform';
import { fault } from '../mongo-proxy/faults';
import { MongoWorld } from './mongo-world';

describe('leases in a double of a standalone', () => {
  let world: MongoWorld;
  let store: MongoLeaseStore;

  beforeEach(async () => {
    world = await MongoWorld.start('standalone');
    store = new MongoLeaseStore(await world.connect());
  });
  afterEach(() => world.close());

  it.each(['lostReply', 'dropBefore'] as const)('are acquired and renewed through a %s', async (kind) => {
    world.proxy.faults.next({ command: 'insert', collection: 'leases' }, fault[kind]);
    const taken = await store.acquire('views/x', 'a', null);
    expect(taken).toMatchObject({ owner: 'a', epoch: 1n, beat: 0n });
    world.proxy.faults.next({ command: 'update', collection: 'leases' }, fault[kind]);
    const beaten = taken && (await store.renew(taken, 'well'));
    expect(beaten).toMatchObject({ beat: 1n, note: 'well' });
    world.proxy.faults.next({ command: 'update', collection: 'leases' }, fault[kind]);
    expect(await store.acquire('views/x', 'b', beaten)).toMatchObject({ owner: 'b', epoch: 2n });
    expect(await store.all('')).toHaveLength(1);
  });

  it('have one owner if the response to the loser is lost', async () => {
    const seen = await store.acquire('views/x', 'a', null);
    await store.acquire('views/x', 'b', seen);
    world.proxy.faults.next({ command: 'update', collection: 'leases' }, fault.lostReply);
    expect(await store.acquire('views/x', 'c', seen)).toBeNull();
  });

  it('report an unknown outcome if the server does not answer', async () => {
    world.proxy.faults.always({ command: 'insert', collection: 'leases' }, fault.dropBefore);
    world.proxy.faults.always({ command: 'find', collection: 'leases' }, fault.dropBefore);
    await expect(store.acquire('views/x', 'a', null)).rejects.toBeInstanceOf(UnknownOutcome);
    await expect(store.all('')).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('store their epochs and beats in 64 bits', async () => {
    await store.acquire('views/x', 'a', { name: 'views/x', owner: '', epoch: 1n, beat: 0n, note: null });
    await store.acquire('views/x', 'a', null);
    expect(await world.stored('leases')).toStrictEqual([
      { _id: 'views/x', owner: 'a', epoch: 1n, beat: 0n, note: null },
    ]);
  });
});
