import 'reflect-metadata';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language } from '@sealtrail/event-sourcing';
import type { RouteDeclaration } from '../access/access.decorator';
import { declaredRoutes } from '../access/declared-routes';
import { administratorRoles } from '../access/role-groups';
import { apiModule } from '../api.module';
import { PROBLEMS } from './problem-catalogue';
import { apiRejections } from './rejections';
import { documentRoutes } from './route-documentation';
import { changed, otherResponse } from './route-responses';

const declaration: RouteDeclaration = {
  roles: administratorRoles,
  scope: 'jurisdiction',
  summary: { zh: '吊销密钥', en: 'revoke a key' },
  response: changed(),
};

function documented(
  declared: RouteDeclaration,
  takes: object = {},
  language: Language = 'en',
  method: 'GET' | 'PUT' = 'PUT',
) {
  const operation = { responses: {} as Record<string, { description?: string }>, ...takes };
  const document = { paths: { '/v1/things/{id}': { [method.toLowerCase()]: operation } } } as unknown as OpenAPIObject;
  documentRoutes(document, [{ method, path: '/v1/things/:id', declaration: declared }], language);
  return operation as typeof operation & { summary?: string; description?: string; security?: object };
}

describe('the documentation of a route', () => {
  it('states its purpose, its roles and its scope', () => {
    const { summary, description, security } = documented(declaration);
    expect(summary).toBe('吊销密钥 · revoke a key');
    expect(description).toContain('Roles: `admin`.');
    expect(description).toContain('Scope: `jurisdiction`, 密钥行政区划内');
    expect(security).toEqual([{ apiKey: [] }]);
  });

  it('refers to the minimum position for 404: the resource may have been created by another process a moment ago', () => {
    const asked: RouteDeclaration = { ...declaration, response: otherResponse(), problems: ['file.not-found'] };
    for (const language of ['zh', 'en'] as const) {
      const of = (method: 'GET' | 'PUT') => documented(asked, {}, language, method).responses['404']?.description;
      expect(of('GET')).toContain('`Sealtrail-Min-Position`');
      expect(of('PUT')).not.toContain('`Sealtrail-Min-Position`');
    }
  });

  it('lists refusals by status, those of the route together with those of its kind', () => {
    const { responses } = documented({ ...declaration, problems: ['application.closed', 'file.not-found'] });
    expect(responses['409']?.description).toMatch(
      /`application\.closed`: 办件已办结 · Case closed\n.*`command\.running`/s,
    );
    expect(responses['403']?.description).toBe(
      [
        apiRejections['access.forbidden'].meaning.en,
        '- `access.delegation-invalid`: 委托无效 · Delegation not in force',
        '- `access.emergency-invalid`: 应急调阅无效 · Emergency access not open',
        '- `access.forbidden`: 无权操作 · Not allowed',
      ].join('\n'),
    );
    expect(responses['404']?.description).toContain('`file.not-found`: 无此文件 · No such file');
    expect(Object.keys(responses).toSorted()).toEqual([
      '400',
      '401',
      '403',
      '404',
      '408',
      '409',
      '412',
      '413',
      '414',
      '415',
      '417',
      '422',
      '429',
      '431',
      '500',
      '503',
    ]);
  });

  it('lists the codes of each status as enum values for generated clients', () => {
    const { responses } = documented({ ...declaration, response: otherResponse(), problems: ['application.closed'] });
    expect(responses['409']).toMatchObject({
      content: {
        'application/problem+json': {
          schema: {
            allOf: [
              { $ref: '#/components/schemas/ProblemView' },
              { properties: { code: { enum: ['application.closed'] } } },
            ],
          },
        },
      },
    });
  });

  it('is in Chinese only if requested', () => {
    const { summary, description, responses } = documented(
      { ...declaration, problems: ['application.closed'] },
      {},
      'zh',
    );
    expect(summary).toBe('吊销密钥');
    expect(description).toMatch(/^角色：\S+（`admin`）。\n\n数据范围：`jurisdiction`，密钥行政区划内/);
    expect(responses['409']?.description).toMatch(/^规则不允许.*\n- `application\.closed`: 办件已办结\n/);
    const words = Object.values(responses).map(({ description: said = '' }) => said.replaceAll(/`[^`]*`/g, ''));
    expect(words.filter((said) => / [a-z]{3,} [a-z]{3,} /i.test(said))).toEqual([]);
  });

  it('requires no key for public routes, and lists no refusal for a missing one', () => {
    const { responses, security } = documented({
      ...declaration,
      roles: 'public',
      scope: 'public',
      response: otherResponse(),
    });
    const statuses = ['400', '408', '413', '414', '415', '417', '422', '429', '431', '500', '503'];
    expect([Object.keys(responses).toSorted(), security]).toEqual([statuses, []]);
  });
});

describe('the refusals of the contexts', () => {
  it('are declared by a catalogue, all of them', () => {
    // @ts-expect-error not declared
    const unknown: RouteDeclaration['problems'] = ['application.no-such-thing'];
    // @ts-expect-error a fault of a field is not a refusal
    const ofField: RouteDeclaration['problems'] = ['application.material-not-listed'];
    expect([unknown, ofField]).toHaveLength(2);
  });

  it('are documented by at least one route each', () => {
    const routes = declaredRoutes(apiModule({ simulatedClock: true }));
    const told = new Set(routes.flatMap(({ declaration: declared }) => (declared === null ? [] : codesIn(declared))));
    const refusals = [...PROBLEMS.values()].filter(({ declaration: { kind } }) => kind !== 'field');
    expect(refusals.length).toBeGreaterThan(100);
    expect(refusals.map(({ code }) => code).filter((code) => !told.has(code))).toEqual(OF_NO_ROUTE);
  });
});

describe('the refusals of a proof', () => {
  it.each(['materials', 'withdrawal', 'receipt-confirmation', 'acceptance', 'decision'])('are listed at %s', (act) => {
    const routes = declaredRoutes(apiModule({ simulatedClock: true }));
    const found = routes.find(({ path }) => path === `/v1/applications/:id/${act}`)?.declaration;
    const proof = ['application.act-not-shown', 'application.before-its-act', 'application.in-the-future'];
    expect(found?.problems).toEqual(expect.arrayContaining(proof));
  });
});

/** Codes that are answered before routing. */
const OF_NO_ROUTE = ['route.method-not-allowed', 'route.not-found'];

const codesIn = (declared: RouteDeclaration): readonly string[] =>
  Object.values(documented(declared, { requestBody: {} }).responses).flatMap(({ description = '' }) =>
    [...description.matchAll(/^- `([^`]+)`/gm)].map(([, code = '']) => code),
  );
