import { NATIONAL_CALENDAR } from '@sealtrail/calendar';
import type { RouteReference } from './route-reference.view';
import type { RouteTable } from './route-table';

/** The route that ends a provisional calendar: the year notice of the country, whichever calendar applies. */
export const noticeRoute = (routes: Pick<RouteTable, 'reference'>): RouteReference =>
  routes.reference('PUT /v1/calendars/{id}/years/{year}', { id: NATIONAL_CALENDAR });
