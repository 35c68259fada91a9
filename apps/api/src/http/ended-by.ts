import { ApiProperty } from '@nestjs/swagger';
import { RouteReferenceView } from './route-reference.view';

/** Names the routes that complete a pending item: one of these is enough. */
export const EndedBy = (): PropertyDecorator =>
  ApiProperty({
    type: [RouteReferenceView],
    description:
      'Routes, one of which completes the pending act: method, path and permitted roles; empty: no act of a person is pending.',
  });
