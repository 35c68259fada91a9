import { ApiProperty } from '@nestjs/swagger';
import { RouteReferenceView } from './route-reference.view';

/** What waits for a person says by which route that ends: one of these. */
export const EndedBy = (): PropertyDecorator =>
  ApiProperty({
    type: [RouteReferenceView],
    description:
      'Routes, one of which completes the pending act: method, path and permitted roles; empty: no act of a person is pending.',
  });
