import { ApiProperty } from '@nestjs/swagger';
import { type Role, roles } from '@sealtrail/access';
import { enumeratedProperty } from './enumerated';

export type RouteReference = { readonly method: string; readonly path: string; readonly roles: readonly Role[] };

/** A route that resolves or completes something: what to send where, and the permitted roles. */
export class RouteReferenceView implements RouteReference {
  @ApiProperty({ example: 'POST' })
  method: string;

  @ApiProperty({
    description: 'With known parameters filled in; unknown ones in braces.',
    example: '/v1/applications/0198c0de-7a31-7c0e-9d55-0d2f6c1b8a40/acceptance',
  })
  path: string;

  @ApiProperty({
    ...enumeratedProperty(roles, { isArray: true }),
    description: 'Permitted roles, each within its scope.',
  })
  roles: readonly Role[];
}
