import { InMemoryEventStore, InMemoryReadStore, InMemoryVault } from '@sealtrail/event-sourcing/testing';
import { orderStream } from '../domain/order-id';
import { ratingStream } from '../domain/rating-commands';
import { GetRectificationOrder, GetRectificationOrderHandler } from './list-rectification-orders';
import { ratings } from './ratings-view';
import { rectificationOrders } from './rectification-orders-view';
import { ShowRating, ShowRatingHandler } from './show-rating';

const everything = { department: null, region: null };

describe('a rating and an order with an event that could not be folded', () => {
  const views = new InMemoryReadStore();
  const park = (view: string, stream: string) => {
    const parked = [{ stream, revision: 0n, position: 1n, code: 'TypeError' }];
    return views.save({ view, documents: new Map(), from: 0n, to: 1n, parked });
  };

  it('are neither shown in their earlier state nor reported as missing', async () => {
    await park(ratings.name, ratingStream('r1'));
    await park(rectificationOrders.name, orderStream('o1'));
    const show = new ShowRatingHandler(new InMemoryEventStore(), views, new InMemoryVault());
    const order = new GetRectificationOrderHandler(views);
    const rejected = (code: string) => ({ code });
    const shown = (id: string) => show.execute(new ShowRating(id, everything));
    const ordered = (id: string) => order.execute(new GetRectificationOrder(id, everything, true));
    await expect(shown('r1')).rejects.toMatchObject(rejected('view.incomplete'));
    await expect(ordered('o1')).rejects.toMatchObject(rejected('view.incomplete'));
    await expect(shown('r2')).rejects.toMatchObject(rejected('rating.not-found'));
    await expect(ordered('o2')).rejects.toMatchObject(rejected('rating-order.not-found'));
  });
});
