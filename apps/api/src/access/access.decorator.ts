import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Role } from '@sealtrail/access';
import type { LocalizedText } from '@sealtrail/event-sourcing';
import type { ProblemCode } from '../http/problem-code';
import type { RouteResponse } from '../http/route-responses';
import type { RouteScope } from './scopes';

const DECLARATION = 'sealtrail:access';

/** Everything that is said of a route: who may, within which bounds, what it does, answers and refuses. */
export type RouteDeclaration = {
  readonly roles: readonly Role[] | 'public';
  readonly scope: RouteScope;
  /** Beside the roles, the key of the metrics opens it (`SEALTRAIL_METRICS_KEY_FILE`). */
  readonly metricsKey?: true;
  /** Who brings no key may bring a one-use ticket in a cookie; what changes something takes none. */
  readonly ticket?: true;
  /** One line. */
  readonly summary: LocalizedText;
  /** What the one line cannot say. */
  readonly description?: LocalizedText;
  readonly response: RouteResponse;
  /** Codes of its own, beside those that every route of its kind refuses with. */
  readonly problems?: readonly ProblemCode[];
  /** Members of the body that name people: they go to the vault, and into no fingerprint. */
  readonly personal?: readonly string[];
};

/**
 * Declares a route, once. The guard, the OpenAPI document and the access table read it; a route without it is closed to
 * everybody.
 */
export const Access = (declaration: RouteDeclaration): MethodDecorator =>
  applyDecorators(SetMetadata(DECLARATION, declaration), ...declaration.response.documentation);

/** What a controller's method declares; `null`: nothing. */
export const declarationOf = (method: object): RouteDeclaration | null =>
  (Reflect.getMetadata(DECLARATION, method) as RouteDeclaration | undefined) ?? null;
