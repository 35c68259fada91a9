import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Role } from '@sealtrail/access';
import type { LocalizedText } from '@sealtrail/event-sourcing';
import type { ProblemCode } from '../http/problem-code';
import type { RouteResponse } from '../http/route-responses';
import type { RouteScope } from './scopes';

const DECLARATION = 'sealtrail:access';

/** The declaration of a route: permitted roles, scope, purpose, responses and problems. */
export type RouteDeclaration = {
  readonly roles: readonly Role[] | 'public';
  readonly scope: RouteScope;
  /** Besides the roles, the metrics key opens the route (`SEALTRAIL_METRICS_KEY_FILE`). */
  readonly metricsKey?: true;
  /** Accepts a one-use ticket in a cookie instead of a key; only for routes that change nothing. */
  readonly ticket?: true;
  /** For the caller in person: not open to a delegate. */
  readonly inPerson?: true;
  /** A single line. */
  readonly summary: LocalizedText;
  /** Details beyond the summary. */
  readonly description?: LocalizedText;
  readonly response: RouteResponse;
  /** Problem codes of this route, in addition to those of its kind. */
  readonly problems?: readonly ProblemCode[];
  /** Body members with personal data: stored in the vault, and excluded from fingerprints. */
  readonly personal?: readonly string[];
};

/**
 * Declares a route. The guard, the OpenAPI document and the access table read the declaration; an undeclared route is closed to
 * every caller.
 */
export const Access = (declaration: RouteDeclaration): MethodDecorator =>
  applyDecorators(SetMetadata(DECLARATION, declaration), ...declaration.response.documentation);

/** The declaration of a controller method; `null`: none. */
export const declarationOf = (method: object): RouteDeclaration | null =>
  (Reflect.getMetadata(DECLARATION, method) as RouteDeclaration | undefined) ?? null;
