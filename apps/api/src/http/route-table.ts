import { Injectable } from '@nestjs/common';
import { type KeyBounds, type Role, roles } from '@sealtrail/access';
import type { DeclaredRoute } from '../access/declared-routes';
import { isClosedToRegion, type RouteScope } from '../access/scopes';
import type { RouteReference } from './route-reference.view';

type Values = Readonly<Record<string, string>>;

type RegisteredRoute = {
  readonly method: string;
  readonly path: string;
  readonly at: RegExp;
  readonly roles: readonly Role[];
  readonly scope: RouteScope | null;
};

/** The methods of each path, and the roles that may use them. */
@Injectable()
export class RouteTable {
  private routes: readonly RegisteredRoute[] = [];

  fill(routes: readonly DeclaredRoute[]): void {
    this.routes = routes.map(({ method, path, declaration }) => ({
      method,
      path: path.replaceAll(/:(\w+)/g, '{$1}'),
      at: new RegExp(`^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')}$`),
      roles: rolesOf(declaration),
      scope: declaration?.scope ?? null,
    }));
  }

  /** `GET /v1/cards/{id}`: the routes open to a key by role and region; their scopes restrict it further. */
  openTo(key: Pick<KeyBounds, 'role' | 'region'>): readonly string[] {
    return this.routes
      .filter(({ roles: open, scope }) => open.includes(key.role) && (scope === null || !isClosedToRegion(scope, key)))
      .map(({ method, path }) => `${method} ${path}`);
  }

  /** Sorted; empty: no such path. GET implies HEAD. */
  methodsAt(path: string): readonly string[] {
    const methods = this.routes.flatMap(({ method, at }) => (at.test(path) ? [method] : []));
    return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].toSorted();
  }

  /** @param route `POST /v1/applications/{id}/decision`; path parameters are filled in by name */
  reference(route: string, values: Values): RouteReference {
    const [method = '', path = ''] = route.split(' ');
    const known = this.routes.find((one) => one.method === method && one.path === path);
    const filled = path.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      values[name] === undefined ? whole : encodeURIComponent(values[name]),
    );
    return { method, path: filled, roles: known?.roles ?? [] };
  }

  /** As `reference`, with the path parameters of the request for the common prefix of both paths. */
  next(route: string, { routeOptions, params = {} }: RequestedRoute): RouteReference {
    const asked = (routeOptions?.url ?? '').replaceAll(/:(\w+)/g, '{$1}').split('/');
    const wanted = (route.split(' ')[1] ?? '').split('/');
    const apart = wanted.findIndex((part, at) => part !== asked[at]);
    const alike = apart === -1 ? wanted : wanted.slice(0, apart);
    const told = Object.entries(params).filter(([name]) => alike.includes(`{${name}}`));
    return this.reference(route, Object.fromEntries(told));
  }
}

type RequestedRoute = { readonly routeOptions?: { readonly url?: string }; readonly params?: Values };

const rolesOf = (declaration: DeclaredRoute['declaration']): readonly Role[] =>
  declaration === null ? [] : declaration.roles === 'public' ? roles.values : declaration.roles;
