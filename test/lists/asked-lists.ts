import type { Condition, Document, Query, StoredDocument } from '@sealtrail/event-sourcing';
import { InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import { declaredRoutes } from '../../apps/api/src/access/declared-routes';
import { apiModule } from '../../apps/api/src/api.module';
import { ApplicationsHttpModule } from '../../apps/api/src/applications/applications-http.module';
import { CalendarHttpModule } from '../../apps/api/src/calendar/calendar-http.module';
import { CatalogHttpModule } from '../../apps/api/src/catalog/catalog-http.module';
import { EfficiencyHttpModule } from '../../apps/api/src/efficiency/efficiency-http.module';
import { FeedHttpModule } from '../../apps/api/src/feed/feed-http.module';
import { HttpHost } from '../../apps/api/src/http/testing/http-host';
import { NoticesHttpModule } from '../../apps/api/src/notices/notices-http.module';
import { RatingsHttpModule } from '../../apps/api/src/ratings/ratings-http.module';
import { SupervisionHttpModule } from '../../apps/api/src/supervision/supervision-http.module';
import { TrailHttpModule } from '../../apps/api/src/trail/trail-http.module';
import { WebhooksHttpModule } from '../../apps/api/src/webhooks/webhooks-http.module';
import { startServer } from '../server';

/** A list query to the store: one page, or a count (`counts`). */
export type AskedList = {
  readonly view: string;
  readonly where: readonly Condition[];
  readonly orderBy?: string;
  readonly descending: boolean;
  readonly counts: boolean;
};

/** A store that records its queries. */
class AskedStore extends InMemoryReadStore {
  readonly asked: AskedList[] = [];

  override list<Doc extends Document>(view: string, query: Query): Promise<readonly StoredDocument<Doc>[]> {
    const { where, orderBy, descending = false } = query;
    this.asked.push({ view, where, descending, counts: false, ...(orderBy !== undefined && { orderBy }) });
    return super.list(view, query);
  }

  override count(view: string, where: readonly Condition[], most?: number): Promise<number> {
    this.asked.push({ view, where, descending: false, counts: true });
    return super.count(view, where, most);
  }
}

const MODULES = [
  ApplicationsHttpModule,
  CalendarHttpModule,
  CatalogHttpModule,
  EfficiencyHttpModule,
  FeedHttpModule,
  NoticesHttpModule,
  RatingsHttpModule,
  SupervisionHttpModule,
  TrailHttpModule,
  WebhooksHttpModule,
];
const NO_BOUNDS = { ratePerAddress: 1_000_000, ratePerKey: 1_000_000 };

type Schema = {
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
};
type Parameter = { readonly name: string; readonly in: string; readonly example?: string; readonly schema: Schema };
type Paths = Readonly<Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } }>>;

/** The lists of the API, as declared by their routes, without those of one case or one department. */
const listRoutes: readonly string[] = declaredRoutes(apiModule({ simulatedClock: false })).flatMap(
  ({ method, path, declaration }) =>
    method === 'GET' && declaration?.response.kind === 'list' && !path.includes(':') ? [path] : [],
);

/** Every possible query of a list: each filter with each of its values, in each order, with totals. */
function questionsOf(path: string, paths: Paths): readonly string[] {
  const parameters = (paths[path]?.get?.parameters ?? []).filter((one) => one.in === 'query');
  const valuesOf = (name: string) => parameters.filter((one) => one.name === name).flatMap(samples);
  const filters = parameters.filter(({ name }) => !ASKED_OF_EVERY_LIST.includes(name));
  const orders = valuesOf('sort').flatMap((sort) =>
    (valuesOf('direction').length === 0 ? [''] : valuesOf('direction')).map((direction) => [
      ['sort', sort],
      ['direction', direction],
    ]),
  );
  const wishes = [[], ...orders, ...(valuesOf('totals').length === 0 ? [] : [[['totals', 'true']]])];
  const asked = [[], ...filters.flatMap((filter) => samples(filter).map((value) => [[filter.name, value]]))];
  return asked.flatMap((filter) =>
    wishes.map(
      (wish) =>
        `${path}?${new URLSearchParams([...filter, ...wish].filter(([, value]) => value !== '') as [string, string][])}`,
    ),
  );
}

/** Each pair of filters of a list, with their first values, in each order. */
function pairsOf(path: string, paths: Paths): readonly string[] {
  const parameters = (paths[path]?.get?.parameters ?? []).filter((one) => one.in === 'query');
  const filters = parameters.flatMap((one): readonly ListRequestSpec[] => {
    const [value] = ASKED_OF_EVERY_LIST.includes(one.name) ? [] : samples(one);
    return value === undefined ? [] : [[one.name, value]];
  });
  const sorts = parameters.filter(({ name }) => name === 'sort').flatMap(samples);
  const orders = [[], ...sorts.map((sort): readonly ListRequestSpec[] => [['sort', sort]])];
  return filters.flatMap((one, at) =>
    filters
      .slice(at + 1)
      .flatMap((other) => orders.map((order) => `${path}?${new URLSearchParams([one, other, ...order].map(inPair))}`)),
  );
}

type ListRequestSpec = readonly [name: string, value: string];
const inPair = ([name, value]: ListRequestSpec): [string, string] => [name, value];

const ASKED_OF_EVERY_LIST = ['format', 'limit', 'cursor', 'totals', 'sort', 'direction'];

/** Values that a parameter accepts. */
function samples({ name, example, schema }: Parameter): readonly string[] {
  if (schema.enum !== undefined) return schema.enum.map(String);
  if (schema.type === 'boolean') return ['true', 'false'];
  if (schema.format === 'date') return ['2026-03-02'];
  if (name === 'region') return ['370100'];
  if (name === 'month') return ['2026-03'];
  if (name === 'period') return ['2026-Q1'];
  return [example ?? 'x1'];
}

/** The callers, each with another scope. */
const callers = {
  admin: { role: 'admin' },
  bigsuper: { role: 'supervisor', region: '370000' },
  locsuper: { role: 'supervisor', region: '370102' },
  officer1: { role: 'officer', department: 'd1', region: '370100' },
  sourced1: { role: 'integrator', source: 's1', region: '370100' },
} as const;

/** The distinct store queries of every list for every caller. */
export const everyAskedList = (): Promise<readonly AskedList[]> =>
  askedBy(questionsOf, Object.keys(callers) as (keyof typeof callers)[]);

/** The store queries of every list for each pair of filters, by an officer with a scope. */
export const everyAskedPair = (): Promise<readonly AskedList[]> => askedBy(pairsOf, ['officer1']);

async function askedBy(
  questions: (path: string, paths: Paths) => readonly string[],
  askers: readonly (keyof typeof callers)[],
): Promise<readonly AskedList[]> {
  const store = new AskedStore();
  const host = new HttpHost({
    now: '2026-03-11T02:00:00.000Z',
    callers,
    modules: MODULES,
    views: store,
    bounds: NO_BOUNDS,
  });
  await host.open();
  try {
    published ??= publishedPaths();
    const paths = await published;
    store.asked.length = 0;
    for (const path of listRoutes) {
      for (const question of questions(path, paths)) {
        for (const who of askers) {
          const answer = await host.ask(question.replace('/v1/', ''), who);
          mustBeAnswered(question, answer);
        }
      }
    }
  } finally {
    await host.close();
  }
  return [...new Map(store.asked.map((one) => [JSON.stringify(one), one])).values()];
}

let published: Promise<Paths> | undefined;

async function publishedPaths(): Promise<Paths> {
  const server = await startServer();
  try {
    return ((await server.get('/openapi.json').expect(200)).body as { paths: Paths }).paths;
  } finally {
    await server.stop();
  }
}

/** The store is empty, so a filter may name something that does not exist; and some callers may not query everything. */
function mustBeAnswered(
  question: string,
  { statusCode, body }: { readonly statusCode: number; readonly body: string },
): void {
  if (statusCode === 200 || statusCode === 403) return;
  if (statusCode === 422 && body.includes('field.not-there') && !body.includes('request.unknown')) return;
  throw new Error(`${question}: ${statusCode} ${body}`);
}
