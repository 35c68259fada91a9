import 'reflect-metadata';
import type { JsonObject, JsonValue } from '@sealtrail/event-sourcing';
import { FixedNamespaceSecret } from '@sealtrail/event-sourcing/testing';
import fc from 'fast-check';
import { declaredRoutes } from '../access/declared-routes';
import { apiModule } from '../api.module';
import { EXAMPLES } from '../examples/examples';
import { fingerprintOf } from './fingerprint';

type Route = {
  readonly route: string;
  readonly body: JsonObject;
  /** Members with personal data. */
  readonly personal: readonly string[];
};

/** Every route with a body, with a complete and valid example. */
const routes = declaredRoutes(apiModule({ simulatedClock: true })).flatMap(
  ({ method, path, declaration }): readonly Route[] => {
    const route = `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;
    const { body } = EXAMPLES[route as keyof typeof EXAMPLES] ?? {};
    return body === undefined || declaration === null
      ? []
      : [{ route, body, personal: declaration.personal?.filter((member) => member in body) ?? [] }];
  },
);

const terms = { secret: new FixedNamespaceSecret(), commandId: 'c1' };

const printOf = ({ route, personal }: Route, body: JsonObject): string => {
  const [method = '', url = ''] = route.split(' ');
  return fingerprintOf({ method, url, body }, { ...terms, personal });
};

/** Paths of the leaves of a body. */
const placesIn = (value: JsonValue, at: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => placesIn(member as JsonValue, [...at, name]))
    : [at];

/** A copy with the value at a path replaced. */
function replaced(value: JsonValue, [name, ...rest]: readonly string[], by: JsonValue): JsonValue {
  if (name === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as JsonObject) }) as Record<string, JsonValue>;
  copy[name] = replaced(copy[name] ?? null, rest, by);
  return copy as JsonValue;
}

describe('the fingerprint of a body', () => {
  it('is tested for every route with a body', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.filter(({ personal }) => personal.length > 0).map(({ route }) => route)).toEqual([
      'POST /v1/applications',
      'POST /v1/ratings',
      'POST /v1/ratings/{id}/follow-up',
      'POST /v1/ratings/{id}/follow-up-rating',
      'POST /v1/ratings/{id}/reply',
      'POST /v1/ratings/{id}/verification',
      'POST /v1/ratings/by-token',
    ]);
  });

  it.each(routes.filter(({ personal }) => personal.length > 0))(
    'of $route is the same for any person named in it, and any text about them',
    (route) => {
      const told = printOf(route, route.body);
      for (const member of route.personal) {
        fc.assert(
          fc.property(fc.jsonValue(), (other) => {
            fc.pre(other !== null);
            return printOf(route, { ...route.body, [member]: other as JsonValue }) === told;
          }),
        );
      }
    },
  );

  it.each(routes)('of $route differs for every other change', (route) => {
    const told = printOf(route, route.body);
    const others = placesIn(route.body).filter(([member = '']) => !route.personal.includes(member));
    const unheard = others.filter((place) => {
      const other = replaced(route.body, place, 'another') as JsonObject;
      return printOf(route, other) === told;
    });
    expect(unheard).toEqual([]);
  });
});
