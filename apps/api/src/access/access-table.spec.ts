import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import { CONTROLLER_WATERMARK } from '@nestjs/common/constants.js';
import { boundRequirementsOf, roles as everyRole } from '@sealtrail/access';
import { apiModule } from '../api.module';
import { otherResponse } from '../http/route-responses';
import { Access } from './access.decorator';
import { accessTable } from './access-table';
import { controllersIn, declaredRoutes } from './declared-routes';
import { everyone } from './role-groups';
import { scopes } from './scopes';

const SOURCES = join(__dirname, '..');
const api = apiModule({ simulatedClock: true });
const routes = declaredRoutes(api);
const guarded = routes.flatMap(({ method, path, declaration }) =>
  declaration === null || declaration.roles === 'public'
    ? []
    : [{ route: `${method} ${path}`, roles: declaration.roles, scope: declaration.scope }],
);

describe('the access table', () => {
  it('is generated from the routes (`npm run access-table`)', () => {
    expect(readFileSync(join(SOURCES, '..', 'ACCESS.md'), 'utf8')).toBe(accessTable(routes));
  });

  it('lists every route once', () => {
    const names = routes.map(({ method, path }) => `${method} ${path}`);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('leaves no route undeclared', () => {
    expect(routes.filter(({ declaration }) => declaration === null)).toEqual([]);
  });

  it('covers every controller of the modules', () => {
    const mounted = controllersIn(api);
    const written = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.controller.ts'))
      .flatMap((file) => Object.values(require(join(SOURCES, file)) as Record<string, unknown>))
      .filter((exported) => typeof exported === 'function' && Reflect.hasMetadata(CONTROLLER_WATERMARK, exported));
    expect(written.length).toBeGreaterThan(10);
    expect(written.filter((controller) => !(mounted as ReadonlySet<unknown>).has(controller))).toEqual([]);
  });

  it('names no other role and no other scope', () => {
    expect(guarded.flatMap(({ roles }) => roles).filter((role) => !everyRole.has(role))).toEqual([]);
    expect(routes.filter(({ declaration }) => !scopes.has(declaration?.scope))).toEqual([]);
  });

  it('opens public routes to the public, below /v1 only those that require the secret of a case', () => {
    const open = routes.filter(({ declaration }) => declaration?.roles === 'public');
    const bySecret = open.filter(({ path }) => path.startsWith('/v1/'));
    expect(bySecret.map(({ path }) => path)).toEqual(['/v1/ratings/by-token', '/v1/track']);
    const scoped = (scope: string) => routes.filter(({ declaration }) => declaration?.scope === scope);
    expect([scoped('secret'), scoped('public')]).toEqual([bySecret, open.filter((each) => !bySecret.includes(each))]);
  });

  it('declares no role for acts of a department if a key of that role cannot be bound to one', () => {
    const acts = guarded.filter(({ scope }) => scope === 'act');
    expect(acts.length).toBeGreaterThan(15);
    const never = acts.filter(({ roles }) =>
      roles.some((role) => boundRequirementsOf[role].department === 'meaningless'),
    );
    expect(never.map(({ route }) => route)).toEqual([]);
  });

  it('denies administrators the acts of officials and of the rating desk, card decisions, the access trail and secrets of cases, and portals every card', () => {
    const closed = guarded.filter(({ roles, scope }) => !roles.includes('admin') && scope !== 'act');
    expect(closed.map(({ route }) => route)).toEqual([
      'GET /v1/access-trail',
      'GET /v1/applications/:id/query-code',
      'POST /v1/cards/:id/acknowledgement',
      'POST /v1/cards/:id/appeal',
      'POST /v1/cards/:id/appeal-decision',
      'POST /v1/cards/:id/closing',
      'POST /v1/cards/:id/explanation',
      'POST /v1/cards/:id/outcome',
      'POST /v1/cards/:id/rectification',
      'POST /v1/cards/:id/referral',
      'POST /v1/cards/:id/revocation',
      'POST /v1/delegations',
      'GET /v1/emergency-accesses',
      'POST /v1/emergency-accesses',
      'POST /v1/emergency-accesses/:id/review',
      'POST /v1/interviews/:id/holding',
      'POST /v1/ratings/:id/follow-up',
      'POST /v1/ratings/:id/order',
      'GET /v1/ratings/:id/rater',
      'POST /v1/ratings/:id/reply',
      'POST /v1/ratings/:id/verification',
      'POST /v1/ratings/:id/void',
    ]);
    expect(guarded.filter(({ route, roles }) => route.includes('/cards') && roles.includes('applicantPortal'))).toEqual(
      [],
    );
  });

  it('cannot be generated while a route has no declaration', () => {
    @Controller('v1/secrets')
    class Forgetful {
      @Get()
      read(): object {
        return {};
      }
    }

    @Module({ controllers: [Forgetful] })
    class ForgetfulModule {}

    const found = declaredRoutes(ForgetfulModule);
    expect(found).toEqual([{ method: 'GET', path: '/v1/secrets', declaration: null }]);
    expect(() => accessTable(found)).toThrow('GET /v1/secrets declares no access');
  });

  it('cannot be generated while a method that is no route has a declaration', () => {
    @Controller('v1/secrets')
    class Stray {
      @Access({ roles: everyone, scope: 'anyKey', summary: { zh: '测试', en: 'test' }, response: otherResponse() })
      read(): object {
        return {};
      }
    }

    @Module({ controllers: [Stray] })
    class StrayModule {}

    expect(() => declaredRoutes(StrayModule)).toThrow('Stray.read declares access and is no route');
  });
});
