import { DeclaredIndexes, service } from './declared-indexes';
import { type ProductQuery, productQueries } from './product-queries';

describe('every list of the product, through a double', () => {
  let declared: DeclaredIndexes;

  beforeAll(async () => {
    declared = await DeclaredIndexes.open();
  });
  afterAll(() => declared.close());

  const sentFor = ({ projection, query }: ProductQuery, after: boolean) => {
    const value = { value: query.orderBy === undefined ? null : 'x', id: 'i' };
    return declared.sentFor(projection.name, after ? { ...query, after: value } : query);
  };

  it.each(productQueries.map((one) => [one.asks, one] as const))('is served by an index: %s', async (_, one) => {
    const sent = await sentFor(one, false);
    const all = declared.of(one.projection.name);
    for (const [at, name] of one.indexes.entries()) {
      const index = all.find((candidate) => candidate.name === name);
      const { bound, inOrder } = service(index ?? { name, fields: [] }, sent);
      expect({ name, serves: bound > 0 || inOrder }).toStrictEqual({ name, serves: true });
      if (at === 0) expect({ name, inOrder }).toStrictEqual({ name, inOrder: one.inOrder });
    }
  });

  it.each(productQueries.filter(({ inOrder }) => inOrder).map((one) => [one.asks, one] as const))(
    'continues in the index after a document: %s',
    async (_, one) => {
      const { filter, sort } = await sentFor(one, true);
      const [field] = Object.keys(sort) as [string];
      type Bounds = Readonly<Record<string, object>>;
      const bound = (filter['$and'] as readonly Bounds[]).at(-1)?.[field] ?? {};
      expect(Object.keys(bound)).toStrictEqual([
        Number(sort[field]) === 1 ? expect.stringMatching(/^\$gte?$/) : expect.stringMatching(/^\$lte?$/),
      ]);
    },
  );

  it('are queried in product-queries.ts for every index that a projection declares', () => {
    const named = new Set(
      productQueries.flatMap(({ projection, indexes }) => indexes.map((one) => `${projection.name}/${one}`)),
    );
    expect(declared.names.filter((name) => !named.has(name))).toStrictEqual([]);
  });
});
