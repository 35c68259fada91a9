import { RevisionConflict } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import { deliveriesStream } from '../domain/webhook-events';
import { deliveryStory } from '../testing';
import { DeliveryLog } from './delivery-log';

const id = 'a1b2c3d4e5f60718';
const [first, second] = deliveryStory(id);

describe('the delivery log', () => {
  it('refuses an append by a process that has not read its end, and returns what was recorded', async () => {
    if (first === undefined || second === undefined) throw new Error('no story');
    const store = new InMemoryEventStore();
    const log = new DeliveryLog(store, new InMemoryReadStore(), new FixedClock());
    const begin = await log.of(id);
    const after = await log.tell(begin, first);
    await expect(log.tell(begin, second)).rejects.toBeInstanceOf(RevisionConflict);
    await log.tell(after, second);
    expect((await store.read(deliveriesStream(id))).map(({ type }) => type)).toEqual([first.type, second.type]);
    expect(await log.of(id)).toMatchObject({ revision: 1, delivered: 3, failing: { deliveryId: 'd2' } });
  });
});
