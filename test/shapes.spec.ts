import 'reflect-metadata';
import { declaredRoutes } from '../apps/api/src/access/declared-routes';
import { apiModule } from '../apps/api/src/api.module';
import { type ApiDocument, type JsonRoute, jsonRoutes, type Place, placesIn, sample, urlOf } from './request-schemas';
import { startServer, type TestServer } from './server';

/** For samples that contradict themselves if made member by member. */
const TOLD: Readonly<Record<string, object>> = { '/v1/ratings': { anonymous: false } };

/**
 * The routes that an administrator may not use, by who may: acts on cases and answers to cards, steps of the rating desk, steps
 * of a supervising body, reviews of auditors.
 */
const withoutAdmin = declaredRoutes(apiModule({ simulatedClock: true })).filter(
  ({ declaration }) => declaration !== null && !declaration.roles.includes('admin'),
);
const asked = (by: 'auditor' | 'officer' | 'ratingDesk' | 'supervisor'): ReadonlySet<string> =>
  new Set(
    withoutAdmin
      .filter(({ declaration }) => declaration?.roles.includes(by))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
  );

const ACTS = asked('officer');
const DESK_STEPS = asked('ratingDesk');
const SUPERVISOR_STEPS = asked('supervisor');
const AUDITOR_STEPS = asked('auditor');

type Answer = { readonly status: number; readonly faults: readonly string[] };
/** An invalid value, and whether a response reports it. */
type Spoil = { readonly value: unknown; readonly isRefused: (answer: Answer, pointer: string) => boolean };

const nested = (levels: number): unknown => {
  let value: unknown = {};
  for (let level = 0; level < levels; level++) value = { deep: value };
  return value;
};
const wide = (members: number) => Object.fromEntries(Array.from({ length: members }, (_, n) => [`m${n}`, n]));

const isNoObject = ({ status, faults }: Answer, pointer: string): boolean =>
  status === 422 && faults.includes(`${pointer} field.not-object`);
const isRefusedThere = ({ status, faults }: Answer, pointer: string): boolean =>
  status === 422 && faults.some((fault) => fault.startsWith(`${pointer} `) || fault.startsWith(`${pointer}/`));
const isTooLarge = ({ status }: Answer): boolean => status === 413;

const TOO_LARGE: readonly Spoil[] = [nested(1_000), wide(20_001)].map((value) => ({ value, isRefused: isTooLarge }));

/** Values that no member of this kind accepts; `right` is a valid one. */
function spoilsOf({ kind, mayBeNull }: Place, right: unknown): readonly Spoil[] {
  const wrong = (isRefused: Spoil['isRefused'], ...values: readonly unknown[]): readonly Spoil[] =>
    [...values, ...(mayBeNull ? [] : [null])].map((value) => ({ value, isRefused }));
  const lists = [[], [right], [[right]]];
  if (kind === 'value') return wrong(isRefusedThere, ...lists, nested(20));
  const large = [...TOO_LARGE, { value: wide(500), isRefused: isRefusedThere }];
  if (kind === 'object') return [...wrong(isNoObject, ...lists, 7, 'x', true), ...large];
  const [member] = right as readonly unknown[];
  const tooMany = Array.from({ length: 501 }, () => member);
  return [...wrong(isRefusedThere, member, [[member]], [null], 7, 'x', nested(20), tooMany), ...large];
}

/** A copy of the body with another value for a member. */
function replaced(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(body) ? [...body] : { ...(body as object) };
  const members = copy as Record<string, unknown>;
  members[name] = replaced(members[name], rest, value);
  return copy;
}

const valueAt = (body: unknown, names: readonly string[]): unknown =>
  names.reduce<unknown>((parent, name) => (parent as Record<string, unknown>)[name], body);

describe('every body is validated by its schema', () => {
  let server: TestServer;
  let routes: readonly JsonRoute[];
  let document: ApiDocument;
  let officerKey: string;
  let deskKey: string;
  let supervisorKey: string;
  let auditorKey: string;

  beforeAll(async () => {
    server = await startServer({ simulatedClock: '2026-03-11T08:00:00+08:00' });
    document = (await server.get('/openapi.json').expect(200)).body as ApiDocument;
    routes = jsonRoutes(document);
    await server.put('/v1/departments/own', { name: 'own', region: '230902', level: 'county' });
    officerKey = await server.issueKey({ role: 'officer', department: 'own' });
    deskKey = await server.issueKey({ role: 'ratingDesk' });
    supervisorKey = await server.issueKey({ role: 'supervisor' });
    auditorKey = await server.issueKey({ role: 'auditor' });
  });

  afterAll(() => server.stop());

  const rightBody = ({ path, schema }: JsonRoute): unknown => ({
    ...(sample(schema, document) as object),
    ...TOLD[path],
  });

  const keyFor = (route: string): string => {
    if (ACTS.has(route)) return officerKey;
    if (DESK_STEPS.has(route)) return deskKey;
    if (SUPERVISOR_STEPS.has(route)) return supervisorKey;
    return AUDITOR_STEPS.has(route) ? auditorKey : server.adminKey;
  };

  const send = async ({ method, path }: JsonRoute, body: unknown): Promise<Answer> => {
    const route = `${method} ${path}`;
    const key = keyFor(route);
    const response = await fetch(`${server.url}${urlOf(path)}`, {
      method,
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });
    const { errors = [] } = (await response.json()) as { errors?: { pointer: string; code: string }[] };
    return { status: response.status, faults: errors.map(({ pointer, code }) => `${pointer} ${code}`) };
  };

  const head = async (): Promise<string> => {
    const { now } = (await server.get('/v1/clock').expect(200)).body as { now: string };
    await server.setClock(now);
    return ((await server.get('/health/ready').expect(200)).body as { store: { head: string } }).store.head;
  };

  it('and a valid body is not refused because of its shape', async () => {
    const refused: string[] = [];
    for (const route of routes) {
      const { faults } = await send(route, rightBody(route));
      refused.push(...faults.filter((fault) => fault.includes(' field.')).map((fault) => `${route.path} ${fault}`));
    }
    expect(refused).toEqual([]);
  });

  it('and any other value in any member is refused, with no event written', async () => {
    const before = await head();
    const slipped: string[] = [];
    let objects = 0;
    for (const route of routes) {
      const right = rightBody(route);
      for (const place of placesIn(route.schema, document)) {
        if (place.kind !== 'value') objects += 1;
        const names = place.pointer.split('/').slice(1);
        const tried = spoilsOf(place, valueAt(right, names)).map(async ({ value, isRefused }) => {
          const answer = await send(route, replaced(right, names, value));
          if (isRefused(answer, place.pointer)) return;
          const sent = JSON.stringify(value).slice(0, 40);
          slipped.push(`${route.method} ${route.path} ${place.pointer} ${sent}: ${answer.status} ${answer.faults[0]}`);
        });
        await Promise.all(tried);
      }
    }
    expect(slipped).toEqual([]);
    expect(objects).toBeGreaterThan(80);
    expect(await head()).toBe(before);
  });
});
