import { type DynamicModule, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { declarationOf, type RouteDeclaration } from './access.decorator';

/** A route of the module graph. */
export type DeclaredRoute = {
  readonly method: string;
  /** As declared by the controllers: `/v1/cards/:id`. */
  readonly path: string;
  /** `null`: undeclared, the route is closed. */
  readonly declaration: RouteDeclaration | null;
};

type AnyModule = Type | DynamicModule;

/** Every route of every controller of a module and its imports; sorted by path. */
export const declaredRoutes = (root: AnyModule): readonly DeclaredRoute[] =>
  [...controllersIn(root)]
    .flatMap(routesOf)
    .toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));

/** Every controller of a module graph. */
export function controllersIn(module: AnyModule, seen: Set<AnyModule> = new Set()): ReadonlySet<Type> {
  if (seen.has(module)) return new Set();
  seen.add(module);
  const type = 'module' in module ? module.module : module;
  const declared = <Found>(key: string): readonly Found[] => Reflect.getMetadata(key, type) ?? [];
  const own: Partial<DynamicModule> = 'module' in module ? module : {};
  const imported = [...declared<AnyModule>(MODULE_METADATA.IMPORTS), ...((own.imports ?? []) as readonly AnyModule[])];
  return new Set([
    ...declared<Type>(MODULE_METADATA.CONTROLLERS),
    ...(own.controllers ?? []),
    ...imported.flatMap((next) => [...controllersIn(next, seen)]),
  ]);
}

/** The methods of a controller that are routes. @throws if a method that is no route declares access */
function routesOf(controller: Type): readonly DeclaredRoute[] {
  const prefix: string = Reflect.getMetadata(PATH_METADATA, controller);
  return methodsOf(controller).flatMap((handler) => {
    const method: RequestMethod | undefined = Reflect.getMetadata(METHOD_METADATA, handler);
    const declaration = declarationOf(handler);
    if (method === undefined) {
      if (declaration === null) return [];
      throw new Error(`${controller.name}.${handler.name} declares access and is no route`);
    }
    const parts = [prefix, Reflect.getMetadata(PATH_METADATA, handler) as string];
    const path = parts.map((part) => part.replaceAll(/^\/|\/$/g, '')).filter((part) => part !== '');
    return [{ method: RequestMethod[method], path: `/${path.join('/')}`, declaration }];
  });
}

function methodsOf({ prototype }: Type): readonly ((...args: never[]) => unknown)[] {
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor')
    .map((name): unknown => prototype[name])
    .filter((member): member is (...args: never[]) => unknown => typeof member === 'function');
}
