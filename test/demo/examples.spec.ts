import 'reflect-metadata';
import { join } from 'node:path';
import { Database } from '@sealtrail/platform/testing';
import { declaredRoutes } from '../../apps/api/src/access/declared-routes';
import { apiModule } from '../../apps/api/src/api.module';
import { DEMO_FILE, type DemoKey } from '../../apps/api/src/examples/demo';
import { EXAMPLES } from '../../apps/api/src/examples/examples';
import type { RouteExample } from '../../apps/api/src/examples/route-example';
import { EVENT_STREAM } from '../../apps/api/src/feed/stream';
import type { TestServer } from '../server';
import { inItsFiles, isOnServers } from '../servers/server-options';
import { buildCity, type City } from './city';
import { Client } from './client';
import { startDemoServer } from './demo-server';
import { LAST_EVENING, LAST_MORNING, WaitingCases } from './waiting-cases';

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema?: { readonly example?: unknown; readonly default?: unknown };
};
type Operation = {
  readonly description: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: object }>> };
};
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
type Route = Operation & { readonly route: string; readonly method: string; readonly path: string };

/** Not filled in by the page: the user chooses a file. */
const CHOSEN = ['POST /v1/files'];

const routesOf = ({ paths }: Document): readonly Route[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const name = method.toUpperCase();
      return { ...operation, route: `${name} ${path}`, method: name, path };
    }),
  );

/** The value that `/docs` puts into the field of a parameter. */
const filledIn = ({ example, schema }: Parameter): unknown => example ?? schema?.example ?? schema?.default;

/** The request that the page sends if nothing is edited. */
function asPrefilled(
  { path, parameters = [], requestBody }: Route,
  secrets: Readonly<Record<string, string>> = {},
): { readonly path: string; readonly body?: object } {
  const told = parameters.filter((parameter) => filledIn(parameter) !== undefined);
  const query = told
    .filter((parameter) => parameter.in === 'query')
    .map((parameter): [string, string] => [parameter.name, String(filledIn(parameter))]);
  const inPath = new Map(
    parameters
      .filter((one) => one.in === 'path')
      .map((one) => [one.name, secrets[one.name] ?? String(filledIn(one))] as const),
  );
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inPath.get(name) ?? '');
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query)}`;
  const body = requestBody?.content['application/json']?.example;
  return { path: `${filled}${search}`, ...(body && { body }) };
}

describe('the values filled in by /docs, on a demo server', () => {
  let server: TestServer;
  let city: City;
  let cases: WaitingCases;
  let routes: readonly Route[];
  let inEnglish: readonly Route[];

  const documentIn = async (language: string): Promise<readonly Route[]> =>
    routesOf((await server.get(`/openapi.json?lang=${language}`).expect(200)).body as Document);

  beforeAll(async () => {
    server = await startDemoServer('2026-04-01T09:00:00+08:00');
    city = await buildCity(new Client(server.url, server.adminKey));
    cases = new WaitingCases(city);
    await cases.begin();
    await server.setClock(LAST_MORNING);
    await cases.finish();
    await server.setClock(LAST_EVENING);
    routes = await documentIn('zh');
    inEnglish = await documentIn('en');
  });

  afterAll(() => server.stop());

  it('exist for every route that changes something or has required parameters', () => {
    const needing = routes.filter(
      ({ method, parameters = [] }) => method !== 'GET' || parameters.some(({ required }) => required === true),
    );
    expect(needing.map(({ route }) => route).filter((route) => !(route in EXAMPLES))).toEqual([]);
    expect(needing.length).toBeGreaterThan(50);
  });

  it('belong to existing routes', () => {
    const known = routes.map(({ route }) => route);
    expect(Object.keys(EXAMPLES).filter((route) => !known.includes(route))).toEqual([]);
  });

  it('include every required parameter and every body', () => {
    const empty = routes.flatMap(({ route, parameters = [], requestBody }) => [
      ...parameters.filter((one) => one.required === true && filledIn(one) === undefined).map(({ name }) => name),
      ...Object.entries(requestBody?.content ?? {})
        .filter(([, { example }]) => example === undefined && !CHOSEN.includes(route))
        .map(([type]) => `${route}: ${type}`),
    ]);
    expect(empty).toEqual([]);
  });

  it('omit optional parameters, except defaults and those the example needs', () => {
    const more = routes.flatMap(({ route, parameters = [] }) =>
      parameters
        .filter((one) => one.required !== true && (one.example ?? one.schema?.example) !== undefined)
        .filter(({ name }) => exampleOf(route).parameters?.[name] === undefined)
        .map(({ name }) => `${route}: ${name}`),
    );
    expect(more).toEqual([]);
  });

  it('are the same in both languages, and name the key to try them with', () => {
    expect(inEnglish.map((route) => asPrefilled(route))).toEqual(routes.map((route) => asPrefilled(route)));
    const unsaid = Object.entries(EXAMPLES).filter(([route, { key }]) =>
      [routes, inEnglish].some(
        (told) => key !== null && !told.find((one) => one.route === route)?.description.includes(`\`${key}\``),
      ),
    );
    expect(unsaid).toEqual([]);
  });

  it('succeed, one after the other', async () => {
    const secrets: Readonly<Record<string, string>> = await cases.secrets();
    const inTurn = routes.toSorted((a, b) => turnOf(a) - turnOf(b) || dayOf(a).localeCompare(dayOf(b)));
    const refused: string[] = [];
    for (const route of inTurn) {
      const example = exampleOf(route.route);
      if (example.after !== undefined) await server.setClock(example.after);
      const { path, body } = asPrefilled(route, secrets);
      const told = Object.fromEntries(
        (example.told ?? []).filter((member) => body && member in body).map((member) => [member, secrets[member]]),
      );
      const sent = CHOSEN.includes(route.route) ? DEMO_FILE : body && { ...body, ...told };
      const { status, text } = await ask(route.method, path, sent, example.key);
      if (status < 200 || status > 299) refused.push(`${route.route} with ${example.key}: ${status} ${text}`);
    }
    expect(refused).toEqual([]);
  });

  it(`are in the events unchanged, except for personal data${inItsFiles}`, () => {
    const facts = isOnServers() ? null : factsIn(server.dataDir);
    const texts = Object.entries(EXAMPLES).flatMap(([route, { body = {} }]) =>
      Object.entries(body).flatMap(([member, value]) =>
        wordsIn(value).map((text) => ({
          text,
          where: `${route} ${member}: ${text}`,
          named: isPersonal(route, member),
        })),
      ),
    );
    const spoken = texts.filter(({ named }) => !named);
    const named = texts.filter(({ text, named: isNamed }) => isNamed && spoken.every((one) => one.text !== text));
    expect([named.length > 10, spoken.length > 60]).toEqual([true, true]);
    expect(named.filter(({ text }) => facts?.includes(text)).map(({ where }) => where)).toEqual([]);
    // Texts that are in no event would be in the vault, and members of a body that the fingerprint must not cover.
    expect(spoken.filter(({ text }) => facts?.includes(text) === false).map(({ where }) => where)).toEqual([]);
  });

  const ask = async (method: string, path: string, sent: object | string | undefined, key: DemoKey | null) => {
    const type = typeof sent === 'string' ? 'application/octet-stream' : 'application/json';
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${city[key].key}` }),
        ...(sent === undefined ? {} : { 'content-type': type }),
      },
      ...(sent === undefined ? {} : { body: typeof sent === 'string' ? sent : JSON.stringify(sent) }),
    });
    // A streaming response is complete with its headers.
    if (answer.headers.get('content-type') !== EVENT_STREAM)
      return { status: answer.status, text: await answer.text() };
    await answer.body?.cancel();
    return { status: answer.status, text: '' };
  };
});

/** The data of every event of a server. */
function factsIn(dataDir: string): string {
  const file = new Database(join(dataDir, 'events.sqlite'), { readonly: true });
  try {
    return file.prepare<[], string>('SELECT data FROM events').pluck().all().join('\n');
  } finally {
    file.close();
  }
}

/** Texts written by a person, and personal numbers: no codes, no instants. */
const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsIn);
  return typeof value === 'string' && /\p{Script=Han}|^\d{8}/u.test(value) ? [value] : [];
};

const isPersonal = (route: string, member: string): boolean =>
  declared.some(
    ({ method, path, declaration }) =>
      `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}` === route && declaration?.personal?.includes(member) === true,
  );

const declared = declaredRoutes(apiModule({ simulatedClock: true }));

/** The clock after everything that happens on its day, and acts on a later day after the clock. */
const turnOf = ({ route }: Route): number => {
  if (route === 'PUT /v1/clock') return 1;
  return exampleOf(route).after === undefined ? 0 : 2;
};

/** Examples on later days are asked in the order of their days: the clock of the demo never goes back. */
const dayOf = ({ route }: Route): string => exampleOf(route).after ?? '';

/** A route without an example has no required input: a key of the demo may call it. */
function exampleOf(route: string): RouteExample {
  return EXAMPLES[route as keyof typeof EXAMPLES] ?? { key: ASKERS.get(route) ?? null };
}

const ASKERS: ReadonlyMap<string, DemoKey> = new Map(
  declared.flatMap(({ method, path, declaration }) => {
    const roles = declaration?.roles ?? [];
    if (roles === 'public') return [];
    const key = (['admin', 'supervisor', 'auditor', 'notifier'] as const).find((role) => roles.includes(role));
    return key === undefined ? [] : [[`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`, key] as const];
  }),
);
