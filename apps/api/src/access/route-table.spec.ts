import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ROLES } from '@sealtrail/access';
import { apiControllers } from '../api.module';
import { ProblemsController } from '../http/problems.controller';
import { ApiKeysController } from './api-keys.controller';
import { ROUTES, rolesFor } from './route-table';

/** Routes that Swagger serves by itself. */
const BY_SWAGGER = ['GET /openapi.json'];

function routesOf(controller: Type): readonly string[] {
  const prefix: string = Reflect.getMetadata(PATH_METADATA, controller);
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler: unknown = controller.prototype[name];
    if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const path: string = Reflect.getMetadata(PATH_METADATA, handler);
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
    return [
      `${method} /${[prefix, path]
        .map((part) => part.replaceAll(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/')}`,
    ];
  });
}

describe('the route table', () => {
  const controllers = [...apiControllers(true), ApiKeysController, ProblemsController];
  const declared = [...new Set([...controllers.flatMap(routesOf), ...BY_SWAGGER])].toSorted();

  it('knows every route that a controller declares', () => {
    expect(declared.filter((route) => rolesFor(route) === null)).toEqual([]);
  });

  it('has no row without a route', () => {
    expect(Object.keys(ROUTES).filter((route) => !declared.includes(route))).toEqual([]);
  });

  it('sees a route that nobody decided about', () => {
    expect(rolesFor('POST /v1/anything')).toBeNull();
  });

  it('opens nothing below /v1 to the public, but what says so here', () => {
    const open = Object.entries(ROUTES).filter(([route, roles]) => roles === 'public' && route.includes('/v1/'));
    expect(open).toEqual([]);
  });

  it('lets an administrator everywhere and no portal near the cards', () => {
    for (const [route, roles] of Object.entries(ROUTES)) {
      if (roles === 'public') continue;
      expect([route, roles]).toEqual([route, expect.arrayContaining(['admin'])]);
      if (route.includes('/cards')) expect(roles).not.toContain('applicantPortal');
      expect(roles.filter((role) => !ROLES.includes(role))).toEqual([]);
    }
  });
});
