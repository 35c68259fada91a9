import { ApiProperty } from '@nestjs/swagger';
import { RouteReferenceView } from './route-reference.view';

/** What waits for a person says by which route that ends: one of these. */
export const EndedBy = (): PropertyDecorator =>
  ApiProperty({
    type: [RouteReferenceView],
    description:
      'Routes of which one ends the waiting: method, path, and the roles that may; empty: it waits for nobody.',
  });
