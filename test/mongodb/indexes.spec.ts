import { projections } from '@sealtrail/contexts';
import { MongoReadStore } from '@sealtrail/platform';
import { everyAskedList } from '../lists/asked-lists';
import { DoubleWorld } from './double-world';
import { type ProductQuery, productQueries } from './product-queries';

/** Words of which each is had by a good part of all documents: counted through the collection, up to a bound. */
const COUNTED_THROUGH: ReadonlySet<string> = new Set([
  'rule',
  'level',
  'subject.kind',
  'channel',
  'scope',
  'act',
  'form',
  'suspended',
  'waiting',
]);

type Index = { readonly name: string; readonly fields: readonly string[] };
type Part = Readonly<Record<string, unknown>>;

/** What a filter says of each field by itself: that it is equal to something, or lies in a range. */
function bindings(filter: Part): ReadonlyMap<string, 'equal' | 'range'> {
  const bound = new Map<string, 'equal' | 'range'>();
  for (const part of filter['$and'] as readonly Part[]) {
    for (const [field, condition] of Object.entries(part)) {
      if (!field.startsWith('d.')) continue;
      const operators = Object.keys(condition as Part);
      const equal = operators.some((operator) => ['$eq', '$elemMatch'].includes(operator));
      bound.set(field, equal ? 'equal' : 'range');
    }
  }
  return bound;
}

/** How an index serves: the fields it binds, and whether it then gives the documents in the order asked for. */
function service({ fields }: Index, filter: Part, sort: Part): { readonly bound: number; readonly inOrder: boolean } {
  const by = bindings(filter);
  const equal = fields.findIndex((field) => by.get(field) !== 'equal');
  const rest = fields.slice(equal);
  const order = Object.keys(sort);
  const inOrder = order.every((field, at) => rest[at] === field);
  return { bound: equal + (by.get(rest[0] ?? '') === 'range' ? 1 : 0), inOrder };
}

describe('every list of the product, through a double', () => {
  let world: DoubleWorld;
  let store: MongoReadStore;
  const declared = new Map<string, readonly Index[]>();

  beforeAll(async () => {
    world = await DoubleWorld.start();
    store = new MongoReadStore(await world.connect());
    for (const { name, indexes } of projections) {
      world.sent();
      await store.prepare(name, indexes);
      const made = world.sent(`view.${name}`).flatMap(([, { indexes: all }]) => (all ?? []) as readonly Part[]);
      declared.set(
        name,
        made.map((index) => ({
          name: String(index['name']).replace(/&.*/, ''),
          fields: Object.keys(index['key'] as Part),
        })),
      );
    }
  });
  afterAll(() => world.close());

  async function sentFor({ projection, query }: ProductQuery, after: boolean): Promise<Part> {
    world.sent();
    const value = { value: query.orderBy === undefined ? null : 'x', id: 'i' };
    await store.list(projection.name, after ? { ...query, after: value } : query);
    const [first] = world.sent(`view.${projection.name}`);
    return first?.[1] ?? {};
  }

  it.each(productQueries.map((one) => [one.asks, one] as const))('is served by an index: %s', async (_, one) => {
    const { filter, sort } = (await sentFor(one, false)) as { readonly filter: Part; readonly sort: Part };
    const all = declared.get(one.projection.name) ?? [];
    for (const [at, name] of one.indexes.entries()) {
      const index = all.find((candidate) => candidate.name === name);
      const { bound, inOrder } = service(index ?? { name, fields: [] }, filter, sort);
      expect({ name, serves: bound > 0 || inOrder }).toStrictEqual({ name, serves: true });
      if (at === 0) expect({ name, inOrder }).toStrictEqual({ name, inOrder: one.inOrder });
    }
  });

  it.each(productQueries.filter(({ inOrder }) => inOrder).map((one) => [one.asks, one] as const))(
    'goes on in the index behind a document: %s',
    async (_, one) => {
      const { filter, sort } = (await sentFor(one, true)) as { readonly filter: Part; readonly sort: Part };
      const [field] = Object.keys(sort) as [string];
      const bound = (filter['$and'] as readonly Part[]).at(-1)?.[field] as Part;
      expect(Object.keys(bound)).toStrictEqual([
        Number(sort[field]) === 1 ? expect.stringMatching(/^\$gte?$/) : expect.stringMatching(/^\$lte?$/),
      ]);
    },
  );

  it('serves every list of the API by an index in its order, and every count by one that bounds it', async () => {
    const wrong: string[] = [];
    for (const { view, where, orderBy, descending, counts } of await everyAskedList()) {
      world.sent();
      await store.list(view, { where, descending, limit: 51, ...(orderBy !== undefined && { orderBy }) });
      const [, sent] = world.sent(`view.${view}`)[0] ?? [];
      const { filter, sort } = sent as { readonly filter: Part; readonly sort: Part };
      const services = (declared.get(view) ?? []).map((index) => service(index, filter, sort));
      const isCountedThrough = counts && where.every((one) => one.op === 'equals' && COUNTED_THROUGH.has(one.field));
      const isServed = services.some(({ bound, inOrder }) => (counts || orderBy === undefined ? bound > 0 : inOrder));
      if (!isServed && !isCountedThrough) wrong.push(`${view} by ${orderBy}: ${JSON.stringify(where)}`);
    }
    expect(wrong).toStrictEqual([]);
  }, 120_000);

  it('asks in product-queries.ts for every index that a projection declares', () => {
    const named = new Set(
      productQueries.flatMap(({ projection, indexes }) => indexes.map((one) => `${projection.name}/${one}`)),
    );
    const unnamed = [...declared].flatMap(([view, all]) =>
      all.map(({ name }) => `${view}/${name}`).filter((name) => !named.has(name)),
    );
    expect(unnamed).toStrictEqual([]);
  });
});
