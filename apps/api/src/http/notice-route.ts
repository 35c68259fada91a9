import { NATIONAL_CALENDAR } from '@sealtrail/calendar';
import type { RouteReference } from './route-reference.view';
import type { RouteTable } from './route-table';

/** The notice of a year ends what is provisional: that of the country, whichever calendar counted. */
export const noticeRoute = (routes: Pick<RouteTable, 'reference'>): RouteReference =>
  routes.reference('PUT /v1/calendars/{id}/years/{year}', { id: NATIONAL_CALENDAR });
