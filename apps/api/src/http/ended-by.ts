import { ApiProperty } from '@nestjs/swagger';
import { NATIONAL_CALENDAR } from '@sealtrail/calendar';
import { type RouteReference, RouteReferenceView } from './route-reference.view';
import type { RouteTable } from './route-table';

/** What waits for a person says by which route that ends: one of these. */
export const EndedBy = (): PropertyDecorator =>
  ApiProperty({
    type: [RouteReferenceView],
    description:
      'Routes of which one ends the waiting: method, path, and the roles that may; empty: it waits for nobody.',
  });

/** The notice of a year ends what is provisional: that of the country, whichever calendar counted. */
export const noticeRoute = (routes: Pick<RouteTable, 'reference'>): RouteReference =>
  routes.reference('PUT /v1/calendars/{id}/years/{year}', { id: NATIONAL_CALENDAR });
