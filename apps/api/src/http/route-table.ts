import { Injectable } from '@nestjs/common';
import type { DeclaredRoute } from '../access/declared-routes';

/** Which methods there are at a path. */
@Injectable()
export class RouteTable {
  private routes: readonly { readonly method: string; readonly at: RegExp }[] = [];

  fill(routes: readonly Pick<DeclaredRoute, 'method' | 'path'>[]): void {
    this.routes = routes.map(({ method, path }) => ({
      method,
      at: new RegExp(`^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')}$`),
    }));
  }

  /** Sorted; empty: there is nothing at this path. What answers GET answers HEAD. */
  methodsAt(path: string): readonly string[] {
    const methods = this.routes.flatMap(({ method, at }) => (at.test(path) ? [method] : []));
    return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].toSorted();
  }
}
