import 'reflect-metadata';
import { loopStates, orderStates } from '@sealtrail/ratings';
import { declaredRoutes } from '../access/declared-routes';
import { apiModule } from '../api.module';
import type { RouteReference } from '../http/route-reference.view';
import { RouteTable } from '../http/route-table';
import { LoopEndingRoutes } from './loop-ending-routes';

const routes = new RouteTable();
routes.fill(declaredRoutes(apiModule({ simulatedClock: true })));
const endings = new LoopEndingRoutes(routes);
/** The roles of a route; a missing route has none. */
const shown = ({ method, path, roles }: RouteReference) => `${method} ${path} ${roles.join()}`;

const DESK = 'ratingDesk,supervisor';
const UNIT = 'window,officer,chiefRepresentative,integrator';

describe('the pending step of a bad rating', () => {
  it('shows the route that completes it, and its roles', () => {
    const at = (loopState: Parameters<LoopEndingRoutes['ofRating']>[0]['loopState'], orderId: string | null = null) =>
      endings.ofRating({ ratingId: 'r1', orderId, loopState }).endedBy.map(shown);
    expect(Object.fromEntries(loopStates.values.map((state) => [state, at(state, 'o1')]))).toEqual({
      toVerify: [`POST /v1/ratings/r1/verification ${DESK}`],
      toDecide: [`POST /v1/ratings/r1/order ${DESK}`, `POST /v1/ratings/r1/reply ${DESK}`],
      toRectify: [`POST /v1/rating-orders/o1/rectification ${UNIT}`],
      toReply: [`POST /v1/ratings/r1/reply ${DESK}`],
      toVisit: [`POST /v1/ratings/r1/follow-up ${DESK}`],
      done: [],
      voided: [],
    });
    expect(at(null)).toEqual([]);
  });

  it('is shown to the unit on its order, as long as that is open', () => {
    const of = (state: (typeof orderStates)['values'][number]) =>
      endings.ofOrder({ orderId: 'o1', state }).endedBy.map(shown);
    expect(of('open')).toEqual([`POST /v1/rating-orders/o1/rectification ${UNIT}`]);
    expect(orderStates.values.filter((state) => state !== 'open').flatMap(of)).toEqual([]);
  });
});
